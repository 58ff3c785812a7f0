import { type Duration, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { factsOf, type Method } from './methods';

/** A bucket of `burst` permissions that fills up again at `perMs`. It may be in debt: then callers wait in line. */
interface Bucket {
  readonly burst: number;
  readonly perMs: number;
  tokens: number;
  at: number;
}

/** It is not our turn for that long, and longer than the caller can wait. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  constructor(readonly wait: Duration) {
    super(`not our turn for ${wait} ms`);
  }
}

/** Slack takes one message a second a channel and lets short bursts pass; three is ours. */
const channelPace = { burst: 3, perMs: 1 / 1000 };

/**
 * Keeps calls inside Slack's rates, so that Slack need not refuse any: a bucket for each method and one for each channel
 * that is spoken in. One per workspace and process.
 */
export class Pacing {
  private readonly buckets = new Map<string, Bucket>();
  private readonly blockedUntil = new Map<Method, number>();

  constructor(
    private readonly clock: Pick<Clock, 'monotonic'>,
    private readonly pause: (length: Duration) => Promise<void>,
  ) {}

  /** Waits for our turn. Throws NotYet where that is longer than `patience`; nothing is used up then. */
  async turn(method: Method, channel: string | undefined, patience: Duration): Promise<void> {
    const now = this.clock.monotonic();
    const buckets = this.bucketsFor(method, channel, now);
    const blocked = Math.max(0, (this.blockedUntil.get(method) ?? 0) - now);
    const wait = Math.ceil(Math.max(blocked, ...buckets.map(missing)));
    if (wait > patience) throw new NotYet(wait as Duration);
    for (const bucket of buckets) bucket.tokens -= 1;
    if (wait > 0) await this.pause(wait as Duration);
  }

  /** Slack said no for so long: it means this method in this workspace, and only that. */
  block(method: Method, length: Duration): void {
    this.blockedUntil.set(method, this.clock.monotonic() + length);
  }

  private bucketsFor(method: Method, channel: string | undefined, now: number): readonly Bucket[] {
    const facts = factsOf(method);
    const perMs = (facts.perMinute - facts.burst) / seconds(60);
    const own = this.bucket(method, { burst: facts.burst, perMs }, now);
    if (!facts.speaks || channel === undefined) return [own];
    return [own, this.bucket(`#${channel}`, channelPace, now)];
  }

  private bucket(key: string, pace: Pick<Bucket, 'burst' | 'perMs'>, now: number): Bucket {
    const bucket = this.buckets.get(key) ?? { ...pace, tokens: pace.burst, at: now };
    bucket.tokens = Math.min(bucket.burst, bucket.tokens + (now - bucket.at) * bucket.perMs);
    bucket.at = now;
    if (this.buckets.size > 1000) this.dropFull(now);
    this.buckets.set(key, bucket);
    return bucket;
  }

  /** A full bucket says nothing, so channels that fell silent need no memory. */
  private dropFull(now: number): void {
    for (const [key, { burst, perMs, tokens, at }] of this.buckets) {
      if (tokens + (now - at) * perMs >= burst) this.buckets.delete(key);
    }
  }
}

const missing = (bucket: Bucket): number => Math.max(0, (1 - bucket.tokens) / bucket.perMs);
