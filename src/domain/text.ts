/** Controls and characters that show as nothing, wherever they stand, and the blank of Braille. */
const unseen = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]/u;
const seen = new RegExp(`[^${unseen.source.slice(1)}`, 'u');

/** Whether nobody could see anything of it: empty, blanks of any script, zero-width letters, controls. */
export const isBlank = (text: string): boolean => !seen.test(text);

/** Controls that turn the direction of what follows (embeddings, overrides, isolates): `invoice\u202Egpj.exe`. */
const turns = /[\u202A-\u202E\u2066-\u2069]/g;
const controls = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * Text for a title, a name or a single line: nothing in it turns the direction of what stands after it, breaks the line
 * or is half a letter. Trimmed; empty where nobody could see anything of it.
 */
export const oneLine = (text: string): string => {
  const line = text.toWellFormed().replace(turns, '').replace(controls, ' ').trim();
  return isBlank(line) ? '' : line;
};

/** The first line somebody can see, as `oneLine`; empty where there is none. */
export const firstLine = (text: string): string => {
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) if (!isBlank(line)) return oneLine(line);
  return '';
};

/** MariaDB takes JSON of 32 levels and MySQL of 100; nothing of ours, and nothing that we read of others, has ten. */
const mostLevels = 28;

/**
 * The same value as databases and chats take it: each half of a surrogate pair in its texts is replaced by U+FFFD, and a
 * list or object below 28 others by null. Other objects than plain ones stay as they are.
 */
export function wellFormed<Value>(value: Value): Value {
  // Nearly all are, and each row that is written comes by here.
  return (isWhole(value, mostLevels) ? value : mended(value, mostLevels)) as Value;
}

function isWhole(value: unknown, levels: number): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (Array.isArray(value)) return levels > 0 && value.every((part) => isWhole(part, levels - 1));
  if (value === null || typeof value !== 'object' || !isPlain(value)) return true;
  return levels > 0 && Object.entries(value).every(([key, part]) => key.isWellFormed() && isWhole(part, levels - 1));
}

function mended(value: unknown, levels: number): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return levels === 0 ? null : value.map((part) => mended(part, levels - 1));
  if (value === null || typeof value !== 'object' || !isPlain(value)) return value;
  if (levels === 0) return null;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key.toWellFormed(), mended(part, levels - 1)]));
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** A name that is safe to keep and to say: no path, no controls, at most 100 characters. */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const clean = [...last.replaceAll(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').trim()];
  return clean.slice(-100).join('') || 'file';
}
