import { isWritten } from '../../domain/record/unreached';
import { isCurrent, type Staff, type StaffEvent } from '../../domain/staff/staff';
import { staffRules } from '../../domain/staff/staff-rules';
import { theDesk } from '../../domain/ticket/event';
import type { StaffView } from '../../views/staff/staff-card';
import { staffViews } from '../../views/staff/staff-views';
import type { RecordKind } from '../record/kind';
import { staffActions } from './actions';
import { propose } from './begin-staff';

/** An engineer of the contract, whole. */
export const staffKind: RecordKind<Staff, StaffEvent, StaffView> = {
  ...staffRules,
  ...staffViews,
  actions: staffActions,
  beginnings: [propose],
  // What is written below its card is none of its answers: those are pressed.
  says: () => undefined,
  personLeft: (staff, person, { at }) =>
    person === staff.person && isCurrent(staff) && staff.goneAt === undefined
      ? { type: 'gone', by: theDesk, at }
      : undefined,
  personBack: (staff, person, { at }) =>
    person === staff.person && staff.goneAt !== undefined ? { type: 'back', by: theDesk, at } : undefined,
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
