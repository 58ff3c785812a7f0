import { type Duration, minutes } from '../../../domain/time/instant';

const longest = minutes(60);

/** How long to leave a method alone that WeCom limits: a minute, and twice as long each time, up to an hour. */
export class Growing {
  readonly #times = new Map<string, number>();

  after(method: string): Duration {
    const times = this.#times.get(method) ?? 0;
    this.#times.set(method, times + 1);
    return Math.min(longest, minutes(1) * 2 ** Math.min(times, 10)) as Duration;
  }

  /** It works again. */
  clear(method: string): void {
    this.#times.delete(method);
  }
}
