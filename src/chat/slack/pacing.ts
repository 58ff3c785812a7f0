import type { Priority } from '../../domain/flow/turn';
import { type Duration, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { closed, putOff, type Rate, taken, waitOf } from './bucket';
import { type Entry, type Ledger, OwnLedger } from './ledger';
import { factsOf, type Method } from './methods';

/** It is not our turn for that long, and longer than the caller can wait. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  constructor(readonly wait: Duration) {
    super(`not our turn for ${wait} ms`);
  }
}

/** Slack takes one message a second a channel and lets short bursts pass; three is ours. */
const channelRate: Rate = { burst: 3, perMs: 1 / 1000 };
/** Another channel was refused so shortly before: it is the whole method that Slack limits. */
const sameLimit = seconds(5);

/** Where several processes keep one pace, and the clock they share. */
export interface Together {
  readonly ledger: Ledger;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Keeps calls inside Slack's rates, so that Slack need not refuse any: a bucket for each method and one for each channel
 * that is spoken in. One per workspace; shared by all processes where there is a `together`.
 */
export class Pacing {
  readonly #own = new OwnLedger();
  #last: Promise<unknown> = Promise.resolve();
  #refused: { readonly method: Method; readonly channel: string; readonly at: number } | undefined;

  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly pause: (length: Duration) => Promise<void>,
    private readonly together?: Together,
  ) {}

  /**
   * Waits for our turn. Throws NotYet where that is longer than `patience`; nothing is used up then. What is `low` leaves
   * room for others, and who is not `urgent` is told a moment of their own.
   */
  async turn(
    method: Method,
    channel: string | undefined,
    patience: Duration,
    priority: Priority = 'urgent',
  ): Promise<void> {
    const wait = await this.#oneByOne(() => this.#book(method, channel, patience, priority));
    if (wait > 0) await this.pause(wait);
  }

  /** Slack said no for so long: it means this method, in this channel where one is spoken in, and nothing else. */
  async block(method: Method, length: Duration, channel?: string): Promise<void> {
    await this.#oneByOne(async () => {
      const now = this.#now(method);
      const spoken = factsOf(method).speaks ? channel : undefined;
      const before = this.#refused;
      const all =
        before?.method === method && before.channel !== spoken && now - before.at < Math.max(sameLimit, length);
      this.#refused = spoken === undefined ? undefined : { method, channel: spoken, at: now };
      const keys = spoken === undefined || all ? [method] : [`#${spoken}`];
      for (const key of keys) {
        const entry = await this.#ledger(method).read(key, rateOf(key, method), now);
        await this.#ledger(method).write(entry, now, (bucket) => closed(bucket, now + length));
      }
    });
  }

  async #book(method: Method, channel: string | undefined, patience: Duration, priority: Priority): Promise<Duration> {
    const now = this.#now(method);
    const ledger = this.#ledger(method);
    const keys = [method, ...(factsOf(method).speaks && channel !== undefined ? [`#${channel}`] : [])];
    const entries: Entry[] = [];
    for (const key of keys) entries.push(await ledger.read(key, rateOf(key, method), now));
    const waits = entries.map((entry) => ({ entry, wait: waitOf(entry.bucket, entry.rate, priority, now) }));
    const [longest] = waits.sort((one, other) => other.wait - one.wait);
    if (longest === undefined) return seconds(0);
    if (longest.wait > patience) throw new NotYet(await this.#later(ledger, longest, priority, now));
    for (const entry of entries) await ledger.write(entry, now, taken);
    return longest.wait as Duration;
  }

  async #later(
    ledger: Ledger,
    { entry, wait }: { readonly entry: Entry; readonly wait: number },
    priority: Priority,
    now: number,
  ): Promise<Duration> {
    let told = wait as Duration;
    if (priority === 'urgent') return told;
    await ledger.write(entry, now, (bucket) => {
      const later = putOff(bucket, entry.rate, { priority, wait, now });
      told = later.wait;
      return later.bucket;
    });
    return told;
  }

  /** Somebody's screen waits for some methods: those ask nobody. */
  #ledger(method: Method): Ledger {
    return factsOf(method).onScreen || this.together === undefined ? this.#own : this.together.ledger;
  }

  #now(method: Method): number {
    return factsOf(method).onScreen || this.together === undefined ? this.clock.monotonic() : this.together.clock.now();
  }

  /** In one process callers count one after the other, in the order of asking. */
  #oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function rateOf(key: string, method: Method): Rate {
  if (key !== method) return channelRate;
  const { burst, perMinute } = factsOf(method);
  return { burst, perMs: (perMinute - burst) / seconds(60) };
}
