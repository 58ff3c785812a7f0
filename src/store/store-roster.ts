import { And, IsNull, LessThan, MoreThanOrEqual, Not } from 'typeorm';
import type { DutyShift } from '../domain/desk';
import { shiftKey } from '../domain/roster/shift-key';
import type { Instant, Span } from '../domain/time/instant';
import type { AuditEntry } from '../ports/audit';
import type { Roster } from '../ports/repositories';
import { writeDown } from './audit-record';
import type { Database } from './database';
import { deleteEach } from './delete-each';
import { isDuplicate } from './failure';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { shiftRow } from './rows/register-rows';
import { findShifts } from './shift-record';
import { shortKey } from './short-key';
import type { StaffCache } from './staff-cache';

const keyOf = (shift: DutyShift): string => shortKey(shiftKey(shift));

const toRow = (shift: DutyShift, now: Instant) => ({
  startsAt: shift.span.from,
  endsAt: shift.span.to,
  savedAt: now,
  data: shift,
});

/** Imported and recorded shifts in the table `shift`. */
export class StoreRoster implements Roster {
  constructor(
    private readonly database: Database,
    private readonly staffCache: Pick<StaffCache, 'forgetShifts'>,
  ) {}

  shifts(span: Span): Promise<readonly DutyShift[]> {
    return findShifts(this.database.read, span);
  }

  async imported({ from, to }: Span): Promise<readonly DutyShift[]> {
    const rows = await this.database.read.find(shiftRow, {
      where: { importKey: Not(IsNull()), startsAt: And(MoreThanOrEqual(from), LessThan(to)) },
      order: { startsAt: 'ASC', id: 'ASC' },
    });
    return rows.map((row) => row.data);
  }

  async add(
    shifts: readonly DutyShift[],
    now: Instant,
    instead: readonly DutyShift[] = [],
    noted?: AuditEntry,
  ): Promise<void> {
    const byKey = new Map(shifts.map((shift) => [keyOf(shift), shift]));
    const rows = [...byKey].map(([importKey, shift]) => ({ ...toRow(shift, now), recordKey: null, importKey }));
    await retryWrite(() =>
      this.database.transact(async (manager) => {
        await deleteEach(manager, { schema: shiftRow, column: 'importKey' }, [...byKey.keys(), ...instead.map(keyOf)]);
        await insertRows(manager, shiftRow, rows);
        if (noted !== undefined) await writeDown(manager, noted);
      }),
    );
    this.staffCache.forgetShifts();
  }

  async record(shift: DutyShift, now: Instant): Promise<void> {
    await this.database.write(async (write) => {
      try {
        await insertRows(write, shiftRow, [{ ...toRow(shift, now), recordKey: keyOf(shift), importKey: null }]);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    });
    this.staffCache.forgetShifts();
  }
}
