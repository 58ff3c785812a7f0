/**
 * What a table holds under that very name; undefined for every other, `constructor` and `__proto__` included, which
 * any object answers to. The only way to look something up by text (test/house/looked-up-by-text.test.ts).
 */
export const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
