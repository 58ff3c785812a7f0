import { type Duration, type Instant, minutes, seconds } from '../domain/time/instant';
import { type Clock, clockTolerance } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { UnitOfWork } from '../ports/unit-of-work';
import type { Part } from '../scheduler/run-parts';

/** A computer whose clock is farther off is not trusted with anything. */
const bound = minutes(1);
/** An answer that took longer says too little about when it was given. */
const slow = seconds(1);
const quick = 100;
const samples = 3;
const measuredEvery = seconds(30);
/** Clock and time may part by so much before somebody must have set the clock, or the computer slept. */
const jump = seconds(1);

/** One question to the database: its time, and when, by the monotonic clock, it was that. */
interface Sample {
  readonly there: Instant;
  readonly monotonic: number;
  /** How long the answer took. */
  readonly took: number;
  /** How far the computer's own clock was off, at the least. */
  readonly apart: number;
  /** Between the computer's two clocks. */
  readonly between: number;
}

/**
 * The database's time, for leases and moments: it is the one clock that all desks share. It is asked every half minute and
 * goes on by the computer's monotonic clock in between, so that whoever sets the wall clock moves nothing. Good for
 * `now` after the first `measure`.
 */
export class DatabaseClock implements Clock {
  #sample: Sample | undefined;
  #last = Number.NEGATIVE_INFINITY;
  #level: 'agrees' | 'apart' | 'too far apart' = 'agrees';
  #measuring: Promise<void> | undefined;

  constructor(
    private readonly own: Clock,
    private readonly databaseTime: () => Promise<Instant>,
    private readonly logger: Logger,
  ) {}

  now(): Instant {
    const { there, monotonic } = this.#measured();
    const now = Math.round(there + this.own.monotonic() - monotonic);
    // A correction of milliseconds is waited out; a database whose clock was set back by more is followed.
    this.#last = now < this.#last - slow ? now : Math.max(now, this.#last);
    return this.#last as Instant;
  }

  monotonic(): Duration {
    return this.own.monotonic();
  }

  /** How far the computer's own clock is from the database's. */
  apart(): Duration {
    return this.#measured().apart as Duration;
  }

  /**
   * Whether work may be taken by this clock. Not while it is too far apart, and not after a jump, until the database was
   * asked again: the computer may have slept, and others may hold what it believes to hold.
   */
  isFit(): boolean {
    const { apart } = this.#measured();
    if (!this.isSure()) {
      void this.measure().catch(() => undefined);
      return false;
    }
    return apart <= bound;
  }

  /**
   * Whether nobody set the wall clock, and the computer did not sleep, since the database was asked: else `now` may not be
   * relied upon. However far the computer's own clock is apart, it may.
   */
  isSure(): boolean {
    return Math.abs(this.#between() - this.#measured().between) <= jump;
  }

  /** Asks the database. Throws what it throws. */
  measure(): Promise<void> {
    this.#measuring ??= this.#measure().finally(() => (this.#measuring = undefined));
    return this.#measuring;
  }

  /** Keeps the clock right. */
  get part(): Part {
    return { name: 'clock', every: measuredEvery, run: () => this.measure() };
  }

  async #measure(): Promise<void> {
    const taken: Sample[] = [];
    while (taken.length < samples && (taken.at(-1)?.took ?? slow) > quick) taken.push(await this.#ask());
    const best = taken.reduce((one, other) => (other.took < one.took ? other : one));
    const before = this.#sample;
    // What was known before a jump is worth less than a slow answer.
    if (before !== undefined && best.took > slow && this.isSure()) return;
    this.#sample = best;
    this.#say(best.apart);
    const moved = before === undefined ? 0 : best.between - before.between;
    if (Math.abs(moved) > jump) this.logger.warn('the clock jumped', { by: Math.round(moved) });
  }

  async #ask(): Promise<Sample> {
    const asked = { own: this.own.now(), monotonic: this.own.monotonic() };
    const there = await this.databaseTime();
    const heard = { own: this.own.now(), monotonic: this.own.monotonic() };
    return {
      there,
      monotonic: (asked.monotonic + heard.monotonic) / 2,
      took: heard.monotonic - asked.monotonic,
      apart: Math.max(0, asked.own - there, there - heard.own),
      between: this.#between(),
    };
  }

  #say(apart: number): void {
    const level = apart > bound ? 'too far apart' : apart > clockTolerance ? 'apart' : 'agrees';
    if (level === this.#level) return;
    this.#level = level;
    const facts = { apart: Math.round(apart) };
    if (level === 'agrees') this.logger.info("the clock agrees with the database's again", facts);
    else if (level === 'apart') this.logger.warn("the clock is apart from the database's, which is followed", facts);
    else this.logger.error("the clock is too far apart from the database's: no work is taken", facts);
  }

  #between(): number {
    return this.own.now() - this.own.monotonic();
  }

  #measured(): Sample {
    if (this.#sample === undefined) throw new Error('the clock was not measured');
    return this.#sample;
  }
}

/** The same part, resting while the clock is not to be trusted. */
export const whileFit = (clock: Pick<DatabaseClock, 'isFit'>, part: Part): Part => ({
  ...part,
  run: async (alive) => (clock.isFit() ? part.run(alive) : undefined),
});

/**
 * The same unit of work, by the database's time also just after a jump: what somebody does then is not judged by a clock
 * that slept, and fails as in any outage while the database cannot be asked.
 */
export const inSureTime = (uow: UnitOfWork, clock: Measured): UnitOfWork => ({
  transact: async (now, work) => {
    if (clock.isSure()) return uow.transact(now, work);
    while (!clock.isSure()) await clock.measure();
    return uow.transact(clock.now(), work);
  },
});
type Measured = Pick<DatabaseClock, 'isSure' | 'measure' | 'now'>;
