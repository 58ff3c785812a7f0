import { wecomLimits } from '../../platforms/wecom-limits';
import type { Company } from './company';

const minute = { length: 60_000, most: wecomLimits.memberMinute.most };
const hour = { length: 3_600_000, most: wecomLimits.memberHour.most };

/** How many messages a member takes. What is more is dropped without a word. */
export class Pace {
  private readonly sent = new Map<string, number[]>();

  constructor(private readonly company: Company) {}

  /** Whether one more reaches the member now; it is counted then. */
  takes(userid: string): boolean {
    if (this.company.rules.rateLimits === false) return true;
    const now = this.company.wall();
    const recent = (this.sent.get(userid) ?? []).filter((at) => at > now - hour.length);
    const lately = recent.filter((at) => at > now - minute.length).length;
    const takes = lately < minute.most && recent.length < hour.most;
    this.sent.set(userid, takes ? [...recent, now] : recent);
    return takes;
  }
}
