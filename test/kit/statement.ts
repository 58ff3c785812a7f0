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
