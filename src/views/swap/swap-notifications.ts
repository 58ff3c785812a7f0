import { leadsOf } from '../../domain/people/leads';
import type { PersonId } from '../../domain/people/person';
import { hoursOf } from '../../domain/swap/reminders';
import { beginsAt, type Swap, type SwapEvent, stillAsked } from '../../domain/swap/swap';
import { theDesk } from '../../domain/ticket/event';
import { type Facts, type Say, say } from '../../domain/words';
import { inTheMorning, type NewMessage } from '../notifications/recipients';
import { inPerson } from '../record/in-person';
import type { EventContext, Notifications } from '../record/record-views';
import { holdersSaid, pieceSaid, type SwapView, swapCard, swapFacts } from './swap-card';

type Context<Event extends SwapEvent = SwapEvent> = EventContext<Event, Swap, SwapView>;
type Of<Type extends SwapEvent['type']> = Context<Extract<SwapEvent, { readonly type: Type }>>;

const toThem = inPerson<SwapView>('own', swapCard);

/** Everybody who has a card of it: nobody of those asked before they are told. */
function withCards({ record }: SwapView): readonly PersonId[] {
  const { piece, filedBy, takenBy, asked, untoldAt } = record;
  const told = untoldAt === undefined ? asked : [];
  return [...new Set([piece.of, filedBy, ...told, takenBy].filter((id) => id !== undefined))];
}

/** Cards that stand are drawn anew, and nobody is sent another: what must be noticed is said besides. */
const redrawn = (view: SwapView): readonly NewMessage[] => redrawnBut(view, []);

const redrawnBut = (view: SwapView, others: readonly PersonId[]): readonly NewMessage[] =>
  toThem.cards(
    withCards(view).filter((id) => !others.includes(id)),
    view,
    () => ({ onlyInPlace: true }),
  );

const facts = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...swapFacts(view),
  by: { person: event.by },
  ...more,
});

const toEach = (people: readonly (PersonId | undefined)[], context: Context, text: Say): readonly NewMessage[] => {
  const { desk, at, record } = context.view;
  return toThem.said(people, context, text, {
    ...{ priority: 'at-once', ...inTheMorning(hoursOf(record, desk), at, beginsAt(record)) },
  });
};

const filesTo = (context: Of<'asked'>, people: readonly PersonId[]): readonly NewMessage[] =>
  toThem.files(people, context.view, say('swap.said.files', facts(context)), context.event.files);

const askedNow = ({ record }: SwapView): readonly PersonId[] =>
  record.untoldAt === undefined ? stillAsked(record) : [];

/** Whoever asked for somebody else hears of it too. */
const filerOf = ({ record: { filedBy, piece } }: SwapView): readonly PersonId[] =>
  filedBy === undefined || filedBy === piece.of ? [] : [filedBy];

function taken(context: Of<'accepted'>): readonly NewMessage[] {
  const { view } = context;
  const { piece, exchange, takenBy } = view.record;
  // Both may take it back now: where a card cannot be drawn anew they get another one.
  const both = [piece.of, takenBy].filter((id) => id !== undefined);
  const key = exchange === undefined ? 'swap.said.taken' : 'swap.said.takenExchange';
  return [
    ...redrawnBut(view, both),
    ...toThem.cards(both, view),
    ...toEach([piece.of], context, say(key, facts(context))).map((said) => ({
      ...said,
      echoes: toThem.slotOf(view, piece.of),
    })),
    ...toEach(filerOf(view), context, say('swap.said.takenByOther', facts(context))),
  ];
}

/** Leads hear of what nobody decided. */
const leadsBeside = ({ people, record }: SwapView): readonly PersonId[] =>
  leadsOf(people.values()).flatMap(({ id }) => (id === record.piece.of ? [] : [id]));

function undone(context: Of<'undone'>): readonly NewMessage[] {
  const { event, view } = context;
  const { piece, takenBy } = view.record;
  const why = facts(context, { reason: event.reason, now: holdersSaid(view) });
  if (event.by === theDesk) {
    return [...redrawn(view), ...toEach([piece.of, ...leadsBeside(view)], context, say('swap.said.takerGone', why))];
  }
  const key = event.reason === '' ? 'swap.said.undone' : 'swap.said.undoneWhy';
  return [...redrawn(view), ...toEach([piece.of, takenBy], context, say(key, why))];
}

/** Who hears what of a swap: both, whoever was asked while it concerns them, and the lead who asked for somebody. */
export const swapNotifications: Notifications<Swap, SwapEvent, SwapView> = {
  asked: (context) => {
    const { view } = context;
    const { piece } = view.record;
    return [
      ...toThem.cards(withCards(view), view),
      ...filesTo(context, askedNow(view)),
      ...toEach([piece.of], context, say('swap.said.filedForYou', facts(context))),
    ];
  },
  'took-over': (context) => {
    const { event, view } = context;
    const { piece } = view.record;
    return [
      ...toThem.cards(withCards(view), view),
      ...toEach([piece.of], context, say('swap.said.tookOver', facts(context))),
      ...toEach(
        event.leads.filter((id) => id !== piece.of),
        context,
        say('swap.said.tookOverLead', facts(context)),
      ),
    ];
  },
  called: ({ view }) => toThem.cards(askedNow(view), view),
  'asked-all': ({ view }) => [...redrawnBut(view, askedNow(view)), ...toThem.cards(askedNow(view), view)],
  refused: (context) => {
    const { event, view } = context;
    const { piece, state } = view.record;
    const person = { person: { person: event.person }, text: event.text };
    const theirs = [piece.of, ...filerOf(view)];
    const isOver = state === 'closed';
    const [no, noWithWords] =
      isOver && !view.record.toAll
        ? (['swap.said.refusedAlone', 'swap.said.refusedAloneWords'] as const)
        : (['swap.said.refused', 'swap.said.refusedWords'] as const);
    const said = [
      // One of many who says no without a word leaves the others to say yes.
      ...(view.record.toAll && event.text === ''
        ? []
        : [say(event.text === '' ? no : noWithWords, facts(context, person))]),
      ...(isOver && view.record.toAll ? [say('swap.said.nobodyCan', facts(context))] : []),
    ];
    return [...redrawn(view), ...said.flatMap((text) => toEach(theirs, context, text))];
  },
  accepted: taken,
  reminded: (context) => {
    const { view } = context;
    return [
      ...toEach(stillAsked(view.record), context, say('swap.said.reminder', facts(context))),
      ...toEach([view.record.piece.of], context, say('swap.said.reminderOwn', facts(context))),
    ];
  },
  lapsed: (context) => {
    const { view } = context;
    const { piece, openedAt } = view.record;
    // It ran already when they were asked, and is over now.
    if (piece.span.from <= openedAt) {
      return [
        ...redrawn(view),
        ...toEach([piece.of, ...filerOf(view)], context, say('swap.said.lapsedOver', facts(context))),
      ];
    }
    return [
      ...redrawn(view),
      ...toEach([view.record.piece.of], context, say('swap.said.lapsed', facts(context))),
      ...toEach(
        view.record.toAll ? filerOf(view) : [...filerOf(view), ...stillAsked(view.record)],
        context,
        say('swap.said.lapsedAsked', facts(context)),
      ),
    ];
  },
  withdrawn: (context) => {
    const { view, before } = context;
    const told = before.untoldAt === undefined ? stillAsked(view.record) : [];
    return [
      ...redrawn(view),
      ...toEach([view.record.piece.of], context, say('swap.said.withdrawnForYou', facts(context))),
      ...toEach([...told, ...filerOf(view)], context, say('swap.said.withdrawn', facts(context))),
    ];
  },
  undone,
  moved: (context) => {
    const { view } = context;
    const { piece, exchange, takenBy, state } = view.record;
    const told = state === 'taken' ? [piece.of, takenBy] : [piece.of, ...askedNow(view)];
    const isMoved = JSON.stringify(piece.span) !== JSON.stringify(context.before.piece.span);
    const shown = isMoved || exchange === undefined ? piece : exchange;
    return [
      ...redrawn(view),
      ...toEach(
        [...told, ...filerOf(view)],
        context,
        say('swap.said.moved', facts(context, { shift: pieceSaid(shown) })),
      ),
    ];
  },
  gone: (context) => {
    const { view } = context;
    const { piece, takenBy } = view.record;
    const told = takenBy === undefined ? askedNow(view) : [takenBy];
    return [
      ...redrawn(view),
      ...toEach([piece.of, ...told, ...filerOf(view)], context, say('swap.said.gone', facts(context))),
    ];
  },
  ended: ({ view }) => redrawn(view),
  'not-reached': (context) => {
    const { event, view } = context;
    const isAsked = !view.record.toAll && event.person !== view.record.piece.of;
    const person = { person: { person: event.person } };
    return isAsked ? toEach([view.record.piece.of], context, say('swap.said.notReached', facts(context, person))) : [];
  },
};

/** Its cards, where something about it changed without an event of its own. */
export const swapRedrawn = redrawn;
