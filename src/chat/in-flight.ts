/** Work that has begun and not ended, so that a stop can wait for it. */
export class InFlight {
  private readonly running = new Set<Promise<unknown>>();

  /** Runs it and remembers it until it ends, well or not. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const promise = work();
    this.running.add(promise);
    try {
      return await promise;
    } finally {
      this.running.delete(promise);
    }
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }
}
