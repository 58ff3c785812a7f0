import type { Desk } from '../desk';
import { aloud } from '../progress/quiet';
import { isOpen, type Ticket, type TicketId } from '../ticket/ticket';
import type { Instant } from '../time/instant';
import { silentFrom } from './silence-timers';

/** How far the desk has come with a ticket that nobody hears of: since when, automatic reports in a row, and steps of the ladder. */
export interface Stage {
  readonly since: Instant;
  readonly reports: number;
  readonly steps: number;
}

/** What was in the last list, so that only what is new rings again. */
export type Seen = ReadonlyMap<TicketId, Stage>;

/** How far the desk has come with this one. */
export function stageOf(ticket: Ticket): Stage {
  const { silentReports = 0, silenceSteps = 0, owner } = ticket;
  return {
    since: silentFrom(ticket),
    reports: owner === undefined ? silentReports : Math.min(silentReports, aloud),
    steps: silenceSteps,
  };
}

/** A wait that its requester knows of is no silence, nor is a time they were promised; nor a ticket that calls people one by one. */
const isSilent = (ticket: Ticket): boolean => {
  const { owner, waiting, urgent } = ticket;
  if (!isOpen(ticket) || (waiting !== undefined && waiting.progress !== 'hourly')) return false;
  const { since, reports, steps } = stageOf(ticket);
  // Until a promise is due its requester waits for that.
  if (since > ticket.lastReportAt) return false;
  return owner === undefined ? !urgent && reports > 0 : reports + steps > 0;
};

/** Whether the ladder for silence has come to a level. */
const hasReached = (level: 'leads' | 'managers', { silence = [] }: Pick<Desk, 'silence'>, { steps }: Stage): boolean =>
  silence.slice(0, steps).some(({ tell }) => tell.includes(level));

/** Tickets that nobody has or nobody hears of, the worst first: urgent ones, those that nobody has, then the longest silent. */
export const silentOf = (tickets: readonly Ticket[]): readonly Ticket[] =>
  tickets
    .filter(isSilent)
    .toSorted(
      (one, other) =>
        Number(other.urgent) - Number(one.urgent) ||
        Number(one.owner !== undefined) - Number(other.owner !== undefined) ||
        silentFrom(one) - silentFrom(other) ||
        one.id - other.id,
    );

/** Whether leads have something new to read of a ticket. */
export function isNewToLeads(ticket: Ticket, seen: Seen): boolean {
  const before = seen.get(ticket.id);
  const { since, reports, steps } = stageOf(ticket);
  return before?.since !== since || reports > before.reports || steps > before.steps;
}

/** What managers read: only what the ladder brought as far as them. */
export const forManagers = (silent: readonly Ticket[], desk: Pick<Desk, 'silence'>): readonly Ticket[] =>
  silent.filter((ticket) => hasReached('managers', desk, stageOf(ticket)));

/** Whether managers have something new to read: each ticket is brought to them once. */
export function isNewToManagers(ticket: Ticket, desk: Pick<Desk, 'silence'>, seen: Seen): boolean {
  const before = seen.get(ticket.id);
  return before?.since !== silentFrom(ticket) || !hasReached('managers', desk, before);
}
