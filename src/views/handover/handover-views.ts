import { placeOf, ticketKey } from '../../domain/desk';
import { type HandoverEvent, type HandoverList, isOpenList, openLines } from '../../domain/handover/handover-list';
import { decidersOf, maySeeHandover } from '../../domain/handover/who-may';
import { onRoster, type PersonId } from '../../domain/people/person';
import type { OfType } from '../../domain/record/record';
import type { Slot } from '../../domain/record/slot';
import { theDesk } from '../../domain/ticket/event';
import type { TicketId } from '../../domain/ticket/ticket';
import { isInside } from '../../domain/ticket/who-may';
import { usualHours } from '../../domain/time/operating-time';
import { type Fact, type Facts, listOfSome, type Say, say } from '../../domain/words';
import { asCard, asMessage } from '../card';
import { inTheMorning, type NewMessage, toPerson, toPersonUnder } from '../notifications/recipients';
import type { EventContext, HistoryLine, RecordViews } from '../record/record-views';
import { whoDid } from '../who-did';
import { type HandoverView, handoverCard, handoverFacts, linesOnCard, stateSaid } from './handover-card';

type Context = EventContext<HandoverEvent, HandoverList, HandoverView>;
type Shown = Pick<Context, 'view'>;

/** Tickets named in one sentence. */
const namedAtMost = 5;

/** Leads get a card of their own when they are asked, not an edit of one that nobody is told of. */
const cardSlot = ({ view }: Shown, person: PersonId): Slot => ({ about: view.about, role: 'card', person });

/**
 * Who has a card of it: who gives and takes, who began it, and the leads once they are asked. Whoever's shift has ended reads
 * of it in the message about that, with a way to it.
 */
function holdersOf({ view }: Shown): readonly PersonId[] {
  const { owner, to, begunBy, because, leadAskedAt } = view.record;
  const leads = leadAskedAt === undefined ? [] : decidersOf(view.record, view);
  const all = [to, ...(because === 'shift-end' ? [] : [owner]), ...(begunBy === theDesk ? [] : [begunBy]), ...leads];
  return [...new Set(all)].filter((id) => isThere(id, view));
}

function isThere(id: PersonId, { people }: Pick<HandoverView, 'people'>): boolean {
  const person = people.get(id);
  return person !== undefined && onRoster(person);
}

/** Nobody has one while they rest and it can wait. */
const cards = (context: Shown, more: Partial<NewMessage> = {}): readonly NewMessage[] =>
  (context.view.record.untoldAt === undefined ? holdersOf(context) : []).flatMap((person) => {
    const viewer = context.view.people.get(person);
    if (viewer === undefined) return [];
    const card = asCard(handoverCard(context.view, viewer, linesOnCard));
    return [{ ...toPerson(person, 'record', card, cardSlot(context, person)), ...more }];
  });

const factsOf = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...handoverFacts(view.record, view.desk),
  by: whoDid(event.by),
  ...more,
});

/** Said in person, below their card of it; never of what they did themselves. */
const told = (context: Context, people: readonly PersonId[], text: Say): readonly NewMessage[] =>
  [...new Set(people)].flatMap((person) => {
    if (person === context.event.by || !isThere(person, context.view)) return [];
    const { about } = context.view;
    const opens = { action: 'look', about, label: say('handover.open'), tone: 'plain', opens: 'card' } as const;
    const said = toPersonUnder(cardSlot(context, person), person, 'record', asMessage({ text, opens }));
    const { at, desk, record } = context.view;
    const hours = usualHours(placeOf(desk, record.place).hours);
    return [{ ...said, priority: 'at-once', surfaces: true, ...inTheMorning(hours, at) } as const];
  });

/** Whoever has to know how it went: whose tickets they are, and who began it. */
const givers = ({ view: { record } }: Shown): readonly PersonId[] => [record.owner, record.begunBy];

/** Those asked who decide it. */
const deciding = ({ event, view }: EventContext<OfType<HandoverEvent, 'lead-asked'>, HandoverList, HandoverView>) =>
  event.told.filter((id) => decidersOf(view.record, view).includes(id));

/** The successor, once they know of it. */
const hasBeenTold = ({ view: { record } }: Shown): readonly PersonId[] =>
  record.untoldAt === undefined ? [record.to] : [];

const keys = (tickets: readonly TicketId[], { view: { desk } }: Shown): Fact =>
  listOfSome(
    tickets.map((id) => ticketKey(desk, id)),
    namedAtMost,
  );

/** How it ended, for whoever has to know and has not done the last thing themselves. */
const summary = (context: Context): readonly NewMessage[] => {
  const { record } = context.view;
  if (isOpenList(record) || !isOpenList(context.before)) return [];
  return told(context, givers(context), say('handover.said.done', factsOf(context, { state: stateSaid(record) })));
};

function answered(
  context: EventContext<Extract<HandoverEvent, { readonly type: 'answered' }>, HandoverList, HandoverView>,
) {
  const { event, view } = context;
  const { accepted, refused } = event;
  const taken = say(
    'handover.said.accepted',
    factsOf(context, { taken: accepted.length, keys: keys(accepted, context) }),
  );
  const [first] = refused;
  const facts = factsOf(context, {
    keys: keys(
      refused.map(({ ticket }) => ticket),
      context,
    ),
    words: first?.words ?? '',
  });
  const not = say('handover.said.refused', facts);
  const said =
    refused.length === 0
      ? taken
      : accepted.length === 0
        ? not
        : say('handover.said.both', { ...facts, taken: keys(accepted, context) });
  return [
    ...cards(context),
    ...(isOpenList(view.record) || refused.length > 0 ? told(context, givers(context), said) : []),
    ...summary(context),
  ];
}

const line = (text: Say): HistoryLine => ({ text });
const factsIn = ({ record, desk }: HandoverView): Facts => handoverFacts(record, desk);

/** How a handover is told of: to whoever takes the tickets, whose they are, and leads once nobody answers. */
export const handoverViews: RecordViews<HandoverList, HandoverEvent, HandoverView> = {
  viewOf: (base) => base,
  notifications: {
    begun: (context) => cards(context, { priority: 'at-once' }),
    called: (context) => cards(context, { priority: 'at-once' }),
    answered,
    reminded: (context) => [
      ...cards(context),
      ...told(context, [context.view.record.to], say('handover.said.reminded', factsOf(context))),
    ],
    'lead-asked': (context) => [
      ...cards(context, { priority: 'at-once' }),
      // For whoever has none, the card is what they are told by.
      ...told(
        context,
        deciding(context).filter((id) => context.before.leadAskedAt !== undefined || givers(context).includes(id)),
        say('handover.said.leadAsked', factsOf(context)),
      ),
      ...told(
        context,
        context.event.told.filter((id) => !deciding(context).includes(id)),
        say('handover.said.undecided', factsOf(context, { since: { at: context.view.record.openedAt } })),
      ),
      ...(context.before.leadAskedAt === undefined
        ? told(
            context,
            [...givers(context), context.view.record.to].filter((id) => !context.event.told.includes(id)),
            say('handover.said.unanswered', factsOf(context)),
          )
        : []),
    ],
    decided: (context) => [
      ...cards(context),
      ...told(context, [...givers(context), context.view.record.to], say('handover.said.decided', factsOf(context))),
    ],
    'passed-on': (context) => cards(context),
    dropped: (context) => [...cards(context, { refreshes: true }), ...summary(context)],
    noted: (context) => [
      ...cards(context),
      ...told(
        context,
        hasBeenTold(context),
        say('handover.said.noted', factsOf(context, { note: context.event.note })),
      ),
    ],
    withdrawn: (context) => [
      ...cards(context),
      ...told(
        context,
        [...givers(context), ...hasBeenTold(context)],
        say(context.event.back ? 'handover.said.back' : 'handover.said.withdrawn', factsOf(context)),
      ),
    ],
    'not-reached': (context) => {
      const { person } = context.event;
      const text = say('handover.said.notReached', factsOf(context, { person: { person } }));
      return person === context.view.record.to ? told(context, givers(context), text) : [];
    },
  },
  history: {
    begun: ({ by, note, tickets }, { view }) => {
      const facts = { ...factsIn(view), by: whoDid(by), count: tickets.length, note };
      return line(note === '' ? say('handover.past.begun', facts) : say('handover.past.begunNote', facts));
    },
    answered: ({ by, accepted, refused }, { view }) => {
      const facts: Facts = {
        by: { person: by },
        taken: keys(accepted, { view }),
        refused: keys(
          refused.map(({ ticket }) => ticket),
          { view },
        ),
        words: refused[0]?.words ?? '',
      };
      if (refused.length === 0) return line(say('handover.past.accepted', facts));
      return line(say(accepted.length === 0 ? 'handover.past.refused' : 'handover.past.answered', facts));
    },
    called: ({ to }) => (to === undefined ? undefined : line(say('handover.past.calledTo', { to: { person: to } }))),
    noted: ({ by, note }) => line(say('handover.past.noted', { by: whoDid(by), note })),
    reminded: () => line(say('handover.past.reminded')),
    'lead-asked': () => line(say('handover.past.leadAsked')),
    decided: ({ by, assigned, kept, reason }, { view }) => {
      const given = assigned.map(({ ticket, to }) =>
        say('handover.past.to', { ticket: ticketKey(view.desk, ticket), to: { person: to } }),
      );
      const stays = kept.map((ticket) => say('handover.past.kept', { ticket: ticketKey(view.desk, ticket) }));
      const facts = { by: { person: by }, lines: listOfSome([...given, ...stays], namedAtMost), reason };
      return line(say(reason === '' ? 'handover.past.decided' : 'handover.past.decidedWhy', facts));
    },
    'passed-on': ({ by, to, tickets }, { view }) =>
      line(say('handover.past.passedOn', { by: { person: by }, to: { person: to }, keys: keys(tickets, { view }) })),
    dropped: ({ tickets }, { view }) =>
      line(
        say('handover.past.dropped', {
          keys: keys(
            tickets.map(({ ticket }) => ticket),
            { view },
          ),
        }),
      ),
    withdrawn: ({ by, back }) =>
      line(back ? say('handover.past.back') : say('handover.past.withdrawn', { by: whoDid(by) })),
    'not-reached': ({ person }) => line(say('past.notReached', { person: { person } })),
  },
  maySee: maySeeHandover,
  isInside: (_list, viewer) => isInside(viewer),
  cards: (view, viewer) => [handoverCard(view, viewer)],
  line: (view, viewer) => ({
    text: say('handover.inList', { ...factsIn(view), state: stateSaid(view.record) }),
    ...(isOpenList(view.record) ? { tone: 'warn' as const } : {}),
    waits: viewer.id === view.record.to && isOpenList(view.record) && openLines(view.record).length > 0,
  }),
  redrawn: (view) => cards({ view }),
};
