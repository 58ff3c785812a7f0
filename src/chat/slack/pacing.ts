import { isPressing, type Priority } from '../../domain/flow/turn';
import { type Duration, seconds } from '../../domain/time/instant';
import { slackLimits } from '../../platforms/slack-limits';
import type { Clock } from '../../ports/clock';
import { type Bucket, closed, givenBack, putOff, type Rate, taken, waitOf } from './bucket';
import { type Entry, type Ledger, OwnLedger } from './ledger';
import { factsOf, type Method, paceOf } from './methods';

/** It is not our turn for that long, and longer than the caller can wait. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  constructor(readonly wait: Duration) {
    super(`not our turn for ${wait} ms`);
  }
}

/** Slack takes one message a second a channel and lets short bursts pass; three is ours. */
const channelRate: Rate = { burst: 3, perMs: slackLimits.channelRate.most / seconds(1) };
/** Another channel was refused so shortly before: it is the whole method that Slack limits. */
const sameLimit = seconds(5);

/** Who is not urgent waits on the spot only while few do: each holds a place that something urgent may need. */
const mostWaiting = 2;
/** And of urgent ones only so many for one busy channel: calls to one person do not keep others from being told. */
const mostUrgentAtOne = 2;
/** And for all of them: whoever comes at once still finds a place. */
const mostUrgent = 4;
/** And for so long only one of what one person caused: the rest of it yields there to what others wait for. */
const oneOfOne = seconds(5);
/** Name of the line of whoever is not urgent. */
const others = 'others';

/** How one waits for its turn. */
export interface Waiting {
  readonly priority?: Priority;
  /** On whose account it is said. */
  readonly origin?: string;
  /** Told before the first wait. */
  readonly onWait?: () => Promise<void>;
}

interface Asked {
  readonly method: Method;
  readonly channel: string | undefined;
  readonly priority: Priority;
  /** Names what its person caused there, if it has one. */
  readonly line: string | undefined;
  /** Nobody said what it may wait for: somebody looks at a screen. */
  readonly mayCrowd: boolean;
}

interface Booked {
  readonly wait: Duration;
  /** The bucket it waits for. */
  readonly at: string;
  readonly taken: boolean;
  /** What it counts as there. */
  readonly as: Priority;
}

interface Taking {
  readonly ledger: Ledger;
  readonly now: number;
  readonly fits: (found: readonly [Bucket, Rate]) => boolean;
}

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
  /** How many wait on the spot, by what for. */
  readonly #waiting = new Map<string, number>();
  /** When one had to wait that presses, by where and on whose account. */
  readonly #pressed = new Map<string, number>();
  #refused: { readonly method: Method; readonly channel: string; readonly at: number } | undefined;

  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly pause: (length: Duration) => Promise<void>,
    private readonly together?: Together,
  ) {}

  /**
   * Waits for our turn. Throws NotYet where that is longer than `patience`; nothing is used up then. What is said at once
   * takes a place in the line; others wait until there is room, so that whoever is more urgent goes before them, and are
   * told a moment of their own where that takes long.
   */
  async turn(
    method: Method,
    channel: string | undefined,
    patience: Duration,
    { priority, origin, onWait }: Waiting = {},
  ): Promise<void> {
    const line = channel === undefined || origin === undefined ? undefined : `#${channel} ${origin}`;
    const asked = { method, channel, priority: priority ?? 'at-once', line, mayCrowd: priority === undefined };
    for (let waited = 0; ; ) {
      const { wait, at, taken: isOurs, as } = await this.#oneByOne(() => this.#book(asked, patience - waited));
      if (wait <= 0) return;
      await this.#during(isPressing(as) ? at : others, async () => {
        if (waited === 0) await onWait?.();
        await this.pause(wait);
      });
      if (isOurs) return;
      waited += wait;
    }
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

  /** Takes a permission, or says how long to wait before asking again. Throws NotYet. */
  async #book(asked: Asked, patience: number): Promise<Booked> {
    const { method, channel } = asked;
    const now = this.#now(method);
    const priority = this.#yields(asked, now) ? 'usual' : asked.priority;
    const ledger = this.#ledger(method);
    const keys = [method, ...(factsOf(method).speaks && channel !== undefined ? [`#${channel}`] : [])];
    const entries: Entry[] = [];
    for (const key of keys) entries.push(await ledger.read(key, rateOf(key, method), now));
    const waits = entries.map((entry) => ({ entry, wait: waitOf(entry.bucket, entry.rate, priority, now) }));
    const [longest] = waits.sort((one, other) => other.wait - one.wait);
    if (longest === undefined) return { wait: seconds(0), at: method, taken: true, as: priority };
    const wait = longest.wait as Duration;
    const at = longest.entry.key;
    const crowded = wait > 0 && !asked.mayCrowd && this.#isCrowded(priority, at);
    if (wait > patience || crowded) throw new NotYet(await this.#later(ledger, longest, { priority, now, crowded }));
    const hasRoom = waits.every((one) => one.entry.key !== method || one.wait <= 0);
    if (wait > 0 && !mayOwe(priority, hasRoom)) return { wait, at, taken: false, as: priority };
    const isOurs = await this.#take(entries, { ledger, now, fits: (one) => waitOf(...one, priority, now) <= wait });
    // Another process was first: ask again at once.
    if (!isOurs) return this.#book(asked, patience);
    if (wait > 0 && asked.line !== undefined) this.#pressed.set(asked.line, now);
    return { wait, at, taken: true, as: priority };
  }

  /** One person's flood delays nobody else: of what they caused, in one channel little is urgent at a time. */
  #yields({ priority, line }: Asked, now: number): boolean {
    for (const [old, at] of this.#pressed) if (now - at >= oneOfOne) this.#pressed.delete(old);
    return isPressing(priority) && line !== undefined && this.#pressed.has(line);
  }

  #isCrowded(priority: Priority, at: string): boolean {
    const waiting = this.#waiting.get(isPressing(priority) ? at : others) ?? 0;
    if (!isPressing(priority)) return waiting >= mostWaiting;
    const all = [...this.#waiting].reduce((sum, [where, count]) => sum + (where === others ? 0 : count), 0);
    return waiting >= mostUrgentAtOne || (priority === 'urgent' && all >= mostUrgent);
  }

  /** All of them or none. */
  async #take(entries: readonly Entry[], { ledger, now, fits }: Taking): Promise<boolean> {
    const done: Entry[] = [];
    for (const entry of entries) {
      const ok = await ledger.write(entry, now, (bucket) => (fits([bucket, entry.rate]) ? taken(bucket) : undefined));
      if (!ok) {
        for (const one of done) await ledger.write(one, now, givenBack);
        return false;
      }
      done.push(entry);
    }
    return true;
  }

  async #during(where: string, work: () => Promise<void>): Promise<void> {
    this.#waiting.set(where, (this.#waiting.get(where) ?? 0) + 1);
    try {
      await work();
    } finally {
      const left = (this.#waiting.get(where) ?? 1) - 1;
      if (left > 0) this.#waiting.set(where, left);
      else this.#waiting.delete(where);
    }
  }

  async #later(
    ledger: Ledger,
    { entry, wait }: { readonly entry: Entry; readonly wait: number },
    { priority, now, crowded }: { readonly priority: Priority; readonly now: number; readonly crowded: boolean },
  ): Promise<Duration> {
    let told = wait as Duration;
    if (priority === 'at-once' && !crowded) return told;
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

/**
 * Whether one may take what is not there yet. Whoever comes next pays for it, so a call for help does that in its channel
 * alone: in the whole method every answer would wait behind all calls.
 */
const mayOwe = (priority: Priority, methodHasRoom: boolean): boolean =>
  priority === 'at-once' || (priority === 'urgent' && methodHasRoom);

function rateOf(key: string, method: Method): Rate {
  if (key !== method) return channelRate;
  const { burst, perMinute } = paceOf(method);
  return { burst, perMs: (perMinute - burst) / seconds(60) };
}
