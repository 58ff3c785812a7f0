import { own } from '../domain/own';
import { removedFromFile } from '../domain/people/in-file';
import type { Person } from '../domain/people/person';
import { listOf, say } from '../domain/words';
import type { Store } from '../store/open-store';
import type { CliContext, Finding } from './cli-context';

const labelOf = ({ id, name }: Person): string => `${name} (${id})`;

/** Who is stored with a part in the desk that the desk file no longer gives, or never gave. */
export async function storedStaff(
  { config }: CliContext,
  { people }: Pick<Store, 'people'>,
): Promise<readonly Finding[]> {
  const named = config.desk.people;
  const staff = await people.staff();
  const kept = (await Promise.all(named.map(({ id }) => people.find(id)))).filter((person) => person !== undefined);
  const lost = named.flatMap((person) => lostAccounts(person, kept));
  const removed = [...removedFromFile(staff, named).map(labelOf), ...lost];
  const ids = new Set<string>(named.map(({ id }) => id));
  const others = staff.filter(({ id, active, inFile }) => active && inFile === undefined && !ids.has(id));
  return [
    removed.length === 0
      ? { ok: true, found: say('cli.staffNamed') }
      : {
          ok: false,
          found: say('cli.staffRemoved', { people: listOf(removed) }),
          advice: say('cli.staffRemovedDo'),
        },
    ...(others.length === 0
      ? []
      : [
          {
            ok: true,
            found: say('cli.staffImported', { people: listOf(others.map(labelOf)) }),
            advice: say('cli.staffImportedDo'),
          },
        ]),
    ...named.flatMap((person) => renamed(person, kept)),
  ];
}

/** Accounts that the desk file gave somebody it still names, and gives no more: `李娜 wecom:lina`. */
function lostAccounts({ id, name, identities }: Person, kept: readonly Person[]): readonly string[] {
  const before = kept.find((one) => one.id === id)?.inFile ?? {};
  return Object.entries(before)
    .filter(([platform]) => own(identities, platform) === undefined)
    .map(([platform, account]) => `${name} ${platform}:${account}`);
}

/** Accounts that their platform has renamed since the desk file was written. */
function renamed({ id, name, identities }: Person, kept: readonly Person[]): readonly Finding[] {
  const known = kept.find((one) => one.id === id);
  return Object.entries(identities).flatMap(([platform, account]) => {
    const now = own(known?.identities ?? {}, platform);
    if (own(known?.inFile ?? {}, platform) !== account || now === undefined || now === account) return [];
    const facts = { person: name, account: `${platform}:${account}`, now: `${platform}:${now}` };
    return [{ ok: false, found: say('cli.accountRenamed', facts), advice: say('cli.accountRenamedDo') }];
  });
}
