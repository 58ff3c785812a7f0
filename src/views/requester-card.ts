import { complaintOf } from '../domain/complaint/on-ticket';
import { firstCalled } from '../domain/escalation/whom';
import { recordKey } from '../domain/record/record-ref';
import { isOpen } from '../domain/ticket/ticket';
import { type Facts, type Say, say, typed } from '../domain/words';
import type { Card, FactRow, Part, Tone } from './card';
import { correctionRows } from './corrections-said';
import type { Offered } from './record/record-view';
import {
  categoryText,
  namesOf,
  placeText,
  promiseRows,
  reopeningRows,
  stateOf,
  ticketFacts,
  toneOf,
  waitingReasonToRequester,
} from './ticket-facts';
import type { TicketView } from './ticket-view';

/**
 * The requester's own card: number, who has it, when they hear next, what they can do. Edited in place. `looked`: as it
 * stands at this moment for whoever asked; nothing below it is heard.
 */
export function requesterCard(view: TicketView, looked = false): Card {
  const { ticket } = view;
  const facts = ticketFacts(view);
  const { buttons, menu } = offered(view);
  const pressed: readonly Part[] = buttons.length + menu.length > 0 ? [{ kind: 'buttons', buttons, menu }] : [];
  const hint: readonly Part[] =
    looked || ticket.state === 'cancelled' || ticket.state === 'closed'
      ? []
      : [{ kind: 'text', style: 'quiet', text: say('card.answerHere') }];
  return {
    title: say(ticket.urgent && isOpen(ticket) ? 'card.titleUrgent' : 'card.title', facts),
    tone: toneFor(view),
    summary: say('card.summary', { ...facts, state: stateOf(view) }),
    parts: [
      ...(ticket.state === 'new' ? [{ kind: 'text', text: whatNext(view) } as const] : []),
      { kind: 'facts', rows: rows(view, looked) },
      ...byTheWeek(view),
      ...complained(view),
      ...pressed,
      ...hint,
    ],
    // Who has it and what comes next was told in words, and would be untrue on a card soon.
    ...(ticket.state === 'new' || !isOpen(ticket) ? {} : { brief: [...pressed, ...hint] }),
  };
}

/** What a resolved ticket asks stands once, on the answer card, with what was done. */
function offered({ ticket, offered: offer }: TicketView): Offered {
  const { buttons, menu } = offer('requester');
  return { buttons: ticket.state === 'resolved' ? [] : buttons, menu };
}

/** Times that are told without knowing the holidays say so, as long as somebody waits for them. */
function byTheWeek({ ticket, unknownYear }: TicketView): readonly Part[] {
  if (unknownYear === null || !isOpen(ticket)) return [];
  return [{ kind: 'text', style: 'quiet', text: say('card.byTheWeek', { year: String(unknownYear) }) }];
}

/** Whoever complains reads why it is not closed meanwhile (HOT-7). */
export function complained(view: TicketView): readonly Part[] {
  const { ticket, desk } = view;
  const own = complaintOf(ticket.requester, view);
  if (own === undefined || ticket.state === 'closed' || ticket.state === 'cancelled') return [];
  const complaint = recordKey(desk, { kind: 'complaint', id: own.id });
  return [{ kind: 'text', style: 'quiet', text: say('complaint.onTicket', { complaint }) }];
}

/** When a human will answer, and what happens next (HOT-3). */
export function whatNext(view: TicketView): Say {
  const { duty, clocks, startsAt, ticket } = view;
  if (startsAt !== null && !ticket.urgent) {
    const opens = { ...ticketFacts(view), opens: { at: startsAt, style: 'time' } } as const;
    return duty.primary === null ? uncovered(view, 'card.nextOpening', opens) : say('card.nextOpening', opens);
  }
  const response = clocks.find(({ clause }) => clause === 'SLA-2');
  const [key, by] =
    response?.state === 'running'
      ? (['card.nextBy', { due: { at: response.dueAt, style: 'time' } }] as const)
      : (['card.nextSoon', {}] as const);
  if (duty.primary === null) return uncovered(view, key, { ...ticketFacts(view), ...by });
  return say(key, { ...ticketFacts(view), ...by, primary: { person: duty.primary } });
}

const uncoveredWords = {
  'card.nextOpening': { called: 'card.nextOpeningUncovered', nobody: 'card.nextOpeningAlone', onceUrgent: true },
  'card.nextBy': { called: 'card.nextByUncovered', nobody: 'card.nextAlone', onceUrgent: false },
  'card.nextSoon': { called: 'card.nextSoonUncovered', nobody: 'card.nextAlone', onceUrgent: false },
} as const;

/** Nobody is on duty: says so, and whom the ladder calls instead, now or once the ticket is urgent. */
function uncovered(view: TicketView, key: keyof typeof uncoveredWords, facts: Facts): Say {
  const { desk, ticket } = view;
  const words = uncoveredWords[key];
  const climbing = words.onceUrgent ? { ...ticket, urgent: true } : ticket;
  const called = namesOf(firstCalled(climbing, desk, view));
  return called === undefined ? say(words.nobody, facts) : say(words.called, { ...facts, called });
}

/** An urgent ticket is a warning until somebody has it; then the card changes, also where that can be shown only once. */
function toneFor(view: TicketView): Tone {
  const tone = toneOf(view);
  const { state } = view.ticket;
  return tone === 'warn' && state !== 'new' && state !== 'waiting' ? 'plain' : tone;
}

/** What stands; and while it is open, what changes as the ticket moves. */
function rows(view: TicketView, looked: boolean): readonly FactRow[] {
  const moves = isOpen(view.ticket) && !looked;
  const moving = movingRows(view).map((row): FactRow => (moves ? { ...row, changes: true } : row));
  return [
    ...moving.slice(0, 2),
    { label: say('card.work'), value: categoryText(view) },
    { label: say('card.place'), value: placeText(view) },
    ...moving.slice(2),
    ...correctionRows(view),
    ...reopeningRows(view, beginning).slice(0, 1),
  ];
}

/** State and owner first. */
function movingRows(view: TicketView): readonly FactRow[] {
  const { ticket, desk, nextReportAt, at, linkedRows } = view;
  const { waiting } = ticket;
  return [
    { label: say('card.state'), value: stateOf(view) },
    { label: say('card.owner'), value: say('card.person', { person: ticketFacts(view)['owner'] ?? '' }) },
    ...(waiting
      ? [
          {
            label: say(waiting.endsWhenAnswered ? 'card.needed' : 'card.waitingFor'),
            value: waiting.endsWhenAnswered
              ? typed(waiting.note)
              : say('card.waiting', {
                  reason: waitingReasonToRequester(desk, waiting),
                  note: waiting.note,
                }),
          },
        ]
      : []),
    ...linkedRows,
    ...promiseRows(ticket),
    ...(ticket.updates === undefined || (ticket.updates.until ?? at) < at
      ? []
      : [{ label: say('card.updatesChosen'), value: say(`card.updates.${ticket.updates.choice}`) }]),
    ...(nextReportAt === null || ticket.state === 'new'
      ? []
      : [{ label: say('card.nextReport'), value: say('card.at', { at: { at: nextReportAt, style: 'time' } }) }]),
  ];
}

/** They wrote it themselves, or read all of it in the thread. */
const beginning = (text: string): string => {
  const points = [...text];
  return points.length > 80 ? `${points.slice(0, 79).join('')}…` : text;
};
