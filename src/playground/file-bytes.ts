import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The contents of files: in memory, or in a folder where the workspace is kept. Ids are the workspace's own. */
export class FileBytes {
  private readonly memory = new Map<string, Buffer>();

  constructor(private readonly folder: string | null) {}

  async put(id: string, bytes: Buffer): Promise<void> {
    if (this.folder === null) {
      this.memory.set(id, bytes);
      return;
    }
    await mkdir(this.folder, { recursive: true });
    await writeFile(join(this.folder, id), bytes);
  }

  async get(id: string): Promise<Buffer | undefined> {
    if (this.folder === null) return this.memory.get(id);
    return readFile(join(this.folder, id)).catch(() => undefined);
  }

  async delete(id: string): Promise<void> {
    this.memory.delete(id);
    if (this.folder !== null) await rm(join(this.folder, id), { force: true });
  }
}
