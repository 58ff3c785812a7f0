import { own } from '../domain/own';
import { withAccount, withoutAccount } from '../domain/people/in-file';
import { type PersonId, personId } from '../domain/people/person';
import { listOf, type Say, say } from '../domain/words';
import type { AuditEntry } from '../ports/audit';
import type { PersonChange } from '../ports/repositories';
import type { Store } from '../store/open-store';
import { syncStaff } from '../wiring/sync-staff';
import { type Account, accountIn, platforms } from './account';
import { type CliContext, cliContext, withStore } from './cli-context';
import type { Command } from './command';
import { keepsAccount } from './keeps-account';
import { operatorAct } from './operator-act';

/** An account, and the person it shall belong to. */
interface Wanted extends Account {
  readonly person: string;
}

/** Makes a chat account one more account of somebody the desk knows already: `link wecom:lina li.na`. */
export const link: Command = async (call) => {
  const context = cliContext(call);
  const wanted = wantedBy(call.rest);
  if (wanted === undefined) {
    call.print(context.speak(say('cli.linkHow', { platforms: listOf(platforms) })));
    return 1;
  }
  const { ok, text } = await withStore(context, (store, inTime) =>
    linked(inTime, store, {
      ...wanted,
      act: operatorAct({ ...call, clock: inTime.clock }, 'linked', `${wanted.platform}:${wanted.account}`),
    }),
  );
  call.print(context.speak(text));
  return ok ? 0 : 1;
};

function wantedBy([given = '', person = '', ...more]: readonly string[]): Wanted | undefined {
  const account = accountIn(given);
  return account && person !== '' && more.length === 0 ? { ...account, person } : undefined;
}

/** How it is written down. */
interface Noting {
  readonly act: AuditEntry;
}

interface Outcome {
  readonly ok: boolean;
  readonly text: Say;
}
const no = (text: Say): Outcome => ({ ok: false, text });

async function linked(context: CliContext, store: Store, wanted: Wanted & Noting): Promise<Outcome> {
  const { platform, account, person, act } = wanted;
  const now = context.clock.now();
  // A desk that never ran has not put the people of its file there yet.
  await syncStaff(context.config.desk, store.people, now);
  const target = await store.people.find(personId(person));
  const facts = { account: `${platform}:${account}`, person: target?.name ?? person };
  if (target === undefined) return no(say('cli.linkNobody', facts));
  const other = own(target.identities, platform);
  if (other === account) return { ok: true, text: say('cli.linkAlready', facts) };
  if (other !== undefined) return no(say('cli.linkOther', { ...facts, other: `${platform}:${other}` }));
  const holder = await store.people.byAccount(platform, account);
  const refusal = holder && (await keepsAccount(context, store, holder));
  if (refusal) return no(refusal);
  const changes = new Map<PersonId, PersonChange>();
  if (holder) changes.set(holder.id, (known) => known && withoutAccount(known, platform));
  changes.set(target.id, (known) => known && withAccount(known, platform, account));
  await store.people.changeAll(changes, now, act);
  return { ok: true, text: say('cli.linked', facts) };
}
