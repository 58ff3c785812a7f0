import Libsql from 'libsql';

/**
 * Parameters as libsql 0.5 takes them. It aborts the whole process when a Date or a plain object is bound, so those
 * become an ordinary exception here.
 */
function bindable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => {
    if (value === undefined) return null;
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (value !== null && typeof value === 'object' && !(value instanceof Uint8Array)) {
      throw new TypeError(`cannot bind ${Object.prototype.toString.call(value)} to SQLite`);
    }
    return value;
  });
}

/** What TypeORM uses of a statement. */
interface Statement {
  readonly reader: boolean;
  all(...parameters: unknown[]): unknown;
  run(...parameters: unknown[]): unknown;
}

type Constructor = new (
  file: string,
  options?: object,
) => {
  prepare(sql: string): Statement;
  exec(sql: string): unknown;
  close(): unknown;
};

const isTransactionWord = (sql: string): boolean => /^(BEGIN|COMMIT|ROLLBACK)\b/i.test(sql);

/** libsql in the shape of better-sqlite3, for TypeORM's `driver` option. */
export class GuardedSqlite extends (Libsql as unknown as Constructor) {
  override prepare(sql: string): Statement {
    // A prepared BEGIN that met SQLITE_BUSY stays "in progress", and no later COMMIT succeeds; exec has no such rest.
    if (isTransactionWord(sql)) return this.#executed(sql);
    const statement = super.prepare(sql);
    const { all, run, reader } = statement;
    // TypeORM asks each time it runs one, and libsql asks SQLite.
    Object.defineProperty(statement, 'reader', { value: reader });
    // One array: libsql misreads a single null that is passed by itself.
    statement.all = (...parameters) => all.call(statement, bindable(parameters));
    statement.run = (...parameters) => run.call(statement, bindable(parameters));
    return statement;
  }

  #executed(sql: string): Statement {
    const run = (): unknown => {
      this.exec(sql);
      return { changes: 0, lastInsertRowid: 0 };
    };
    return { reader: false, run, all: run };
  }
}
