import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Does something with the address of a new embedded database, and removes it. */
export async function withEmbedded<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-bench-'));
  try {
    return await work(`sqlite:${folder}/desk.db`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
