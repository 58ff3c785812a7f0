import { after, type Duration, type Instant, minutes } from '../../../domain/time/instant';
import type { Clock } from '../../../ports/clock';

const longest = minutes(60);

/**
 * How long to leave a method alone that WeCom limits: a minute, and twice as long each time, up to an hour. Calls that
 * were on their way together and are all refused count as once.
 */
export class Growing {
  readonly #times = new Map<string, { readonly wait: Duration; readonly until: Instant }>();

  /** `clock`: the real time, which WeCom counts by. */
  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  after(method: string): Duration {
    const now = this.clock.now();
    const last = this.#times.get(method);
    if (last !== undefined && now < last.until) return last.wait;
    const wait = Math.min(longest, last === undefined ? minutes(1) : last.wait * 2) as Duration;
    this.#times.set(method, { wait, until: after(now, wait) });
    return wait;
  }

  /** It works again. */
  clear(method: string): void {
    this.#times.delete(method);
  }
}
