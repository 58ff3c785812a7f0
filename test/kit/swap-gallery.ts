import { recordKey } from '../../src/domain/record/record-ref';
import type { Swap } from '../../src/domain/swap/swap';
import { theDesk } from '../../src/domain/ticket/event';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import type { Answers } from '../../src/views/form';
import type { GalleryItem } from '../../src/views/gallery';
import { historyCard } from '../../src/views/record/history-card';
import { swapCard } from '../../src/views/swap/swap-card';
import * as forms from '../../src/views/swap/swap-forms';
import { swapViews } from '../../src/views/swap/swap-views';
import {
  acted,
  acting,
  around,
  aSwap,
  asking,
  beginsOf,
  begun,
  eventOf,
  named,
  rung,
  takingOver,
  viewOf,
} from './swaps';
import { at, chen, context, desk, li, start, tom } from './tickets';

/** A swap of the gallery, some time after the last thing happened to it. */
export interface SwapState {
  readonly name: string;
  readonly swap: Swap;
  readonly at: Instant;
}

const number = 9_999_999;
const wednesday = at('2026-11-25T09:00');
const thursday = at('2026-11-26T09:00');
const [weekend = start] = beginsOf(tom, start);

/** Each state that a swap can be in, in these words; its number is as long as one gets. */
function statesIn(name: string, text: string): readonly SwapState[] {
  const asked = (answers: Answers = {}, now = context()): Swap => ({
    ...aSwap(wednesday, { text, ...answers }, now),
    id: number,
  });
  const all = asked();
  const one = asked({ whom: tom.id });
  const exchange = asked({ whom: tom.id, exchange: named(tom, weekend) });
  const taken = acted(one, 'accept', tom);
  const over = { ...begun(eventOf(takingOver(tom, li))), id: number };
  const later = around(taken, after(taken.lastEventAt, minutes(90)));
  const sick = { ...begun(eventOf(asking(chen, { shift: named(li, thursday), text, whom: tom.id }))), id: number };
  const happened = (swap: Swap) => ({ by: theDesk, at: after(swap.lastEventAt, minutes(5)) });
  const moved = { ...taken.piece, span: { ...taken.piece.span, to: after(taken.piece.span.to, minutes(60)) } };
  const states: Readonly<Record<string, Swap>> = {
    'everybody is asked': all,
    'one is asked': one,
    'asked at night': asked({}, context(at('22:00'))),
    'asked for a part': asked({ from: at('2026-11-25T13:00') }),
    'asked in exchange': exchange,
    'asked for whoever is sick': sick,
    'one of several said no': acted(all, 'refuse', tom, { answers: { text } }),
    'everybody said no': acted(one, 'refuse', tom, { answers: { text } }),
    'then everybody else is asked': acted(acted(one, 'refuse', tom, { answers: { text } }), 'ask-all', li),
    reminded: rung(one)?.after ?? one,
    taken,
    'taken in exchange': acted(exchange, 'accept', tom),
    'taken over': over,
    'moved after it was taken': acting(taken, { type: 'moved', ...happened(taken), piece: moved }),
    undone: acted(taken, 'undo', li),
    'given back': acted(taken, 'give-back', chen, { answers: { reason: text }, now: later }),
    withdrawn: acted(all, 'withdraw', li),
    'nobody took it': acting(one, { type: 'lapsed', by: theDesk, at: wednesday }),
    'the shift is gone': acting(one, { type: 'gone', ...happened(one) }),
    over: acting(taken, { type: 'ended', by: theDesk, at: taken.piece.span.to }),
  };
  return Object.entries(states).map(([state, swap]) => ({
    name: `swap ${state}, ${name}`,
    swap,
    at: after(swap.lastEventAt, minutes(1)),
  }));
}

/** Every state in few words. */
export const swapStates = statesIn('shortest texts', '好');

const shown = ({ name, swap, at: now }: SwapState): readonly GalleryItem[] => {
  const view = viewOf(swap, around(swap, now));
  const first = eventOf(asking(li, { shift: named(li, wednesday), text: swap.text }));
  const told = { lines: swapViews.history, events: [first], view };
  return [
    ...[li, tom, chen].map((reader) => ({ name: `${name}: ${reader.id}`, card: swapCard(view, reader) })),
    { name: `${name}: history`, card: historyCard(recordKey(desk, view.about), { ...told, inside: true }) },
  ];
};

const formsOf = ({ name, swap }: SwapState): readonly GalleryItem[] =>
  [forms.refuseForm(swap, desk), forms.withdrawForm(swap, desk), forms.giveBackForm(swap, desk)].map((form) => ({
    name: `form ${form.action}, ${name}`,
    form,
  }));

const longest = statesIn('longest texts', '家里老人住院，需要陪护几天。'.repeat(220).slice(0, 3000)).filter(
  ({ name }) => /^swap (?:everybody is asked|taken|asked in exchange),/.test(name),
);

/** Cards and forms of swaps, in every state. */
export const swapItems: readonly GalleryItem[] = [
  ...[...swapStates, ...longest].flatMap(shown),
  ...[swapStates, longest].flatMap(([first]) => (first ? formsOf(first) : [])),
  { name: 'form swap.new', form: forms.swapForm(li, '好', context()) },
  { name: 'form swap.new, of a lead', form: forms.swapForm(chen, '', context()) },
  {
    name: 'form swap.new, without a shift',
    form: forms.swapForm(tom, '', context(start, { shifts: { overrides: [], pattern: [], changes: [] } })),
  },
];
