import { skillOf } from '../desk';
import type { PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import type { Ticket } from '../ticket/ticket';
import { whomToAsk } from './whom';

/** What choosing somebody for a ticket may look at. */
type Choice = Pick<DecisionContext, 'desk' | 'people' | 'onShift' | 'load'>;

/** Whom this ticket can be given to now, the first one first; none who was asked already, or has just given it back. */
export function candidatesFor(ticket: Ticket, { desk, people, onShift, load }: Choice): readonly PersonId[] {
  const { requester, owner, returnedBy, asked, assignment } = ticket;
  return whomToAsk({
    skill: skillOf(desk, ticket.category),
    people,
    onShift,
    load: load ?? new Map(),
    except: [requester, owner, returnedBy, assignment?.to, ...asked],
  });
}
