import { type Attendance, askedSince, isAwaited } from '../../domain/attendance/attendance';
import type { Desk } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import { type Facts, type Say, say } from '../../domain/words';
import type { Card } from '../card';
import type { RecordView } from '../record/record-view';
import { signInParts } from './sign-in-parts';

export type AttendanceView = RecordView<Attendance>;

/** What every sentence about an attendance may name. */
export const attendanceFacts = (record: Attendance, desk: Pick<Desk, 'prefix'>): Facts => ({
  attendance: recordKey(desk, { kind: 'attendance', id: record.id }),
  person: { person: record.person },
  part: say(`attendance.part.${record.part}`),
  from: { at: record.span.from, style: 'time' },
  span: { span: record.span },
});

/** How it stands, in words. */
export function stateSaid(attendance: Attendance): Say {
  const { state, seenAt, asksAt } = attendance;
  if (state === 'expected' && askedSince(attendance) === undefined && asksAt !== undefined) {
    return say('attendance.state.later', { at: { at: asksAt, style: 'time' } });
  }
  if (state !== 'there' || seenAt === undefined) return say(`attendance.state.${state}`);
  return say('attendance.state.there', { at: { at: seenAt, style: 'time' } });
}

/** What asks them, where that is later than their shift begins: the message about the shift did not. */
export function signInCard({ record, desk, about }: AttendanceView): Card {
  const title = say('attendance.titleYours', attendanceFacts(record, desk));
  return { title, tone: 'plain', summary: title, parts: signInParts(about, record.within) };
}

/** An attendance as this person sees and uses it. */
export function attendanceCard(view: AttendanceView, viewer: Person): Card {
  const { record, desk } = view;
  const facts = attendanceFacts(record, desk);
  const { buttons, menu } = view.offeredToAny([viewer]);
  const yours = isAwaited(record) ? 'attendance.titleYours' : 'attendance.titleYoursOver';
  const title = say(viewer.id === record.person ? yours : 'attendance.title', facts);
  return {
    title,
    tone: record.state === 'missed' ? 'warn' : 'plain',
    summary: title,
    parts: [
      {
        kind: 'facts',
        rows: [
          { label: say('attendance.row.state'), value: stateSaid(record), changes: true },
          { label: say('attendance.row.shift'), value: say('attendance.shift', facts) },
        ],
      },
      ...(buttons.length > 0 ? [{ kind: 'text', style: 'quiet', text: say('attendance.hint') } as const] : []),
      ...(buttons.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons, menu } as const]),
    ],
  };
}
