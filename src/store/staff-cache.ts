import type { EntityManager } from 'typeorm';
import type { DutyShift } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { after, type Instant, minutes, type Span } from '../domain/time/instant';
import { findStaff } from './person-record';
import { findShifts } from './shift-record';
import { TtlCache } from './ttl-cache';

const ahead = minutes(1);

const covers = ({ from, to }: Span, at: Instant): boolean => from <= at && at < to;

/**
 * Staff and shifts as transactions ask for them. Another process's change is seen within a second, one of this store at
 * once; who acts is always read anew.
 */
export class StaffCache {
  readonly #staff = new TtlCache<readonly Person[]>();
  readonly #shifts = new TtlCache<{ readonly span: Span; readonly shifts: readonly DutyShift[] }>();

  staff(manager: EntityManager): Promise<readonly Person[]> {
    return this.#staff.recall(() => findStaff(manager));
  }

  /** Shifts that cover the moment, newest word first. */
  async shiftsAt(manager: EntityManager, at: Instant): Promise<readonly DutyShift[]> {
    const span = { from: at, to: after(at, ahead) };
    const known = await this.#shifts.recall(
      async () => ({ span, shifts: await findShifts(manager, span) }),
      (answer) => covers(answer.span, at),
    );
    return known.shifts.filter((shift) => covers(shift.span, at));
  }

  forgetStaff(): void {
    this.#staff.forget();
  }

  forgetShifts(): void {
    this.#shifts.forget();
  }
}
