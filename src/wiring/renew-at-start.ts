import { renewTimers } from '../commands/act';
import type { CommandDeps } from '../commands/command-deps';
import { withDeskOfNow } from '../domain/followed';
import { kindNames } from '../domain/record/record-ref';
import { after, before, type Duration, days, hours, type Instant, minutes } from '../domain/time/instant';
import { isOutage } from '../ports/is-outage';
import type { Logger } from '../ports/logger';
import type { SharedKey } from '../ports/shared-state';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';
import { DeskProcesses } from './desk-processes';
import { followed } from './follow-roster';

/** More than the working days in which a ticket may be rated ever last, at most 30 of them. */
const longestWindow = days(60);
/** While they are compared, and a little longer, what is written anew was not lost. */
const comparing = { most: minutes(10), after: minutes(2) } as const;
const key: SharedKey = 'wake-ups-renewed';
/** Records renewed in one go. */
const page = 200;

/**
 * Compares the wake-ups of records that may want any with what the rules want now: the desk file, the calendar or the rules
 * themselves may have changed since they were written. Open ones want some, solved ones their closing, and ended ones a
 * rating for as long as one may be given. What is right already is not written again. One that resists holds up no other:
 * the first such error is thrown when all are done.
 */
export async function renewWakeUps(
  store: Pick<Store, 'records' | 'shared'>,
  deps: CommandDeps,
  logger: Logger,
): Promise<void> {
  const renewing = (length: Duration): Promise<void> => {
    const now = deps.clock.now();
    return store.shared.put(key, now, after(now, length));
  };
  await renewing(comparing.most);
  const since = before(deps.clock.now(), longestWindow);
  const failures: unknown[] = [];
  let records = 0;
  for (const kind of kindNames) {
    for (let last = 0, ids: readonly number[] = [last]; ids.length > 0; last = ids.at(-1) ?? last) {
      ids = await store.records.wanting(kind, since, last, page);
      for (const id of ids) {
        await renewTimers(deps, [{ kind, id }]).catch((error: unknown) => {
          if (isOutage(error)) throw error;
          failures.push(error);
        });
      }
      records += ids.length;
    }
  }
  await renewing(comparing.after);
  logger.info('wake-ups compared with the rules', { records, failed: failures.length });
  if (failures.length > 0) throw failures[0];
}

/** Whether they are just compared with other rules, or are to be with another roster. */
export async function areRenewed({ shared, roster }: Pick<Store, 'shared' | 'roster'>, now: Instant): Promise<boolean> {
  if ((await shared.get(key, now)) !== undefined) return true;
  return (await shared.get(followed, now))?.value !== (await roster.version());
}

/**
 * Whether some process of the desk goes by another desk file, as while one after the other is restarted. Each writes wake-ups by
 * its own; what is other than that soon afterwards was not lost.
 */
export async function goByOtherFiles(
  { shared }: Pick<Store, 'shared'>,
  digest: string,
  now: Instant,
): Promise<boolean> {
  const alive = await new DeskProcesses(shared).alive(now);
  const isMixed = alive.some((one) => one.digest !== digest);
  if (isMixed) await shared.put(key, now, after(now, comparing.most));
  return isMixed;
}

/** The same, once soon after each start. */
export function renewAtStart(store: Pick<Store, 'records' | 'shared'>, deps: CommandDeps, logger: Logger): Part {
  let renewed = false;
  const run = async (): Promise<void> => {
    if (renewed) return;
    await renewWakeUps(store, withDeskOfNow(deps), logger);
    renewed = true;
  };
  return { name: 'renewal', every: hours(1), run };
}
