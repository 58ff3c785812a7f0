import { ticketIn } from '../../domain/consent/about-ticket';
import { type Consent, type ConsentEvent, isAsked } from '../../domain/consent/consent';
import { decidersOf, leadsFor, maySeeConsent, requesterOf } from '../../domain/consent/who-decides';
import { homeOf, type PersonId } from '../../domain/people/person';
import type { Slot } from '../../domain/record/slot';
import { isInside } from '../../domain/ticket/who-may';
import { type Facts, type Say, say } from '../../domain/words';
import { engineersSlot } from '../announcement';
import { asCard, asMessage } from '../card';
import { message, type NewMessage, toPerson, toPersonUnder } from '../notifications/recipients';
import type { EventContext, HistoryLine, RecordViews } from '../record/record-views';
import { type ConsentView, consentCard, consentFacts, consentRow, consentState } from './consent-card';

type Context = EventContext<ConsentEvent, Consent, ConsentView>;
type Shown = Pick<Context, 'view'>;

/** A new card each time it is asked: nobody is notified of an edited one. */
const cardSlot = ({ view }: Shown, person: PersonId, asks = view.record.asks): Slot => ({
  ...{ about: view.about, role: 'card', person },
  ...(asks > 1 ? { nth: asks } : {}),
});

/**
 * Who is asked: the requester and whoever they named; the leads of their department once a reminder went unheard, or where
 * the requester cannot be reached.
 */
function askedOf({ view }: Shown): readonly PersonId[] {
  const { record, people } = view;
  const requester = requesterOf(record, view);
  const there = people.get(requester);
  const isSilent = record.unreached.some(({ person }) => person === requester);
  const isReached = there?.active === true && homeOf(there) !== undefined && !isSilent;
  const leads = record.reminders > 0 || !isReached ? leadsFor(record, view) : [];
  return [...new Set([requester, ...record.named, ...leads])];
}

/** Everybody who works on its ticket, and who asked. */
function workersOf({ view }: Shown): readonly PersonId[] {
  const ticket = ticketIn(view.subject);
  const { askedBy } = view.record;
  return [
    ...new Set([askedBy, ...(ticket?.owner === undefined ? [] : [ticket.owner]), ...(ticket?.collaborators ?? [])]),
  ];
}

/** Who has a card of it: whoever is asked, who asked, and who has its ticket now. */
function holdersOf(context: Shown): readonly PersonId[] {
  const owner = ticketIn(context.view.subject)?.owner;
  return [...new Set([...askedOf(context), context.view.record.askedBy, ...(owner === undefined ? [] : [owner])])];
}

/** The card of each, drawn anew in place. */
const cards = (context: Shown, more: Partial<NewMessage> = {}): readonly NewMessage[] =>
  holdersOf(context).flatMap((person) => {
    const viewer = context.view.people.get(person);
    if (viewer === undefined) return [];
    const card = asCard(consentCard(context.view, viewer));
    return [{ ...toPerson(person, 'record', card, cardSlot(context, person)), ...more }];
  });

const factsOf = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...consentFacts(view.record, view.desk),
  by: { person: event.by },
  ...more,
});

/** Said in person, below their card of it, with a way to it. */
const told = ({ view, event }: Context, person: PersonId, text: Say): readonly NewMessage[] => {
  if (person === event.by) return [];
  const opens = {
    action: 'look',
    about: view.about,
    label: say('consent.open'),
    tone: 'plain',
    opens: 'card',
  } as const;
  const said = toPersonUnder(cardSlot({ view }, person), person, 'record', asMessage({ text, opens }));
  return [{ ...said, priority: 'at-once', surfaces: true }];
};

/** In place of the card that somebody had until then. */
const instead = (context: Context, person: PersonId, text: Say): NewMessage =>
  toPerson(person, 'record', message(text), cardSlot(context, person, context.before.asks));

/** A new card for each, and the way to it in the one that they had. */
const newCards = (context: Context): readonly NewMessage[] => [
  ...holdersOf(context).map((id) => instead(context, id, say('consent.said.newestCard', factsOf(context)))),
  ...cards(context, { priority: 'at-once' }),
];

/** Said in person to everybody who works on it, and where the engineers see the ticket. */
const toWorkers = (context: Context, text: Say): readonly NewMessage[] => {
  const workers = workersOf(context);
  return [...workers.flatMap((id) => told(context, id, text)), among(context, text, workers)];
};

/** Said where the engineers see the ticket, to everybody who works on it. */
function among(context: Context, text: Say, alone: readonly PersonId[] = []): NewMessage {
  const { view, event } = context;
  const people = workersOf(context).filter((id) => id !== event.by);
  return {
    to: { kind: 'engineers', place: view.record.place, recipients: people.filter((id) => !alone.includes(id)) },
    under: engineersSlot(view.record.about),
    content: message(text, { mentions: people }),
    reason: 'record',
    priority: 'at-once',
  };
}

/** The answer, to everybody who works on it; and to the requester, where somebody else gave it. */
const answered = (context: Context, text: Say): readonly NewMessage[] => [
  ...cards(context),
  among(context, text),
  ...told(context, requesterOf(context.view.record, context.view), text),
];

const line = (text: Say): HistoryLine => ({ text });
const withWords = (words: string, bare: Say): HistoryLine =>
  line(words === '' ? bare : say('consent.past.words', { what: bare, words }));

/** How a consent is told of: to whoever decides, and to those who work on its ticket. */
export const consentViews: RecordViews<Consent, ConsentEvent, ConsentView> = {
  viewOf: (base) => base,
  notifications: {
    asked: (context) => cards(context, { priority: 'at-once' }),
    reminded: (context) => [
      ...cards(context),
      ...askedOf(context).flatMap((id) => told(context, id, say('consent.said.reminded', factsOf(context)))),
      ...(context.view.record.reminders > 1 ? [among(context, say('consent.said.unanswered', factsOf(context)))] : []),
    ],
    named: (context) => cards(context, { priority: 'at-once' }),
    agreed: (context) => answered(context, say(`consent.said.${context.event.says}`, factsOf(context))),
    refused: (context) =>
      answered(context, say('consent.said.refused', factsOf(context, { words: context.event.words }))),
    'backed-up': (context) => [
      ...cards(context),
      ...told(context, requesterOf(context.view.record, context.view), say('consent.said.backed-up', factsOf(context))),
    ],
    begun: (context) => [
      ...cards(context),
      ...told(context, requesterOf(context.view.record, context.view), say('consent.said.begun', factsOf(context))),
    ],
    'taken-back': (context) => {
      const text = say('consent.said.taken-back', factsOf(context));
      return [
        ...cards(context),
        ...toWorkers(context, text),
        ...told(context, requesterOf(context.view.record, context.view), text),
      ];
    },
    withdrawn: (context) => cards(context),
    ended: (context) => cards(context, { refreshes: true }),
    // Work must not go on with a yes that has ended: whoever works on it hears so, and asks again.
    'ticket-returned': (context) => [
      ...cards(context),
      ...(context.event.lapses ? toWorkers(context, say('consent.said.returned', factsOf(context))) : []),
    ],
    'requester-corrected': (context) => {
      const { state, asks } = context.view.record;
      const { before } = context;
      const former = [before.requester, ...before.named].filter((id) => !holdersOf(context).includes(id));
      return [
        ...former.map((id) => instead(context, id, say('consent.said.notYours', factsOf(context)))),
        ...(asks > before.asks ? newCards(context) : cards(context)),
        ...(state === 'lapsed' && before.state === 'given'
          ? toWorkers(context, say('consent.said.corrected', factsOf(context)))
          : []),
      ];
    },
    'asked-again': newCards,
    'not-reached': (context) => {
      const { person } = context.event;
      const isTheirs = askedOf(context).includes(person);
      const text = say('consent.said.notReached', factsOf(context, { person: { person } }));
      return isTheirs && context.view.record.state === 'asked' ? [...cards(context), among(context, text)] : [];
    },
  },
  history: {
    asked: ({ by, asking, what, why }, { view }) =>
      line(say('consent.past.asked', { ...factsIn(view), by: { person: by }, asking: askingSaid(asking), what, why })),
    reminded: (_event, { view }) => line(say('consent.past.reminded', factsIn(view))),
    named: ({ by, person }, { view }) =>
      line(say('consent.past.named', { ...factsIn(view), by: { person: by }, person: { person } })),
    agreed: ({ by, says, words }, { view }) =>
      withWords(words, say(`consent.past.${says}`, { ...factsIn(view), by: { person: by } })),
    refused: ({ by, words }, { view }) =>
      withWords(words, say('consent.past.refused', { ...factsIn(view), by: { person: by } })),
    'backed-up': ({ by }, { view }) => line(say('consent.past.backed-up', { ...factsIn(view), by: { person: by } })),
    begun: ({ by }, { view }) => line(say('consent.past.begun', { ...factsIn(view), by: { person: by } })),
    'taken-back': ({ by, words }, { view }) =>
      withWords(words, say('consent.past.taken-back', { ...factsIn(view), by: { person: by } })),
    withdrawn: ({ by }, { view }) => line(say('consent.past.withdrawn', { ...factsIn(view), by: { person: by } })),
    ended: (_event, { view }) => line(say('consent.past.ended', factsIn(view))),
    'ticket-returned': ({ lapses }, { view }) =>
      lapses ? line(say('consent.past.ticket-returned', factsIn(view))) : undefined,
    'requester-corrected': ({ requester }, { view }) =>
      line(say('consent.past.requester-corrected', { ...factsIn(view), person: { person: requester } })),
    'asked-again': ({ by }, { view }) =>
      line(say('consent.past.asked-again', { ...factsIn(view), by: { person: by } })),
    'not-reached': ({ person }, { inside }) =>
      inside ? line(say('past.notReached', { person: { person } })) : undefined,
  },
  maySee: maySeeConsent,
  isInside: (_consent, viewer) => isInside(viewer),
  cards: (view, viewer) => [consentCard(view, viewer)],
  line: (view, viewer) => ({
    text: say('consent.line', { ...factsIn(view), state: consentState(view.record) }),
    ...(isAsked(view.record) ? { tone: 'warn' as const } : {}),
    waits: isAsked(view.record) && decidersOf(view.record, view).includes(viewer.id),
  }),
  rowOn: consentRow,
  redrawn: (view) => cards({ view }),
};

const factsIn = ({ record, desk }: ConsentView): Facts => consentFacts(record, desk);
const askingSaid = (asking: Consent['asking']): Say => say(`consent.asking.${asking}`);
