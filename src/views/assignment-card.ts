import { refusalEnds } from '../domain/assignment/windows';
import { placeOf } from '../domain/desk';
import type { EventOf } from '../domain/ticket/event';
import { say, typed, type WordKey } from '../domain/words';
import type { Card } from './card';
import { categoryText, clockRows, placeText, promiseRows, stateOf, ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

const whys = {
  new: 'assign.why.lead',
  'owner-gone': 'assign.why.gone',
  'owner-off-duty': 'assign.why.offDuty',
  'owner-silent': 'assign.why.silent',
  taken: 'assign.why.lead',
  unclaimed: 'assign.why.unclaimed',
  next: 'assign.why.next',
} as const satisfies Readonly<Record<EventOf<'assigned'>['because'], WordKey>>;

/** Tells somebody that a ticket is meant for them, why, and until when they can refuse. */
export function assignmentCard(view: TicketView, event: EventOf<'assigned'>): Card {
  const { ticket, desk } = view;
  const ends = refusalEnds(ticket, desk, placeOf(desk, ticket.place).hours) ?? event.at;
  const facts = {
    ...ticketFacts(view),
    by: { person: event.by },
    from: { person: event.from ?? '' },
    ends: { at: ends, style: 'time' as const },
  };
  const has = ticket.owner === event.to;
  return {
    title: say('assign.cardTitle', facts),
    tone: 'warn',
    summary: say('assign.cardTitle', facts),
    parts: [
      { kind: 'text', text: say(whys[event.because], facts) },
      { kind: 'text', text: say(has ? 'assign.cardYours' : 'assign.cardAsked', facts) },
      {
        kind: 'facts',
        rows: [
          { label: say('card.state'), value: stateOf(view) },
          { label: say('card.place'), value: placeText(view) },
          { label: say('card.work'), value: categoryText(view) },
          ...promiseRows(ticket),
          ...clockRows(view.clocks),
        ],
      },
      ...(event.reason === '' ? [] : [{ kind: 'text', style: 'quote', text: typed(event.reason) } as const]),
      {
        kind: 'buttons',
        buttons: ['take-assigned', 'refuse-assigned'].flatMap((action) => view.buttonFor(event.to, action)),
      },
    ],
  };
}
