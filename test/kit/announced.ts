import type { Circumstances } from '../../src/commands/action';
import { showingOf } from '../../src/commands/showing-of';
import type { TicketEvent } from '../../src/domain/ticket/event';
import { evolve } from '../../src/domain/ticket/evolve';
import type { Ticket } from '../../src/domain/ticket/ticket';
import type { Announcement } from '../../src/views/announcement';
import { announcementsFor } from '../../src/views/announcements/announcements-for';
import { circumstances } from './tickets';

/** What an event of that ticket makes the desk say. */
export const announced = (
  ticket: Ticket,
  event: TicketEvent,
  now: Circumstances = circumstances(event.at),
): readonly Announcement[] => announcementsFor(event, showingOf(evolve(ticket, event), now), ticket);
