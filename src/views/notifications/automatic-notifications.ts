import { ticketRef } from '../../domain/record/record-ref';
import type { Slot } from '../../domain/record/slot';
import type { EventOf } from '../../domain/ticket/event';
import type { TicketId } from '../../domain/ticket/ticket';
import { updateChoices } from '../../domain/ticket/updates';
import type { Instant } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { Part } from '../card';
import { stateOf } from '../ticket-facts';
import type { TicketView } from '../ticket-view';
import { automaticProgressCard } from './automatic-progress-card';
import {
  bothCards,
  card,
  message,
  type NewMessage,
  type NotificationContext,
  notificationFacts,
  personalSlot,
  toEngineers,
  toPerson,
  toRequester,
} from './recipients';

/**
 * Nobody wrote for an hour (HOT-5). The requester reads how it stands; after two such reports the message only changes
 * where it stands, and rings nobody until there is news. Leads read it in their list, not one by one.
 */
export function automaticNews(context: NotificationContext<EventOf<'progress-reported'>>): readonly NewMessage[] {
  const { event, view } = context;
  const cards = bothCards(context, 'gathered');
  const stands = standingSaid(context);
  if (event.quiet) return [...cards, ...stands, ...unanswered(context)];
  const { owner } = view.ticket;
  const facts = notificationFacts(context, { state: stateOf(view) });
  if (event.asksAgain) return [...cards, ...stands, ...stillSilent(context)];
  const among = toEngineers(
    context,
    'progress',
    message(say(owner === undefined ? 'notice.noOwner' : 'notice.noWords', facts)),
  );
  return [
    ...cards,
    ...[...stands, inThread(among)].map((said) => ({ ...said, subject: 'standing' as const })),
    ...unanswered(context),
  ];
}

/** Whoever has the ticket hears that its requester does not answer, from the second time on: they can call. */
function stillSilent(context: NotificationContext<EventOf<'progress-reported'>>): readonly NewMessage[] {
  const { owner, silentReports } = context.view.ticket;
  const mentions = owner === undefined ? [] : [owner];
  const said = message(say('notice.requesterSilent', notificationFacts(context)), { mentions });
  return silentReports > 1 ? [toEngineers(context, 'waiting', said)] : [];
}

/** In a channel it stands in the thread; whoever is told things in person is asked, called, or has it in their list. */
const inThread = (said: NewMessage): NewMessage =>
  said.to.kind === 'engineers' ? { ...said, to: { ...said.to, recipients: [] } } : said;

/** How it stands, in a message of its own, or in the last one of them; nowhere where there is none to draw anew. */
function standingSaid(context: NotificationContext<EventOf<'progress-reported'>>): readonly NewMessage[] {
  const { event, view } = context;
  const { id, standingAt } = view.ticket;
  if (standingAt === undefined) return [];
  const stands = automaticProgressCard(context);
  const content = card({ ...stands, parts: [...stands.parts, ...(event.asksAgain ? [] : fromNow(view))] });
  const said = { ...toRequester(context, 'progress', content), slot: standingSlot(id, standingAt) };
  // What they have to answer comes up in the conversation itself.
  if (event.asksAgain) return [{ ...said, surfaces: true }];
  return [{ ...said, subject: 'standing', ...(event.quiet ? { refreshes: true as const } : {}) }];
}

/** Where the last automatic report stands, since the moment of the last one that rang. */
const standingSlot = (id: TicketId, since: Instant): Slot => ({ about: ticketRef(id), role: 'standing', nth: since });

/**
 * The last report stands where it was, without its buttons, once there is news, another report or an end: what is over
 * leaves nobody a choice that would be refused.
 */
export function standingOver({ event, view, before }: NotificationContext): readonly NewMessage[] {
  const { id, standingAt, lastReportAt } = before;
  if (standingAt === undefined || standingAt === view.ticket.standingAt) return [];
  const was = { ...view, ticket: before, nextReportAt: null };
  const report = {
    type: 'progress-reported',
    by: event.by,
    at: lastReportAt,
    text: '',
    automatic: true,
    promise: 'open',
  } as const;
  const context = { event: report, view: was, before };
  const said = toRequester(context, 'progress', card(automaticProgressCard(context)));
  return [{ ...said, slot: standingSlot(id, standingAt), refreshes: true }];
}

/** What they hear from now on, and what else they may choose. */
function fromNow({ ticket, buttonFor }: TicketView): readonly Part[] {
  const { silentReports = 0, requester, updates } = ticket;
  const buttons = updateChoices
    .filter((choice) => choice !== updates?.choice)
    .flatMap((choice) => buttonFor(requester, 'updates-set', choice))
    .map((button) => ({ ...button, label: say(`card.updates.${button.value as 'news'}`) }));
  const isLast = silentReports > 1 && updates?.choice !== 'hourly';
  return [
    ...(isLast ? [{ kind: 'text', style: 'quiet', text: say('card.quietFromNow') } as const] : []),
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
}

/** The card that asked for words before this report: its hour is over, so its buttons go (one would pile up each hour). */
function unanswered(context: NotificationContext<EventOf<'progress-reported'>>): readonly NewMessage[] {
  const { desk, ticket } = context.view;
  const { owner, progressAskedFor: hour } = ticket;
  if (owner === undefined || hour === undefined || hour <= context.event.at - desk.progress.every) return [];
  const over = message(say('notice.askOver', notificationFacts(context, { hour: { at: hour, style: 'time' } })));
  return [toPerson(owner, 'progress-ask', over, personalSlot(context.view, 'ask', { person: owner, which: hour }))];
}
