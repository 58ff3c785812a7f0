import { setImmediate } from 'node:timers/promises';

/** Lets one piece of work in at a time, in the order of asking. */
export class Mutex {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      // SQLite works without ever waiting, so a long queue would keep timers and sockets from their turn.
      await setImmediate();
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
