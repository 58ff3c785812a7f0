import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { freePort } from '../../test/kit/mariadb';
import { findPrograms, type Programs, serverPackages } from '../../test/kit/mariadb-programs';
import { environmentIn } from '../../test/kit/unpacked';
import type { DatabaseNode } from './node';

const run = promisify(execFile);

const galera = {
  name: 'galera',
  packages: [...serverPackages, 'mariadb-server', 'galera-4', 'rsync', 'lsof', 'libpopt0', 'libxxhash0'],
  files: ['lib/galera/libgalera_smm.so', 'bin/wsrep_sst_rsync', 'bin/rsync', 'bin/lsof'],
  missing:
    'No Galera for this run: mariadb-server, galera-4, rsync and lsof are not all installed, and Debian’s packages ' +
    'could not be downloaded. Install them, or run `npm run chaos -- --only mariadb`.',
};

const user = 'desk';
const password = 'throw-away';

/** Where a node listens: for clients, for the group, for what it missed, and for a whole copy. */
interface Ports {
  readonly sql: number;
  readonly group: number;
  readonly missed: number;
  readonly copy: number;
}

interface Common {
  readonly folder: string;
  readonly programs: Programs;
  readonly members: string;
}

/** rsync's daemon, started by root, becomes nobody and may not write what root owns: all of it runs as nobody then. */
const isRoot = process.getuid?.() === 0;
const asNobody = ['--reuid=nobody', '--regid=nogroup', '--clear-groups'];
const command = (program: string, words: readonly string[]): [string, string[]] =>
  isRoot ? ['setpriv', [...asNobody, program, ...words]] : [program, [...words]];

/** Nodes that are in step answer so. */
const synced = 'Synced';

/** One node of a cluster. */
class GaleraNode implements DatabaseNode {
  private server: ChildProcess | undefined;

  constructor(
    readonly name: string,
    private readonly ports: Ports,
    private readonly common: Common,
  ) {}

  get port(): number {
    return this.ports.sql;
  }

  get socketPath(): string {
    return `${this.folder}/s.sock`;
  }

  async begin(...more: readonly string[]): Promise<void> {
    mkdirSync(`${this.folder}/tmp`, { recursive: true });
    if (isRoot) await run('chown', ['-R', 'nobody:nogroup', this.folder]);
    const { programs } = this.common;
    const install = ['--auth-root-authentication-method=normal', '--skip-test-db', '--skip-name-resolve'];
    const words = ['--no-defaults', `--basedir=${programs.base}`, `--datadir=${this.folder}/data`];
    await run(...command(programs.installer, [...words, `--tmpdir=${this.folder}/tmp`, ...install]), {
      env: this.environment,
    });
    await this.launch(more);
  }

  async crash(): Promise<void> {
    const { server } = this;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    // Nothing else may keep this process alive until the end is heard.
    server.ref();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
  }

  /** A node that finds nobody to join in time ends, and is started again, as a supervisor does. */
  async again(): Promise<void> {
    for (let left = 10; ; left -= 1) {
      try {
        return await this.rejoin();
      } catch (error) {
        if (left === 0) throw error;
        await this.crash();
        await pauseFor(1000);
      }
    }
  }

  /** Its place in the log of the cluster is looked up first: then it is sent what it missed, not everything. */
  private async rejoin(): Promise<void> {
    const log = `${this.folder}/recover.log`;
    const words = [...this.flags(), '--wsrep-recover', '--disable-log-error'];
    const { stdout, stderr } = await run(...command(this.common.programs.server, words), {
      env: this.environment,
      maxBuffer: 2 ** 24,
    }).catch((error: unknown) => error as { readonly stdout: string; readonly stderr: string });
    const place = /WSREP: Recovered position: (\S+)/.exec(`${stdout}${stderr}`)?.[1]?.split(',')[0];
    if (place === undefined) throw new Error(`${this.name} does not know its place in the cluster (${log})`);
    rmSync(`${this.folder}/pid`, { force: true });
    await this.launch([`--wsrep-start-position=${place}`]);
  }

  freeze(): void {
    this.server?.kill('SIGSTOP');
  }

  async thaw(): Promise<void> {
    this.server?.kill('SIGCONT');
    await this.isSynced(() => this.restart());
  }

  /** Galera gives up for good where it cannot agree with the others: the server runs on, outside of any cluster. */
  async hasLeft(): Promise<boolean> {
    const [row] = await ask(this.socketPath, "SHOW STATUS LIKE 'wsrep_cluster_status'").catch(() => []);
    return row?.['Value'] === 'Disconnected';
  }

  async restart(): Promise<void> {
    await this.crash();
    await this.again();
  }

  async stop(): Promise<void> {
    this.server?.kill('SIGCONT');
    await this.crash();
  }

  private get folder(): string {
    return path.join(this.common.folder, this.name);
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...this.common.programs.env, HOME: this.common.folder };
  }

  private async launch(more: readonly string[]): Promise<void> {
    const words = [...this.flags(), `--log-error=${this.folder}/error.log`, ...more];
    const server = spawn(...command(this.common.programs.server, words), {
      env: this.environment,
      stdio: 'ignore',
      // What it starts to copy data must end with it.
      detached: true,
    });
    server.unref();
    const reap = (): void => void server.kill('SIGKILL');
    process.once('exit', reap);
    server.once('exit', () => process.off('exit', reap));
    this.server = server;
    await this.isSynced();
  }

  /** Resolves when it is in step with the others. `orElse`: what is done where it has left them for good. */
  private async isSynced(orElse?: () => Promise<void>): Promise<void> {
    for (let turn = 0; turn < 1200; turn += 1) {
      if (orElse !== undefined && (await this.hasLeft())) return orElse();
      if (this.server?.exitCode !== null || this.server.signalCode !== null) break;
      const [row] = await ask(this.socketPath, "SHOW STATUS LIKE 'wsrep_local_state_comment'").catch(() => []);
      if (row?.['Value'] === synced) return;
      await pauseFor(100);
    }
    const file = `${this.folder}/error.log`;
    const last = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '';
    throw new Error(`${this.name} of the cluster did not come: ${last}`);
  }

  private flags(): string[] {
    const { programs, members } = this.common;
    const { sql, group, missed, copy } = this.ports;
    const listen = `gmcast.listen_addr=tcp://127.0.0.1:${group};ist.recv_addr=127.0.0.1:${missed};ist.recv_bind=127.0.0.1:${missed}`;
    return [
      ...['--no-defaults', `--basedir=${programs.base}`, `--plugin-dir=${programs.base}/lib/mysql/plugin`],
      ...[`--lc-messages-dir=${programs.base}/share/mysql`, `--datadir=${this.folder}/data`],
      ...[`--tmpdir=${this.folder}/tmp`, `--socket=${this.socketPath}`, `--pid-file=${this.folder}/pid`],
      ...[`--port=${sql}`, '--bind-address=127.0.0.1', '--skip-name-resolve', '--performance-schema=OFF'],
      ...['--character-set-server=utf8mb4', '--default-time-zone=+00:00', '--max-connections=200'],
      ...['--innodb-buffer-pool-size=128M', '--innodb-log-file-size=48M', '--innodb-flush-method=nosync'],
      ...['--binlog-format=ROW', '--innodb-autoinc-lock-mode=2', '--innodb-flush-log-at-trx-commit=2'],
      ...['--wsrep-on=ON', `--wsrep-provider=${programs.base}/lib/galera/libgalera_smm.so`],
      ...['--wsrep-cluster-name=dutydesk', `--wsrep-cluster-address=gcomm://${members}`],
      ...[`--wsrep-node-name=${this.name}`, `--wsrep-node-address=127.0.0.1:${group}`],
      ...['--wsrep-sst-method=rsync', `--wsrep-sst-receive-address=127.0.0.1:${copy}`],
      `--wsrep-provider-options=${listen};gcache.size=64M`,
    ];
  }
}

async function ask(socketPath: string, sql: string): Promise<RowDataPacket[]> {
  const connection = await createConnection({ socketPath, user: 'root', connectTimeout: 2000 });
  try {
    return (await connection.query<RowDataPacket[]>({ sql, timeout: 5000 }))[0];
  } finally {
    connection.destroy();
  }
}

/** A cluster of our own, in a temporary folder, on loopback. */
export class GaleraCluster {
  readonly user = user;
  readonly password = password;

  private constructor(
    readonly nodes: readonly GaleraNode[],
    private readonly folder: string,
  ) {}

  /** Throws one clear sentence when there is no Galera to be had. */
  static async start(size: number): Promise<GaleraCluster> {
    const found = await findPrograms(galera);
    const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-galera-'));
    chmodSync(folder, 0o755);
    const programs = await reachable(found, folder);
    const ports: Ports[] = [];
    for (let nth = 0; nth < size; nth += 1) {
      ports.push({ sql: await freePort(), group: await freePort(), missed: await freePort(), copy: await freePort() });
    }
    const members = ports.map(({ group }) => `127.0.0.1:${group}`).join(',');
    const nodes = ports.map((own, nth) => new GaleraNode(`node${nth + 1}`, own, { folder, programs, members }));
    const cluster = new GaleraCluster(nodes, folder);
    try {
      for (const [nth, node] of nodes.entries()) await node.begin(...(nth === 0 ? ['--wsrep-new-cluster'] : []));
      await cluster.query(`CREATE USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}'`);
      await cluster.query(`GRANT ALL ON *.* TO '${user}'@'127.0.0.1'`);
    } catch (error) {
      await cluster.stop();
      throw error;
    }
    return cluster;
  }

  get url(): string {
    return `mysql://${user}:${password}@127.0.0.1:${this.first.port}`;
  }

  async query(sql: string): Promise<void> {
    await ask(this.first.socketPath, sql);
  }

  async providerVersion(): Promise<string> {
    const [row] = await ask(this.first.socketPath, "SHOW STATUS LIKE 'wsrep_provider_version'");
    return String(row?.['Value']).replace(/\(.*/, '');
  }

  async stop(): Promise<void> {
    for (const node of this.nodes) await node.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get first(): GaleraNode {
    const [first] = this.nodes;
    if (first === undefined) throw new Error('a cluster has nodes');
    return first;
  }
}

/** Programs that nobody may run too: root's own cache is closed to others, so they are linked or copied beside the data. */
async function reachable(programs: Programs, folder: string): Promise<Programs> {
  if (!isRoot || programs.root === '/') return programs;
  const root = path.join(folder, 'programs');
  await run('cp', ['-al', programs.root, root]).catch(() => run('cp', ['-a', programs.root, root]));
  const here = (file: string): string => path.join(root, path.relative(programs.root, file));
  return {
    root,
    ...{ base: here(programs.base), server: here(programs.server), installer: here(programs.installer) },
    env: environmentIn(root),
  };
}
