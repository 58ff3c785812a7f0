import { slackLimits } from '../../platforms/slack-limits';
import { type SlackMethod, type SlackTier, slackTiers } from '../../platforms/slack-tiers';
import type { SeedRules } from '../seed';
import type { Method } from './call';

/** Calls a minute where Slack publishes no tier: a generous guess of ours. */
const special = { most: 600 };
const rateOf = (tier: SlackTier) => (tier === 'special' ? special : slackLimits[tier]).most;
const channelRate = slackLimits.channelRate.most;

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
  wait(name: SlackMethod, method: Method, channel: string | undefined): number | undefined {
    if (this.rules.rateLimits === false) return undefined;
    const minute = rateOf(slackTiers[name]);
    const byMethod = this.bucket(name, { size: minute * (this.rules.burst ?? 2), perSecond: minute / 60 });
    const byChannel =
      method.posts && channel !== undefined
        ? this.bucket(`channel ${channel}`, { size: this.rules.channelBurst ?? 10, perSecond: channelRate })
        : undefined;
    const late = Math.max(
      missing(byMethod, minute / 60),
      byChannel === undefined ? 0 : missing(byChannel, channelRate),
    );
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
