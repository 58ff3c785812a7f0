import type { SeedRules } from '../seed';
import type { Method } from './call';

/** Calls a minute of each tier (docs.slack.dev/apis/web-api/rate-limits); `special` is a generous guess of ours. */
export const perMinute = { T1: 1, T2: 20, T3: 50, T4: 100, special: 600 } as const;

interface Bucket {
  left: number;
  at: number;
}

/** Slack's pace: per method and minute, and one message a second in a channel, each with a short burst. */
export class RateLimits {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rules: SeedRules,
    private readonly wall: () => number,
  ) {}

  /** Seconds to wait before this call is taken; undefined where it is taken now. Counts it then. */
  wait(name: string, method: Method, channel: string | undefined): number | undefined {
    if (this.rules.rateLimits === false) return undefined;
    const minute = perMinute[method.tier];
    const byMethod = this.bucket(name, { size: minute * (this.rules.burst ?? 2), perSecond: minute / 60 });
    const byChannel =
      method.posts && channel !== undefined
        ? this.bucket(`channel ${channel}`, { size: this.rules.channelBurst ?? 10, perSecond: 1 })
        : undefined;
    const late = Math.max(missing(byMethod, minute / 60), byChannel === undefined ? 0 : missing(byChannel, 1));
    if (late > 0) return Math.max(1, Math.ceil(late));
    byMethod.left -= 1;
    if (byChannel !== undefined) byChannel.left -= 1;
    return undefined;
  }

  private bucket(key: string, rule: { readonly size: number; readonly perSecond: number }): Bucket {
    const now = this.wall();
    const bucket = this.buckets.get(key) ?? { left: rule.size, at: now };
    bucket.left = Math.min(rule.size, bucket.left + ((now - bucket.at) / 1000) * rule.perSecond);
    bucket.at = now;
    this.buckets.set(key, bucket);
    return bucket;
  }
}

const missing = (bucket: Bucket, perSecond: number): number => (bucket.left >= 1 ? 0 : (1 - bucket.left) / perSecond);
