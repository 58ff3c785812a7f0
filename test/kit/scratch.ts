import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import path from 'node:path';

const inMemory = '/dev/shm';
/** What a whole run of the tests writes, several times over. */
const enough = 4 * 1024 ** 3;

function hasRoom(): boolean {
  if (!existsSync(inMemory)) return false;
  const { bavail, bsize } = statfsSync(inMemory);
  return Math.min(bavail * bsize, freemem()) > enough;
}

/**
 * From here on, all temporary files of this process and of those it starts are in one folder: in memory on a Linux that
 * has room there, for nothing of a test's is to outlive the machine, and no database, its server nor a browser then waits
 * for a disk. What is to be looked at afterwards goes to TEST_EVIDENCE.
 */
export function beginScratch(): void {
  process.env['TEST_EVIDENCE'] = tmpdir();
  process.env['TMPDIR'] = mkdtempSync(path.join(hasRoom() ? inMemory : tmpdir(), 'dutydesk-tests-'));
  // An interrupted test run skips its teardown.
  process.once('exit', endScratch);
}

/** Removes the folder and everything in it. */
export function endScratch(): void {
  rmSync(`${process.env['TMPDIR']}`, { recursive: true, force: true });
}
