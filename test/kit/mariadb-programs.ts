import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { debian } from './debian';

const run = promisify(execFile);

/** Where a server's programs are, and what they need to run from there. */
export interface Programs {
  /** Folder above `usr`; `/` for what is installed. */
  readonly root: string;
  readonly base: string;
  readonly server: string;
  readonly installer: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What has to be there, and where it comes from otherwise. */
export interface Wanted {
  /** Names the folder of the cache. */
  readonly name: string;
  /** Debian's packages that hold it. */
  readonly packages: readonly string[];
  /** Files below `usr` that it is not complete without, besides the server and its installer. */
  readonly files: readonly string[];
  /** Said, in one sentence, when it cannot be had. */
  readonly missing: string;
}

const cacheFolder = (name: string): string =>
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'dutydesk', name);

function programsIn(root: string, { files }: Wanted): Programs | undefined {
  const base = path.join(root, 'usr');
  const inside = (...names: readonly string[]): string | undefined =>
    names.flatMap((name) => [path.join(base, 'sbin', name), path.join(base, 'bin', name)]).find(existsSync);
  const server = inside('mariadbd', 'mysqld');
  const installer = inside('mariadb-install-db');
  if (server === undefined || installer === undefined) return undefined;
  if (!files.every((name) => existsSync(path.join(base, name)))) return undefined;
  return { root, base, server, installer, env: environmentIn(root) };
}

/** The environment in which programs unpacked below `root` find each other and their libraries. */
export function environmentIn(root: string): NodeJS.ProcessEnv {
  const base = path.join(root, 'usr');
  const lib = path.join(base, 'lib');
  const libraries = existsSync(lib) ? readdirSync(lib).filter((name) => name.endsWith('-linux-gnu')) : [];
  return {
    ...process.env,
    PATH: `${base}/sbin:${base}/bin:${process.env['PATH']}`,
    ...(root === '/'
      ? {}
      : { LD_LIBRARY_PATH: libraries.flatMap((name) => [`${lib}/${name}`, `${root}/lib/${name}`]).join(':') }),
  };
}

/** Brings the packages into the cache and unpacks them there; needs no root. */
async function bringPrograms(wanted: Wanted): Promise<Programs | undefined> {
  const root = cacheFolder(wanted.name);
  const unpacked = programsIn(root, wanted);
  if (unpacked) return unpacked;
  const half = `${root}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  try {
    await debian().download(wanted.packages, half);
    for (const file of readdirSync(half).filter((name) => name.endsWith('.deb'))) {
      await run('dpkg-deb', ['-x', path.join(half, file), half]);
      rmSync(path.join(half, file));
    }
    // Whole or not at all: another run may have brought the same meanwhile, and then its folder stays.
    await run('mv', ['-T', half, root]).catch((error: unknown) => {
      if (programsIn(root, wanted) === undefined) throw error;
    });
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return programsIn(root, wanted);
}

/** What is installed here, or was brought into the cache. Throws one clear sentence when there is none to be had. */
export async function findPrograms(wanted: Wanted): Promise<Programs> {
  const here = programsIn('/', wanted);
  if (here) return here;
  const brought = await bringPrograms(wanted).catch((cause: unknown) => {
    throw new Error(wanted.missing, { cause });
  });
  if (brought === undefined) throw new Error(wanted.missing);
  return brought;
}

/** Debian's packages of the server: without its service, no system instance is installed, started or touched. */
export const serverPackages = [
  'mariadb-server-core',
  'mariadb-client-core',
  'libaio1',
  'liburing2',
  'libmariadb3',
] as const;
