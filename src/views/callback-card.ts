import { leadsOf } from '../domain/people/leads';
import type { Person, PersonId } from '../domain/people/person';
import { lastRating } from '../domain/rating/last-rating';
import { isJudgedWith } from '../domain/rating/own-work';
import type { Ticket } from '../domain/ticket/ticket';
import { type Say, say, sayAll, typed } from '../domain/words';
import type { Card } from './card';
import { ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

/**
 * Who calls back about a low rating: the leads or whoever stands in for them; nobody is asked to call themselves, nor
 * about their own work.
 */
export const callersFor = ({ ticket, people }: Pick<TicketView, 'ticket' | 'people'>): readonly Person[] =>
  leadsOf([...people.values()].filter((person) => mayBeAsked(ticket, person)));

const mayBeAsked = (ticket: Ticket, { id }: Person): boolean => id !== ticket.requester && !isJudgedWith(ticket, id);

/** What the rating was about, in one line. */
function reasonsOf({ desk }: Pick<TicketView, 'desk'>, ids: readonly string[]): Say | undefined {
  const given = desk.ratingReasons.filter(({ id }) => ids.includes(id));
  return sayAll(given.map(({ name }) => say('card.reason', { reason: { localised: name } })));
}

/** Asks `reader`, a lead, to call back about a low rating the same working day (product §7). */
export function callbackCard(view: TicketView, reader: PersonId): Card {
  const { callback, contact, resolution, owner } = view.ticket;
  const rating = lastRating(view.ticket);
  const solver = rating?.solvedBy ?? resolution?.by ?? owner;
  const facts = { ...ticketFacts(view), due: { at: callback?.due ?? view.at, style: 'time' as const } };
  const reasons = reasonsOf(view, rating?.reasons ?? []);
  return {
    title: say('card.callbackTitle', facts),
    tone: 'bad',
    summary: say('card.callbackSummary', facts),
    parts: [
      { kind: 'text', text: say('card.callbackAsk', facts) },
      {
        kind: 'facts',
        rows: [
          { label: say('card.rating'), value: say(`card.stars.${(rating?.stars ?? 1) as 1 | 2 | 3 | 4 | 5}`) },
          { label: say('card.requester'), value: say('card.person', { person: { person: view.ticket.requester } }) },
          ...(solver === undefined
            ? []
            : [{ label: say('card.engineer'), value: say('card.person', { person: { person: solver } }) }]),
          ...(contact === '' ? [] : [{ label: say('card.contact'), value: typed(contact) }]),
          ...(reasons === undefined ? [] : [{ label: say('card.ratingReason'), value: reasons }]),
        ],
      },
      ...(rating && rating.comment !== ''
        ? [{ kind: 'text', style: 'quote', text: typed(rating.comment) } as const]
        : []),
      { kind: 'buttons', buttons: view.buttonFor(reader, 'called-back') },
    ],
  };
}
