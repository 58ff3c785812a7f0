import type { Desk } from '../../domain/desk';
import { whoIsCalled } from '../../domain/escalation/who-is-called';
import type { PersonId } from '../../domain/people/person';
import { onRoster, servesAs, worksTickets } from '../../domain/people/person';
import { ticketRef } from '../../domain/record/record-ref';
import { type Slot, slotName, type ticketRolesEach } from '../../domain/record/slot';
import { restUntil } from '../../domain/record/when-told';
import type { EventOf, TicketEvent } from '../../domain/ticket/event';
import type { Ticket } from '../../domain/ticket/ticket';
import type { Instant } from '../../domain/time/instant';
import type { OperatingTime } from '../../domain/time/operating-time';
import { type Facts, type Say, say, typed } from '../../domain/words';
import {
  type Address,
  type Announcement,
  engineersSlot,
  type Reason,
  requesterSlot,
  type StepOf,
} from '../announcement';
import { asCard, asMessage, type Card, type Content, type Message } from '../card';
import { engineersCard, engineersCardFor, isCutOnCard } from '../engineers-card';
import { requesterCard } from '../requester-card';
import { ticketFacts } from '../ticket-facts';
import type { TicketView } from '../ticket-view';

/** What has just happened, and everything that may be shown about it. */
export interface NotificationContext<Event extends TicketEvent = TicketEvent> {
  readonly event: Event;
  readonly view: TicketView;
  /** The ticket it happened to. */
  readonly before: Ticket;
}

type ToEngineers = Extract<Address, { readonly kind: 'engineers' }>;

/**
 * Something to be said that has no key yet. To the engineers, it is said on each platform they work on, and stands in a
 * slot of its own on each (`onEachPlatform`).
 */
export type NewMessage = Omit<Announcement, 'key' | 'about' | 'to' | 'slot' | 'under' | 'echoes'> & {
  readonly to: Exclude<Address, ToEngineers> | Omit<ToEngineers, 'on'>;
  readonly slot?: Slot;
  readonly under?: Slot;
  readonly echoes?: Slot;
  /** Platform of the engineers on which it stands already. */
  readonly notOn?: string;
};

/** The engineers of the ticket's place, wherever they work. */
const engineersOf = ({ view }: Pick<NotificationContext, 'view'>): Omit<ToEngineers, 'on'> => ({
  kind: 'engineers',
  place: view.ticket.place,
  recipients: recipientsOf(view),
});

/** As it is announced but for its key: what is said to the engineers once on each platform they work on. */
export function onEachPlatform(
  { notOn, to, slot, under, echoes, ...said }: NewMessage,
  { engineersOn }: Desk,
): readonly Omit<Announcement, 'key' | 'about'>[] {
  const standing = (on: { readonly on?: string }) => ({
    ...(slot && { slot: slotName({ ...slot, ...on }) }),
    ...(under && { under: slotName({ ...under, ...on }) }),
    ...(echoes && { echoes: slotName(echoes) }),
  });
  if (to.kind !== 'engineers') return [{ ...said, to, ...standing({}) }];
  return engineersOn.filter((on) => on !== notOn).map((on) => ({ ...said, to: { ...to, on }, ...standing({ on }) }));
}

/**
 * Whom a ticket's card concerns where there is no channel to read it in: whoever is called while nobody has it, then its
 * owner and helpers, as long as its owner is there.
 */
function recipientsOf(view: TicketView): readonly PersonId[] {
  const { ticket, desk } = view;
  const staff = [...view.people.values()];
  const owner = ticket.owner === undefined ? undefined : view.people.get(ticket.owner);
  if (ticket.owner !== undefined && (owner === undefined || onRoster(owner))) {
    return [...new Set([ticket.owner, ...ticket.collaborators])];
  }
  if (desk.claimCards === 'everyone') return staff.filter(worksTickets).map(({ id }) => id);
  return whoIsCalled(ticket, view);
}

/** The engineers' card as it is now, where it stands: nobody is rung for it. */
export const redrawn = (context: Pick<NotificationContext, 'view'>): readonly NewMessage[] =>
  bothCards(context, 'gathered')
    .slice(0, 1)
    .map((one) => ({ ...one, refreshes: true as const }));

/** What goes with each message of a step of a ladder, so that the ticket keeps what becomes of it. */
export const callsOfStep = ({
  event: { type, step, at },
  view: { ticket },
}: NotificationContext<EventOf<'rescue-step-taken' | 'silence-step-taken'>>): readonly StepOf[] => [
  { about: ticketRef(ticket.id), ...(type === 'silence-step-taken' ? { ladder: 'silence' } : {}), step, at },
];

/** Slot of the question "is it fixed?", one for each resolution. */
export const answerSlot = ({ ticket }: Pick<TicketView, 'ticket'>): Slot => ({
  ...{ about: ticketRef(ticket.id), role: 'answer', nth: ticket.reopenings },
});
/** Slot of a card sent to one rescuer in person. */
export const rescueSlot = ({ ticket }: Pick<TicketView, 'ticket'>, person: PersonId): Slot => ({
  ...{ about: ticketRef(ticket.id), role: 'rescue', person },
});
/** Slot of the same question, asked once more by the rating reminder. */
export const answerAgainSlot = (view: Pick<TicketView, 'ticket'>): Slot => ({ ...answerSlot(view), again: true });
/**
 * Slot of a personal card of some other role. `which` tells occasions apart: the next one has to be a new message, for
 * nobody is notified of an edited one.
 */
export const personalSlot = (
  { ticket }: Pick<TicketView, 'ticket'>,
  role: Exclude<(typeof ticketRolesEach)[number], 'rescue'>,
  { person, which }: { readonly person: PersonId; readonly which: number },
): Slot => ({ about: ticketRef(ticket.id), role, person, nth: which });

/** Facts for a sentence about this news: the ticket's, who did it, and more. */
export const notificationFacts = (
  { event, view }: Pick<NotificationContext, 'event' | 'view'>,
  more: Facts = {},
): Facts => ({
  ...ticketFacts(view),
  by: { person: event.by },
  ...more,
});

/** The card of whoever works on a ticket and may press other things than the card in a channel offers. */
function ownCards(view: TicketView, card: Card): Pick<Announcement, 'each'> {
  const { owner, collaborators } = view.ticket;
  if (owner === undefined && collaborators.length === 0) return {};
  const shared = JSON.stringify(card);
  const each = recipientsOf(view).flatMap((id) => {
    const person = view.people.get(id);
    const own = person && engineersCardFor(view, person);
    return own && JSON.stringify(own) !== shared ? [[id, asCard(own)] as const] : [];
  });
  return each.length === 0 ? {} : { each: Object.fromEntries(each) };
}

/** Nobody is called to a ticket that nobody has while it can wait for the next opening. */
export const canWait = ({ ticket, restsUntil }: TicketView): boolean => ticket.state === 'new' && restsUntil !== null;

/** Both cards drawn anew. What people did is shown at once; what a timer did may be gathered. */
export function bothCards(
  context: Pick<NotificationContext, 'view'>,
  urgency: 'now' | 'gathered' = 'now',
): readonly NewMessage[] {
  const { view } = context;
  const { ticket } = view;
  const card = engineersCard(view);
  return [
    {
      // Where the card would ring at somebody's door, it comes to them when work on it begins.
      to: { ...engineersOf(context), ...(canWait(view) ? { recipients: [] } : {}) },
      content: asCard(card),
      ...ownCards(view, card),
      reason: 'card',
      slot: engineersSlot(ticketRef(ticket.id)),
      urgency,
    },
    {
      to: { kind: 'person', person: ticket.requester },
      content: asCard(requesterCard(view)),
      reason: 'card',
      slot: requesterSlot(ticket),
      urgency,
    },
  ];
}

/** Said in the thread of the engineers' card; where there is none, to whom it concerns, but for whoever did it. */
export const toEngineers = (context: NotificationContext, reason: Reason, content: Content): NewMessage => ({
  to: { ...engineersOf(context), recipients: recipientsOf(context.view).filter((id) => id !== context.event.by) },
  under: engineersSlot(ticketRef(context.view.ticket.id)),
  content,
  reason,
});

/**
 * What the report has beyond its card, brought along to the engineers: the whole words where the card has only their
 * beginning, and what was photographed. To nobody while the ticket can wait.
 */
export function beyondCard(context: NotificationContext): readonly NewMessage[] {
  const { files, description, requester } = context.view.ticket;
  const said = [
    ...(isCutOnCard(description) ? [asMessage({ text: typed(description), from: requester })] : []),
    ...(files.length === 0 ? [] : [asMessage({ text: say('notice.photos', notificationFacts(context)), files })]),
  ].map((content) => toEngineers(context, 'reported', content));
  return said.map((one) => quietly(context, one));
}

/** In person to nobody, while the ticket can wait. */
export const quietly = (context: NotificationContext, said: NewMessage): NewMessage =>
  canWait(context.view) ? { ...said, to: { ...engineersOf(context), recipients: [] } } : said;

/** Words that stand in a thread of one platform already are said on the others the engineers work on. */
export const elsewhere = (said: NewMessage, thread: string | undefined): readonly NewMessage[] =>
  thread === undefined ? [] : [{ ...said, notOn: thread }];

/** Said in the requester's thread. */
export const toRequester = ({ view }: NotificationContext, reason: Reason, content: Content): NewMessage => ({
  to: { kind: 'person', person: view.ticket.requester },
  under: requesterSlot(view.ticket),
  content,
  reason,
});

/** The same, and they have to notice it: a question, somebody's words to them, or something that was missed. */
export const toRequesterAtOnce = (...said: Parameters<typeof toRequester>): NewMessage => ({
  ...toRequester(...said),
  surfaces: true,
});

/** Said to one person alone, below a card they were sent before. */
export const toPersonUnder = (under: Slot, ...said: Parameters<typeof toPerson>): NewMessage => ({
  ...toPerson(...said),
  under,
});

/** Said to one person alone. */
export const toPerson = (person: PersonId, reason: Reason, content: Content, slot?: Slot): NewMessage => ({
  to: { kind: 'person', person },
  content,
  reason,
  ...(slot === undefined ? {} : { slot }),
});

/** It waits until people with these hours work, unless what it is about begins before they do. */
export function inTheMorning(hours: OperatingTime, at: Instant, begins?: Instant): { readonly notBefore?: Instant } {
  const until = restUntil(hours, at);
  return until === undefined || (begins !== undefined && begins <= until) ? {} : { notBefore: until };
}

export const message = (text: Say, more: Omit<Message, 'text'> = {}): Content => asMessage({ text, ...more });
export const card = (content: Card): Content => asCard(content);

/** Active people with a role, in order of id. */
export const peopleWith = ({ view }: NotificationContext, role: 'lead' | 'manager'): readonly PersonId[] =>
  [...view.people.values()].filter((person) => servesAs(person, role)).map(({ id }) => id);
