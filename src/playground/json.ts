/** A JSON object as it came over the wire: nothing about its fields is known. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether this is an object with fields (no array, not null). */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The text in a field, or undefined where there is none or something else. */
export function textIn(from: Json, field: string): string | undefined {
  const value = from[field];
  return typeof value === 'string' ? value : undefined;
}

/** The list in a field; empty where there is none. */
export function listIn(from: Json, field: string): readonly unknown[] {
  const value = from[field];
  return Array.isArray(value) ? value : [];
}

/** The objects in the list of a field; what is no object is left out. */
export const objectsIn = (from: Json, field: string): readonly Json[] => listIn(from, field).filter(isObject);

/** The object in a field, or an empty one. */
export function objectIn(from: Json, field: string): Json {
  const value = from[field];
  return isObject(value) ? value : {};
}

/** Reads JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
