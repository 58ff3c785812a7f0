import type { Desk } from '../desk';
import type { PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { type RecordRules, redactedByType, type TimerRule } from '../record/record';
import { ticketRef } from '../record/record-ref';
import { whoeverItIsFor } from '../record/redaction';
import { toldAt } from '../record/when-told';
import type { DutyChange } from '../roster/duty-change';
import { openEnd } from '../roster/vetting';
import { theDesk } from '../ticket/event';
import { aWeekLater } from '../time/a-week-later';
import { after, days, type Instant } from '../time/instant';
import {
  beginReplacement,
  evolveReplacement,
  isUnderWay,
  type Replacement,
  type ReplacementEvent,
} from './replacement';
import { isDueAsKnown, recountOf } from './recount';
import { openingBefore, remindedBefore } from './ten-days';
import { customersOf, leadingIt } from './who-may';

/** It can wait until the desk opens. */
const toldWhenOpen = (desk: Pick<Desk, 'places'>, at: Instant): Instant =>
  toldAt({ place: desk.places[0].id }, desk, at);

type Rule<Kind extends string> = TimerRule<Replacement, ReplacementEvent, Kind>;

const both = (replacement: Replacement, now: Pick<DecisionContext, 'people'>): readonly PersonId[] => [
  ...new Set([...leadingIt(replacement, now), ...customersOf(replacement, now)].map(({ id }) => id)),
];

/** What was begun while everybody rested is told when the desk opens. */
const calling: Rule<'call'> = {
  wanted: ({ untoldAt }, { desk }) =>
    untoldAt === undefined ? [] : [{ kind: 'call', key: `call:${untoldAt}`, due: toldWhenOpen(desk, untoldAt) }],
  fires: { call: (_replacement, _timer, { at }) => ({ type: 'called', by: theDesk, at }) },
};

/** When others are reminded next: before it is due, and once a week from the day on that was missed. */
function remindedNext(replacement: Replacement, desk: Desk): Instant | undefined {
  const { due, openedAt, dueSetAt = openedAt, remindedAt = dueSetAt, overdueAt } = replacement;
  const last = Math.max(dueSetAt, remindedAt, overdueAt ?? 0) as Instant;
  if (overdueAt !== undefined) return aWeekLater(desk.places[0].hours, last);
  const before = remindedBefore.map((count) => openingBefore(desk, due, count));
  const next = before.find((at) => at !== undefined && at > last && at < due);
  if (next !== undefined || !isDueAsKnown(replacement)) return next;
  // Nothing was missed by a calendar that does not count yet: they are reminded all the same.
  return last < due ? toldWhenOpen(desk, due) : aWeekLater(desk.places[0].hours, last);
}

/**
 * Leads are reminded some working days before it is due; both parties are told where it was not kept, and reminded from then
 * on until something becomes of it.
 */
const clock: Rule<'remind' | 'overdue'> = {
  wanted: (replacement, { desk }) => {
    if (!isUnderWay(replacement) || recountOf(replacement, desk) !== undefined) return [];
    const { due, dueSetAt = due, overdueAt } = replacement;
    const at = remindedNext(replacement, desk);
    const missed = toldWhenOpen(desk, Math.max(due, dueSetAt) as Instant);
    return [
      ...(at === undefined ? [] : [{ kind: 'remind', key: `remind:${due}:${at}`, due: at } as const]),
      ...(overdueAt !== undefined || isDueAsKnown(replacement)
        ? []
        : [{ kind: 'overdue', key: `overdue:${due}`, due: missed } as const]),
    ];
  },
  fires: {
    remind: (replacement, _timer, now) => {
      const reminded = { type: 'reminded', by: theDesk, at: now.at } as const;
      if (now.at < replacement.due) return { ...reminded, told: leadingIt(replacement, now).map(({ id }) => id) };
      // What was missed meanwhile is told by itself.
      if (replacement.overdueAt === undefined && !isDueAsKnown(replacement)) return undefined;
      return { ...reminded, told: both(replacement, now), late: true };
    },
    overdue: (replacement, _timer, now) => ({
      ...{ type: 'overdue', by: theDesk, at: now.at },
      told: both(replacement, now),
    }),
  },
};

/** What was counted by the week is counted anew once another calendar counts. */
const recounting: Rule<'recount'> = {
  wanted: (replacement, { desk, at }) =>
    recountOf(replacement, desk) === undefined ? [] : [{ kind: 'recount', key: `recount:${replacement.due}`, due: at }],
  fires: {
    recount: (replacement, _timer, { at, desk }) => {
      const counted = recountOf(replacement, desk);
      return counted && { type: 'recounted', by: theDesk, at, ...counted };
    },
  },
};

/** So long the successor holds the shifts of whoever they replace, while the roster is put right. */
const meanwhile = days(60);

/** From then on the successor is on duty in their place. */
function dutyOf({ engineer, to, handingAt }: Replacement): readonly DutyChange[] {
  if (to === undefined || handingAt === undefined) return [];
  return [{ kind: 'move', span: { from: handingAt, to: after(handingAt, meanwhile) }, from: engineer, to }];
}

const asItIs = <Event>(event: Event): Event => event;

/** A change of staff as a kind of record. */
export const replacementRules: RecordRules<Replacement, ReplacementEvent> = {
  name: 'replacement',
  begin: beginReplacement,
  evolve: evolveReplacement,
  timers: [calling, recounting, clock],
  needs: ({ engineer, begunBy, to, successor, tickets, state, lastEventAt }) => ({
    people: [engineer, begunBy, ...(to === undefined ? [] : [to])],
    lists: [
      ...(successor === undefined ? [] : [{ kind: 'staff', id: successor } as const]),
      ...(state === 'handing' ? tickets.map(ticketRef) : []),
    ],
    lastAt: lastEventAt,
  }),
  index: (replacement) => {
    const { state, openedAt, endedAt, engineer, begunBy } = replacement;
    return {
      ...{ state, open: isUnderWay(replacement), openedAt },
      ...(endedAt === undefined ? {} : { endedAt }),
      parties: [
        // What they have, and is over or comes to somebody else, is heard of by that.
        { person: engineer, part: isUnderWay(replacement) ? 'owner' : 'replaced' },
        { person: begunBy, part: 'beginner' },
      ],
      words: '',
    };
  },
  account: ({ engineer }) => engineer,
  duty: dutyOf,
  // Whoever was replaced serves no more.
  service: ({ engineer, state, endedAt }) =>
    state === 'done' && endedAt !== undefined
      ? [{ kind: 'service', person: engineer, span: { from: endedAt, to: openEnd }, serves: false }]
      : [],
  withheld: ({ engineer, talkedAt }, person) => person === engineer && talkedAt === undefined,
  redacted: redactedByType<ReplacementEvent>({
    demanded: (event, how) => ({
      ...event,
      engineer: how.person(event.engineer),
      reason: how.text(event.reason, whoeverItIsFor, true),
    }),
    announced: (event, how) => ({
      ...event,
      engineer: how.person(event.engineer),
      reason: how.text(event.reason, whoeverItIsFor, true),
    }),
    called: asItIs,
    agreed: asItIs,
    objected: (event, how) => ({ ...event, words: how.text(event.words, whoeverItIsFor, true) }),
    postponed: asItIs,
    recounted: asItIs,
    linked: asItIs,
    talked: asItIs,
    handing: (event, how) => ({ ...event, to: how.person(event.to) }),
    done: asItIs,
    reminded: (event, how) => ({ ...event, told: event.told.map(how.person) }),
    overdue: (event, how) => ({ ...event, told: event.told.map(how.person) }),
    withdrawn: (event, how) => ({ ...event, words: how.text(event.words, whoeverItIsFor, true) }),
    'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
  }),
};
