import { hasRole } from '../domain/people/person';
import type { Duration } from '../domain/time/instant';
import { type Say, say, typed } from '../domain/words';
import { callersFor } from './callback-card';
import type { Card, Part } from './card';
import { complained } from './requester-card';
import { namesOf, ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

/**
 * What was done, shown to the requester with one question at a time: fixed or not (SITE-7), then 1 to 5 in words
 * (SLA-6). One tap answers each.
 */
export function answerCard(view: TicketView): Card {
  const { ticket } = view;
  const facts = ticketFacts(view);
  return {
    title: say(ticket.state === 'resolved' ? 'card.resolvedTitle' : 'card.closedTitle', facts),
    tone: 'good',
    summary: say(ticket.state === 'resolved' ? 'card.resolvedSummary' : 'card.closedSummary', facts),
    parts: [about(view), ...explanation(view), ...(ticket.state === 'resolved' ? askFixed(view) : askRating(view))],
  };
}

/** What it was about, and who solved it: the question may be answered days later. */
function about({ ticket }: Pick<TicketView, 'ticket'>): Part {
  const by = ticket.resolution?.by ?? ticket.owner;
  const { title } = ticket;
  return {
    kind: 'text',
    text: by === undefined ? say('card.aboutAlone', { title }) : say('card.about', { title, by: { person: by } }),
  };
}

const askFixed = (view: TicketView): readonly Part[] => [
  ...complained(view),
  { kind: 'text', style: 'strong', text: say('card.isItFixed') },
  {
    kind: 'buttons',
    buttons: (['confirm', 'not-fixed'] as const).flatMap((action) => view.buttonFor(view.ticket.requester, action)),
  },
];

/** Each question is asked as long as its answer would be taken. */
function askRating(view: TicketView): readonly Part[] {
  const { closing } = view.desk;
  const { rating, requester } = view.ticket;
  const stars = ([5, 4, 3, 2, 1] as const).flatMap((count) =>
    view
      .buttonFor(requester, 'rate', String(count))
      .map((button) => ({ ...button, label: say(`card.stars.${count}`) })),
  );
  const reopen = view.buttonFor(requester, 'reopen');
  const window = say('time.workingDays', { count: closing.ratingDays });
  const again: readonly Part[] = [{ kind: 'text', style: 'quiet', text: say('card.reopenHint', { window }) }];
  if (!rating) {
    return [
      ...(stars.length === 0
        ? []
        : ([
            { kind: 'text', style: 'strong', text: say('card.howWasIt') },
            { kind: 'buttons', buttons: stars },
          ] as const)),
      ...(reopen.length === 0 ? [] : [...again, { kind: 'buttons', buttons: [], menu: reopen } as const]),
    ];
  }
  const menu = [...view.buttonFor(requester, 'rate-more', String(rating.stars)), ...reopen];
  return [
    { kind: 'text', text: say('card.rated', { stars: say(`card.stars.${rating.stars as 1 | 2 | 3 | 4 | 5}`) }) },
    { kind: 'text', text: thanks(view, closing.ratingEditable) },
    ...(menu.length === 0 ? [] : [{ kind: 'buttons', buttons: [], menu } as const]),
  ];
}

/** A low rating is answered with a time by which somebody calls (HOT-3). */
function thanks(view: TicketView, editable: Duration): Say {
  const { callback } = view.ticket;
  if (callback?.doneAt !== undefined) return say('card.calledBack');
  if (callback) {
    const due = { at: callback.due, style: 'time' } as const;
    const calling = callersFor(view);
    if (calling.some((person) => hasRole(person, 'lead'))) return say('card.sorry', { due });
    const called = namesOf(calling.map(({ id }) => id));
    return called === undefined ? say('card.sorryAlone') : say('card.sorryStandIn', { due, called });
  }
  return say('card.thanks', { editable: { lasts: editable } });
}

/** Cause, fix and advice (SITE-7), once there are any. */
function explanation({ ticket }: Pick<TicketView, 'ticket'>): readonly Part[] {
  const { resolution } = ticket;
  if (!resolution) return [];
  return [
    {
      kind: 'facts',
      style: 'list',
      rows: [
        { label: say('card.cause'), value: typed(resolution.cause) },
        { label: say('card.fix'), value: typed(resolution.fix) },
        ...(resolution.notDone === undefined ? [] : [{ label: say('card.notDone'), value: typed(resolution.notDone) }]),
        { label: say('card.advice'), value: typed(resolution.advice) },
      ],
    },
  ];
}
