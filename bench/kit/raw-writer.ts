import { createPool, type Pool, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';

/** Rows of one transaction by table, in the order they are written. Nothing is read and nothing decided. */
export type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

type Query = (sql: string, values: readonly unknown[]) => Promise<number>;
type Values = Readonly<Record<string, unknown>>;

/** Writes rows with bare mysql2: the same pool size, session and durability as the desk, one INSERT a table. */
export class RawWriter {
  readonly #pool: Pool;

  constructor(url: string) {
    this.#pool = createPool({ uri: url, connectionLimit: 16, charset: 'utf8mb4', timezone: 'Z' });
    this.#pool.on('connection', (connection) => {
      void connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    });
  }

  /** One transaction; `query` answers the number the database gave to a new row. */
  async transact(work: (query: Query) => Promise<void>): Promise<void> {
    const connection = await this.#pool.getConnection();
    try {
      await connection.query('START TRANSACTION');
      await work(async (sql, values) => (await connection.query<ResultSetHeader>(sql, [...values]))[0].insertId);
      await connection.query('COMMIT');
    } finally {
      connection.release();
    }
  }

  async rows(sql: string, values: readonly unknown[] = []): Promise<readonly Values[]> {
    const [rows] = await this.#pool.query<RowDataPacket[]>(sql, [...values]);
    return rows.map((row) => ({ ...row }));
  }

  async run(sql: string, values: readonly unknown[] = []): Promise<void> {
    await this.#pool.query(sql, [...values]);
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}

/** One INSERT of many rows. JSON columns come as objects and go as text. */
export function insertion(table: string, rows: readonly Values[]): readonly [string, readonly unknown[]] {
  const columns = Object.keys(rows[0] ?? {});
  const marks = `(${columns.map(() => '?').join(',')})`;
  const values = rows.flatMap((row) => columns.map((column) => plain(row[column])));
  return [
    `INSERT INTO ${table} (${columns.map((column) => `\`${column}\``).join(',')}) VALUES ${rows.map(() => marks).join(',')}`,
    values,
  ];
}

const plain = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value;
