import { lookAfterRoster, rosterSeen } from '../chat/people/look-after-roster';
import { ticketKey } from '../domain/desk';
import { own } from '../domain/own';
import { withoutAccount, withoutPart } from '../domain/people/in-file';
import type { Person } from '../domain/people/person';
import { isOpen } from '../domain/ticket/ticket';
import { listOf, type Say, say } from '../domain/words';
import type { AuditEntry } from '../ports/audit';
import type { Store } from '../store/open-store';
import { type Account, accountIn, platforms } from './account';
import { accountGoneDeps } from './account-gone-deps';
import { type CliContext, cliContext, withStore } from './cli-context';
import type { Command } from './command';
import { operatorAct } from './operator-act';

/** Tickets looked through and named. */
const most = 20;

/** Takes a chat account from whoever has it: `unlink wecom:lina`. Whoever writes from it next is new to the desk. */
export const unlink: Command = async (call) => {
  const context = cliContext(call);
  const [given = '', ...more] = call.rest;
  const account = more.length === 0 ? accountIn(given) : undefined;
  if (account === undefined) {
    call.print(context.speak(say('cli.unlinkHow', { platforms: listOf(platforms) })));
    return 1;
  }
  const { ok, texts } = await withStore(context, (store, inTime) => {
    const act = operatorAct({ ...call, clock: inTime.clock }, 'unlinked', `${account.platform}:${account.account}`);
    return unlinked(inTime, store, { ...account, act });
  });
  for (const text of texts) call.print(context.speak(text));
  return ok ? 0 : 1;
};

interface Outcome {
  readonly ok: boolean;
  readonly texts: readonly Say[];
}

async function unlinked(
  context: CliContext,
  store: Store,
  { platform, account, act }: Account & { readonly act: AuditEntry },
): Promise<Outcome> {
  const written = `${platform}:${account}`;
  const holder = await store.people.byAccount(platform, account);
  if (holder === undefined) return { ok: false, texts: [say('cli.unlinkNobody', { account: written })] };
  const facts = { account: written, person: holder.name };
  const named = context.config.desk.people.find(({ id }) => id === holder.id);
  // The next start would give it back.
  if (named && own(named.identities, platform) !== undefined)
    return { ok: false, texts: [say('cli.unlinkNamed', facts)] };
  const unlinking = (known: Person | undefined): Person | undefined => {
    const left = known && withoutAccount(known, platform);
    return left && hasNoAccount(left) && left.roles.length > 0 && named === undefined ? withoutPart(left) : left;
  };
  const deps = accountGoneDeps(context, store);
  const before = await rosterSeen(deps);
  const { after } = await store.people.change(holder.id, unlinking, context.clock.now(), act);
  const isLast = after === undefined || hasNoAccount(after);
  await lookAfterRoster(deps, { before, text: 'notice.engineerUnlinked' });
  return {
    ok: true,
    texts: [say('cli.unlinked', facts), ...(isLast ? await openTickets(context, store, holder) : [])],
  };
}

const hasNoAccount = ({ identities }: Person): boolean => Object.keys(identities).length === 0;

async function openTickets({ config }: CliContext, { tickets }: Store, { id, name }: Person): Promise<readonly Say[]> {
  const theirs = [...(await tickets.ofRequester(id, most)), ...(await tickets.ofEngineer(id, most))];
  const open = [...new Set(theirs.filter(isOpen).map((ticket) => ticketKey(config.desk, ticket.id)))];
  return open.length === 0 ? [] : [say('cli.unlinkedTickets', { person: name, tickets: listOf(open) })];
}
