import { circumstancesOf } from '../commands/circumstances';
import { transact } from '../commands/retry';
import { showingOf } from '../commands/showing-of';
import { hasRole, type Person, type PersonId } from '../domain/people/person';
import type { Ticket } from '../domain/ticket/ticket';
import { say } from '../domain/words';
import type { Button, Card } from '../views/card';
import { mostOpen } from './held-by';
import type { InboundDeps } from './inbound-deps';

/** People named. */
const mostPeople = 10;

/**
 * For whoever decides who does what: a button for each person whose open tickets may go to others without asking them, as
 * they are gone, off duty or silent. None where there is nobody.
 */
export async function outCards(deps: InboundDeps, by: Person): Promise<readonly Card[]> {
  if (!hasRole(by, 'lead', 'manager', 'admin')) return [];
  const theirs = new Map<PersonId, Ticket[]>();
  for (const ticket of await deps.tickets.open(mostOpen)) {
    if (ticket.owner !== undefined) theirs.set(ticket.owner, [...(theirs.get(ticket.owner) ?? []), ticket]);
  }
  const buttons: Button[] = [];
  for (const [owner, tickets] of theirs) {
    if (buttons.length === mostPeople) break;
    buttons.push(...(await buttonsFor(deps, by, { owner, tickets })));
  }
  if (buttons.length === 0) return [];
  const title = say('assign.outTitle');
  const part = { kind: 'buttons', buttons: buttons.slice(0, 5), menu: buttons.slice(5) } as const;
  return [{ title, tone: 'plain', summary: title, parts: [{ kind: 'text', text: say('assign.outAsk') }, part] }];
}

interface Theirs {
  readonly owner: PersonId;
  readonly tickets: readonly Ticket[];
}

/** The button that opens the form about all of them, on the first ticket that lets it. */
function buttonsFor(deps: InboundDeps, by: Person, { owner, tickets }: Theirs): Promise<readonly Button[]> {
  return transact(deps, async (tx) => {
    for (const { id } of tickets) {
      const ticket = await tx.ticket(id);
      const showing = showingOf(ticket, await circumstancesOf(tx, deps.desk, ticket, by));
      const [button] = ticket.owner === owner ? showing.buttonFor(by.id, 'reassign-all') : [];
      if (button === undefined) continue;
      const label = say('assign.outOf', { person: { person: owner }, count: tickets.length });
      return [{ ...button, label }];
    }
    return [];
  });
}
