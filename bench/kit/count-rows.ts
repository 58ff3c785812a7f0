import { setTimeout as pauseFor } from 'node:timers/promises';
import Database from 'libsql';
import { type Connection, createConnection as connect, type RowDataPacket } from 'mysql2/promise';

/** A busy machine answers late, and its database turns away whom it has no time for. */
async function createConnection(url: string, tries = 5): Promise<Connection> {
  try {
    return await connect({ uri: url, connectTimeout: 60_000 });
  } catch (error) {
    if (tries === 1) throw error;
    await pauseFor(2000);
    return createConnection(url, tries - 1);
  }
}

/** How many rows each table of a desk's database has. */
export async function countRows(url: string): Promise<Readonly<Record<string, number>>> {
  return url.startsWith('sqlite:') ? inFile(fileIn(url)) : onServer(url);
}

/** Settings may follow the file's name. */
const fileIn = (url: string): string => url.slice('sqlite:'.length).replace(/\?.*/, '');

function inFile(file: string): Readonly<Record<string, number>> {
  const database = new Database(file, { readonly: true });
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .all();
    return Object.fromEntries(
      (tables as readonly { name: string }[]).map(({ name }) => {
        const row = database.prepare(`SELECT COUNT(*) AS count FROM ${name}`).get() as { count: number };
        return [name, row.count];
      }),
    );
  } finally {
    database.close();
  }
}

async function onServer(url: string): Promise<Readonly<Record<string, number>>> {
  const connection = await createConnection(url);
  try {
    const [tables] = await connection.query<RowDataPacket[]>('SHOW TABLES');
    const counts: Record<string, number> = {};
    for (const table of tables.map((row) => `${Object.values(row)[0]}`)) {
      const [rows] = await connection.query<RowDataPacket[]>(`SELECT COUNT(*) AS count FROM ${table}`);
      counts[table] = Number(rows[0]?.['count']);
    }
    return counts;
  } finally {
    await connection.end();
  }
}

/** What a query answers as `count` in its one row. */
export async function countBy(url: string, sql: string): Promise<number> {
  if (url.startsWith('sqlite:')) {
    const database = new Database(fileIn(url), { readonly: true });
    try {
      return (database.prepare(sql).get() as { count: number }).count;
    } finally {
      database.close();
    }
  }
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    return Number(rows[0]?.['count']);
  } finally {
    await connection.end();
  }
}
