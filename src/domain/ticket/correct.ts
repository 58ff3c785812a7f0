import type { Person } from '../people/person';
import { type Refusal, refuse } from '../refusal';
import type { Instant } from '../time/instant';
import type { EventOf } from './event';
import { type Corrected, isOpen, type Ticket } from './ticket';
import { mayWork, refuseUnlessRequester, refuseUnlessServing, type Verdict } from './who-may';

const parts = [
  'category',
  'kind',
  'place',
  'spot',
  'regime',
  'urgent',
  'requester',
] as const satisfies readonly (keyof Corrected)[];

/** What is said to be right, and why; what stays as it is may be named too. */
export interface Correcting extends Corrected {
  readonly reason: string;
}

/**
 * Why this person cannot put a report right, or nothing. Whoever serves corrects a ticket that nobody has; of an owned one
 * whoever works on it, or a lead.
 */
export function refuseCorrecting(ticket: Ticket, by: Person): Verdict {
  const no = refuseUnlessServing(ticket, by);
  if (no) return no;
  if (ticket.owner === undefined || mayWork(ticket, by)) return undefined;
  return refuse('refusal.notYours', { owner: { person: ticket.owner } });
}

/**
 * What was reported wrongly is put right, with a reason; the event keeps what it was. That an urgent ticket is none needs
 * the requester's yes, and until then it stays urgent. Refuses where nothing would change.
 */
export function correct(
  ticket: Ticket,
  by: Person,
  at: Instant,
  { reason, ...right }: Correcting,
): EventOf<'corrected'> | Refusal {
  const asksLower = ticket.urgent && right.urgent === false;
  const changed = parts.filter(
    (part) => right[part] !== undefined && right[part] !== ticket[part] && !(asksLower && part === 'urgent'),
  );
  // A kind follows from its category, a regime from its place.
  const isChange = changed.some((part) => part !== 'kind' && part !== 'regime');
  if (!isChange && !asksLower) return refuse('refusal.nothingCorrected');
  if (!isChange && ticket.lowering !== undefined) return refuse('refusal.loweringAsked');
  const was: Corrected = Object.fromEntries(changed.map((part) => [part, ticket[part]]));
  const now: Corrected = Object.fromEntries(changed.map((part) => [part, right[part]]));
  const said = { type: 'corrected', by: by.id, at, reason, was, now, whose: ticket.requester } as const;
  return asksLower && ticket.lowering === undefined ? { ...said, asksLower } : said;
}

/** Whether the requester is asked if their ticket can wait. */
export const isLoweringAsked = (ticket: Ticket): boolean =>
  isOpen(ticket) && ticket.urgent && ticket.lowering !== undefined;

/** Why this person cannot say whether the ticket can wait after all, or nothing: its requester does, once they are asked. */
export const refuseAnsweringLowering = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessRequester(ticket, by) ?? (isLoweringAsked(ticket) ? undefined : refuse('refusal.loweringNotAsked'));
