import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PlaygroundSeed } from './seed';
import { newWorld, restoredWorld, type World } from './world';

/** The kept workspace, or a new one where nothing was kept. Throws where the file can't be read as one. */
export function loadWorld(seed: PlaygroundSeed, dataFile: string | undefined): World {
  if (dataFile === undefined) return newWorld(seed);
  let text: string;
  try {
    text = readFileSync(dataFile, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return newWorld(seed);
    throw problem;
  }
  return restoredWorld(JSON.parse(text) as World, seed);
}

const pause = 150;

/** Writes a world to its file: whole, soon after a change, never half (a new file takes the old one's place). */
export class Keeper {
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly world: object,
    private readonly dataFile: string | undefined,
  ) {}

  changed(): void {
    if (this.dataFile === undefined || this.timer !== undefined) return;
    this.timer = setTimeout(() => void this.flush().catch(() => undefined), pause);
    this.timer.unref();
  }

  /** Writes now what is not written yet. */
  async flush(): Promise<void> {
    const file = this.dataFile;
    if (file === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.catch(() => undefined).then(() => this.write(file));
    await this.writing;
  }

  private async write(file: string): Promise<void> {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(this.world));
    await rename(`${file}.new`, file);
  }
}
