/** How much may go on at a time. */
export interface Width {
  /** For one of them. */
  readonly each: number;
  /** For all. */
  readonly together: number;
}

/** A file of 10 MB is in memory as it comes and as it goes; so many files are at a time on each platform. */
export const mediaAtOnce: Width = { each: 1, together: 3 };

/** Files on their way to browsers: a page shows several at once. */
export const filesServed: Width = { each: 2, together: 6 };

/**
 * Work of many people side by side: so much of each at a time, and of what waits one of each by turns. Somebody who does
 * a hundred things at once waits behind themselves, not before others.
 */
export class FairTurns {
  readonly #running = new Map<string, number>();
  /** By person, in the order of whose turn it is. */
  readonly #waiting = new Map<string, (() => void)[]>();
  #all = 0;

  constructor(private readonly width: Width) {}

  /** Runs it when it is this person's turn; their own work begins in the order of asking. */
  async run<T>(who: string, work: () => Promise<T>): Promise<T> {
    if (this.#waiting.has(who) || !this.#hasRoom(who)) await this.#turnOf(who);
    else this.#begin(who);
    try {
      return await work();
    } finally {
      this.#end(who);
    }
  }

  #hasRoom(who: string): boolean {
    return this.#all < this.width.together && (this.#running.get(who) ?? 0) < this.width.each;
  }

  #turnOf(who: string): Promise<void> {
    return new Promise((resolve) => {
      const line = this.#waiting.get(who) ?? [];
      line.push(resolve);
      this.#waiting.set(who, line);
    });
  }

  #begin(who: string): void {
    this.#all += 1;
    this.#running.set(who, (this.#running.get(who) ?? 0) + 1);
  }

  #end(who: string): void {
    this.#all -= 1;
    const left = (this.#running.get(who) ?? 1) - 1;
    if (left > 0) this.#running.set(who, left);
    else this.#running.delete(who);
    this.#next();
  }

  #next(): void {
    for (const [who, line] of this.#waiting) {
      if (!this.#hasRoom(who)) continue;
      const resume = line.shift();
      // Their next work waits behind everybody else's.
      this.#waiting.delete(who);
      if (line.length > 0) this.#waiting.set(who, line);
      this.#begin(who);
      resume?.();
      return;
    }
  }
}
