import type { Desk } from '../../domain/desk';
import { whoIsCalled } from '../../domain/escalation/who-is-called';
import type { PersonId } from '../../domain/people/person';
import { onRoster, servesAs, worksTickets } from '../../domain/people/person';
import type { TicketEvent } from '../../domain/ticket/event';
import type { Ticket } from '../../domain/ticket/ticket';
import { type Facts, type Say, say, typed } from '../../domain/words';
import { type Address, type Announcement, engineersSlot, type Reason, requesterSlot } from '../announcement';
import { asCard, asMessage, type Card, type Content, type Message } from '../card';
import { engineersCard, engineersCardFor, isCutOnCard } from '../engineers-card';
import { requesterCard } from '../requester-card';
import type { Showing } from '../showing';
import { ticketFacts } from '../ticket-facts';

/** What has just happened, and everything that may be shown about it. */
export interface News<Event extends TicketEvent = TicketEvent> {
  readonly event: Event;
  readonly showing: Showing;
  /** The ticket it happened to. */
  readonly before: Ticket;
}

/** An announcement that has no key yet; `announcementsFor` numbers them. */
export type Unkeyed = Omit<Announcement, 'key' | 'ticket'> & {
  /** Platform of the engineers on which it stands already. */
  readonly notOn?: string;
};

/** Stands for every platform the engineers work on, until `onEachPlatform` names them. */
const everyPlatform = '*';

/** The engineers of the job's place, wherever they work. */
const engineersOf = ({ showing }: News): Extract<Address, { kind: 'engineers' }> => ({
  kind: 'engineers',
  place: showing.ticket.place,
  on: everyPlatform,
  holders: holdersOf(showing),
});

/** What is said to the engineers is said on each platform they work on, under a slot of its own there. */
export function onEachPlatform({ notOn, ...said }: Unkeyed, { engineersOn }: Desk): readonly Unkeyed[] {
  const { to } = said;
  if (to.kind !== 'engineers') return [said];
  const platforms = engineersOn.filter((on) => on !== notOn);
  return platforms.map((on) => ({
    ...said,
    to: { ...to, on },
    ...(said.slot === undefined ? {} : { slot: said.slot.replace(everyPlatform, on) }),
    ...(said.under === undefined ? {} : { under: said.under.replace(everyPlatform, on) }),
  }));
}

/**
 * Whom a job's card concerns where there is no channel to read it in: whoever is called while nobody has it, then its
 * owner and helpers, as long as its owner is there.
 */
function holdersOf(showing: Showing): readonly PersonId[] {
  const { ticket, desk } = showing;
  const staff = [...showing.people.values()];
  const owner = ticket.owner === undefined ? undefined : showing.people.get(ticket.owner);
  if (ticket.owner !== undefined && (owner === undefined || onRoster(owner))) {
    return [...new Set([ticket.owner, ...ticket.collaborators])];
  }
  if (desk.claimCards === 'everyone') return staff.filter(worksTickets).map(({ id }) => id);
  return whoIsCalled(ticket, showing);
}

/** Slot of the question "is it fixed?", one for each resolution. */
export const answerSlot = ({ ticket }: Pick<Showing, 'ticket'>): string => `${ticket.id}:answer:${ticket.reopenings}`;
/** Slot of a card sent to one rescuer in person. */
export const rescueSlot = ({ ticket }: Pick<Showing, 'ticket'>, person: PersonId): string =>
  `${ticket.id}:rescue:${person}`;
/** Slot of the same question, asked once more by the rating reminder. */
export const answerAgainSlot = (showing: Pick<Showing, 'ticket'>): string => `${answerSlot(showing)}:again`;
/**
 * Slot of a personal card of some other kind. `which` tells occasions apart: the next one has to be a new message, for
 * nobody is notified of an edited one.
 */
export const personalSlot = (
  { ticket }: Pick<Showing, 'ticket'>,
  kind: 'ask' | 'silence' | 'promise' | 'handover' | 'callback' | 'assign' | 'lowering' | 'doubt',
  { person, which }: { readonly person: PersonId; readonly which: number },
): string => `${ticket.id}:${kind}:${person}:${which}`;

/** Facts for a sentence about this news: the ticket's, who did it, and more. */
export const newsFacts = ({ event, showing }: Pick<News, 'event' | 'showing'>, more: Facts = {}): Facts => ({
  ...ticketFacts(showing),
  by: { person: event.by },
  ...more,
});

/** The card of whoever works on a job and may press other things than the card in a channel offers. */
function ownCards(showing: Showing): Pick<Announcement, 'each'> {
  const { owner, collaborators } = showing.ticket;
  if (owner === undefined && collaborators.length === 0) return {};
  const shared = JSON.stringify(engineersCard(showing));
  const each = holdersOf(showing).flatMap((id) => {
    const person = showing.people.get(id);
    const card = person && asCard(engineersCardFor(showing, person));
    return card && JSON.stringify(engineersCardFor(showing, person)) !== shared ? [[id, card] as const] : [];
  });
  return each.length === 0 ? {} : { each: Object.fromEntries(each) };
}

/** Nobody is called to a job that nobody has while it can wait for the next opening. */
export const canWait = ({ ticket, restsUntil }: Showing): boolean => ticket.state === 'new' && restsUntil !== null;

/** Both cards drawn anew. What people did is shown at once; what a timer did may be gathered. */
export function bothCards(news: News, urgency: 'now' | 'gathered' = 'now'): readonly Unkeyed[] {
  const { showing } = news;
  const { ticket } = showing;
  return [
    {
      // Where the card would ring at somebody's door, it comes to them when work on it begins.
      to: { ...engineersOf(news), ...(canWait(showing) ? { holders: [] } : {}) },
      content: asCard(engineersCard(showing)),
      ...ownCards(showing),
      reason: 'card',
      slot: engineersSlot(ticket.id, everyPlatform),
      urgency,
    },
    {
      to: { kind: 'person', person: ticket.requester },
      content: asCard(requesterCard(showing)),
      reason: 'card',
      slot: requesterSlot(ticket),
      urgency,
    },
  ];
}

/** Said in the thread of the engineers' card; where there is none, to whom it concerns, but for whoever did it. */
export const toEngineers = (news: News, reason: Reason, content: Content): Unkeyed => ({
  to: { ...engineersOf(news), holders: holdersOf(news.showing).filter((id) => id !== news.event.by) },
  under: engineersSlot(news.showing.ticket.id, everyPlatform),
  content,
  reason,
});

/**
 * What the report has beyond its card, brought along to the engineers: the whole words where the card has only their
 * beginning, and what was photographed. To nobody while the job can wait.
 */
export function beyondCard(news: News): readonly Unkeyed[] {
  const { files, description, requester } = news.showing.ticket;
  const said = [
    ...(isCutOnCard(description) ? [asMessage({ text: typed(description), from: requester })] : []),
    ...(files.length === 0 ? [] : [asMessage({ text: say('notice.photos', newsFacts(news)), files })]),
  ].map((content) => toEngineers(news, 'reported', content));
  return said.map((one) => quietly(news, one));
}

/** In person to nobody, while the job can wait. */
export const quietly = (news: News, said: Unkeyed): Unkeyed =>
  canWait(news.showing) ? { ...said, to: { ...engineersOf(news), holders: [] } } : said;

/** Words that stand in a thread of one platform already are said on the others the engineers work on. */
export const elsewhere = (said: Unkeyed, thread: string | undefined): readonly Unkeyed[] =>
  thread === undefined ? [] : [{ ...said, notOn: thread }];

/** Said in the requester's thread. */
export const toRequester = ({ showing }: News, reason: Reason, content: Content): Unkeyed => ({
  to: { kind: 'person', person: showing.ticket.requester },
  under: requesterSlot(showing.ticket),
  content,
  reason,
});

/** The same, and they have to notice it: a question, somebody's words to them, or something that was missed. */
export const toRequesterAtOnce = (...said: Parameters<typeof toRequester>): Unkeyed => ({
  ...toRequester(...said),
  surfaces: true,
});

/** Said to one person alone, below a card they were sent before. */
export const toPersonUnder = (under: string, ...said: Parameters<typeof toPerson>): Unkeyed => ({
  ...toPerson(...said),
  under,
});

/** Said to one person alone. */
export const toPerson = (person: PersonId, reason: Reason, content: Content, slot?: string): Unkeyed => ({
  to: { kind: 'person', person },
  content,
  reason,
  ...(slot === undefined ? {} : { slot }),
});

export const message = (text: Say, more: Omit<Message, 'text'> = {}): Content => asMessage({ text, ...more });
export const card = (content: Card): Content => asCard(content);

/** Active people with a role, in order of id. */
export const peopleWith = ({ showing }: News, role: 'lead' | 'manager'): readonly PersonId[] =>
  [...showing.people.values()].filter((person) => servesAs(person, role)).map(({ id }) => id);
