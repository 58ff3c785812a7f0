import type { Attendance, AttendanceEvent } from '../../domain/attendance/attendance';
import { isAwaited } from '../../domain/attendance/attendance';
import { attendanceRules } from '../../domain/attendance/attendance-rules';
import { refuseSigningIn } from '../../domain/attendance/who-may';
import { isWritten } from '../../domain/record/unreached';
import { theDesk } from '../../domain/ticket/event';
import type { AttendanceView } from '../../views/attendance/attendance-card';
import { attendanceViews } from '../../views/attendance/attendance-views';
import type { RecordAction } from '../record/action';
import type { RecordKind } from '../record/kind';

/** They are there. */
const signIn: RecordAction<Attendance, AttendanceEvent> = {
  ...{ id: 'sign-in', label: 'attendance.action.sign-in', tone: 'main', shown: 'button', passes: true },
  refuse: refuseSigningIn,
  decide: (_attendance, { by }, { at }) => ({ type: 'seen', by: by.id, at, how: 'button' }),
};

/** What can be done with an attendance. */
export const attendanceActions: readonly RecordAction<Attendance, AttendanceEvent>[] = [signIn];

/** The attendance, whole. */
export const attendanceKind: RecordKind<Attendance, AttendanceEvent, AttendanceView> = {
  ...attendanceRules,
  ...attendanceViews,
  actions: attendanceActions,
  // What is written below its card is an act, and counts as one.
  says: () => undefined,
  personLeft: (attendance, person, { at }) =>
    isAwaited(attendance) && attendance.person === person ? { type: 'over', by: theDesk, at } : undefined,
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
