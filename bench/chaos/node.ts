import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { type MariaDb, startMariaDb } from '../../test/kit/mariadb';
import { GaleraCluster } from './galera';

/** One database server that can fail. */
export interface DatabaseNode {
  readonly name: string;
  readonly port: number;
  /** Ends it as the power would. */
  crash(): Promise<void>;
  /** Starts it again on the same data; resolves when it serves. */
  again(): Promise<void>;
  /** Stops it where it stands; its connections stay. */
  freeze(): void;
  /** Lets it go on; resolves when it serves. */
  thaw(): Promise<void>;
  /** Whether it runs and serves nobody, and will not again before somebody restarts it. */
  hasLeft(): Promise<boolean>;
  restart(): Promise<void>;
}

/** The servers of a run: every desk has one of its own, or all have the same. */
export interface Servers {
  readonly kind: string;
  /** Version of the server, and of what replicates it. */
  readonly version: string;
  readonly nodes: readonly DatabaseNode[];
  /** Name of a fresh database on them, and who may use it. */
  readonly user: string;
  readonly password: string;
  readonly database: string;
  stop(): Promise<void>;
}

/** The kinds there are, and how many desks run on each. */
export const kinds = { mariadb: { desks: 2, start: oneMariaDb }, galera: { desks: 3, start: threeOfGalera } } as const;
export type ServersKind = keyof typeof kinds;

const database = 'chaos';

async function oneMariaDb(): Promise<Servers> {
  const server = await startMariaDb();
  await server.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  const { port, username, password } = new URL(server.url);
  return {
    kind: 'mariadb',
    version: await versionOf(server.url),
    nodes: [nodeOf(server, Number(port))],
    ...{ user: username, password, database },
    stop: () => server.stop(),
  };
}

const nodeOf = (server: MariaDb, port: number): DatabaseNode => ({
  name: 'the database',
  port,
  crash: () => server.crash(),
  again: () => server.again(),
  freeze: () => server.freeze(),
  thaw: async () => server.thaw(),
  hasLeft: async () => false,
  restart: async () => {
    await server.crash();
    await server.again();
  },
});

async function threeOfGalera(): Promise<Servers> {
  const cluster = await GaleraCluster.start(3);
  await cluster.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  const { user, password } = cluster;
  return {
    kind: 'galera',
    version: `${await versionOf(cluster.url)}, Galera ${await cluster.providerVersion()}`,
    nodes: cluster.nodes,
    ...{ user, password, database },
    stop: () => cluster.stop(),
  };
}

async function versionOf(url: string): Promise<string> {
  const connection = await createConnection(url);
  const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
  await connection.end();
  return String(rows[0]?.['version']);
}
