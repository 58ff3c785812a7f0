import { attendanceKind } from '../../src/commands/attendance/kind';
import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import { type Attendance, type AttendanceEvent, beginAttendance } from '../../src/domain/attendance/attendance';
import { attendanceRules } from '../../src/domain/attendance/attendance-rules';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { evolved } from '../../src/domain/record/record';
import { recordKey } from '../../src/domain/record/record-ref';
import { theDesk } from '../../src/domain/ticket/event';
import { after, minutes } from '../../src/domain/time/instant';
import { attendanceCard, signInCard } from '../../src/views/attendance/attendance-card';
import { attendanceViews } from '../../src/views/attendance/attendance-views';
import type { GalleryItem } from '../../src/views/gallery';
import { historyCard } from '../../src/views/record/history-card';
import { at, chen, context, desk, li, sun, wang } from './tickets';

const nine = at('09:00');
const later = (count: number) => after(nine, minutes(count));

/** Li is first from nine to six, and has a quarter of an hour to say that she is there. */
export const expected: AttendanceEvent = {
  ...{ type: 'expected', by: theDesk, at: nine, person: li.id, part: 'primary', place: 'shanghai' },
  ...{ span: { from: nine, to: at('18:00') }, within: minutes(15) },
};

/** What may happen afterwards. */
export const next = {
  asked: (): AttendanceEvent => ({ type: 'asked', by: theDesk, at: nine }),
  reminded: (): AttendanceEvent => ({ type: 'reminded', by: theDesk, at: later(15) }),
  missed: (): AttendanceEvent => ({ type: 'missed', by: theDesk, at: later(30), told: [wang.id, chen.id] }),
  seen: (count: number, how: 'button' | 'act' = 'button'): AttendanceEvent => ({
    ...{ type: 'seen', by: li.id, at: later(count), how },
  }),
  over: (): AttendanceEvent => ({ type: 'over', by: theDesk, at: at('18:00') }),
};

/** The attendance that this adds up to. */
export const anAttendance = (...events: readonly AttendanceEvent[]): Attendance =>
  events.reduce<Attendance>((one, event) => evolved(attendanceRules, one, event), {
    ...beginAttendance(expected),
    id: 9_999_999,
  });

/** Each state that one can come to. */
export const attendanceStates: Readonly<Record<string, Attendance>> = {
  expected: anAttendance(),
  later: { ...anAttendance(), asksAt: later(120) },
  reminded: anAttendance(next.reminded()),
  missed: anAttendance(next.reminded(), next.missed()),
  there: anAttendance(next.seen(3)),
  'seen by an act': anAttendance(next.reminded(), next.seen(20, 'act')),
  'there late': anAttendance(next.reminded(), next.missed(), next.seen(45)),
  over: anAttendance(next.reminded(), next.missed(), next.over()),
};

const path = pathOf(attendanceKind, () => kinds);

/** What its cards show. */
export const viewOfAttendance = (attendance: Attendance, now: DecisionContext = context(attendance.lastEventAt)) =>
  path.viewOf(attendance, now);

/** Cards of attendances, in every state. */
export const attendanceItems: readonly GalleryItem[] = Object.entries(attendanceStates).flatMap(
  ([name, attendance]) => {
    const view = viewOfAttendance(attendance);
    const events = [
      expected,
      next.asked(),
      next.reminded(),
      next.missed(),
      next.seen(45),
      next.seen(45, 'act'),
      next.over(),
    ];
    const told = { lines: attendanceViews.history, events, view, inside: true };
    return [
      ...[li, chen, sun].map((reader) => ({
        name: `attendance ${name}: ${reader.id}`,
        card: attendanceCard(view, reader),
      })),
      { name: `attendance ${name}: sign-in`, card: signInCard(view) },
      { name: `attendance ${name}: history`, card: historyCard(recordKey(desk, view.about), told) },
    ];
  },
);
