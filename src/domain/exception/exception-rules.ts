import { hoursOf } from '../leave/hours';
import type { PersonId } from '../people/person';
import { type RecordRules, redactedByType, type TimerRule } from '../record/record';
import { weighedAround } from '../roster/substitutes';
import { theDesk } from '../ticket/event';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, days, hours, type Instant, type Span } from '../time/instant';
import {
  beginException,
  type DutyException,
  dutyOfException,
  type ExceptionEvent,
  evolveException,
  isOpenException,
} from './exception';
import { putOnBy, withOthers } from './plan';
import { previewLooksAt, withOthersIn } from './preview';

type Rule<Kind extends string> = TimerRule<DutyException, ExceptionEvent, Kind>;

/** Somebody who was asked is reminded after so much operating time, and leads hear who has not answered. */
export const remindedAfter = hours(4);
/** What nobody meant within a day is given up. */
const draftLasts = days(1);

/** The time of which a decision looks at the roster. */
export function looksAt(span: Span): Span {
  const [weighed, preview] = [weighedAround(span), previewLooksAt(span)];
  return {
    from: Math.min(weighed.from, preview.from) as Instant,
    to: Math.max(weighed.to, preview.to) as Instant,
  };
}

/** It ends by itself; a draft sooner. */
const ending: Rule<'end'> = {
  wanted: ({ state, plan, openedAt }) => {
    if (!isOpenException({ state })) return [];
    const due = state === 'draft' ? Math.min(plan.span.to, after(openedAt, draftLasts)) : plan.span.to;
    return [{ kind: 'end', key: 'end', due: due as Instant }];
  },
  fires: {
    end: ({ state }, _timer, { at }) =>
      state === 'draft' ? { type: 'withdrawn', by: theDesk, at, words: '' } : { type: 'ended', by: theDesk, at },
  },
};

/** While somebody has not said yes: a reminder in operating time, and a word to leads as it begins. */
const asking: Rule<'remind' | 'unanswered'> = {
  wanted: ({ state, askedAt, remindedAt, openTold, waitsFor, plan }, { desk }) => {
    if (state !== 'asked' || askedAt === undefined) return [];
    const reminder = forwardAsKnown(hoursOf(desk), askedAt, remindedAfter);
    return [
      ...(remindedAt === undefined && waitsFor.length > 0 && reminder < plan.span.from
        ? [{ kind: 'remind', key: 'remind', due: reminder } as const]
        : []),
      ...(openTold ? [] : [{ kind: 'unanswered', key: 'unanswered', due: plan.span.from } as const]),
    ];
  },
  fires: {
    remind: ({ waitsFor }, _timer, { at }) => ({ type: 'reminded', by: theDesk, at, told: waitsFor }),
    unanswered: (_exception, _timer, { at }) => ({ type: 'unanswered', by: theDesk, at }),
  },
};

/** Everybody it names, each once. */
const named = ({ plan, filedBy }: DutyException): readonly PersonId[] => [
  ...new Set([
    ...putOnBy(plan),
    filedBy,
    ...(plan.does === 'put-on' && plan.instead !== undefined ? [plan.instead] : []),
  ]),
];

/** The exception as a kind of record. */
export const exceptionRules: RecordRules<DutyException, ExceptionEvent> = {
  name: 'exception',
  begin: beginException,
  evolve: evolveException,
  timers: [ending, asking],
  needs: (exception) => ({
    people: named(exception),
    around: looksAt(exception.plan.span),
    calls: true,
    lastAt: exception.lastEventAt,
  }),
  index: ({ state, openedAt, endedAt, plan, filedBy, why }) => ({
    state,
    open: isOpenException({ state }),
    openedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    parties: [
      ...putOnBy(plan).map((person) => ({ person, part: 'put-on' })),
      { person: filedBy, part: 'filer' },
      ...(plan.does === 'put-on' && plan.instead !== undefined ? [{ person: plan.instead, part: 'replaced' }] : []),
    ],
    words: why,
  }),
  account: ({ plan, filedBy }) => putOnBy(plan)[0] ?? filedBy,
  duty: dutyOfException,
  why: ({ why }) => why,
  redacted: redactedByType<ExceptionEvent>({
    'put-on': (event, how) => ({
      ...event,
      person: how.person(event.person),
      ...(event.instead === undefined ? {} : { instead: how.person(event.instead) }),
      why: how.text(event.why, event.by),
      files: how.files(event.files, event.by),
    }),
    drafted: (event, how) => ({
      ...event,
      plan: withOthers(event.plan, how.person),
      why: how.text(event.why, event.by),
      files: how.files(event.files, event.by),
    }),
    confirmed: (event, how) => ({
      ...event,
      asks: event.asks.map(how.person),
      changes: withOthersIn(event.changes, how.person),
    }),
    accepted: ({ changes, ...event }, how) => ({
      ...event,
      ...(changes && { changes: withOthersIn(changes, how.person) }),
    }),
    objected: (event, how) => ({ ...event, words: how.text(event.words, event.by) }),
    enforced: ({ changes, ...event }, how) => ({
      ...event,
      words: how.text(event.words, event.by),
      ...(changes && { changes: withOthersIn(changes, how.person) }),
    }),
    reminded: (event, how) => ({ ...event, told: event.told.map(how.person) }),
    unanswered: (event) => event,
    withdrawn: (event, how) => ({ ...event, words: how.text(event.words, event.by) }),
    ended: (event) => event,
    'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
  }),
};
