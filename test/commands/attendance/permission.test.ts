import { attendanceActions } from '../../../src/commands/attendance/kind';
import { maySeeAttendance } from '../../../src/domain/attendance/who-may';
import { type Person, personId } from '../../../src/domain/people/person';
import { after as later, minutes } from '../../../src/domain/time/instant';
import { attendanceStates, viewOfAttendance } from '../../kit/attendance-gallery';
import { comesTo, peopleAs } from '../../kit/comes-to';
import { chen, context, kate, li, sun, tom, wang, zhou } from '../../kit/tickets';

/** Li has the shift; Wang stands behind, Chen leads, the others look on. */
const people: readonly Person[] = [
  ...[li, wang, tom, chen, sun, kate, zhou],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
];
const gone: readonly Person[] = [li, chen].map((person) => ({ ...person, active: false }));

test.each(Object.entries(attendanceStates))(
  '%s: nobody but whoever has the shift signs in for it, once (STAFF-6)',
  async (_name, attendance) => {
    const at = later(attendance.lastEventAt, minutes(1));
    const wrong: string[] = [];
    for (const by of [...people, ...gone]) {
      const all = new Map([...peopleAs(people, by).map((one) => [one.id, one] as const), [by.id, by]]);
      const { buttons, menu } = viewOfAttendance(attendance, context(at, { people: all })).offeredToAny([by]);
      const offered = new Set([...buttons, ...menu].map(({ action }) => action));
      for (const { id } of attendanceActions) {
        const came = await comesTo(
          { about: { kind: 'attendance', id: attendance.id }, action: id, by, answers: {} },
          { at, people, load: () => attendance },
        );
        if ((came === 'done') !== offered.has(id)) wrong.push(`${id} by ${by.id}: ${came}`);
        if (came === 'done' && by !== li) wrong.push(`${id} by ${by.id}`);
      }
    }
    expect(wrong).toEqual([]);
  },
);

test('who was at their post is read by them and those who lead the desk', () => {
  const now = context();
  for (const attendance of Object.values(attendanceStates)) {
    const seen = [...people, ...gone].filter((by) => maySeeAttendance(attendance, by, now)).map(({ id }) => id);
    expect(seen).toEqual([li.id, chen.id, sun.id, kate.id, 'admin']);
  }
});
