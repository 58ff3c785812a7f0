import type { EventOf } from '../../domain/ticket/event';
import type { TicketId } from '../../domain/ticket/ticket';
import { updateChoices } from '../../domain/ticket/updates';
import type { Instant } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { Part } from '../card';
import type { Showing } from '../showing';
import { stateOf } from '../ticket-facts';
import {
  bothCards,
  card,
  message,
  type News,
  newsFacts,
  personalSlot,
  toEngineers,
  toPerson,
  toRequester,
  type Unkeyed,
} from './saying';
import { standing } from './standing';

/**
 * Nobody wrote for an hour (HOT-5). The requester reads how it stands; after two such reports the message only changes
 * where it stands, and rings nobody until there is news. Leads read it in their list, not one by one.
 */
export function automaticNews(news: News<EventOf<'progress-reported'>>): readonly Unkeyed[] {
  const { event, showing } = news;
  const cards = bothCards(news, 'gathered');
  const stands = standingSaid(news);
  if (event.quiet) return [...cards, ...stands, ...unanswered(news)];
  const { owner } = showing.ticket;
  const facts = newsFacts(news, { state: stateOf(showing) });
  const among = toEngineers(
    news,
    'progress',
    message(say(owner === undefined ? 'notice.noOwner' : 'notice.noWords', facts)),
  );
  return [
    ...cards,
    ...[...stands, inThread(among)].map((said) => ({ ...said, subject: 'standing' as const })),
    ...unanswered(news),
  ];
}

/** In a channel it stands in the thread; whoever is told things in person is asked, called, or has it in their list. */
const inThread = (said: Unkeyed): Unkeyed =>
  said.to.kind === 'engineers' ? { ...said, to: { ...said.to, holders: [] } } : said;

/** How it stands, in a message of its own, or in the last one of them; nowhere where there is none to draw anew. */
function standingSaid(news: News<EventOf<'progress-reported'>>): readonly Unkeyed[] {
  const { event, showing } = news;
  const { id, standingAt } = showing.ticket;
  if (standingAt === undefined) return [];
  const stands = standing(news);
  const content = card({ ...stands, parts: [...stands.parts, ...fromNow(showing)] });
  const said = { ...toRequester(news, 'progress', content), slot: standingSlot(id, standingAt) };
  return [{ ...said, subject: 'standing', ...(event.quiet ? { refreshes: true as const } : {}) }];
}

/** Where the last automatic report stands, since the moment of the last one that rang. */
const standingSlot = (id: TicketId, since: Instant): string => `${id}:standing:${since}`;

/**
 * The last report stands where it was, without its buttons, once there is news, another report or an end: what is over
 * leaves nobody a choice that would be refused.
 */
export function standingOver({ event, showing, before }: News): readonly Unkeyed[] {
  const { id, standingAt, lastReportAt } = before;
  if (standingAt === undefined || standingAt === showing.ticket.standingAt) return [];
  const was = { ...showing, ticket: before, nextReportAt: null };
  const report = { type: 'progress-reported', by: event.by, at: lastReportAt, text: '', automatic: true } as const;
  const news = { event: report, showing: was, before };
  const said = toRequester(news, 'progress', card(standing(news)));
  return [{ ...said, slot: standingSlot(id, standingAt), refreshes: true }];
}

/** What they hear from now on, and what else they may choose. */
function fromNow({ ticket, buttonFor }: Showing): readonly Part[] {
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
function unanswered(news: News<EventOf<'progress-reported'>>): readonly Unkeyed[] {
  const { desk, ticket } = news.showing;
  const { owner, progressAskedFor: hour } = ticket;
  if (owner === undefined || hour === undefined || hour <= news.event.at - desk.progress.every) return [];
  const over = message(say('notice.askOver', newsFacts(news, { hour: { at: hour, style: 'time' } })));
  return [toPerson(owner, 'progress-ask', over, personalSlot(news.showing, 'ask', { person: owner, which: hour }))];
}
