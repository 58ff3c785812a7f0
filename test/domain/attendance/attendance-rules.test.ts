import { type Attendance, askedSince, unseenOf } from '../../../src/domain/attendance/attendance';
import { attendanceRules } from '../../../src/domain/attendance/attendance-rules';
import { expectedAt } from '../../../src/domain/attendance/expected-at';
import type { DecisionContext } from '../../../src/domain/record/decision-context';
import { evolved, wantedBy } from '../../../src/domain/record/record';
import { byPattern } from '../../../src/domain/roster/shifts';
import { isUnseen } from '../../../src/domain/roster/unseen';
import { theDesk } from '../../../src/domain/ticket/event';
import { minutes } from '../../../src/domain/time/instant';
import { anAttendance, next } from '../../kit/attendance-gallery';
import { at, chen, context, desk, li, wang } from '../../kit/tickets';

const wanted = (attendance: Attendance) =>
  wantedBy(attendanceRules, attendance, { desk, at: attendance.lastEventAt, shifts: byPattern(desk) }).toSorted(
    (one, other) => one.due - other.due,
  );

/** What its next wake-up does. */
function rung(attendance: Attendance, changes: Partial<DecisionContext> = {}) {
  const [timer] = wanted(attendance);
  if (timer === undefined) return undefined;
  const rule = attendanceRules.timers.find(({ fires }) => timer.kind in fires);
  return rule?.fires[timer.kind as never]?.(attendance, timer, context(timer.due, changes));
}

describe('whoever comes on duty (STAFF-6)', () => {
  test('is reminded once, and after as long again who stands behind and leads know', () => {
    expect(rung(anAttendance())).toMatchObject({ type: 'reminded', at: at('09:15') });
    const reminded = anAttendance(next.reminded());
    expect(rung(reminded)).toMatchObject({ type: 'missed', at: at('09:30'), told: [wang.id, chen.id] });
    expect(wanted(anAttendance(next.reminded(), next.missed())).map(({ kind }) => kind)).toEqual(['end']);
    expect(wanted(anAttendance(next.seen(3)))).toEqual([]);
  });

  test('is asked no more once the shift is somebody else’s', () => {
    expect(rung(anAttendance(), { rostered: [wang.id] })).toMatchObject({ type: 'over' });
    expect(rung(anAttendance(next.reminded()), { rostered: [wang.id] })).toMatchObject({ type: 'over' });
  });

  test('counts as not seen from when others know of it until they are', () => {
    const unseenAt = (attendance: Attendance, time: string) =>
      isUnseen(li.id, at(time), { unseen: unseenOf(attendance) });
    const missed = anAttendance(next.reminded(), next.missed());
    expect(unseenAt(missed, '09:29')).toBe(false);
    expect(unseenAt(missed, '09:31')).toBe(true);
    expect(unseenAt(missed, '18:00')).toBe(false);
    const late = anAttendance(next.reminded(), next.missed(), next.seen(45));
    expect([unseenAt(late, '09:44'), unseenAt(late, '09:46')]).toEqual([true, false]);
    expect(unseenOf(anAttendance(next.reminded(), next.seen(20)))).toEqual([]);
  });

  test('is asked where the desk file says so, at the moment at which it is their turn to be asked', () => {
    const asks = { ...desk, signIn: { within: minutes(15) } };
    const comesOn = {
      ...{ person: li.id, until: at('18:00') },
      post: {
        part: 'primary',
        places: [],
        skills: [],
        beside: [],
        questions: [{ place: 'shanghai', skill: '', as: 'primary' }],
      },
    } as const;
    const expected = { person: li.id, part: 'primary', place: 'shanghai', within: minutes(15) };
    expect(expectedAt(comesOn, at('09:00'), asks)).toEqual({
      ...expected,
      span: { from: at('09:00'), to: at('18:00') },
    });
    expect(expectedAt(comesOn, at('07:00'), asks)).toMatchObject({ ...expected, asksAt: at('09:00') });
    expect(expectedAt(comesOn, at('09:00'), desk)).toBeUndefined();
  });

  test('is awaited from when they are asked, as long as those are who begin then', () => {
    const early = { ...anAttendance(), asksAt: at('09:20') };
    expect([askedSince(anAttendance()), askedSince(early)]).toEqual([at('09:00'), undefined]);
    expect(wanted(early).map(({ kind }) => kind)).toEqual(['ask', 'end']);
    expect(rung(early)).toEqual({ type: 'asked', by: theDesk, at: at('09:20') });
    expect(rung(early, { rostered: [wang.id] })).toMatchObject({ type: 'over' });
    const asked = evolved(attendanceRules, early, { type: 'asked', by: theDesk, at: at('09:20') });
    expect(askedSince(asked)).toBe(at('09:20'));
    expect(rung(asked)).toMatchObject({ type: 'reminded', at: at('09:35') });
  });
});
