import { mostLines } from '../../src/domain/handover/begin-for';
import type { HandoverList } from '../../src/domain/handover/handover-list';
import { recordKey } from '../../src/domain/record/record-ref';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { after, hours, type Instant } from '../../src/domain/time/instant';
import type { GalleryItem } from '../../src/views/gallery';
import { handoverCard, linesOnCard } from '../../src/views/handover/handover-card';
import * as forms from '../../src/views/handover/handover-forms';
import { handoverViews } from '../../src/views/handover/handover-views';
import { historyCard } from '../../src/views/record/history-card';
import { aHandover, around, begun, handoverGallery, handoverViewOf, listed, next, ticketsOf } from './handovers';
import { chen, context, desk, li, liHasIt, tom, wang } from './tickets';

/** A handover of the gallery. */
export interface HandoverState {
  readonly name: string;
  readonly list: HandoverList;
  readonly tickets: readonly Ticket[];
}

/** Every state in few words. */
export const handoverStates: readonly HandoverState[] = Object.entries(handoverGallery()).map(([state, list]) => ({
  name: `handover, ${state}`,
  list,
  tickets: ticketsOf(list),
}));

const atMost = (length: number, text: string): string => [...text.repeat(length)].slice(0, length).join('');

/** As many lines as a list takes, each with as much to say as there is, in the longest words. */
const many = Array.from({ length: mostLines }, (_, nth) => ticketId(9_999_000 + nth));
const promised = (at: Instant) => ({
  ...{ due: after(at, hours(2)), text: '回复', madeAt: at, reminded: false, slips: 0 },
});
const full = (id: Ticket['id'], nth: number): Ticket => ({
  ...liHasIt({ id, title: atMost(100, '打印机反复卡纸而且声音很大，'), urgent: nth % 2 === 0, state: 'waiting' }),
  promise: promised(begun().at),
  waiting: {
    ...{ reason: desk.waitingReasons[0]?.id ?? '', note: '备件', since: begun().at, resumeTo: 'claimed' },
    ...{ progress: 'daily', endsWhenAnswered: false },
  },
});
const longest: readonly HandoverState[] = [
  aHandover(begun({ tickets: many, note: atMost(3000, '请注意备件都在三楼的柜子里。') })),
  aHandover(
    begun({ tickets: many, note: atMost(3000, '请注意备件都在三楼的柜子里。') }),
    next.refused(atMost(3000, '要先找到供应商才知道。'), ...many.slice(0, 20)),
  ),
].map((list, nth) => ({
  name: `handover, longest ${nth}`,
  list: { ...list, id: 9_999_999 },
  tickets: many.map(full),
}));

const shown = ({ name, list, tickets }: HandoverState): readonly GalleryItem[] => {
  const view = handoverViewOf(list, around(list, { listed: listed(...tickets) }));
  const told = { lines: handoverViews.history, events: [begun({ note: list.note })], view, inside: true };
  return [
    ...[li, wang, chen].flatMap((who) => [
      { name: `${name}: ${who.id}`, card: handoverCard(view, who, linesOnCard) },
      { name: `${name}: ${who.id}, whole`, card: handoverCard(view, who) },
    ]),
    { name: `${name}: history`, card: historyCard(recordKey(desk, view.about), told) },
  ];
};

const { people } = context();

const formsOf = ({ name, list, tickets }: HandoverState): readonly GalleryItem[] =>
  [
    forms.answerForm(list, desk, tickets),
    forms.decideForm(list, desk, tickets, people),
    forms.noteForm(list, desk),
    forms.passOnForm(list, desk, tickets, { people, proposed: tom.id }),
  ].map((form) => ({ name: `form ${form.action}, ${name}`, form }));

const beginning = { people, proposed: wang.id, note: '', most: mostLines };

/** Cards and forms of handovers, in every state. */
export const handoverItems: readonly GalleryItem[] = [
  ...[...handoverStates, ...longest].flatMap(shown),
  ...[handoverStates, longest].flatMap(([one]) => (one ? formsOf(one) : [])),
  { name: 'form handover.new', form: forms.beginForm({ ...beginning, by: li, leads: false, count: 3 }) },
  { name: 'form handover.new, too many', form: forms.beginForm({ ...beginning, by: li, leads: false, count: 40 }) },
  { name: 'form handover.new, of a lead', form: forms.beginForm({ ...beginning, by: chen, leads: true, count: 0 }) },
];
