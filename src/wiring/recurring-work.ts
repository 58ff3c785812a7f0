import type { CommandDeps } from '../commands/command-deps';
import { coverageKey, coverageLook } from '../commands/tell-coverage';
import { shiftsUntold, tellShifts } from '../commands/tell-shifts';
import { withDeskOfNow } from '../domain/followed';
import { opensAt } from '../domain/time/working-day';
import type { RecurringWork } from '../scheduler/auditor/look-recurring';
import type { RecurringDeps } from '../scheduler/recurring-parts';
import { digestKey, runDigests } from '../scheduler/run-digests';
import type { Store } from '../store/open-store';

/** What comes every day or every shift, as the auditor asks for it. */
export function recurringWork(
  store: Store,
  commandDeps: CommandDeps,
  { digests, coverage }: Pick<RecurringDeps, 'digests' | 'coverage'>,
): RecurringWork {
  const { clock } = commandDeps;
  const shifts = () => ({ ...store, ...withDeskOfNow(commandDeps) });
  return {
    tasks: store.tasks,
    daily: [
      {
        why: 'digest',
        keysBy: (by) => {
          const today = digests.dayOf(clock.now());
          return digests.slots.filter(({ at }) => at <= by && digests.dayOf(at) === today).map(digestKey);
        },
        run: () => runDigests(digests),
      },
      {
        why: 'coverage',
        keysBy: (by) => {
          const day = coverageLook(withDeskOfNow(commandDeps).desk, clock.now())?.day;
          return day === undefined || opensAt(day) > by ? [] : [coverageKey(day)];
        },
        run: coverage,
      },
    ],
    shifts: { untold: (by) => shiftsUntold(shifts(), by), tell: () => tellShifts(shifts()) },
  };
}
