import type { Desk } from '../../domain/desk';
import { handingOver, successorOf } from '../../domain/handover/begin-for';
import type { HandoverBecause } from '../../domain/handover/handover-list';
import type { PersonId } from '../../domain/people/person';
import type { RecordRef } from '../../domain/record/record-ref';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal';
import { theDesk } from '../../domain/ticket/event';
import type { Ticket } from '../../domain/ticket/ticket';
import type { Transaction } from '../../ports/unit-of-work';
import { handoverPath } from '../kinds';
import { contextFor, weighed } from '../record/context-for';
import { theirsFor } from './begin-handover';

/** Somebody leaves the post, and what they have open is to go to another (STAFF-6). */
export interface LeavingPost {
  readonly owner: PersonId;
  readonly because: Exclude<HandoverBecause, 'asked' | 'lead'>;
  /** Absent: whoever is on duty then, or next. */
  readonly to?: PersonId;
  /** Who said so; absent: the desk. */
  readonly by?: PersonId;
  readonly note?: string;
  /** Which of their open tickets. Absent: all of them. */
  readonly which?: (ticket: Ticket) => boolean;
}

/**
 * Begins the handover of what somebody has open, in the caller's transaction: at the end of a shift, with a leave or a change
 * of staff. What is on a list already is on no second one, so that doing it twice is harmless. Refuses where nothing is
 * left to hand over, or nobody is there to take it.
 */
export async function handoverFor(
  tx: Transaction,
  desk: Desk,
  { owner, because, to, by = theDesk, note = '', which = () => true }: LeavingPost,
): Promise<RecordRef<'handover'> | Refusal> {
  const now = await weighed(tx, await contextFor(tx, desk, { people: [] }));
  const tickets = (await theirsFor(tx, owner)).tickets.filter(which);
  const whom = to ?? successorOf(owner, now);
  const person = whom === undefined ? undefined : now.people.get(whom);
  if (person === undefined) return refuse('handover.refusal.nobody');
  const first = handingOver({ by, owner, to: person, because, note, tickets }, now);
  if (isRefusal(first)) return first;
  const { id } = await handoverPath.open(tx, desk, first, person);
  return { kind: 'handover', id };
}
