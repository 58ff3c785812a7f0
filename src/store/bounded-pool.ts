import type { Duplex } from 'node:stream';
import mysql2, { type Pool, type PoolConnection, type PoolOptions, type QueryValues } from 'mysql2';
import { isLost } from './failure';
import { setUpSession } from './session-settings';
import { within } from './within';

/** How long the database is waited for; milliseconds. */
export interface Limits {
  /** For a connection, new or free. */
  readonly connection: number;
  /** For the answer to one statement. */
  readonly statement: number;
}

/** A person waits, and leases are counted in seconds. A lock is waited for 5 s at most (`session-settings.ts`). */
export const usualLimits: Limits = { connection: 10_000, statement: 10_000 };
/** Longest wait for the server to take leave of every connection. */
const farewell = 1000;

const reads = /^\s*SELECT\b/i;
const opens = /^\s*(?:START TRANSACTION|BEGIN)\b/i;
const ends = /^\s*(?:COMMIT|ROLLBACK)\s*$/i;

/** Asks one statement. */
type Ask = (sql: string, values?: QueryValues) => ReturnType<ReturnType<PoolConnection['promise']>['query']>;

/**
 * mysql2's pool, in which nothing is waited for without end, and to which no connection returns whose state is unknown:
 * one that did not answer in time, that was lost, or that may still have a transaction open is thrown away. mysql2's own
 * time-out begins when a statement's turn comes and leaves the connection in the pool. A read outside a transaction whose
 * connection was lost is asked once more on another: it changed nothing, and who waits for it need not begin anew.
 */
export function createBoundedPool(options: PoolOptions, limits: Limits): Pool {
  const pool = mysql2.createPool(options);
  const all = new Set<PoolConnection>();
  const idle = new Set<PoolConnection>();
  const asks = new WeakMap<PoolConnection, Ask>();
  const elsewhere: Ask = async (sql, values) => {
    const other = await new Promise<PoolConnection>((resolve, reject) => {
      pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
    });
    try {
      const ask = asks.get(other);
      if (ask === undefined) throw new Error('a connection came to the pool unseen');
      return await ask(sql, values);
    } finally {
      other.release();
    }
  };
  pool.on('acquire', (connection) => idle.delete(connection));
  pool.on('release', (connection) => idle.add(connection));
  pool.on('connection', (connection) => {
    const gone = (): void => {
      all.delete(connection);
      idle.delete(connection);
    };
    all.add(connection);
    connection.on('error', gone).on('end', gone);
    setUpSession(connection, limits.statement, (error) => drop(connection, error));
    const onLost = (error: Error): void => {
      drop(connection, error);
      // Whatever took this one from us, a failover or a firewall, hardly spared those that lay idle beside it.
      for (const other of idle) drop(other, error);
    };
    asks.set(connection, guard(connection, { ...limits, onLost, elsewhere }));
  });
  boundGetting(pool, limits.connection);
  boundEnding(pool, all);
  return pool;
}

/** Out of the pool, and everybody who waits on it hears why: by itself `destroy` waits for the other side to close. */
const drop = (connection: PoolConnection, error: Error): void => {
  connection.destroy();
  (connection as unknown as { readonly stream: Duplex }).stream.destroy(error);
};

/** What guarding a connection needs. */
interface GuardParts extends Limits {
  readonly onLost: (error: Error) => void;
  readonly elsewhere: Ask;
}

/**
 * Bounds its statements, and keeps it out of the pool as long as a transaction may be open on it. Answers how to ask it,
 * and nobody else.
 */
function guard(connection: PoolConnection, { statement, onLost, elsewhere }: GuardParts): Ask {
  const promised = connection.promise();
  const release = connection.release.bind(connection);
  let mayBeOpen = false;
  const ask: Ask = async (sql, values) => {
    mayBeOpen ||= opens.test(sql);
    try {
      const answer = await within(statement, promised.query(sql, values), onLost);
      if (ends.test(sql)) mayBeOpen = false;
      return answer;
    } catch (error) {
      if (!(error instanceof Error && isLost(error))) throw error;
      onLost(error);
      // Says so to whoever does not know the numbers.
      throw Object.assign(error, { fatal: true });
    }
  };
  const query: Ask = async (sql, values) => {
    const changesNothing = !mayBeOpen && reads.test(sql);
    try {
      return await ask(sql, values);
    } catch (error) {
      if (!changesNothing || !isLost(error)) throw error;
      return elsewhere(sql, values);
    }
  };
  // TypeORM asks for this at every statement, and uses nothing else of it.
  connection.promise = () => ({ query }) as ReturnType<typeof connection.promise>;
  connection.release = () => {
    if (mayBeOpen) drop(connection, new Error('a transaction may be open'));
    release();
  };
  return ask;
}

function boundGetting(pool: Pool, length: number): void {
  const get = pool.getConnection.bind(pool);
  pool.getConnection = (done) => {
    const got = new Promise<PoolConnection>((resolve, reject) => {
      get((error, connection) => (error ? reject(error) : resolve(connection)));
    });
    within(length, got, () => void got.then((late) => late.release()).catch(() => undefined)).then(
      (connection) => done(null, connection),
      (error: NodeJS.ErrnoException) => done(error, undefined as never),
    );
  };
}

function boundEnding(pool: Pool, all: ReadonlySet<PoolConnection>): void {
  const end = pool.end.bind(pool);
  pool.end = (done = () => undefined) => {
    const ended = new Promise<void>((resolve) => end(() => resolve()));
    within(farewell, ended, (late) => [...all].map((connection) => drop(connection, late))).then(
      () => done(null),
      () => done(null),
    );
  };
}
