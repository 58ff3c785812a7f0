import { ticketKey } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { isOpen } from '../domain/ticket/ticket';
import { listOf, type Say, say } from '../domain/words';
import type { Store } from '../store/open-store';
import type { CliContext } from './cli-context';

/** Tickets looked through and named. */
const most = 20;

/** Why whoever has an account must keep it: they would lose tickets that are open, or a part in the desk. */
export async function keepsAccount(context: CliContext, { tickets }: Store, holder: Person): Promise<Say | undefined> {
  const { desk } = context.config;
  const serves = holder.roles.length > 0 || desk.people.some(({ id }) => id === holder.id);
  if (serves) return say('cli.linkStaff', { holder: holder.name });
  const theirs = [...(await tickets.ofRequester(holder.id, most)), ...(await tickets.ofEngineer(holder.id, most))];
  const open = theirs.filter((ticket) => isOpen(ticket) || ticket.state === 'resolved');
  if (open.length === 0) return undefined;
  const theirOpen = listOf(open.map(({ id }) => ticketKey(desk, id)));
  return say('cli.linkOpenTickets', { holder: holder.name, tickets: theirOpen });
}
