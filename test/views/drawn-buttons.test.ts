import { isAction, isBeginning } from '../../src/commands/kinds';
import type { Person } from '../../src/domain/people/person';
import { isRefusal } from '../../src/domain/refusal';
import { after, type Duration, days, hours, minutes } from '../../src/domain/time/instant';
import { answerCard } from '../../src/views/answer-card';
import { callbackCard } from '../../src/views/callback-card';
import type { Button, Card } from '../../src/views/card';
import { galleryTickets } from '../../src/views/gallery-tickets';
import { handoverCard } from '../../src/views/handover-card';
import { progressAskCard } from '../../src/views/progress-ask-card';
import { promiseReminderCard } from '../../src/views/promise-reminder-card';
import { requesterCard } from '../../src/views/requester-card';
import { rescueCard } from '../../src/views/rescue-card';
import type { TicketView } from '../../src/views/ticket-view';
import { refusedToBegin, verdictOn } from '../kit/judged';
import { ticketViewOf } from '../kit/ticket-views';
import { act, cast, context, everybody } from '../kit/tickets';

/** Every card that is sent to one reader, with whom it is sent to. */
function sent(view: TicketView): readonly (readonly [Person['id'] | undefined, Card])[] {
  const { ticket } = view;
  const { handover } = ticket;
  const offer = handover && ({ type: 'handover-offered', by: handover.from, ...handover } as const);
  return [
    [ticket.requester, requesterCard(view)],
    ...(ticket.resolution ? [[ticket.requester, answerCard(view)] as const] : []),
    [ticket.owner, progressAskCard(view, after(view.at, minutes(10)))],
    [ticket.owner, promiseReminderCard(view)],
    ...(offer ? [[offer.to, handoverCard(view, offer)] as const] : []),
    ...everybody.flatMap(({ id }) => [[id, callbackCard(view, id)] as const, [id, rescueCard(view, id)] as const]),
  ];
}

const buttonsOf = (card: Card): readonly Button[] =>
  card.parts.flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : []));

test.each<[string, Duration]>([
  ['at once', minutes(0)],
  ['a day later', hours(25)],
  ['eight days later', days(8)],
  ['two months later', days(60)],
])('nobody is sent a button that refuses them, in any state of a ticket, %s (5.2)', (_when, length) => {
  const refused: string[] = [];
  let pressed = 0;
  for (const { name, ticket, events } of galleryTickets(cast)) {
    const now = context(after(events.at(-1)?.at ?? cast.startsAt, length));
    for (const [reader, card] of sent(ticketViewOf(ticket, now))) {
      for (const { action, value } of buttonsOf(card)) {
        const by = everybody.find(({ id }) => id === reader);
        if (!by || !isAction(action)) throw new Error(`${name}: ${action} was drawn for ${reader}`);
        pressed += 1;
        const filled = { text: '好', note: '好', reason: '好', ...(value === undefined ? {} : { value }) };
        const verdict = isBeginning(action)
          ? refusedToBegin(action, ticket, by, now)
          : verdictOn(action, ticket, act(by, filled, value), now);
        if (verdict && isRefusal(verdict)) refused.push(`${name}: ${action} by ${reader}: ${verdict.say}`);
      }
    }
  }
  expect([...new Set(refused)]).toEqual([]);
  expect(pressed).toBeGreaterThan(20);
});
