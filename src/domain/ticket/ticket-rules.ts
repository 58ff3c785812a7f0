import { redacted } from '../privacy/redaction';
import type { Decided, RecordRules } from '../record/record';
import { askedBy } from '../roster/asked-by';
import { deciding } from '../sla/decide';
import type { TicketEvent } from './event';
import { ticketEventShape } from './event-shapes';
import { begin, evolve } from './evolve';
import { isOpen, type Ticket } from './ticket';
import { ticketIndex } from './ticket-index';
import { ticketShape } from './ticket-shape';
import { ticketTimers } from './timer-rules';

/** The ticket as a kind of record. */
export const ticketRules: RecordRules<Ticket, TicketEvent> = {
  name: 'ticket',
  // Its tables read and write them in their columns.
  shapes: { record: ticketShape, event: ticketEventShape },
  begin: (first) => {
    if (first.type !== 'reported') throw new Error(`a ticket begins with ${first.type}`);
    return begin(first);
  },
  evolve,
  deciding: (before, event, desk): Decided<Ticket, TicketEvent> => deciding(before, event, desk),
  timers: ticketTimers,
  needs: (ticket, desk) => {
    const { place, skill, line } = askedBy(ticket, desk);
    return {
      ...{ place, line },
      ...(skill === undefined ? {} : { skill }),
      // Whoever is asked for it by a list need not be asked once more.
      ...(ticket.urgent && isOpen(ticket) && ticket.owner !== undefined
        ? { others: { kind: 'handover', person: ticket.owner, part: 'owner' } as const }
        : {}),
      people: [ticket.requester],
      lastAt: ticket.lastEventAt,
    };
  },
  index: ticketIndex,
  account: ({ requester }) => requester,
  urgent: ({ urgent }) => urgent,
  redacted,
};
