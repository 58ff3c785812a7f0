import { consentsIn } from '../../domain/consent/about-ticket';
import { isAsked } from '../../domain/consent/consent';
import { type Desk, ticketKey } from '../../domain/desk';
import { type HandoverList, isOpenList, openLines, refusedLines } from '../../domain/handover/handover-list';
import { type LineNow, linesNow } from '../../domain/handover/lines-now';
import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import { hasOpenPromise } from '../../domain/ticket/talk';
import { isOpen, type Ticket } from '../../domain/ticket/ticket';
import { type Fact, type Facts, type Say, say, sayAll, typed } from '../../domain/words';
import type { Card, FactRow, Part, Tone } from '../card';
import { shortened } from '../intake-card';
import type { RecordView } from '../record/record-view';
import { stateOf } from '../ticket-facts';

export type HandoverView = RecordView<HandoverList>;

/** Lines on a card in a chat; its page, and what opens from it, show all. */
export const linesOnCard = 6;

/** What every sentence about a handover may name. */
export const handoverFacts = (list: HandoverList, desk: Pick<Desk, 'prefix'>): Facts => ({
  handover: recordKey(desk, { kind: 'handover', id: list.id }),
  owner: { person: list.owner },
  to: { person: list.to },
  count: list.lines.length,
  left: openLines(list).length,
});

/** What whoever takes a ticket over has to know of it: where it stands, what was promised, and what it waits for. */
function ticketNow(ticket: Ticket, { linked }: Pick<LineNow, 'linked'>, desk: Desk): Say {
  const { promise, waiting } = ticket;
  const reason = waiting && desk.waitingReasons.find(({ id }) => id === waiting.reason);
  const asked = consentsIn(linked).filter(isAsked).length;
  const facts: readonly Say[] = [
    ...(ticket.urgent && isOpen(ticket) ? [say('handover.line.urgent')] : []),
    reason === undefined ? stateOf({ ticket }) : say('handover.line.waits', { reason: { localised: reason.name } }),
    ...(promise && hasOpenPromise(ticket)
      ? [say('handover.line.promise', { due: { at: promise.due, style: 'time' } })]
      : []),
    ...(ticket.device === '' ? [] : [say('handover.line.device', { device: ticket.device })]),
    ...(asked === 0 ? [] : [say('handover.line.consent', { count: asked })]),
  ];
  return facts.reduce((line, more) => say('handover.line.more', { line, more }));
}

const tones: Readonly<Record<LineNow['state'], Tone>> = {
  offered: 'warn',
  accepted: 'good',
  refused: 'bad',
  'passed-on': 'quiet',
  assigned: 'good',
  kept: 'quiet',
  over: 'quiet',
  moved: 'quiet',
  withdrawn: 'quiet',
};

/** How a line stands: what the ticket needs while it waits for an answer, and what became of it afterwards. */
function lineSaid(line: LineNow, { record, desk }: Pick<HandoverView, 'record' | 'desk'>): Say {
  const { state, words = '', to, now } = line;
  if (state === 'offered') return now === undefined ? say('handover.line.gone') : ticketNow(now, line, desk);
  if (state === 'refused' && words !== '') return say('handover.line.refusedWhy', { words });
  const named: Fact = { person: to ?? record.to };
  return say(`handover.line.${state}`, { to: named, owner: { person: record.owner } });
}

function rowOf(line: LineNow, view: Pick<HandoverView, 'record' | 'desk'>): FactRow {
  const title = line.now === undefined ? '' : shortened(line.now.title);
  return {
    label: say('desk.ticketLabel', { ticket: ticketKey(view.desk, line.ticket) }),
    value: say('handover.line.row', { title, how: lineSaid(line, view) }),
    tone: tones[line.state],
  };
}

/** How it stands as a whole: how many lines came to what, as far as any did. */
export function stateSaid(list: HandoverList): Say {
  const counted = (...states: readonly LineNow['state'][]): number =>
    list.lines.filter(({ state }) => states.includes(state)).length;
  const counts = [
    [list.state === 'with-lead' ? 'handover.count.leftToLead' : 'handover.count.left', counted('offered')],
    ['handover.count.taken', counted('accepted', 'assigned')],
    ['handover.count.refused', counted('refused')],
    ['handover.count.passedOn', counted('passed-on')],
    ['handover.count.stays', counted('kept', 'withdrawn')],
    ['handover.count.gone', counted('over', 'moved')],
  ] as const;
  const said = counts.flatMap(([key, count]) => (count === 0 ? [] : [say(key, { count, to: { person: list.to } })]));
  return say(`handover.state.${list.state}`, { counts: sayAll(said) ?? '' });
}

/** What this person is asked, or has to know. */
function headOf({ record, desk }: HandoverView, viewer: Person): readonly Part[] {
  const facts = handoverFacts(record, desk);
  if (!isOpenList(record)) return [];
  if (viewer.id === record.to) return [{ kind: 'text', style: 'strong', text: say('handover.ask', facts) }];
  return [{ kind: 'text', text: say(viewer.id === record.owner ? 'handover.waitsYours' : 'handover.waits', facts) }];
}

function hintOf({ record }: HandoverView, viewer: Person): readonly Part[] {
  const hint = (key: 'handover.hint' | 'handover.hintLead' | 'handover.hintRefused'): readonly Part[] => [
    { kind: 'text', style: 'quiet', text: say(key) },
  ];
  if (isOpenList(record)) {
    if (viewer.id === record.to) return hint('handover.hint');
    return record.state === 'with-lead' ? hint('handover.hintLead') : [];
  }
  return viewer.id === record.owner && refusedLines(record).length > 0 ? hint('handover.hintRefused') : [];
}

/** A handover as this person sees and uses it; `most`: as many lines as fit. */
export function handoverCard(view: HandoverView, viewer: Person, most?: number): Card {
  const { record, desk } = view;
  const facts = handoverFacts(record, desk);
  // What waits for an answer is read first where not everything is shown.
  const lines = linesNow(record, view);
  const all = most === undefined ? lines : lines.toSorted((one, other) => waitsFirst(one) - waitsFirst(other));
  const shown = all.slice(0, most);
  const more = all.length - shown.length;
  const { buttons, menu } = view.offeredToAny([viewer]);
  return {
    title: say('handover.title', facts),
    tone: record.state === 'with-lead' ? 'warn' : isOpenList(record) ? 'plain' : 'quiet',
    summary: say('handover.summary', { ...facts, state: stateSaid(record) }),
    parts: [
      ...headOf(view, viewer),
      { kind: 'facts', style: 'list', rows: shown.map((line) => rowOf(line, view)) },
      ...(more > 0 ? [{ kind: 'text', style: 'quiet', text: say('handover.more', { count: more }) } as const] : []),
      ...(record.note === '' ? [] : [{ kind: 'text', style: 'quote', text: typed(record.note) } as const]),
      { kind: 'facts', rows: [{ label: say('handover.row.state'), value: stateSaid(record) }] },
      ...(buttons.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons, menu } as const]),
      ...hintOf(view, viewer),
    ],
  };
}

const waitsFirst = ({ state }: LineNow): number => (state === 'offered' ? 0 : state === 'refused' ? 1 : 2);
