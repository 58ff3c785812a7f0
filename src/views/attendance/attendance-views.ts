import type { Attendance, AttendanceEvent } from '../../domain/attendance/attendance';
import { askedSince, isAwaited } from '../../domain/attendance/attendance';
import { maySeeAttendance } from '../../domain/attendance/who-may';
import { placeOf } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import type { Slot } from '../../domain/record/slot';
import { whoStandsBehind } from '../../domain/roster/posts';
import { isInside } from '../../domain/ticket/who-may';
import type { Instant } from '../../domain/time/instant';
import { isOpen } from '../../domain/time/is-open';
import { usualHours } from '../../domain/time/operating-time';
import { type Facts, listOfSome, type Say, say } from '../../domain/words';
import { asCard } from '../card';
import { message, type NewMessage, toPerson } from '../notifications/recipients';
import type { EventContext, HistoryLine, RecordViews } from '../record/record-views';
import { type AttendanceView, attendanceCard, attendanceFacts, signInCard, stateSaid } from './attendance-card';

type Context = EventContext<AttendanceEvent, Attendance, AttendanceView>;

const slotOf = ({ about, record }: Pick<AttendanceView, 'about' | 'record'>): Slot => ({
  ...{ about, role: 'attendance', person: record.person },
});

/** Their own card: sent as the reminder, and drawn anew where that stands. */
function card(view: AttendanceView, more: Partial<NewMessage>): readonly NewMessage[] {
  const { record, people } = view;
  const reader = people.get(record.person);
  if (reader === undefined || record.remindedAt === undefined) return [];
  return [{ ...toPerson(record.person, 'record', asCard(attendanceCard(view, reader)), slotOf(view)), ...more }];
}

const facts = ({ view }: Pick<Context, 'view'>, more: Facts = {}): Facts => ({
  ...attendanceFacts(view.record, view.desk),
  ...more,
});

const told = (people: readonly PersonId[], text: Say): readonly NewMessage[] =>
  people.map((id) => ({ ...toPerson(id, 'record', message(text)), priority: 'at-once' as const }));

const line = (text: Say): HistoryLine => ({ text });
const who = (people: readonly PersonId[]) =>
  listOfSome(
    people.map((person) => ({ person })),
    5,
  );

/** What a desk that was away says late does not wake anybody: it waits for the end of the night, but at a post that is open. */
function notAtNight({ desk, record: { place } }: AttendanceView, at: Instant): Pick<NewMessage, 'notBefore'> {
  if (isOpen(usualHours(placeOf(desk, place).hours), at)) return {};
  const night = desk.hardTimes?.nights.find(({ from, to }) => from <= at && at < to);
  return night === undefined ? {} : { notBefore: night.to };
}

/** Whether somebody is called together with them, who are called still. */
function isBacked({ record, at, desk, shifts, people }: AttendanceView): boolean {
  const places = desk.places.map(({ id }) => id);
  return whoStandsBehind(record.person, at, { shifts, places, people }).length > 0;
}

/** How an attendance is shown and told of: to them, and to others once they were not seen. */
export const attendanceViews: RecordViews<Attendance, AttendanceEvent, AttendanceView> = {
  viewOf: (base) => base,
  notifications: {
    // The message about the shift asks them, where their place is open as it begins.
    expected: () => [],
    // A message of its own, as the one about the shift is: a press on it does not turn it into the sign-in.
    asked: ({ view, event }) => {
      const slot: Slot = { about: view.about, role: 'shift', person: view.record.person };
      return [
        {
          ...toPerson(view.record.person, 'shift', asCard(signInCard(view)), slot),
          priority: 'at-once',
          ...notAtNight(view, event.at),
        },
      ];
    },
    reminded: ({ view, event }) => card(view, { priority: 'at-once', ...notAtNight(view, event.at) }),
    missed: (context) => [
      ...card(context.view, { onlyInPlace: true }),
      ...told(
        context.event.told,
        say(isBacked(context.view) ? 'attendance.said.missedBacked' : 'attendance.said.missed', facts(context)),
      ).map((one) => ({ ...one, ...notAtNight(context.view, context.event.at) })),
    ],
    seen: (context) => {
      const { record } = context.view;
      const at = { at: { at: context.event.at, style: 'time' } as const };
      return [
        ...card(context.view, { onlyInPlace: true }),
        // Whoever pressed reads that it was taken; whoever did something else has not asked.
        ...(context.event.how === 'button'
          ? told([record.person], say('attendance.said.seenYou', facts(context, at)))
          : []),
        ...told(record.told, say('attendance.said.seen', facts(context, at))),
      ];
    },
    over: ({ view }) => card(view, { onlyInPlace: true }),
    'not-reached': () => [],
  },
  history: {
    expected: ({ person, part, span }) =>
      line(
        say('attendance.past.expected', { person: { person }, part: say(`attendance.part.${part}`), span: { span } }),
      ),
    asked: () => line(say('attendance.past.asked')),
    reminded: () => line(say('attendance.past.reminded')),
    missed: ({ told: people }) => line(say('attendance.past.missed', { people: who(people) })),
    seen: ({ how }) => line(say(`attendance.past.${how}`)),
    over: () => line(say('attendance.past.over')),
    'not-reached': ({ person }) => line(say('past.notReached', { person: { person } })),
  },
  redrawn: (view) => card(view, { onlyInPlace: true }),
  maySee: maySeeAttendance,
  isInside: (_attendance, viewer) => isInside(viewer),
  cards: (view, viewer) => [attendanceCard(view, viewer)],
  line: ({ record, desk }, viewer) => ({
    text: say('attendance.line', { ...attendanceFacts(record, desk), state: stateSaid(record) }),
    waits: viewer.id === record.person && isAwaited(record) && askedSince(record) !== undefined,
  }),
};
