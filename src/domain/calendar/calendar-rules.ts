import type { Desk } from '../desk';
import { leadsOf } from '../people/leads';
import type { PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { type RecordRules, redactedByType, type TimerRule } from '../record/record';
import { theDesk } from '../ticket/event';
import { days, before as earlier, type Instant } from '../time/instant';
import { nextOpening } from '../time/next-opening';
import { type OperatingTime, usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { opensAt, workingDayAfter } from '../time/working-day';
import { beginYear, type CalendarEvent, type CalendarYear, evolveYear, isOpenYear } from './calendar-year';
import { emptyParty, objectsNow, putsRight, refuseConfirming, speakers, stuckWithout } from './who-confirms';

type Rule<Kind extends string> = TimerRule<CalendarYear, CalendarEvent, Kind>;

/** So many working days nobody is reminded anew, until it presses. */
const remindedEvery = 3;
/** So long before it would count the first time it presses: a reminder each working day. */
const presses = days(7);

const hoursOf = ({ places }: Pick<Desk, 'places'>): OperatingTime => usualHours(places[0].hours);

/** It is shown when people work. */
const showing: Rule<'show'> = {
  wanted: ({ state, shown, openedAt }, { desk }) =>
    state === 'proposed' && !shown
      ? [{ kind: 'show', key: 'show', due: unlessCalendarEnds(() => nextOpening(hoursOf(desk), openedAt)) ?? openedAt }]
      : [],
  fires: {
    show: (_year, _timer, now) => ({ type: 'shown', by: theDesk, at: now.at, told: speakers(now).map(({ id }) => id) }),
  },
};

/** When those who have still to confirm are reminded next: every third working day, and every one once it presses. */
export function remindedNext(year: CalendarYear, desk: Pick<Desk, 'places'>): Instant | undefined {
  const last = year.remindedAt ?? year.openedAt;
  const opening = (from: Instant, count: number): Instant | undefined => {
    const day = unlessCalendarEnds(() => workingDayAfter(hoursOf(desk), from, count));
    return day && opensAt(day);
  };
  const usual = opening(last, remindedEvery);
  const pressing = opening(Math.max(last, earlier(year.startsAt, presses)) as Instant, 1);
  if (usual === undefined || pressing === undefined) return usual ?? pressing;
  return Math.min(usual, pressing) as Instant;
}

/** Whether it would count the first time within days, or would count already. */
export const isPressing = ({ startsAt }: Pick<CalendarYear, 'startsAt'>, at: Instant): boolean =>
  at >= earlier(startsAt, presses);

/** Whom a reminder reaches: whoever may confirm; of one that has to be put right, whoever does that. */
function remindedOf(year: CalendarYear, now: DecisionContext): readonly PersonId[] {
  if (stuckWithout(year, now).length > 0) return putsRight(now);
  if (year.state === 'objected') return [...new Set([...objectsNow(year, now).map(({ id }) => id), ...putsRight(now)])];
  const may = speakers(now).filter((person) => refuseConfirming(year, person, now) === undefined);
  const leads = isPressing(year, now.at) ? leadsOf(now.people.values()) : [];
  return [...new Set([...may, ...leads].map(({ id }) => id))];
}

const reminded = (year: CalendarYear, now: DecisionContext): CalendarEvent => ({
  ...{ type: 'reminded', by: theDesk, at: now.at },
  told: remindedOf(year, now),
});

/** Where nobody of a party is there any more, whoever can go on without it hears so at once. */
export const withoutSpeaker = (year: CalendarYear, now: DecisionContext): CalendarEvent | undefined =>
  isOpenYear(year) && year.shown && emptyParty(now) !== undefined ? reminded(year, now) : undefined;

const reminding: Rule<'remind'> = {
  wanted: (year, { desk }) => {
    const due = isOpenYear(year) && year.shown ? remindedNext(year, desk) : undefined;
    return due === undefined ? [] : [{ kind: 'remind', key: `remind:${year.remindedAt ?? year.openedAt}`, due }];
  },
  fires: {
    remind: (year, _timer, now) => reminded(year, now),
  },
};

/** The calendar year as a kind of record. */
export const calendarRules: RecordRules<CalendarYear, CalendarEvent> = {
  name: 'calendar',
  begin: beginYear,
  evolve: evolveYear,
  timers: [showing, reminding],
  needs: ({ asked, confirmations, objection, lastEventAt }) => ({
    people: [...asked, ...confirmations.map(({ by }) => by), ...(objection === undefined ? [] : [objection.by])],
    lastAt: lastEventAt,
  }),
  index: ({ state, openedAt, endedAt, asked, confirmations, objection, year }) => ({
    state,
    open: isOpenYear({ state }),
    openedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    parties: [
      ...(isOpenYear({ state }) ? asked : []).map((person) => ({ person, part: 'asked' })),
      ...confirmations.map(({ by }) => ({ person: by, part: 'confirmed' })),
      ...(objection === undefined ? [] : [{ person: objection.by, part: 'objected' }]),
    ],
    words: [String(year.year), year.source, ...year.holidays.map(({ festival }) => festival)].join('\n'),
  }),
  account: () => theDesk,
  redacted: redactedByType<CalendarEvent>({
    adopted: (event) => event,
    proposed: (event) => event,
    shown: (event, how) => ({ ...event, told: event.told.map(how.person) }),
    confirmed: (event) => event,
    objected: (event, how) => ({ ...event, reason: how.text(event.reason, event.by) }),
    reminded: (event, how) => ({ ...event, told: event.told.map(how.person) }),
    replaced: (event) => event,
    'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
  }),
};
