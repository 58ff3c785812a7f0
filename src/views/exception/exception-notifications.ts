import { placeOf } from '../../domain/desk';
import type { DutyException, ExceptionEvent } from '../../domain/exception/exception';
import { putOnBy } from '../../domain/exception/plan';
import { leadsOf } from '../../domain/people/leads';
import { onRoster, type PersonId } from '../../domain/people/person';
import { usualHours } from '../../domain/time/operating-time';
import { type Facts, listOfSome, type Say, say } from '../../domain/words';
import { asMessage } from '../card';
import { inTheMorning, type NewMessage } from '../notifications/recipients';
import { inPerson } from '../record/in-person';
import type { EventContext, Notifications } from '../record/record-views';
import { whoDid } from '../who-did';
import { type ExceptionView, exceptionCard, exceptionFacts } from './exception-card';

type Context<Event extends ExceptionEvent = ExceptionEvent> = EventContext<Event, DutyException, ExceptionView>;

const toThem = inPerson<ExceptionView>('exception', exceptionCard);

/** Whoever planned it; whom it puts on once it is meant; and whose duty it takes, once it does. */
function readers({ record }: Pick<ExceptionView, 'record'>): readonly PersonId[] {
  const { plan, filedBy, since, askedAt, replaced } = record;
  const isMeant = since !== undefined || askedAt !== undefined;
  return [...new Set([filedBy, ...(isMeant ? putOnBy(plan) : []), ...(since === undefined ? [] : replaced)])];
}

/** At night nobody is told what begins after they are at work. */
const whenTheyWork = ({ desk, at, record: { plan } }: ExceptionView) =>
  inTheMorning(usualHours(placeOf(desk, plan.places[0] ?? '').hours), at, plan.span.from);

const there = (people: readonly PersonId[], view: ExceptionView): readonly PersonId[] =>
  people.filter((id) => {
    const person = view.people.get(id);
    return person !== undefined && onRoster(person);
  });

/** Cards that stand are drawn anew where they do; to those in `fresh` it is sent. */
export const exceptionCards = (view: ExceptionView, fresh: readonly PersonId[] = []): readonly NewMessage[] =>
  toThem.cards(there(readers(view), view), view, ({ id }) => {
    if (!fresh.includes(id)) return { priority: 'at-once', onlyInPlace: true };
    return { priority: 'at-once', ...(id === view.record.filedBy ? {} : whenTheyWork(view)) };
  });

const facts = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...exceptionFacts(view),
  by: whoDid(event.by),
  ...more,
});

/** With a way to it. */
const toEach = (people: readonly PersonId[], context: Context, text: Say): readonly NewMessage[] => {
  const { about } = context.view;
  const opens = { action: 'look', about, label: say('exception.open'), tone: 'plain', opens: 'card' } as const;
  const more = { priority: 'at-once', ...whenTheyWork(context.view) } as const;
  return toThem.said(people, context, text, { ...more, content: asMessage({ text, opens }) });
};

/** Those who plan: whoever wrote it, and the leads. */
const planners = ({ record, people }: ExceptionView): readonly PersonId[] => [
  record.filedBy,
  ...leadsOf(people.values()).map(({ id }) => id),
];

/** It is in force: whoever did not say yes is told, and whose duty it takes. */
function inForce(context: Context, knows: readonly PersonId[]): readonly NewMessage[] {
  const { plan, replaced, filedBy } = context.view.record;
  // Who planned it, and not whose yes was the last.
  const planned = facts(context, { by: { person: filedBy } });
  return [
    ...toEach(
      putOnBy(plan).filter((id) => !knows.includes(id)),
      context,
      say('exception.said.youAreOn', planned),
    ),
    ...toEach(
      replaced.filter((id) => !putOnBy(plan).includes(id)),
      context,
      say('exception.said.instead', planned),
    ),
  ];
}

const words = (text: string): Facts => ({ words: text });

/** Who hears what of it. */
export const exceptionNotifications: Notifications<DutyException, ExceptionEvent, ExceptionView> = {
  'put-on': (context) => [...exceptionCards(context.view, readers(context.view)), ...inForce(context, [])],
  drafted: ({ view }) => exceptionCards(view, [view.record.filedBy]),
  confirmed: (context) => [
    ...exceptionCards(
      context.view,
      readers(context.view).filter((id) => id !== context.view.record.filedBy),
    ),
    ...(context.view.record.state === 'planned' ? inForce(context, []) : []),
  ],
  accepted: (context) => {
    const isInForce = context.view.record.state === 'planned';
    const said = say(isInForce ? 'exception.said.inForce' : 'exception.said.accepted', facts(context));
    return [
      ...exceptionCards(context.view, isInForce ? context.view.record.replaced : []),
      ...toEach([context.view.record.filedBy], context, said),
      ...(isInForce ? inForce(context, putOnBy(context.view.record.plan)) : []),
    ];
  },
  objected: (context) => [
    ...exceptionCards(context.view),
    ...toEach(
      planners(context.view),
      context,
      say('exception.said.objected', facts(context, words(context.event.words))),
    ),
  ],
  enforced: (context) => [...exceptionCards(context.view, context.view.record.replaced), ...inForce(context, [])],
  reminded: (context) => [
    ...exceptionCards(context.view),
    ...toEach(context.event.told, context, say('exception.said.reminded', facts(context))),
    ...toEach(
      [context.view.record.filedBy],
      context,
      say(
        'exception.said.stillOpen',
        facts(context, {
          people: listOfSome(
            context.event.told.map((id) => ({ person: id })),
            3,
          ),
        }),
      ),
    ),
  ],
  unanswered: (context) => [
    ...exceptionCards(context.view),
    ...toEach(planners(context.view), context, say('exception.said.unanswered', facts(context))),
  ],
  withdrawn: (context) => [
    ...exceptionCards(context.view),
    ...(context.before.state === 'draft'
      ? []
      : toEach(
          readers(context.view),
          context,
          context.event.words === ''
            ? say('exception.said.withdrawn', facts(context))
            : say('exception.said.withdrawnWhy', facts(context, words(context.event.words))),
        )),
  ],
  ended: ({ view }) => exceptionCards(view),
  'not-reached': (context) =>
    putOnBy(context.view.record.plan).includes(context.event.person)
      ? toEach(
          planners(context.view),
          context,
          say('exception.said.notReached', facts(context, { person: { person: context.event.person } })),
        )
      : [],
};
