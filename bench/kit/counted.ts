const digits = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit}${digit === 0 ? ' AS d' : ''}`).join(
  ' UNION ALL ',
);

/**
 * A table `counted` with the numbers 1 to `count` in its column `n`, for INSERT … SELECT: in the words that every server
 * understands, up to a million.
 */
export function counted(count: number): string {
  const places = Math.max(1, Math.ceil(Math.log10(count)));
  const tables = Array.from({ length: places }, (_, place) => `(${digits}) AS t${place}`);
  const sum = tables.map((_, place) => `t${place}.d * ${10 ** place}`).join(' + ');
  const all = `SELECT 1 + ${sum} AS n FROM ${tables.join(' CROSS JOIN ')}`;
  return `(SELECT n FROM (${all}) AS numbers WHERE n <= ${count}) AS counted`;
}
