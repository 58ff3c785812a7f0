import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { type TicketEvent, theDesk } from './event';
import { isOpen, type Ticket } from './ticket';

/** What becomes of every part somebody had in a ticket when they leave; nothing where they had none, or it is over. */
export function partsEnded(ticket: Ticket, person: PersonId, at: Instant): readonly TicketEvent[] {
  if (!isOpen(ticket)) return [];
  const said = { by: theDesk, at };
  const { owner, collaborators, handover, assignment } = ticket;
  return [
    ...(owner === person ? [{ type: 'owner-gone', ...said, person } as const] : []),
    ...(collaborators.includes(person) ? [{ type: 'collaborator-left', ...said, person } as const] : []),
    ...(handover?.to === person
      ? [{ type: 'handover-ended', ...said, to: person, offeredAt: handover.at, gone: true } as const]
      : []),
    ...(assignment?.to === person && owner !== person
      ? [{ type: 'assignment-unanswered', ...said, to: person, assignedAt: assignment.at, gone: true } as const]
      : []),
  ];
}
