import { type Desk, placeOf } from '../desk';
import type { PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import type { RecordRules, TimerContext, TimerRule } from '../record/record';
import { toldAt } from '../record/when-told';
import { theDesk } from '../ticket/event';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, type Duration, hours, type Instant } from '../time/instant';
import { usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { closesAt, opensAt, workingDayAfter } from '../time/working-day';
import {
  beginComplaint,
  type Complaint,
  type ComplaintEvent,
  evolveComplaint,
  redactedComplaint,
  type ToLevel,
} from './complaint';
import { levelFrom, levelHolders, neverHeard, rulesOf, type There } from './levels';

/** A level that has not answered is reminded when so much of its time is over. */
const remindAfter = 0.75;
/** A complainant who says nothing to the answer is taken to accept it at the end of so many working days. */
const silentWorkingDays = 3;

const hoursOf = ({ place }: Pick<Complaint, 'place'>, desk: Pick<Desk, 'places'>) =>
  usualHours(placeOf(desk, place).hours);

/** When so much of the time is over that the level which has it is given. */
const partDue = (complaint: Levelled, desk: Around, part: number): Instant => {
  const { within } = rulesOf(complaint, complaint.level, desk);
  return forwardAsKnown(hoursOf(complaint, desk), complaint.levelSince, Math.ceil(within * part) as Duration);
};

type Levelled = Pick<Complaint, 'level' | 'levelSince' | 'place' | 'levels'>;
type Around = Pick<Desk, 'places' | 'complaints'>;

/** By when the level that has it answers. */
export const answerDueAt = (complaint: Levelled, desk: Around): Instant => partDue(complaint, desk, 1);

/** Until when its complainant may say something to the last answer, or more to it; undefined: nothing was answered. */
export function silentUntil(complaint: Complaint, desk: Pick<Desk, 'places'>): Instant | undefined {
  const { answers, added } = complaint;
  const answeredAt = answers.at(-1)?.at;
  if (answeredAt === undefined) return undefined;
  // Whoever has written is not silent.
  const from = Math.max(answeredAt, added.at(-1)?.at ?? answeredAt) as Instant;
  const day = unlessCalendarEnds(() => workingDayAfter(hoursOf(complaint, desk), from, silentWorkingDays));
  return day === undefined ? after(from, hours(24 * silentWorkingDays)) : closesAt(day);
}

/** The next working morning. */
const morningAfter = (complaint: Complaint, from: Instant, desk: Pick<Desk, 'places'>): Instant =>
  unlessCalendarEnds(() => opensAt(workingDayAfter(hoursOf(complaint, desk), from, 1))) ?? after(from, hours(24));

/** When something is to be done about a complaint that nobody has answered: at the end of the time, then each morning. */
function overdueAt(complaint: Complaint, { desk }: TimerContext): Instant {
  const { remindedAt, told, levelSince } = complaint;
  const due = answerDueAt(complaint, desk);
  if (told.length === 0) return morningAfter(complaint, remindedAt ?? levelSince, desk);
  return remindedAt === undefined || remindedAt < due ? due : morningAfter(complaint, remindedAt, desk);
}

/** Who has it next; undefined: nobody is above. Where nobody could be told, whoever is there by now. */
const nextOf = (complaint: Complaint, there: There): ToLevel | undefined => {
  const { told, level } = complaint;
  if (told.length > 0) return levelFrom(complaint, level + 1, there);
  const now = levelFrom(complaint, 0, there) ?? { level, told: levelHolders(complaint, level, there) };
  return now.told.length === 0 ? undefined : now;
};

/**
 * Where all who were told are there no more: whoever is of the level by now has it at once, else whoever is above, with all
 * of their time.
 */
function vacated(complaint: Complaint, now: DecisionContext): ComplaintEvent | undefined {
  const { state, told, level } = complaint;
  const holders = levelHolders(complaint, level, now);
  if (state !== 'open' || told.length === 0 || holders.some((id) => told.includes(id))) return undefined;
  const desk = { by: theDesk, at: now.at } as const;
  const next = holders.length > 0 ? { level, told: holders } : nextOf(complaint, now);
  if (next === undefined) return { type: 'reminded', ...desk, late: true, told: [] };
  return { type: 'moved-up', ...desk, vacant: true, ...next };
}

/** What becomes of it when somebody is there no more: their level has it without them, and hears so if they looked after it. */
export function heldWithout(complaint: Complaint, person: PersonId, now: DecisionContext): ComplaintEvent | undefined {
  const { state, takenBy, level } = complaint;
  const none = vacated(complaint, now);
  if (none !== undefined || state !== 'open' || takenBy !== person) return none;
  return { type: 'reminded', by: theDesk, at: now.at, late: false, told: levelHolders(complaint, level, now) };
}

/**
 * While a level has it: a reminder, and the end of its time, when the next level has it; where nobody is above, a reminder
 * each working morning. While its complainant is asked: the end of their time.
 */
const timers: TimerRule<Complaint, ComplaintEvent, 'remind' | 'overdue' | 'accept-silent'> = {
  wanted: (complaint, context) => {
    const { state, level, remindedAt, told, answers } = complaint;
    if (state === 'closed') return [];
    if (state === 'answered') {
      const due = silentUntil(complaint, context.desk);
      return due === undefined ? [] : [{ kind: 'accept-silent', key: `accept-silent:${answers.length}`, due }];
    }
    const overdue = { kind: 'overdue', key: `overdue:${level}:${remindedAt ?? 0}` } as const;
    return [
      ...(remindedAt === undefined && told.length > 0
        ? [{ kind: 'remind', key: `remind:${level}`, due: partDue(complaint, context.desk, remindAfter) } as const]
        : []),
      { ...overdue, due: overdueAt(complaint, context) },
    ];
  },
  fires: {
    remind: (complaint, _timer, now) =>
      vacated(complaint, now) ?? {
        ...{ type: 'reminded', by: theDesk, at: now.at, late: false },
        told: levelHolders(complaint, complaint.level, now),
      },
    overdue: (complaint, _timer, now) => {
      const next = nextOf(complaint, now);
      if (next !== undefined) return { type: 'moved-up', by: theDesk, at: now.at, ...next };
      // Nobody is above: whoever has it keeps it, and nobody is left in silence.
      const told = levelHolders(complaint, complaint.level, now);
      return { type: 'reminded', by: theDesk, at: now.at, late: true, told };
    },
    'accept-silent': (_complaint, _timer, { at }) => ({ type: 'accepted', by: theDesk, at, how: 'silence' }),
  },
};

/** What came while everybody rested is told when the place opens. */
const calling: TimerRule<Complaint, ComplaintEvent, 'call'> = {
  wanted: (complaint, { desk }) => {
    const { untoldAt } = complaint;
    return untoldAt === undefined
      ? []
      : [{ kind: 'call', key: `call:${untoldAt}`, due: toldAt(complaint, desk, untoldAt) }];
  },
  fires: { call: (_complaint, _timer, { at }) => ({ type: 'called', by: theDesk, at }) },
};

const named = (...people: readonly (PersonId | undefined)[]): readonly PersonId[] =>
  people.filter((id) => id !== undefined);

/** The complaint as a kind of record. */
export const complaintRules: RecordRules<Complaint, ComplaintEvent> = {
  name: 'complaint',
  begin: beginComplaint,
  evolve: evolveComplaint,
  timers: [calling, timers],
  needs: ({ place, complainant, filedBy, against, about, lastEventAt }) => ({
    place,
    people: named(complainant, filedBy, against),
    lastAt: lastEventAt,
    ...(about === undefined ? {} : { about }),
  }),
  index: ({ state, openedAt, closedAt, about, complainant, filedBy, told, takenBy, text, answers, excluded }) => ({
    state,
    open: state !== 'closed',
    openedAt,
    ...(closedAt === undefined ? {} : { endedAt: closedAt }),
    ...(about === undefined ? {} : { about }),
    parties: [
      { person: complainant, part: 'complainant' },
      ...(filedBy === undefined || excluded.includes(filedBy) ? [] : [{ person: filedBy, part: 'filer' }]),
      ...told.map((person) => ({ person, part: person === takenBy ? 'owner' : 'level' })),
    ],
    words: [text, ...answers.map((answer) => answer.text)].join('\n'),
  }),
  account: ({ complainant }) => complainant,
  withheld: (complaint, person) => complaint.excluded.includes(person) || neverHeard(complaint, person),
  redacted: redactedComplaint,
};
