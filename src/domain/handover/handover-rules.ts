import { placeOf } from '../desk';
import { servesAs } from '../people/person';
import { nextMorning } from '../progress/quiet';
import type { DecisionContext } from '../record/decision-context';
import { type RecordRules, redactedByType, type TimerRule } from '../record/record';
import { ticketRef } from '../record/record-ref';
import { toldAt } from '../record/when-told';
import { theDesk } from '../ticket/event';
import { aWeekLater } from '../time/a-week-later';
import { forwardAsKnown } from '../time/forward-as-known';
import { hours as hoursLong, type Instant, minutes } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import {
  beginHandover,
  evolveHandover,
  type HandoverEvent,
  type HandoverList,
  isOpenList,
  openLines,
} from './handover-list';
import { handable, stale } from './lines-now';
import { isAskedAlready, nextFor } from './shift-end';
import { decidersOf } from './who-may';

/** So long after it began the successor is reminded, and leads are asked. Operating time: nothing of it rings at night. */
export const remindedAfter = minutes(30);
export const leadAskedAfter = hoursLong(2);

type Rule<Kind extends string> = TimerRule<HandoverList, HandoverEvent, Kind>;

/** What ended or moved on meanwhile drops out before anybody is called to it. */
const unlessStale = (list: HandoverList, now: DecisionContext, event: HandoverEvent): HandoverEvent => {
  const tickets = stale(list, now);
  return tickets.length === 0 ? event : { type: 'dropped', by: theDesk, at: now.at, tickets };
};

/** So often leads are asked before managers hear of it; afterwards leads are asked once a week. */
const askedOfLeads = 2;

const leadAsked = (list: HandoverList, now: DecisionContext): HandoverEvent => {
  const managers = [...now.people.values()].filter((person) => servesAs(person, 'manager')).map(({ id }) => id);
  const deciders = decidersOf(list, now);
  const told = list.leadAsked === askedOfLeads ? [...new Set([...deciders, ...managers])] : deciders;
  return { type: 'lead-asked', by: theDesk, at: now.at, told };
};

/** When leads are asked once more. */
const askedAgainAt = (hours: OperatingTime, { leadAsked: times }: HandoverList, last: Instant): Instant =>
  times <= askedOfLeads ? nextMorning(hours, last, { urgent: false }) : aWeekLater(hours, last);

/** What the desk began while everybody rested is told when the place opens. */
const calling: Rule<'call'> = {
  wanted: (list, { desk }) =>
    list.untoldAt === undefined || !isOpenList(list)
      ? []
      : [{ kind: 'call', key: `call:${list.untoldAt}`, due: toldAt(list, desk, list.untoldAt) }],
  fires: { call: (list, _timer, now) => unlessStale(list, now, calledAsItIs(list, now)) },
};

/** Who answers next is asked of the roster once more: in a night somebody may have swapped, or fallen sick. */
function calledAsItIs(list: HandoverList, now: DecisionContext): HandoverEvent {
  const called = { type: 'called', by: theDesk, at: now.at } as const;
  const tickets = handable(list, now).filter((ticket) => !isAskedAlready(ticket));
  if (list.because !== 'shift-end' || tickets.length === 0) return called;
  const known = { ...now, places: now.desk.places.map(({ id }) => id) };
  const lists = nextFor(list.owner, tickets, { at: now.at, desk: now.desk, known });
  const [next] = lists;
  if (next === undefined) return { type: 'withdrawn', by: theDesk, at: now.at };
  return lists.some(({ to }) => to === list.to) ? called : { ...called, to: next.to };
}

/** While nobody has answered every line. */
const waiting: Rule<'remind' | 'ask-lead'> = {
  wanted: (list, { desk }) => {
    if (!isOpenList(list) || openLines(list).length === 0) return [];
    const { hours } = placeOf(desk, list.place);
    if (list.leadAskedAt !== undefined) {
      const due = askedAgainAt(hours, list, list.leadAskedAt);
      return [{ kind: 'ask-lead', key: `ask-lead:${list.leadAsked}`, due }];
    }
    const reminder = {
      kind: 'remind',
      key: 'remind',
      due: forwardAsKnown(hours, list.openedAt, remindedAfter),
    } as const;
    return [
      ...(list.remindedAt === undefined ? [reminder] : []),
      { kind: 'ask-lead', key: 'ask-lead:0', due: forwardAsKnown(hours, list.openedAt, leadAskedAfter) },
    ];
  },
  fires: {
    remind: (list, _timer, now) => unlessStale(list, now, { type: 'reminded', by: theDesk, at: now.at }),
    'ask-lead': (list, _timer, now) => unlessStale(list, now, leadAsked(list, now)),
  },
};

/** Leads are asked at once where the successor cannot be reached, or has left. */
export function followsHandover(list: HandoverList, now: DecisionContext): HandoverEvent | undefined {
  if (list.state !== 'asked' || list.untoldAt !== undefined || openLines(list).length === 0) return undefined;
  const isUnreached = list.unreached.some(({ person }) => person === list.to);
  return isUnreached ? leadAsked(list, now) : undefined;
}

const asItIs = <Event>(event: Event): Event => event;

/** The handover as a kind of record. */
export const handoverRules: RecordRules<HandoverList, HandoverEvent> = {
  name: 'handover',
  begin: beginHandover,
  evolve: evolveHandover,
  timers: [calling, waiting],
  needs: ({ owner, to, begunBy, place, lines, lastEventAt }) => ({
    place,
    people: [owner, to, begunBy].filter((id) => id !== theDesk),
    lists: lines.map(({ ticket }) => ticketRef(ticket)),
    lastAt: lastEventAt,
  }),
  index: (list) => {
    const { state, openedAt, endedAt, owner, to, note, lines } = list;
    const open = isOpenList(list);
    return {
      ...{ state, open, openedAt },
      ...(endedAt === undefined ? {} : { endedAt }),
      parties: [
        // Whatever changes of the tickets that they have is looked up in lists that are open.
        { person: owner, part: open ? 'owner' : 'former-owner' },
        { person: to, part: 'successor' },
      ],
      words: [note, ...lines.map(({ words = '' }) => words)].filter((text) => text !== '').join('\n'),
    };
  },
  account: ({ owner }) => owner,
  redacted: redactedByType<HandoverEvent>({
    begun: (event, how) => ({
      ...event,
      owner: how.person(event.owner),
      to: how.person(event.to),
      note: how.text(event.note, event.by),
    }),
    answered: (event, how) => ({
      ...event,
      refused: event.refused.map((one) => ({ ...one, words: how.text(one.words, event.by) })),
    }),
    called: (event, how) => (event.to === undefined ? event : { ...event, to: how.person(event.to) }),
    noted: (event, how) => ({ ...event, note: how.text(event.note, event.by) }),
    reminded: asItIs,
    'lead-asked': (event, how) => ({ ...event, told: event.told.map(how.person) }),
    decided: (event, how) => ({
      ...event,
      assigned: event.assigned.map((one) => ({ ...one, to: how.person(one.to) })),
      reason: how.text(event.reason, event.by),
    }),
    'passed-on': (event, how) => ({ ...event, to: how.person(event.to) }),
    dropped: asItIs,
    withdrawn: asItIs,
    'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
  }),
};
