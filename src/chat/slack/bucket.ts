import type { Priority } from '../../domain/flow/turn';
import { type Duration, seconds } from '../../domain/time/instant';

/** How much goes in: `burst` at once, then `perMs`. */
export interface Rate {
  readonly burst: number;
  readonly perMs: number;
}

/** A bucket of permissions that fills up again. It may be in debt to what is said at once: that waits in line. */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
  /** Slack said no until then. */
  readonly blocked: number;
  /** When the next one may come back that is put off. */
  readonly line: Readonly<Partial<Record<Priority, number>>>;
}

/**
 * The part of a full bucket that a class leaves to those who are more urgent. It costs nothing but the burst: as much is
 * sent in the long run, and whoever comes at once finds room however much waits.
 */
const spared: Readonly<Record<Priority, number>> = { 'at-once': 0, urgent: 1 / 8, usual: 1 / 4, low: 2 / 5 };
/**
 * Who is put off looks again after so long at the latest: others may have gone, or have less to say. Not sooner than it
 * has to be: hundreds that ask again and again cost the time in which an answer is sent.
 */
const longest: Readonly<Record<Priority, Duration>> = {
  'at-once': seconds(5),
  urgent: seconds(10),
  usual: seconds(30),
  low: seconds(60),
};

/** The bucket as it is now; a full one where nothing was written. */
export function filled(bucket: Partial<Bucket> | undefined, { burst, perMs }: Rate, now: number): Bucket {
  const { tokens = burst, at = now, blocked = 0, line = {} } = bucket ?? {};
  // Clocks of several computers differ a little; time never runs backwards in a bucket.
  return { tokens: Math.min(burst, tokens + Math.max(0, now - at) * perMs), at: Math.max(at, now), blocked, line };
}

/** How long one of this class waits for its turn. */
export function waitOf(bucket: Bucket, { burst, perMs }: Rate, priority: Priority, now: number): number {
  const missing = Math.max(0, (1 + Math.floor(spared[priority] * burst) - bucket.tokens) / perMs);
  return Math.ceil(Math.max(missing, bucket.blocked - now));
}

/** One permission less. */
export const taken = (bucket: Bucket): Bucket => ({ ...bucket, tokens: bucket.tokens - 1 });

export const givenBack = (bucket: Bucket): Bucket => ({ ...bucket, tokens: bucket.tokens + 1 });

/** Closed for so long: Slack counted more than we did. */
export const closed = (bucket: Bucket, until: number): Bucket => ({
  ...bucket,
  tokens: Math.min(bucket.tokens, 0),
  blocked: Math.max(bucket.blocked, until),
});

/** Puts one off that cannot wait: to a moment of its own, so that not all come back at once. */
export function putOff(
  bucket: Bucket,
  { perMs }: Rate,
  { priority, wait, now }: { readonly priority: Priority; readonly wait: number; readonly now: number },
): { readonly bucket: Bucket; readonly wait: Duration } {
  const latest = now + Math.max(wait, longest[priority]);
  const at = Math.min(latest, Math.max(now + wait, bucket.line[priority] ?? 0));
  const line = { ...bucket.line, [priority]: at + 1 / perMs };
  return { bucket: { ...bucket, line }, wait: Math.ceil(at - now) as Duration };
}
