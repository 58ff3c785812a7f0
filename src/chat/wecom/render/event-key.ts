import { type ActionOn, readAction, writeAction } from '../../../domain/record/record-wire';
import type { Button } from '../../../views/card';

/** What a press brings back. */
export interface EventKey extends ActionOn {
  /** At most 200 characters. */
  readonly value?: string;
}

/** Longer than any key WeCom takes. */
const longest = 2048;

/** Compact JSON of it: `a`ction, `t`icket, `v`alue. */
export function eventKeyOf(press: Pick<Button, keyof EventKey>): string {
  const { action: a, ticket: t, value: v } = writeAction(press);
  return JSON.stringify({ a, t, v });
}

/** Undefined where it is none of ours, e.g. from a card of an older version. Never throws. */
export function pressIn(eventKey: string): EventKey | undefined {
  const json = eventKey.length > longest ? undefined : parsed(eventKey);
  if (typeof json !== 'object' || json === null) return undefined;
  const { a: action, t: ticket, v: value } = json as Readonly<Record<string, unknown>>;
  if (typeof action !== 'string' || action === '') return undefined;
  return {
    ...readAction({ action, ticket }),
    ...(typeof value === 'string' && { value }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
