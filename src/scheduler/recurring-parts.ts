import { type DutyParts, recordDuty } from '../commands/record-duty';
import { minutes, seconds } from '../domain/time/instant';
import { type AuditParts, auditDesk } from './audit';
import { createLogAudit, type LogAuditParts } from './audit-logs';
import type { Calling } from './calling';
import { createDelivering } from './deliver-outbox';
import type { DeliveryParts } from './deliver-row';
import { createDraining, type ForgetParts, forgetOld, type InboxParts } from './drain-inbox';
import { fireDueTimers, type TimerParts } from './fire-timers';
import type { RightOfWay } from './right-of-way';
import { type DigestParts, runDigests } from './run-digests';
import type { Part } from './run-parts';
import type { ShiftMessages } from './shift-messages';
import type { SilentLists } from './silent-lists';
import { type SweepParts, sweepAccounts } from './sweep-accounts';
import { type SweepOldParts, sweepEvery, sweepOld } from './sweep-old';

/** Everything the desk does by itself, each with what it needs. */
export interface RecurringDeps {
  readonly timers: TimerParts;
  readonly delivery: DeliveryParts;
  readonly inbox: InboxParts & ForgetParts;
  readonly silent: SilentLists;
  readonly calling: Pick<Calling, 'idle'>;
  readonly shifts: ShiftMessages;
  /** What the roster lacks, told once a working morning. */
  readonly coverage: () => Promise<unknown>;
  readonly digests: DigestParts;
  readonly duty: DutyParts;
  readonly audit: AuditParts & LogAuditParts;
  readonly sweep: SweepParts;
  readonly retention: SweepOldParts;
  /** By which wake-ups go before what can wait. Absent: everything begins at once. */
  readonly way?: RightOfWay;
}

const everyBeat = seconds(0);

/** The desk's recurring work, each with its cadence, for `startScheduler`. */
export function recurringParts(parts: RecurringDeps): readonly Part[] {
  const { timers, delivery, inbox, silent, calling, shifts, coverage, digests, duty, audit, sweep, retention } = parts;
  const { way } = parts;
  const canWait = (part: Part): Part => (way === undefined ? part : { ...part, turn: () => way.turn() });
  let sent = (): void => undefined;
  const onOutcome: DeliveryParts['onOutcome'] = (platform, outcome) => {
    sent();
    delivery.onOutcome?.(platform, outcome);
  };
  const delivering = createDelivering({ ...delivery, onOutcome });
  const draining = createDraining(inbox);
  const firing = (alive: () => void): TimerParts => ({
    ...timers,
    fire: (timer) => timers.fire(timer).finally(alive),
  });
  return [
    {
      name: 'timers',
      every: everyBeat,
      wakes: true,
      run: (alive) => fireDueTimers(firing(alive)),
      nextAt: () => timers.timers.nextDue(),
      drain: calling.idle,
    },
    {
      name: 'outbox',
      every: everyBeat,
      wakes: true,
      run: (alive) => {
        sent = alive;
        return delivering.run();
      },
      drain: delivering.drain,
    },
    { name: 'inbox', every: seconds(5), run: (alive) => draining.run(alive), drain: draining.drain },
    { name: 'silent', every: seconds(5), run: silent.run },
    { name: 'shifts', every: everyBeat, run: shifts.run },
    { name: 'audit', every: minutes(1), run: () => auditDesk(audit) },
    ...[
      { name: 'duty', every: minutes(1), run: () => recordDuty(duty) },
      { name: 'coverage', every: seconds(20), run: coverage },
      { name: 'digests', every: seconds(20), run: () => runDigests(digests) },
      { name: 'logs', every: minutes(1), run: createLogAudit(audit) },
      { name: 'sweep', every: minutes(5), run: (alive: () => void) => sweepAccounts(sweep, alive) },
      { name: 'retention', every: sweepEvery, run: () => sweepOld(retention) },
      { name: 'forget', every: minutes(60), run: () => forgetOld(inbox) },
    ].map(canWait),
  ];
}
