import { type Instant, minutes } from '../../domain/time/instant';

/** Names and who is there may be so old in a calendar; what is decided of the roster never is. */
const holds = minutes(5);
/** Calendars remembered at a time. */
const most = 100;

/** What was made for a calendar, kept for whoever looks next: a large roster takes a second to write. */
export class FeedCache<Made> {
  readonly #kept = new Map<string, { readonly until: Instant; readonly made: Made }>();

  /** What was made for this key, or is made now. `key` says all that it follows from but for what may be old. */
  async get(key: string, now: Instant, make: () => Promise<Made>): Promise<Made> {
    const known = this.#kept.get(key);
    if (known !== undefined && known.until > now) return known.made;
    const made = await make();
    this.#kept.delete(key);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= most && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, { until: (now + holds) as Instant, made });
    return made;
  }
}
