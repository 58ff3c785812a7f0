import { leadsOf } from '../people/leads';
import type { PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { type RecordRules, redactedByType, type Timer, type TimerRule } from '../record/record';
import { theDesk } from '../ticket/event';
import { after } from '../time/instant';
import {
  type Attendance,
  type AttendanceEvent,
  askedSince,
  beginAttendance,
  evolveAttendance,
  isAwaited,
  unseenOf,
} from './attendance';

type Rule<Kind extends string> = TimerRule<Attendance, AttendanceEvent, Kind>;

/** Whoever else is on duty for the same, and leads. */
const others = ({ person }: Attendance, { onShift, people }: DecisionContext): readonly PersonId[] => [
  ...new Set([...onShift, ...leadsOf(people.values()).map(({ id }) => id)].filter((id) => id !== person)),
];

/**
 * They are asked as their place opens, reminded once, and others told after as long again; nothing of a shift that is somebody
 * else's by then.
 */
const awaiting: Rule<'ask' | 'remind' | 'miss' | 'end'> = {
  wanted: (attendance) => {
    if (!isAwaited(attendance)) return [];
    const end = { kind: 'end', key: 'end', due: attendance.span.to } as const;
    return [...nextOf(attendance), end];
  },
  fires: {
    ask: (attendance, _timer, now) => ifOnDuty(attendance, now, { type: 'asked', by: theDesk, at: now.at }),
    remind: (attendance, _timer, now) => ifOnDuty(attendance, now, { type: 'reminded', by: theDesk, at: now.at }),
    miss: (attendance, _timer, now) => {
      const told = others(attendance, now);
      return ifOnDuty(attendance, now, { type: 'missed', by: theDesk, at: now.at, told });
    },
    end: (_attendance, _timer, { at }) => ({ type: 'over', by: theDesk, at }),
  },
};

/** What comes next to make sure that they are there. */
function nextOf(attendance: Attendance): readonly Timer<'ask' | 'remind' | 'miss'>[] {
  const { openedAt, asksAt, within, remindedAt, missedAt } = attendance;
  const since = askedSince(attendance);
  if (since === undefined) return [{ kind: 'ask', key: 'ask', due: asksAt ?? openedAt }];
  if (remindedAt === undefined) return [{ kind: 'remind', key: 'remind', due: after(since, within) }];
  return missedAt === undefined ? [{ kind: 'miss', key: 'miss', due: after(after(since, within), within) }] : [];
}

const ifOnDuty = (
  { person }: Attendance,
  { rostered, at }: DecisionContext,
  event: AttendanceEvent,
): AttendanceEvent => (rostered.includes(person) ? event : { type: 'over', by: theDesk, at });

const asItIs = <Event>(event: Event): Event => event;

/** The attendance as a kind of record. */
export const attendanceRules: RecordRules<Attendance, AttendanceEvent> = {
  name: 'attendance',
  begin: beginAttendance,
  evolve: evolveAttendance,
  timers: [awaiting],
  needs: ({ person, place, told, lastEventAt }) => ({ place, people: [person, ...told], lastAt: lastEventAt }),
  index: (attendance) => {
    const { state, openedAt, endedAt, person } = attendance;
    return {
      ...{ state, open: isAwaited(attendance), openedAt },
      ...(endedAt === undefined ? {} : { endedAt }),
      parties: [{ person, part: isAwaited(attendance) ? 'awaited' : 'at-post' }],
      words: '',
    };
  },
  account: ({ person }) => person,
  unseen: unseenOf,
  redacted: redactedByType<AttendanceEvent>({
    expected: (event, how) => ({ ...event, person: how.person(event.person) }),
    asked: asItIs,
    reminded: asItIs,
    missed: (event, how) => ({ ...event, told: event.told.map(how.person) }),
    seen: asItIs,
    over: asItIs,
    'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
  }),
};
