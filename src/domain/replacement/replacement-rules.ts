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
import { after, days, type Instant } from '../time/instant';
import {
  beginReplacement,
  evolveReplacement,
  isUnderWay,
  type Replacement,
  type ReplacementEvent,
} from './replacement';
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

/** Both parties are reminded some working days before it is due, and told where it was not kept. */
const clock: Rule<'remind' | 'overdue'> = {
  wanted: (replacement, { desk }) => {
    if (!isUnderWay(replacement) || replacement.overdueAt !== undefined) return [];
    const { reminders, due } = replacement;
    const before = remindedBefore[reminders];
    const at = before === undefined ? undefined : openingBefore(desk, due, before);
    return [
      ...(at === undefined || at <= replacement.openedAt
        ? []
        : [{ kind: 'remind', key: `remind:${due}:${reminders}`, due: at } as const]),
      { kind: 'overdue', key: `overdue:${due}`, due: toldWhenOpen(desk, due) },
    ];
  },
  fires: {
    remind: (replacement, _timer, now) => ({
      ...{ type: 'reminded', by: theDesk, at: now.at },
      told: leadingIt(replacement, now).map(({ id }) => id),
    }),
    overdue: (replacement, _timer, now) => ({
      ...{ type: 'overdue', by: theDesk, at: now.at },
      told: both(replacement, now),
    }),
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
  timers: [calling, clock],
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
