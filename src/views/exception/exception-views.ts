import { placeOf } from '../../domain/desk';
import type { DutyException, ExceptionEvent } from '../../domain/exception/exception';
import { maySeeException } from '../../domain/exception/who-may';
import { leadsOf } from '../../domain/people/leads';
import type { PersonId } from '../../domain/people/person';
import type { Slot } from '../../domain/record/slot';
import { isInside } from '../../domain/ticket/who-may';
import { usualHours } from '../../domain/time/operating-time';
import { type Facts, type Say, say } from '../../domain/words';
import { asCard } from '../card';
import { inTheMorning, message, type NewMessage, toPerson } from '../notifications/recipients';
import type { EventContext, HistoryLine, HistoryLines, Notifications, RecordViews } from '../record/record-views';
import { type ExceptionView, exceptionCard, exceptionFacts, stateSaid } from './exception-card';

type Context<Event extends ExceptionEvent = ExceptionEvent> = EventContext<Event, DutyException, ExceptionView>;

const slotOf = ({ about }: Pick<ExceptionView, 'about'>, person: PersonId): Slot => ({
  about,
  role: 'exception',
  person,
});

const whenTheyWork = ({ desk, at, record: { span, places } }: ExceptionView) =>
  inTheMorning(usualHours(placeOf(desk, places[0] ?? '').hours), at, span.from);

/** Whoever is put on, whose part they take, and whoever planned it. */
const readers = ({ record: { person, instead, filedBy } }: ExceptionView): readonly PersonId[] => [
  ...new Set([person, filedBy, ...(instead === undefined ? [] : [instead])]),
];

/** Cards that stand are drawn anew; they are sent once. */
const cards = (view: ExceptionView, more: Partial<NewMessage> = { onlyInPlace: true }): readonly NewMessage[] =>
  readers(view).flatMap((id) => {
    const reader = view.people.get(id);
    return reader === undefined
      ? []
      : [
          {
            ...toPerson(id, 'record', asCard(exceptionCard(view, reader)), slotOf(view, id)),
            ...{ priority: 'at-once', ...more },
            ...(more.onlyInPlace || id === view.record.filedBy ? {} : whenTheyWork(view)),
          } as const,
        ];
  });

const facts = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...exceptionFacts(view),
  by: { person: event.by },
  ...more,
});

/** Said below their cards; never of what they did themselves. */
const toEach = (people: readonly PersonId[], { event, view }: Context, text: Say): readonly NewMessage[] =>
  people.flatMap((id) =>
    id === event.by
      ? []
      : [
          {
            ...toPerson(id, 'record', message(text)),
            ...{ under: slotOf(view, id), surfaces: true, priority: 'at-once', ...whenTheyWork(view) },
          } as const,
        ],
  );

const notifications: Notifications<DutyException, ExceptionEvent, ExceptionView> = {
  'put-on': (context) => [
    ...cards(context.view, {}),
    ...toEach([context.event.person], context, say('exception.said.youAreOn', facts(context))),
    ...(context.event.instead === undefined
      ? []
      : toEach([context.event.instead], context, say('exception.said.instead', facts(context)))),
  ],
  withdrawn: (context) => [
    ...cards(context.view),
    ...toEach(
      readers(context.view),
      context,
      context.event.words === ''
        ? say('exception.said.withdrawn', facts(context))
        : say('exception.said.withdrawnWhy', facts(context, { words: context.event.words })),
    ),
  ],
  ended: (context) => cards(context.view),
  'not-reached': (context) =>
    context.event.person === context.view.record.person
      ? toEach(
          leadsOf(context.view.people.values()).map(({ id }) => id),
          context,
          say('exception.said.notReached', facts(context)),
        )
      : [],
};

const line = (text: Say): HistoryLine => ({ text });

const history: HistoryLines<ExceptionEvent, ExceptionView> = {
  'put-on': (event, { view }) => ({
    text: say('exception.past.putOn', { ...exceptionFacts(view), by: { person: event.by } }),
    ...(event.files.length === 0 ? {} : { files: event.files }),
  }),
  withdrawn: ({ by, words }) =>
    line(
      words === ''
        ? say('exception.past.withdrawn', { by: { person: by } })
        : say('exception.past.withdrawnWhy', { by: { person: by }, words }),
    ),
  ended: () => line(say('exception.past.ended')),
  'not-reached': ({ person }) => line(say('past.notReached', { person: { person } })),
};

/** How an exception is shown and told of. */
export const exceptionViews: RecordViews<DutyException, ExceptionEvent, ExceptionView> = {
  viewOf: (base) => base,
  notifications,
  redrawn: (view) => cards(view),
  history,
  maySee: maySeeException,
  isInside: (_exception, viewer) => isInside(viewer),
  cards: (view, viewer) => [exceptionCard(view, viewer)],
  line: (view, viewer) => ({
    text: say(viewer.id === view.record.person ? 'exception.lineYours' : 'exception.line', {
      ...exceptionFacts(view),
      state: stateSaid(view.record),
    }),
    waits: false,
  }),
};
