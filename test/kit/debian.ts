import { execFile } from 'node:child_process';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Runs a program; rejects, with what it wrote to standard error in the message, where it fails. */
export type Run = (program: string, words: readonly string[], folder?: string) => Promise<unknown>;

const really: Run = (program, words, folder) =>
  promisify(execFile)(program, [...words], {
    cwd: folder,
    // Messages are read below, so they are in English.
    env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 16 * 1024 * 1024,
  });

/** Another installation, of this machine or of another test run, holds one of the locks of apt or dpkg. */
const isLocked = /could not get lock|unable to (?:acquire|lock)|lock was locked/i;
/** What else stands in the way, each with the command that helps, which Debian's own messages ask for. */
const cures: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/dpkg was interrupted/, 'dpkg', ['--configure', '-a']],
  [/unmet dependencies|fix-broken/i, 'apt-get', ['install', '-y', '-qq', '--fix-broken']],
  // Whatever else it is: the lists of packages may be missing, or too old for what the archive has now.
  [/(?:)/, 'apt-get', ['update', '-qq']],
];

/** Tries in all, a second apart: an installation of somebody else's takes minutes. */
const turns = 600;

/** What is done with Debian's packages. */
export interface Debian {
  /** Installs them; needs root. */
  install(packages: readonly string[]): Promise<void>;
  /** Brings their files into a folder; needs root only where the lists of packages are missing or too old. */
  download(packages: readonly string[], folder: string): Promise<void>;
}

/**
 * Debian's packages on a machine that is not ours alone: waits up to ten minutes for a lock that others hold, finishes
 * what an interrupted installation left, and brings the lists of packages where they are missing or too old.
 */
export function debian(run: Run = really, pause: (ms: number) => Promise<unknown> = pauseFor): Debian {
  const patiently: Run = async (...call) => {
    for (let turn = 1; ; turn += 1) {
      try {
        return await run(...call);
      } catch (error) {
        if (turn >= turns || !isLocked.test(String(error))) throw error;
        await pause(1000);
      }
    }
  };
  const apt = async (words: readonly string[], folder?: string): Promise<void> => {
    const untried = [...cures];
    for (;;) {
      try {
        return void (await patiently('apt-get', words, folder));
      } catch (error) {
        const place = untried.findIndex(([sign]) => sign.test(String(error)));
        const [cure] = isLocked.test(String(error)) || place < 0 ? [] : untried.splice(place, 1);
        if (cure === undefined) throw error;
        await patiently(cure[1], cure[2]);
      }
    }
  };
  return {
    install: (packages) => apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]),
    download: (packages, folder) => apt(['download', '-qq', ...packages], folder),
  };
}
