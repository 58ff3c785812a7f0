import { isOwnWork, workedUnderOtherName } from '../domain/rating/own-work';
import type { Ticket } from '../domain/ticket/ticket';
import type { Duration } from '../domain/time/instant';
import { type Say, say, typed } from '../domain/words';
import type { Card, Part } from './card';
import type { Showing } from './showing';
import { ticketFacts } from './ticket-facts';

/**
 * What was done, shown to the requester with one question at a time: fixed or not (SITE-7), then 1 to 5 in words
 * (SLA-6). One tap answers each.
 */
export function answerCard(showing: Showing): Card {
  const { ticket } = showing;
  const facts = ticketFacts(showing);
  return {
    title: say(ticket.state === 'resolved' ? 'card.resolvedTitle' : 'card.closedTitle', facts),
    tone: 'good',
    summary: say(ticket.state === 'resolved' ? 'card.resolvedSummary' : 'card.closedSummary', facts),
    parts: [...explanation(showing), ...(ticket.state === 'resolved' ? askFixed(showing) : askRating(showing))],
  };
}

const askFixed = (showing: Showing): readonly Part[] => [
  { kind: 'text', style: 'strong', text: say('card.isItFixed') },
  { kind: 'buttons', buttons: [showing.button('confirm'), showing.button('not-fixed')] },
];

function askRating(showing: Showing): readonly Part[] {
  const { closing } = showing.desk;
  const { rating } = showing.ticket;
  const stars = ([5, 4, 3, 2, 1] as const).map((count) => ({
    ...showing.button('rate', String(count)),
    label: say(`card.stars.${count}`),
  }));
  const window = { lasts: closing.ratingWindow };
  const again = [{ kind: 'text', style: 'quiet', text: say('card.reopenHint', { window }) }] as const;
  const reopen = { kind: 'buttons', buttons: [], menu: [showing.button('reopen')] } as const;
  const { ticket, people } = showing;
  if (isOwnWork(ticket) || workedUnderOtherName(ticket, people)) return [...again, reopen];
  if (!rating) {
    return [
      { kind: 'text', style: 'strong', text: say('card.howWasIt') },
      { kind: 'buttons', buttons: stars },
      ...again,
      reopen,
    ];
  }
  return [
    { kind: 'text', text: say('card.rated', { stars: say(`card.stars.${rating.stars as 1 | 2 | 3 | 4 | 5}`) }) },
    { kind: 'text', text: thanks(showing.ticket, closing.ratingEditable) },
    {
      kind: 'buttons',
      buttons: [],
      menu: [showing.button('rate-more', String(rating.stars)), showing.button('reopen')],
    },
  ];
}

/** A low rating is answered with a time by which somebody calls (HOT-3). */
function thanks({ callback }: Ticket, editable: Duration): Say {
  if (callback?.doneAt !== undefined) return say('card.calledBack');
  if (callback) return say('card.sorry', { due: { at: callback.due, style: 'time' } });
  return say('card.thanks', { editable: { lasts: editable } });
}

/** Cause, fix and advice (SITE-7), once there are any. */
function explanation({ ticket }: Pick<Showing, 'ticket'>): readonly Part[] {
  const { resolution } = ticket;
  if (!resolution) return [];
  return [
    {
      kind: 'facts',
      style: 'list',
      rows: [
        { label: say('card.cause'), value: typed(resolution.cause) },
        { label: say('card.fix'), value: typed(resolution.fix) },
        { label: say('card.advice'), value: typed(resolution.advice) },
      ],
    },
  ];
}
