import { own } from '../../domain/own';

/** Reading JSON that came from outside: every answer is undefined where the shape is another than expected. */

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What lies at the end of the path, or undefined. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inside, step) =>
      Array.isArray(inside) && typeof step === 'number'
        ? inside[step]
        : isJson(inside)
          ? own(inside, `${step}`)
          : undefined,
    value,
  );

/** Non-empty text at the end of the path, or undefined. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/**
 * An account of Slack's at the end of the path: a short word (theirs have eleven letters and digits). Anything else is
 * nobody, whom the desk neither asks Slack about nor writes down.
 */
export function accountAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = textAt(value, ...path);
  return found !== undefined && /^\w{1,64}$/.test(found) ? found : undefined;
}

/** The list at the end of the path; empty where there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** JSON of a text; undefined where it is none. */
export function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
