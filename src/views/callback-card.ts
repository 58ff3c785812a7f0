import { leadsOf } from '../domain/people/leads';
import type { Person, PersonId } from '../domain/people/person';
import { lastRating } from '../domain/rating/last-rating';
import { isJudgedWith } from '../domain/rating/own-work';
import type { Ticket } from '../domain/ticket/ticket';
import { type Say, say, sayAll, typed } from '../domain/words';
import type { Card } from './card';
import type { Showing } from './showing';
import { ticketFacts } from './ticket-facts';

/**
 * Who calls back about a low rating: the leads or whoever stands in for them; nobody is asked to call themselves, nor
 * about their own work.
 */
export const callersFor = ({ ticket, people }: Pick<Showing, 'ticket' | 'people'>): readonly Person[] =>
  leadsOf([...people.values()].filter((person) => mayBeAsked(ticket, person)));

const mayBeAsked = (ticket: Ticket, { id }: Person): boolean => id !== ticket.requester && !isJudgedWith(ticket, id);

/** What the rating was about, in one line. */
function reasonsOf({ desk }: Pick<Showing, 'desk'>, ids: readonly string[]): Say | undefined {
  const given = desk.ratingReasons.filter(({ id }) => ids.includes(id));
  return sayAll(given.map(({ name }) => say('card.reason', { reason: { localised: name } })));
}

/** Asks `reader`, a lead, to call back about a low rating the same working day (product §7). */
export function callbackCard(showing: Showing, reader: PersonId): Card {
  const { callback, contact, resolution, owner } = showing.ticket;
  const rating = lastRating(showing.ticket);
  const solver = rating?.solvedBy ?? resolution?.by ?? owner;
  const facts = { ...ticketFacts(showing), due: { at: callback?.due ?? showing.at, style: 'time' as const } };
  const reasons = reasonsOf(showing, rating?.reasons ?? []);
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
          { label: say('card.requester'), value: say('card.person', { person: { person: showing.ticket.requester } }) },
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
      { kind: 'buttons', buttons: showing.buttonFor(reader, 'called-back') },
    ],
  };
}
