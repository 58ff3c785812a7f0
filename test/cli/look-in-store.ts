import { rulesOfKinds } from '../../src/commands/kinds';
import type { Instant } from '../../src/domain/time/instant';
import { dataSourceFor, dialectOf } from '../../src/store/data-source';
import { openStore, type Store } from '../../src/store/open-store';
import { countingIds } from '../kit/counting-ids';
import type { CommandPlace } from './call-command';

/** Looks at what a command has left in the database of its place, or puts there what it finds, and closes it again. */
export async function lookInStore<T>(place: CommandPlace, look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({
    url: place.env['DATABASE_URL'] ?? '',
    ids: countingIds,
    rules: rulesOfKinds,
    now: () => 0 as Instant,
  });
  try {
    await store.migrate();
    return await look(store);
  } finally {
    await store.close();
  }
}

/** Every column of every row of every table, as one text. */
export async function everythingIn(url: string): Promise<string> {
  const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
  const tables = source.entityMetadatas.map(({ tableName }) => tableName);
  const rows = await Promise.all(tables.map((table) => source.query(`SELECT * FROM ${table}`)));
  await source.destroy();
  const bytes = (_: string, value: unknown) =>
    value instanceof ArrayBuffer ? Buffer.from(value).toString() : Buffer.isBuffer(value) ? value.toString() : value;
  return JSON.stringify(rows, bytes);
}

type RowChange = 'INSERT' | 'UPDATE' | 'DELETE';
const changesOf = (table: string): readonly RowChange[] =>
  ['person', 'person_account'].includes(table) ? ['DELETE'] : ['UPDATE', 'DELETE'];

/** Makes every change of the table's rows fail, as if the process ended there; answers how it is ended. */
export async function stopped(url: string, table: string, changes = changesOf(table)): Promise<() => Promise<void>> {
  const dialect = await dialectOf({ url });
  const fails = dialect === 'sqlite' ? `BEGIN SELECT RAISE(ABORT, 'stopped'); END` : `SIGNAL SQLSTATE '45000'`;
  const run = async (...statements: readonly string[]): Promise<void> => {
    const source = await dataSourceFor({ url }, dialect).initialize();
    for (const statement of statements) await source.query(statement);
    await source.destroy();
  };
  // The note of the erasing and that they may do nothing are written before anything else.
  const begun = `EXISTS (SELECT 1 FROM person WHERE id LIKE 'erased-%')`;
  const only = table === 'shared_fact' ? `OLD.fact_key LIKE 'talk:%'` : table.startsWith('person') ? begun : '1';
  const when = dialect === 'sqlite' ? `WHEN ${only} ${fails}` : `BEGIN IF ${only} THEN ${fails}; END IF; END`;
  await run(
    ...changes.map((change) => `CREATE TRIGGER stop_${change} BEFORE ${change} ON ${table} FOR EACH ROW ${when}`),
  );
  return () => run(...changes.map((change) => `DROP TRIGGER stop_${change}`));
}
