import type { Desk } from '../desk';
import { dutyChangeAfter } from '../roster/duty-change-after';
import { isOpen, markOf, type Ticket } from '../ticket/ticket';
import type { Timer } from '../ticket/timer';
import type { Wanted } from '../ticket/wanted';
import { after, before, days, type Instant } from '../time/instant';

/** Changes of duty that are longer ago are history. */
const lookBack = days(3);

/** What a wake-up for a takeover comes from: somebody else came on duty, or nobody wrote since the job was claimed. */
export const atChange = 'change';

/**
 * Whoever is on duty is asked to take an urgent job over whose owner is not: at each change of duty, and an hour after
 * somebody claimed it who goes home. Each change is asked about once, also where the desk was away when it came.
 */
export const takeoverTimers: Wanted = ({ ticket, desk, at }) => {
  if (!ticket.urgent || ticket.owner === undefined || !isOpen(ticket) || ticket.handover) return [];
  const { takeoverAskedAt } = ticket;
  const since = takeoverAskedAt ?? ownedSince(ticket);
  const changes = changesOf(ticket, desk, { since: Math.max(since, before(at, lookBack)) as Instant, at });
  if (takeoverAskedAt !== undefined) return changes;
  return [...changes, { kind: 'takeover', key: 'takeover', due: after(since, desk.progress.every) }];
};

/** The last change of duty since then, which may still have to be asked about, and the next one. */
function changesOf(
  ticket: Ticket,
  desk: Desk,
  { since, at }: { readonly since: Instant; readonly at: Instant },
): readonly Timer[] {
  let last: Instant | undefined;
  let next = dutyChangeAfter(since, desk, ticket);
  while (next !== undefined && next <= at) {
    last = next;
    next = dutyChangeAfter(next, desk, ticket);
  }
  return [last, next].flatMap((due) =>
    due === undefined ? [] : [{ kind: 'takeover' as const, key: `takeover:${due}`, due, about: atChange }],
  );
}

/** Since when its owner has had it, as far as a ticket of old tells. */
const ownedSince = (ticket: Ticket): Instant => ticket.ownerSince ?? markOf(ticket, 'claimed') ?? ticket.rescueFrom;
