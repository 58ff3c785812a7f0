import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Brought, environmentIn, unpacked } from './unpacked';

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
export interface Wanted extends Brought {
  /** Files below `usr` that it is not complete without, besides the server and its installer. */
  readonly files: readonly string[];
}

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

/** What is installed here, or was brought into the cache. Throws one clear sentence when there is none to be had. */
export const findPrograms = (wanted: Wanted): Promise<Programs> => unpacked(wanted, (root) => programsIn(root, wanted));

/** Debian's packages of the server: without its service, no system instance is installed, started or touched. */
export const serverPackages = [
  'mariadb-server-core',
  'mariadb-client-core',
  'libaio1',
  'liburing2',
  'libmariadb3',
] as const;
