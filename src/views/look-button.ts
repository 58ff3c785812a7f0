import { type Desk, ticketKey } from '../domain/desk';
import { ticketRef } from '../domain/record/record-ref';
import type { TicketId } from '../domain/ticket/ticket';
import { say } from '../domain/words';
import type { Button } from './card';

/** Opens a ticket: its card, as whoever presses may see and use it. */
export const lookButton = (
  desk: Pick<Desk, 'prefix'>,
  ticket: TicketId,
  label: 'desk.listNumber' | 'desk.openNumber' = 'desk.listNumber',
): Button => ({
  action: 'look',
  about: ticketRef(ticket),
  label: say(label, { ticket: ticketKey(desk, ticket) }),
  tone: 'plain',
  opens: 'card',
});
