import { type Invalid, invalid } from '../refusal';
import { before, hours, type Instant } from '../time/instant';
import { say } from '../words';

/** A call is filed within so long, or not at all: what was said longer ago nobody remembers well. */
const longestAgo = hours(24);

/** What whoever files a call says of it. */
interface Call {
  /** When they say it came; absent: now. */
  readonly calledAt: Instant | undefined;
  /** Whether it is filed for somebody else. */
  readonly isForAnother: boolean;
}

/** Why a call cannot have come then (HOT-1), or nothing. */
export function refuseCall({ calledAt, isForAnother }: Call, now: Instant): Invalid | undefined {
  if (calledAt === undefined) return undefined;
  if (!isForAnother) return invalid({ requester: say('form.whoCalled') });
  if (calledAt > now) return invalid({ calledAt: say('form.callToCome') });
  return calledAt < before(now, longestAgo) ? invalid({ calledAt: say('form.callTooOld') }) : undefined;
}
