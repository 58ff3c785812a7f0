import { type Desk, placeOf, type RescueStep } from '../desk';
import { servedRegimeOf } from '../sla/regime';
import type { Ticket } from '../ticket/ticket';

type Climbing = Pick<Ticket, 'regime' | 'urgent' | 'reportedAt' | 'place'>;

/** Whether the job is served by wall time: urgent, and reported outside operating time (TIME-2). */
export const countsWallTime = (desk: Pick<Desk, 'places'>, ticket: Climbing): boolean =>
  ticket.urgent && servedRegimeOf(ticket, placeOf(desk, ticket.place).hours) === 'outside';

/** The rescue ladder this job climbs while nobody claims it, lowest step first. */
export const ladderOf = (desk: Pick<Desk, 'places' | 'rescue'>, ticket: Climbing): readonly RescueStep[] =>
  countsWallTime(desk, ticket) ? desk.rescue.outside : desk.rescue.inside;
