import type { CalendarEvent, CalendarYear } from '../../domain/calendar/calendar-year';
import type { OfficialYear } from '../../domain/calendar/official-year';
import { type Arrival, type Arriving, arrivalOf } from '../../domain/calendar/propose';
import { theDesk } from '../../domain/ticket/event';
import { Conflict, MissingRecord, type Transaction } from '../../ports/unit-of-work';
import type { CommandDeps } from '../command-deps';
import { kinds } from '../kinds';
import { transact } from '../retry';

/** Every year of this desk, in order: they are few, and numbered without gaps. */
async function everyYear(tx: Pick<Transaction, 'load'>): Promise<readonly CalendarYear[]> {
  const found: CalendarYear[] = [];
  try {
    for (;;) found.push(await tx.load<CalendarYear>({ kind: 'calendar', id: found.length + 1 }));
  } catch (error) {
    if (error instanceof MissingRecord) return found;
    throw error;
  }
}

const open = (tx: Transaction, { desk }: CommandDeps, first: CalendarEvent) =>
  kinds.calendar.open(tx, desk, first, undefined);

/**
 * Writes down, once for all processes and before anything else, which years count at this desk already. Nobody is told: they
 * go on as they did. Answers whether there was anything to write.
 */
export const adoptYears = (deps: CommandDeps, years: readonly OfficialYear[]): Promise<boolean> =>
  transact(deps, async (tx) => {
    if ((await everyYear(tx)).length > 0 || !(await tx.firstTime('calendar-adopted'))) return false;
    for (const year of years) await open(tx, deps, { type: 'adopted', by: theDesk, at: tx.now, year });
    return years.length > 0;
  });

/** Proposes a year that arrives, unless it is known. Of several processes that do so at once one does. */
export const proposeYear = (deps: CommandDeps, arriving: Omit<Arriving, 'at'>): Promise<Arrival> =>
  transact(deps, async (tx) => {
    const records = await everyYear(tx);
    const arrival = arrivalOf(records, { ...arriving, at: tx.now });
    if (arrival.kind !== 'proposed') return arrival;
    // Whoever read the same records proposes under the same key, and reads anew.
    if (!(await tx.firstTime(`calendar-proposed:${records.length + 1}`))) {
      throw new Conflict(`somebody else has proposed calendar year ${records.length + 1}`);
    }
    await open(tx, deps, arrival.event);
    return arrival;
  });
