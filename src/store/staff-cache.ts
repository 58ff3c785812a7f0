import type { EntityManager } from 'typeorm';
import type { Person } from '../domain/people/person';
import { knownAround } from '../domain/roster/known-around';
import type { KeptShifts } from '../domain/roster/shifts';
import { after, hours, type Instant, type Span } from '../domain/time/instant';
import { findStaff } from './person-record';
import { findShifts } from './shift-record';
import { TtlCache } from './ttl-cache';

/** A clock that is pushed passes minutes in a moment; what is read lasts so long. */
const ahead = hours(1);

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
      async () => ({ at, shifts: await findShifts(manager, untilThen(at)) }),
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

/** What is known around the moment, and around all that come until it is read anew. */
const untilThen = (at: Instant): Span => ({ from: knownAround(at).from, to: knownAround(after(at, ahead)).to });
