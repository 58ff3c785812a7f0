import type { Driver } from 'typeorm';

/** A number that TypeORM does not see is one. */
class Hidden {
  constructor(readonly value: number) {}
}

/**
 * Lets numbers reach SQLite as parameters. TypeORM writes them into the statement, so that each moment asked for would be
 * a statement of its own, to be built, compiled, and kept instead of one that is used again.
 */
export function bindNumbers(driver: Pick<Driver, 'escapeQueryWithParameters'>): void {
  const original = driver.escapeQueryWithParameters.bind(driver);
  driver.escapeQueryWithParameters = (sql, given) => {
    const hidden = Object.entries(given).map(([key, value]) => [
      key,
      typeof value === 'number' ? new Hidden(value) : value,
    ]);
    const [text, values] = original(sql, Object.fromEntries(hidden));
    return [text, values.map((value: unknown) => (value instanceof Hidden ? value.value : value))];
  };
}
