import { CommitUnknown, Conflict } from '../../src/ports/unit-of-work';
import { dataSourceFor, dialectOf, sqliteFile } from '../../src/store/data-source';
import type { Database } from '../../src/store/database';
import { MysqlDatabase } from '../../src/store/mysql-database';
import { SqliteDatabase } from '../../src/store/sqlite-database';

/** A database as the repositories use it, for tests that stand between the two. `poolSize`: connections at most. */
export async function openDatabaseAt(url: string, poolSize = 4): Promise<Database> {
  const dialect = await dialectOf({ url });
  const connected = () => dataSourceFor({ url, poolSize }, dialect).initialize();
  if (dialect !== 'sqlite') return new MysqlDatabase(dialect, await connected(), poolSize);
  const connections = { writer: await connected(), reader: await connected(), letGo: () => undefined };
  return new SqliteDatabase(sqliteFile(url), connections);
}

/** The same database, whose next write or transaction is done and its answer lost, as often as `lose` was called. */
export function losingAnswers(database: Database): Database & { lose(): void } {
  let left = 0;
  const losing = async <Answer>(done: Promise<Answer>, lost: Error): Promise<Answer> => {
    const answer = await done;
    if (left === 0) return answer;
    left -= 1;
    throw lost;
  };
  return {
    dialect: database.dialect,
    read: database.read,
    transact: (work) => losing(database.transact(work), new CommitUnknown('lost')),
    write: (work) => losing(database.write(work), new Conflict('lost')),
    close: () => database.close(),
    lose: () => {
      left += 1;
    },
  };
}

/** The same database, where something else happens after each write and before what follows it. */
export function interrupted(database: Database, happen: () => Promise<void>): Database {
  return {
    dialect: database.dialect,
    read: database.read,
    transact: (work) => database.transact(work),
    async write(work) {
      const answer = await database.write(work);
      await happen();
      return answer;
    },
    close: () => database.close(),
  };
}
