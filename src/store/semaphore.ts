/** Lets in so many pieces of work at a time; the others wait outside, in the order of asking. */
export class Semaphore {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** `patience`: milliseconds one waits at most; then `tooLate` says what is thrown. */
  constructor(
    width: number,
    private readonly patience: number,
    private readonly tooLate: () => Error,
  ) {
    this.#free = width;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#turn();
    try {
      return await work();
    } finally {
      // Handed on rather than freed, so that nobody who asks just now goes before those who wait.
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  #turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        clearTimeout(alarm);
        resolve();
      };
      const alarm = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(begin), 1);
        reject(this.tooLate());
      }, this.patience);
      this.#waiting.push(begin);
    });
  }
}
