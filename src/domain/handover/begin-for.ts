import { whomToAsk } from '../assignment/whom';
import { type Person, type PersonId, worksTickets } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { resting } from '../record/when-told';
import { isRefusal, type Refusal, refuse } from '../refusal';
import { dutyChangeAfter } from '../roster/duty-change-after';
import { whoIsOnDuty } from '../roster/who-is-on-duty';
import { theDesk } from '../ticket/event';
import type { Ticket, TicketId } from '../ticket/ticket';
import type { HandoverBecause, HandoverEvent } from './handover-list';

/**
 * Tickets of one list: a form, a page and a lead's decision hold no more. Whoever leaves their post has as many lists as it takes;
 * whoever asks by themselves reads how many are left.
 */
export const mostLines = 30;

/** Somebody leaves the post, and what they have open is to go to another (STAFF-6). */
export interface LeavingPost {
  readonly owner: PersonId;
  readonly because: Exclude<HandoverBecause, 'asked' | 'lead'>;
  /** Absent: whoever is on duty then, or next. */
  readonly to?: PersonId;
  /** Absent: all that they have. */
  readonly only?: readonly TicketId[];
}

/** Somebody is at their post again. */
export type BackAtPost = Pick<LeavingPost, 'owner'>;

/** Whose tickets go to whom, and why. */
export interface HandingOver {
  readonly by: PersonId;
  readonly owner: PersonId;
  readonly to: Person;
  readonly because: HandoverBecause;
  readonly note: string;
  /** Open tickets of the owner that are on no other list. */
  readonly tickets: readonly Ticket[];
}

type Begun = Extract<HandoverEvent, { readonly type: 'begun' }>;

/** Urgent ones first, then in the order given: the oldest first. */
const inOrder = (tickets: readonly Ticket[]): readonly Ticket[] =>
  tickets.toSorted((one, other) => Number(other.urgent) - Number(one.urgent));

/** The first event of a list. Refuses where there is nothing, and to ask whoever serves no tickets or has them. */
export function handingOver(
  { by, owner, to, because, note, tickets }: HandingOver,
  now: Pick<DecisionContext, 'at' | 'desk'>,
): Begun | Refusal {
  const listed = inOrder(tickets).slice(0, mostLines);
  const [first] = listed;
  if (first === undefined) return refuse('handover.refusal.nothing', { owner: { person: owner } });
  if (to.id === owner) return refuse('handover.refusal.same');
  if (!worksTickets(to)) return refuse('refusal.cannotServe', { person: { person: to.id } });
  return {
    ...{ type: 'begun', by, at: now.at, owner, to: to.id, because, note },
    ...{ place: first.place, tickets: listed.map(({ id }) => id) },
    // What somebody asks for is told at once, and what is urgent; the rest can wait for the morning.
    ...(by === theDesk && !first.urgent ? resting(first, now) : {}),
  };
}

/**
 * The same where somebody leaves their post, with what they have on no list yet: doing it twice is harmless. Undefined where
 * nothing is left, or nobody is there to take it. What was offered to somebody by itself waits for their answer.
 */
export function postLeft(
  { owner, because, to, only }: LeavingPost,
  theirs: readonly Ticket[],
  now: DecisionContext,
): Begun | undefined {
  const tickets = theirs.filter(({ id, handover }) => handover === undefined && (only?.includes(id) ?? true));
  const named = to === undefined ? undefined : now.people.get(to);
  const whom = named !== undefined && worksTickets(named) ? to : successorOf(owner, now);
  const person = whom === undefined ? undefined : now.people.get(whom);
  if (person === undefined) return undefined;
  const begun = handingOver({ by: theDesk, owner, to: person, because, note: '', tickets }, now);
  return isRefusal(begun) ? undefined : begun;
}

/** Whoever is proposed as successor: on duty now, of these whoever has least to do; else who comes on duty next. */
export function successorOf(
  owner: PersonId,
  { at, people, onShift, shifts, load }: Pick<DecisionContext, 'at' | 'people' | 'onShift' | 'shifts' | 'load'>,
): PersonId | undefined {
  const firstOf = (ids: readonly (PersonId | null)[]): PersonId | undefined =>
    whomToAsk({ people, onShift: ids.filter((id) => id !== null), load: load ?? new Map(), except: [owner] })[0];
  const now = firstOf(onShift);
  if (now !== undefined) return now;
  const next = dutyChangeAfter(at, shifts, {});
  if (next === undefined) return undefined;
  const { primary, backup } = whoIsOnDuty(next, shifts);
  return firstOf([primary]) ?? firstOf([backup]);
}
