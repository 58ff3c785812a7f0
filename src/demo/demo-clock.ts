import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { own } from '../domain/own';
import { after, type Duration, days, hours, type Instant, minutes, seconds } from '../domain/time/instant';
import { isOpen } from '../domain/time/is-open';
import { nextOpening } from '../domain/time/next-opening';
import type { OperatingTime } from '../domain/time/operating-time';
import { opensAt, workingDayAfter } from '../domain/time/working-day';
import type { Clock } from '../ports/clock';
import { realClock } from '../wiring/real-clock';

/** What has to be done at one moment of a pushed clock before it goes on, and when the next such moment is. */
export interface Stepped {
  drain(): Promise<void>;
  nextDue(): Promise<Instant | undefined>;
}

const units: Readonly<Record<string, (count: number) => Duration>> = { s: seconds, m: minutes, h: hours, d: days };
/** A new demo begins this long after opening, and a new day after the digest went out. */
const intoTheDay = minutes(10);
/** Nobody pushes a demo farther at once. */
const farthest = days(31);
/** Moments handled one after another in a single push. */
const mostSteps = 2000;

/**
 * A clock that runs like the computer's and can be pushed forward, never back. What falls due on the way is done at its
 * own moment, so that an hour's silence can be watched in a second. It remembers how far it was pushed, in a `file` where
 * one is given.
 */
export class DemoClock implements Clock {
  /** Milliseconds before the real clock. */
  #ahead: number;
  /** Where it began: a clock of the past must not make the monotonic one negative. */
  readonly #aheadAtFirst: number;
  #pushing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly place: OperatingTime,
    private readonly file: string | undefined,
    private readonly real: Clock = realClock,
    ahead?: Duration,
  ) {
    this.#ahead = ahead ?? (file === undefined ? undefined : readAhead(file)) ?? this.#firstPush();
    this.#aheadAtFirst = this.#ahead;
    this.#keep();
  }

  now(): Instant {
    return (this.real.now() + this.#ahead) as Instant;
  }

  /** Pushed too: whoever paces by it is not held up by seconds that were skipped. */
  monotonic(): Duration {
    return (this.real.monotonic() + this.#ahead - this.#aheadAtFirst) as Duration;
  }

  /**
   * Pushes by `65m`, `1h 30m`, or to the `next-working-day`, doing what falls due on the way through `stepped`. Throws
   * when the words are not understood.
   */
  push(words: string, stepped: Stepped): Promise<Instant> {
    const pushed = this.#pushing.then(() => this.#push(words, stepped));
    this.#pushing = pushed.catch(() => undefined);
    return pushed;
  }

  async #push(words: string, stepped: Stepped): Promise<Instant> {
    const target = this.#target(words);
    await stepped.drain();
    for (let step = 0; step < mostSteps; step += 1) {
      const due = await stepped.nextDue();
      if (due === undefined || due > target) break;
      this.#moveTo(due);
      await stepped.drain();
    }
    this.#moveTo(target);
    await stepped.drain();
    this.#keep();
    return this.now();
  }

  #target(words: string): Instant {
    const now = this.now();
    if (words === 'next-working-day') return after(opensAt(workingDayAfter(this.place, now, 1)), intoTheDay);
    const parts = [...words.matchAll(/(\d+)\s*([smhd])/g)];
    const length = parts.reduce((sum, [, count, unit]) => sum + (own(units, unit ?? '')?.(Number(count)) ?? 0), 0);
    if (parts.length === 0 || words.replace(/(\d+)\s*([smhd])/g, '').trim() !== '' || length > farthest) {
      throw new Error('say how far: 10m, 1h 30m, at most 31d, or next-working-day');
    }
    return after(now, length as Duration);
  }

  #moveTo(at: Instant): void {
    this.#ahead = Math.max(this.#ahead, at - this.real.now());
  }

  /** A first visit is always in working hours. */
  #firstPush(): number {
    const now = this.real.now();
    return isOpen(this.place, now) ? 0 : after(nextOpening(this.place, now), intoTheDay) - now;
  }

  #keep(): void {
    if (this.file === undefined) return;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify({ ahead: this.#ahead }));
  }
}

function readAhead(file: string): number | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const ahead = kept !== null && typeof kept === 'object' && 'ahead' in kept ? kept.ahead : undefined;
    return typeof ahead === 'number' && ahead >= 0 ? ahead : undefined;
  } catch {
    return undefined;
  }
}
