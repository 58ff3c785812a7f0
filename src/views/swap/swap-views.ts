import type { PersonId } from '../../domain/people/person';
import { type Swap, type SwapEvent, stillAsked } from '../../domain/swap/swap';
import { maySeeSwap } from '../../domain/swap/who-may';
import { theDesk } from '../../domain/ticket/event';
import { isInside } from '../../domain/ticket/who-may';
import { type Fact, type Facts, type Say, say } from '../../domain/words';
import type { HistoryLine, HistoryLines, RecordViews } from '../record/record-views';
import { pieceSaid, type SwapView, stateSaid, swapCard, swapFacts } from './swap-card';
import { swapNotifications, swapRedrawn } from './swap-notifications';

const line = (text: Say): HistoryLine => ({ text });
const who = (person: PersonId): Fact => (person === theDesk ? say('card.theDesk') : { person });
const by = ({ by: person }: SwapEvent, more: Facts = {}): Facts => ({ by: who(person), ...more });

const history: HistoryLines<SwapEvent, SwapView> = {
  asked: (event) => ({
    text: say('swap.past.asked', by(event, { holder: { person: event.piece.of }, shift: pieceSaid(event.piece) })),
    ...(event.files.length === 0 ? {} : { files: event.files }),
  }),
  'took-over': (event) =>
    line(say('swap.past.tookOver', by(event, { holder: { person: event.piece.of }, shift: pieceSaid(event.piece) }))),
  called: () => undefined,
  refused: ({ person, text }) =>
    line(
      text === ''
        ? say('swap.past.refused', { person: { person } })
        : say('swap.past.refusedWords', { person: { person }, text }),
    ),
  accepted: (event) => line(say('swap.past.accepted', by(event))),
  'asked-all': (event) => line(say('swap.past.askedAll', by(event))),
  reminded: () => line(say('swap.past.reminded')),
  lapsed: () => line(say('swap.past.lapsed')),
  withdrawn: (event) =>
    line(
      event.text === ''
        ? say('swap.past.withdrawn', by(event))
        : say('swap.past.withdrawnWhy', by(event, { text: event.text })),
    ),
  undone: (event) =>
    line(
      event.reason === ''
        ? say('swap.past.undone', by(event))
        : say('swap.past.undoneWhy', by(event, { reason: event.reason })),
    ),
  moved: ({ piece }) => line(say('swap.past.moved', { shift: pieceSaid(piece) })),
  gone: () => line(say('swap.past.gone')),
  ended: () => line(say('swap.past.ended')),
  'not-reached': ({ person }) => line(say('past.notReached', { person: { person } })),
};

/** How a swap is shown and told of. */
export const swapViews: RecordViews<Swap, SwapEvent, SwapView> = {
  viewOf: (base) => base,
  notifications: swapNotifications,
  redrawn: swapRedrawn,
  history,
  maySee: maySeeSwap,
  isInside: (_swap, viewer) => isInside(viewer),
  cards: (view, viewer) => [swapCard(view, viewer)],
  line: (view, viewer) => ({
    text: say('swap.line', { ...swapFacts(view), state: stateSaid(view.record) }),
    waits: view.record.state === 'asked' && stillAsked(view.record).includes(viewer.id),
  }),
};
