import { ticketPath } from '../../commands/kinds';
import { transact } from '../../commands/retry';
import { hasRole, type Person, type PersonId } from '../../domain/people/person';
import type { TicketId } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import type { Button, Card } from '../../views/card';
import type { InboundDeps } from '../inbound-deps';
import { mostOpen } from '../people/held-by';

/** People named. */
const mostPeople = 10;
/** Tickets of one person looked at, the oldest. */
const mostEach = 50;
/** Tickets looked at for one card. */
const mostLooked = 200;

/**
 * For whoever decides who does what: a button for each person whose open tickets may go to others without asking them, as
 * they are gone, off duty or silent. None where there is nobody.
 */
export async function outCards(deps: InboundDeps, by: Person): Promise<readonly Card[]> {
  if (!hasRole(by, 'lead', 'manager', 'admin')) return [];
  const theirs = new Map<PersonId, TicketId[]>();
  for (const { owner, id } of await deps.tickets.owners(mostOpen)) {
    const known = theirs.get(owner);
    if (known) known.push(id);
    else theirs.set(owner, [id]);
  }
  const buttons = new Map<PersonId, Button>();
  let left = mostLooked;
  // The first ticket shows who is gone or off duty; whether somebody on duty is silent shows in each.
  for (const [from, to] of [
    [0, 1],
    [1, mostEach],
  ]) {
    for (const [owner, tickets] of theirs) {
      if (buttons.size === mostPeople) break;
      if (buttons.has(owner)) continue;
      const looked = tickets.slice(from, to).slice(0, left);
      left -= looked.length;
      const button = await buttonFor(deps, by, { owner, tickets: looked, count: tickets.length });
      if (button !== undefined) buttons.set(owner, button);
    }
  }
  if (buttons.size === 0) return [];
  const all = [...buttons.values()];
  const title = say('assign.outTitle');
  const part = { kind: 'buttons', buttons: all.slice(0, 5), menu: all.slice(5) } as const;
  return [{ title, tone: 'plain', summary: title, parts: [{ kind: 'text', text: say('assign.outAsk') }, part] }];
}

interface Theirs {
  readonly owner: PersonId;
  /** Those that are looked at. */
  readonly tickets: readonly TicketId[];
  /** All that they have. */
  readonly count: number;
}

/** The button that opens the form about all of them, on the first ticket that lets it. */
async function buttonFor(
  deps: InboundDeps,
  by: Person,
  { owner, tickets, count }: Theirs,
): Promise<Button | undefined> {
  if (tickets.length === 0) return undefined;
  return transact(deps, async (tx) => {
    for (const id of tickets) {
      const ticket = await tx.ticket(id);
      const view = ticketPath.viewOf(ticket, await ticketPath.contextOf(tx, deps.desk, ticket, by));
      const [button] = ticket.owner === owner ? view.buttonFor(by.id, 'reassign-all') : [];
      if (button === undefined) continue;
      const label = say('assign.outOf', { person: { person: owner }, count });
      return { ...button, label, orLook: true };
    }
    return undefined;
  });
}
