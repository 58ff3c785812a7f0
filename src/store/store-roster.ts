import { And, IsNull, LessThan, MoreThanOrEqual, Not } from 'typeorm';
import type { DutyShift } from '../domain/desk';
import type { DutyCall } from '../domain/roster/burden';
import { shiftKey } from '../domain/roster/shift-key';
import type { KeptShifts, PastDuty } from '../domain/roster/shifts';
import type { Instant, Span } from '../domain/time/instant';
import type { AuditEntry } from '../ports/audit';
import type { Roster } from '../ports/repositories';
import { writeDown } from './audit-record';
import { filled } from './conditions';
import type { Database } from './database';
import { deleteEach } from './delete-each';
import { isDuplicate } from './failure';
import { findRow, findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { findCalls } from './ladder-calls';
import { retryWrite } from './retry-write';
import { dutyDecisions, recordNumberRow } from './rows/record-rows';
import { shiftRow } from './rows/register-rows';
import { findShifts } from './shift-record';
import { shortKey } from './short-key';
import type { StaffCache } from './staff-cache';

const keyOf = (shift: PastDuty): string => shortKey(shiftKey(shift));

const toRow = (shift: PastDuty, now: Instant) => ({
  startsAt: shift.span.from,
  endsAt: shift.span.to,
  savedAt: now,
  data: shift,
});

/** Imported and recorded shifts in the table `shift`, and what records decided in `duty_change`. */
export class StoreRoster implements Roster {
  constructor(
    private readonly database: Database,
    private readonly staffCache: Pick<StaffCache, 'forgetShifts'>,
  ) {}

  shifts(span: Span): Promise<KeptShifts> {
    return findShifts(this.database.read, span);
  }

  calls(span: Span): Promise<readonly DutyCall[]> {
    return findCalls(this.database.read, span);
  }

  async imported({ from, to }: Span): Promise<readonly DutyShift[]> {
    const rows = await this.database.read.find(shiftRow, {
      where: { importKey: Not(IsNull()), startsAt: And(MoreThanOrEqual(from), LessThan(to)) },
      order: { startsAt: 'ASC', id: 'ASC' },
    });
    return rows.flatMap(({ data: { primary, ...data } }) => (primary === null ? [] : [{ ...data, primary }]));
  }

  async version(): Promise<string> {
    const decided = await findRow(this.database.read, recordNumberRow, { kind: dutyDecisions });
    const [imported]: { count: string | number; newest: string | number | null }[] = await this.database.read.query(
      'SELECT COUNT(*) AS count, MAX(id) AS newest FROM shift WHERE import_key IS NOT NULL',
    );
    return `${decided?.newest ?? 0}/${imported?.count ?? 0}/${imported?.newest ?? 0}`;
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

  async recordedUntil(): Promise<Instant | undefined> {
    const [last] = await findRows(
      this.database.read,
      shiftRow,
      { recordKey: filled },
      { ...{ by: ['-endsAt'], most: 1, only: ['endsAt'] } },
    );
    return last?.endsAt as Instant | undefined;
  }

  async record(duty: PastDuty, now: Instant): Promise<void> {
    await this.database.write(async (write) => {
      try {
        await insertRows(write, shiftRow, [{ ...toRow(duty, now), recordKey: keyOf(duty), importKey: null }]);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    });
    this.staffCache.forgetShifts();
  }
}
