import { between, type Duration, type Instant, minutes, seconds } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Outbox, Timers } from '../ports/queues';

/** How late the desk is, as it sees itself: zero when nothing is due. */
export interface Ages {
  readonly timer: Duration;
  readonly outbox: Duration;
}

/** What the audit needs. */
export interface AuditParts {
  readonly timers: Timers;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onAges: (ages: Ages) => void;
}

const timerAlarm = seconds(30);
const outboxAlarm = minutes(2);

/**
 * Looks at the oldest work that is due and says how late it is. A desk that is alive but does not get its work done is
 * noticed here, not by the people who wait.
 */
export async function auditDesk({ timers, outbox, clock, logger, onAges }: AuditParts): Promise<Ages> {
  const now = clock.now();
  const ages = { timer: lateness(await timers.nextDue(), now), outbox: (await outbox.oldestDue(now)) ?? seconds(0) };
  onAges(ages);
  if (ages.timer > timerAlarm) logger.warn('timers are late', { oldest: ages.timer });
  if (ages.outbox > outboxAlarm) logger.warn('messages are late', { oldest: ages.outbox });
  return ages;
}

const lateness = (due: Instant | undefined, now: Instant): Duration =>
  due === undefined ? seconds(0) : (Math.max(0, between(due, now)) as Duration);
