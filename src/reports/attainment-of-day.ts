import { own } from '../domain/own';
import type { Clock } from '../domain/sla/clock';
import { clockKey } from '../domain/sla/clock-timers';
import type { SlaTarget } from '../domain/sla/target';
import { contractTargets } from '../domain/sla/targets';
import type { Milestone, Ticket } from '../domain/ticket/ticket';
import type { Instant, Span } from '../domain/time/instant';
import { within } from './satisfaction';
import { type Share, shareOf } from './share';

/** How one promise was kept in the covered time: `part` met out of `whole` decided. */
export interface Attainment extends Share {
  readonly clause: string;
  /** What the promise is about. */
  readonly goal: Milestone;
  readonly breached: number;
  /** Share in which it must be met, 0 to 1. */
  readonly target: number;
}

/** A clock of a ticket that was decided. */
export interface Decided {
  readonly ticket: Ticket;
  readonly clock: Extract<Clock, { readonly state: 'met' | 'breached' }>;
}

/**
 * When a broken promise counts: at its deadline, or when what had kept it was undone, for the digest of its deadline was
 * read long ago, with the promise as kept. Tickets of older versions only know when the breach was acted on.
 */
function brokenAt(ticket: Ticket, clock: Extract<Clock, { readonly state: 'breached' }>): Instant {
  const isOlder = ticket.reopenings > 0 && ticket.cameBack.length === 0 && !ticket.marks.some(({ until }) => until);
  const actedOn = isOlder ? own(ticket.brokenAt ?? {}, clockKey(clock)) : undefined;
  return actedOn ?? clock.brokenAt;
}

/** When a clock was decided: when it was met, or when it broke. */
export const decidedAt = (ticket: Ticket, clock: Decided['clock']): Instant =>
  clock.state === 'met' ? clock.at : brokenAt(ticket, clock);

/**
 * Clocks that were decided within the span: met by what happened in it, or broken in it. So every promise counts in
 * one digest, on the day on which it was kept or broken; when a ticket is reopened, in that of the day it was kept as well.
 */
export const decidedIn = (
  span: Span,
  tickets: readonly Ticket[],
  clocksOf: (ticket: Ticket) => readonly Clock[],
): readonly Decided[] =>
  tickets.flatMap((ticket) =>
    clocksOf(ticket).flatMap((clock): readonly Decided[] => {
      if (clock.state !== 'met' && clock.state !== 'breached') return [];
      return within(span, decidedAt(ticket, clock)) ? [{ ticket, clock }] : [];
    }),
  );

/** What a target is about, also one that promises nothing any more. */
export function goalOf(targets: readonly SlaTarget[], clause: string): Milestone | undefined {
  const row = [...targets, ...contractTargets].find((one) => one.clause === clause && (one.inside ?? one.outside));
  return row?.inside?.to ?? row?.outside?.to;
}

/** One row a target that promises anything, or did to one of these tickets, in the desk's order. */
export const attainmentOfDay = (targets: readonly SlaTarget[], decided: readonly Decided[]): readonly Attainment[] =>
  targets.flatMap(({ clause, inside, outside, target }) => {
    const own = decided.filter(({ clock }) => clock.clause === clause);
    const goal = goalOf(targets, clause);
    if (goal === undefined || (own.length === 0 && inside === null && outside === null)) return [];
    const met = own.filter(({ clock }) => clock.state === 'met').length;
    return [{ clause, goal, target, breached: own.length - met, ...shareOf(met, own.length) }];
  });
