import type { EntityManager } from 'typeorm';
import type { Person } from '../domain/people/person';
import { knownAround } from '../domain/roster/known-around';
import type { KeptShifts } from '../domain/roster/shifts';
import { after, type Instant, minutes } from '../domain/time/instant';
import { findStaff } from './person-record';
import { findShifts } from './shift-record';
import { TtlCache } from './ttl-cache';

const ahead = minutes(1);

/**
 * Staff and shifts as transactions ask for them. Another process's change is seen within a second, one of this store at
 * once; who acts is always read anew.
 */
export class StaffCache {
  readonly #staff = new TtlCache<readonly Person[]>();
  readonly #shifts = new TtlCache<{ readonly at: Instant; readonly shifts: KeptShifts }>();

  staff(manager: EntityManager): Promise<readonly Person[]> {
    return this.#staff.recall(() => findStaff(manager));
  }

  /** What is kept about duty around the moment. */
  async shiftsAt(manager: EntityManager, at: Instant): Promise<KeptShifts> {
    const known = await this.#shifts.recall(
      async () => ({ at, shifts: await findShifts(manager, knownAround(at)) }),
      (answer) => answer.at <= at && at < after(answer.at, ahead),
    );
    return known.shifts;
  }

  forgetStaff(): void {
    this.#staff.forget();
  }

  forgetShifts(): void {
    this.#shifts.forget();
  }
}
