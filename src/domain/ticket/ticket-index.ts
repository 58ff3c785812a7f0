import { searchedIn } from '../finding/searched-text';
import type { Party, RecordIndex } from '../record/record';
import { isOpen, type Ticket } from './ticket';

/** What a ticket is found by. */
export function ticketIndex(ticket: Omit<Ticket, 'id'>): RecordIndex {
  const { state, requester } = ticket;
  const isSettled = state === 'resolved' || state === 'closed';
  const endedAt = isSettled ? ticket.resolution?.at : ticket.cancelled?.at;
  return {
    ...{ state, open: isOpen(ticket), openedAt: ticket.filedAt ?? ticket.reportedAt },
    ...(endedAt === undefined ? {} : { endedAt }),
    parties: [{ person: requester, part: 'requester' }, ...(isOpen(ticket) ? engineersOf(ticket) : [])],
    words: searchedIn(ticket),
  };
}

const engineersOf = ({ owner, collaborators }: Omit<Ticket, 'id'>): readonly Party[] => [
  ...(owner === undefined ? [] : [{ person: owner, part: 'owner' }]),
  ...collaborators.map((person) => ({ person, part: 'collaborator' })),
];
