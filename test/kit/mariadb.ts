import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { findPrograms, type Programs, serverPackages, type Wanted } from './mariadb-programs';

const run = promisify(execFile);

/** A MariaDB of our own, in a temporary folder, on loopback. */
export interface MariaDb {
  /** Leads to no database yet; the user may create some. */
  readonly url: string;
  /** Ends the server by its process id and removes its folder. */
  stop(): Promise<void>;
  /** Runs one statement. */
  query(sql: string): Promise<void>;
  /** Ends it as the power would; its data stays. */
  crash(): Promise<void>;
  /** Starts it again after a crash, on the same data and port. */
  again(): Promise<void>;
  /** Stops it where it stands: it keeps its connections and answers nobody. */
  freeze(): void;
  /** Lets it go on. */
  thaw(): void;
}

const mariaDb: Wanted = {
  name: 'mariadb',
  packages: serverPackages,
  files: [],
  missing:
    'No MariaDB server for the tests: none is installed and Debian’s packages could not be downloaded. ' +
    'Install mariadb-server-core, or set TEST_DATABASE_URL, or use `npm run test:quick`.',
};

/** A port of loopback that nobody listens at. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

/** Waits until the server answers on its socket. */
async function answers(server: ChildProcess, socketPath: string, log: string): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    if (server.exitCode !== null) break;
    try {
      await (await createConnection({ socketPath, user: 'root' })).end();
      return;
    } catch {
      await setTimeout(50);
    }
  }
  const last = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : '';
  throw new Error(`The throw-away MariaDB did not start: ${last}`);
}

/** A user who may come over TCP; root itself stays on the socket. */
async function addUser(socketPath: string, password: string): Promise<void> {
  const connection = await createConnection({ socketPath, user: 'root' });
  await connection.query("CREATE USER 'desk'@'127.0.0.1' IDENTIFIED BY ?", [password]);
  await connection.query("GRANT ALL ON *.* TO 'desk'@'127.0.0.1' WITH GRANT OPTION");
  await connection.end();
}

function serverFlags(folder: string, programs: Programs, port: number): string[] {
  return [
    `--plugin-dir=${programs.base}/lib/mysql/plugin`,
    `--lc-messages-dir=${programs.base}/share/mysql`,
    `--socket=${folder}/s.sock`,
    `--pid-file=${folder}/pid`,
    `--log-error=${folder}/error.log`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--performance-schema=OFF',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--default-time-zone=+00:00',
    '--innodb-buffer-pool-size=256M',
    '--innodb-log-file-size=64M',
    '--max-connections=400',
    // Survives the death of the server, not of the machine: enough for a test, and quicker.
    '--innodb-flush-log-at-trx-commit=2',
    '--innodb-flush-method=nosync',
    '--skip-innodb-doublewrite',
    // Hundreds of databases are made and dropped: no file a table, and no statistics to keep of it.
    '--innodb-file-per-table=0',
    '--innodb-stats-persistent=0',
  ];
}

/** Starts a server in a fresh folder. Throws one clear sentence when there is none to be had. */
export async function startMariaDb(extraFlags: readonly string[] = []): Promise<MariaDb> {
  const programs = await findPrograms(mariaDb);
  const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-mariadb-'));
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const common = ['--no-defaults', ...asRoot, `--basedir=${programs.base}`, `--datadir=${folder}/data`];
  const install = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'];
  mkdirSync(path.join(folder, 'tmp'));
  await run(programs.installer, [...common, `--tmpdir=${folder}/tmp`, ...install], { env: programs.env });
  const port = await freePort();
  const flags = [...common, `--tmpdir=${folder}/tmp`, ...serverFlags(folder, programs, port), ...extraFlags];
  const launch = async (): Promise<ChildProcess> => {
    const launched = spawn(programs.server, flags, { env: programs.env, stdio: 'ignore', detached: true });
    launched.unref();
    // An interrupted test run skips its teardown.
    process.once('exit', () => launched.kill());
    await answers(launched, `${folder}/s.sock`, `${folder}/error.log`);
    return launched;
  };
  let server = await launch();
  const password = 'throw-away';
  await addUser(`${folder}/s.sock`, password);
  const url = `mysql://desk:${password}@127.0.0.1:${port}`;
  return {
    url,
    stop: () => stop(server, folder),
    query: async (sql) => {
      const connection = await createConnection(url);
      await connection.query(sql).finally(() => connection.end());
    },
    crash: async () => {
      server.ref();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
    },
    again: async () => {
      server = await launch();
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
  };
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  // Waited for again: nothing else would keep this process alive until the folder is gone.
  server.ref();
  const ended = new Promise((resolve) => server.once('exit', resolve));
  // Nothing of it is kept, so it need not put anything in order.
  if (server.exitCode === null && server.kill('SIGKILL')) await ended;
  rmSync(folder, { recursive: true, force: true });
}
