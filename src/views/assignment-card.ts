import { refusalEnds } from '../domain/assignment/windows';
import { placeOf } from '../domain/desk';
import type { EventOf } from '../domain/ticket/event';
import { say, typed, type WordKey } from '../domain/words';
import type { Card } from './card';
import type { Showing } from './showing';
import { categoryText, clockRows, placeText, promiseRows, stateOf, ticketFacts } from './ticket-facts';

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
export function assignmentCard(showing: Showing, event: EventOf<'assigned'>): Card {
  const { ticket, desk } = showing;
  const ends = refusalEnds(ticket, desk, placeOf(desk, ticket.place).hours) ?? event.at;
  const facts = {
    ...ticketFacts(showing),
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
          { label: say('card.state'), value: stateOf(showing) },
          { label: say('card.place'), value: placeText(showing) },
          { label: say('card.work'), value: categoryText(showing) },
          ...promiseRows(ticket),
          ...clockRows(showing.clocks),
        ],
      },
      ...(event.reason === '' ? [] : [{ kind: 'text', style: 'quote', text: typed(event.reason) } as const]),
      {
        kind: 'buttons',
        buttons: ['take-assigned', 'refuse-assigned'].flatMap((action) => showing.buttonFor(event.to, action)),
      },
    ],
  };
}
