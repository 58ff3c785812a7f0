import type { Desk, RescueStep } from '../desk';
import type { Ticket } from '../ticket/ticket';

/** Whether the job is served by wall time: urgent, and reported outside operating time (TIME-2). */
export const countsWallTime = (ticket: Pick<Ticket, 'regime' | 'urgent'>): boolean =>
  ticket.regime === 'outside' && ticket.urgent;

/** The rescue ladder this job climbs while nobody claims it, lowest step first. */
export const ladderOf = (desk: Desk, ticket: Pick<Ticket, 'regime' | 'urgent'>): readonly RescueStep[] =>
  countsWallTime(ticket) ? desk.rescue.outside : desk.rescue.inside;
