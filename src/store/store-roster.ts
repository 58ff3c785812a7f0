import type { DutyShift } from '../domain/desk';
import type { Instant, Span } from '../domain/time/instant';
import type { Roster } from '../ports/repositories';
import type { Database } from './database';
import { isDuplicate } from './failure';
import { insertRows } from './insert-rows';
import type { RegisterMemory } from './register-memory';
import { shiftRow } from './rows/register-rows';
import { findShifts } from './shift-record';
import { shortKey } from './short-key';

const toRow = (shift: DutyShift, recordKey: string | null, now: Instant) => ({
  startsAt: shift.span.from,
  endsAt: shift.span.to,
  recordKey,
  savedAt: now,
  data: shift,
});

const recordKeyOf = ({ span, places, skills }: DutyShift): string =>
  shortKey(`${span.from}/${[...places].sort().join(',')}/${[...skills].sort().join(',')}`);

/** Imported and recorded shifts in the table `shift`. */
export class StoreRoster implements Roster {
  constructor(
    private readonly database: Database,
    private readonly register: Pick<RegisterMemory, 'forgetShifts'>,
  ) {}

  shifts(span: Span): Promise<readonly DutyShift[]> {
    return findShifts(this.database.read, span);
  }

  async add(shifts: readonly DutyShift[], now: Instant): Promise<void> {
    const rows = shifts.map((shift) => toRow(shift, null, now));
    await this.database.transact((manager) => insertRows(manager, shiftRow, rows));
    this.register.forgetShifts();
  }

  async record(shift: DutyShift, now: Instant): Promise<void> {
    await this.database.write(async (write) => {
      try {
        await insertRows(write, shiftRow, [toRow(shift, recordKeyOf(shift), now)]);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    });
    this.register.forgetShifts();
  }
}
