import { dataSourceFor, dialectOf } from '../../src/store/data-source';

/** Does something to a database that no desk would do, and answers what it says. */
export async function statement(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
  try {
    const answer: unknown = await source.query(text);
    return Array.isArray(answer) ? answer : [];
  } finally {
    await source.destroy();
  }
}

/** A text or JSON as it was read, for a statement of any database. */
export function literal(read: unknown): string {
  const text = typeof read === 'string' ? read : JSON.stringify(read);
  return `CAST(X'${Buffer.from(text).toString('hex')}' AS CHAR)`;
}
