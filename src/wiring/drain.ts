import type { Platform } from '../ports/platform';
import type { Auditor } from '../scheduler/auditor/auditor';
import { deliverOutbox } from '../scheduler/deliver-outbox';
import { drainInbox } from '../scheduler/drain-inbox';
import { fireDueTimers } from '../scheduler/fire-timers';
import type { RecurringDeps } from '../scheduler/recurring-parts';
import { runDigests } from '../scheduler/run-digests';
import type { Part } from '../scheduler/run-parts';
import type { Scheduler } from '../scheduler/scheduler';
import type { ShiftMessages } from '../scheduler/shift-messages';
import { calendarFollowed } from './counting-calendar';
import type { Telephones } from './telephones';

/** What there is to wait for. */
interface Working {
  readonly platforms: readonly Platform[];
  readonly telephones: Pick<Telephones, 'idle'>;
  readonly dutyShown: Pick<ShiftMessages, 'run'>;
  readonly parts: RecurringDeps;
  readonly looked: readonly Part[];
  readonly scheduler: Scheduler;
  readonly auditor: Auditor;
}

/** Does everything that is due now and waits for it. */
export async function drain({ platforms, telephones, dutyShown, parts, looked, ...last }: Working): Promise<void> {
  await looked.find(({ name }) => name === calendarFollowed)?.run(() => undefined);
  for (const platform of platforms) await platform.idle();
  await drainInbox(parts.inbox);
  await telephones.idle();
  await fireDueTimers(parts.timers);
  await telephones.idle();
  await parts.silent.run();
  await parts.shifts.run();
  await dutyShown.run();
  await parts.coverage();
  await runDigests(parts.digests);
  await deliverOutbox(parts.delivery);
  // The scheduler's own lanes may hold what these found taken.
  await last.scheduler.idle();
  await deliverOutbox(parts.delivery);
  await last.auditor.run();
  await deliverOutbox(parts.delivery);
  // Nothing is on its way any more when the clock goes on: a lease of this moment would be over then.
  await last.scheduler.idle();
}
