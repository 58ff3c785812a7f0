import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { debian } from './debian';

const run = promisify(execFile);

/** Where something comes from that a test needs and this machine may not have. */
export interface Brought {
  /** Names the folder of the cache. */
  readonly name: string;
  /** Debian's packages that hold it. */
  readonly packages: readonly string[];
  /** Said, in one sentence, when it cannot be had. */
  readonly missing: string;
}

const cacheFolder = (name: string): string =>
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'dutydesk', name);

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
async function bring<T>(brought: Brought, found: (root: string) => T | undefined): Promise<T | undefined> {
  const root = cacheFolder(brought.name);
  const unpacked = found(root);
  if (unpacked !== undefined) return unpacked;
  const half = `${root}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  try {
    await debian().download(brought.packages, half);
    for (const file of readdirSync(half).filter((name) => name.endsWith('.deb'))) {
      await run('dpkg-deb', ['-x', path.join(half, file), half]);
      rmSync(path.join(half, file));
    }
    // Whole or not at all: another run may have brought the same meanwhile, and then its folder stays.
    await run('mv', ['-T', half, root]).catch((error: unknown) => {
      if (found(root) === undefined) throw error;
    });
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return found(root);
}

/** What is installed here (`/`), or was brought into the cache. Throws one clear sentence when it is not to be had. */
export async function unpacked<T>(brought: Brought, found: (root: string) => T | undefined): Promise<T> {
  const here = found('/');
  if (here !== undefined) return here;
  const there = await bring(brought, found).catch((cause: unknown) => {
    throw new Error(brought.missing, { cause });
  });
  if (there === undefined) throw new Error(brought.missing);
  return there;
}
