import { isDeepStrictEqual } from 'node:util';
import { own } from '../../domain/own';
import { givenOtherwise, withAccount, withoutAccount } from '../../domain/people/in-file';
import type { Person, PersonId } from '../../domain/people/person';
import { type Say, say } from '../../domain/words';
import { type Change, changeOf, type Field, listed, orNone, type Plan } from './plan';
import type { PeopleColumn, PersonPatch } from './read-people';
import type { Read } from './read-rows';

type Row = Read<PeopleColumn, PersonPatch>;
type Known = ReadonlyMap<PersonId, Person>;

/** What an import of people is planned with. */
export interface PeopleAtHand {
  /** Everybody the desk knows. */
  readonly known: readonly Person[];
  /** The people of the desk file, as it says them. */
  readonly filed: readonly Person[];
  /** Language and zone of somebody new. */
  readonly desk: Pick<Person, 'language' | 'zone'>;
  /** Why somebody must keep their account, by id; whoever is not there may lose it. */
  readonly mustKeep: ReadonlyMap<PersonId, Say>;
}

const platforms = ['slack', 'wecom'] as const;

const fields: readonly (Field<Person> & { readonly column: PeopleColumn })[] = [
  { column: 'name', name: say('cli.field.name'), show: ({ name }) => name },
  { column: 'language', name: say('cli.field.language'), show: ({ language }) => language },
  { column: 'zone', name: say('cli.field.zone'), show: ({ zone }) => zone },
  { column: 'roles', name: say('cli.field.roles'), show: ({ roles }) => listed(roles) },
  { column: 'skills', name: say('cli.field.skills'), show: ({ skills }) => listed(skills) },
  { column: 'slack', name: 'Slack', show: ({ identities }) => orNone(identities['slack']) },
  { column: 'wecom', name: say('cli.field.wecom'), show: ({ identities }) => orNone(identities['wecom']) },
  { column: 'active', name: say('cli.field.active'), show: ({ active }) => say(active ? 'cli.yes' : 'cli.no') },
];

const titleOf = ({ id, name }: Person): Say => say('cli.importPerson', { id, name });

/**
 * What an import of people changes: what the file says of each, and nothing else. Refuses an account of somebody who
 * keeps it, and what the desk file decides. Whoever was only met in chat gives an account up.
 */
export function planPeople(rows: readonly Row[], { known, filed, desk, mustKeep }: PeopleAtHand): Plan<Person> {
  const before = new Map(known.map((person) => [person.id, person]));
  const file = new Map(filed.map((person) => [person.id, person]));
  const after = new Map(before);
  const problems: Say[] = [];
  for (const row of rows) {
    const person = patched(before.get(row.value.id), row.value, desk);
    if (person === undefined) problems.push(row.problem('cli.newNeeds', 'name'));
    else {
      const named = file.get(person.id);
      const isGiven = named === undefined && row.value.roles !== undefined;
      after.set(person.id, isGiven ? givenOtherwise(person) : person);
      if (named !== undefined) problems.push(...changesOfFile(row, [before.get(person.id), person], named));
    }
  }
  const giving = new Map<PersonId, Person>();
  for (const { row, column, holder } of takenAccounts(rows, before, after)) {
    const why = mustKeep.get(holder.id);
    if (why !== undefined) problems.push(row.problem('cli.accountHeld', column, { why }));
    else giving.set(holder.id, withoutAccount(giving.get(holder.id) ?? after.get(holder.id) ?? holder, column));
  }
  const ids = [...giving.keys(), ...rows.map(({ value }) => value.id).filter((id) => !giving.has(id))];
  const all = ids.map((id) => [before.get(id), giving.get(id) ?? after.get(id)] as const);
  const changes = all.flatMap(([old, person]): readonly Change<Person>[] => {
    const change = person && changeOf(titleOf(person), [old, person], fields);
    return change ? [change] : [];
  });
  const changed = new Set(changes.map(({ after: person }) => person?.id));
  const unchanged = all.flatMap(([old]) => (old && !changed.has(old.id) ? [titleOf(old)] : []));
  return { changes, unchanged, notes: [], problems };
}

/** Whoever has an account that the file gives to somebody else, and would not lose it by the file. */
export function takenAccounts(rows: readonly Row[], before: Known, after: Known = before) {
  const holders = new Map<string, Person>();
  for (const person of after.values()) {
    for (const [platform, account] of Object.entries(person.identities)) {
      if (own(before.get(person.id)?.identities ?? {}, platform) === account)
        holders.set(`${platform}:${account}`, person);
    }
  }
  return rows.flatMap((row) =>
    platforms.flatMap((column) => {
      const holder = holders.get(`${column}:${row.value.accounts[column]}`);
      return holder === undefined || holder.id === row.value.id ? [] : [{ row, column, holder }];
    }),
  );
}

/** A person with what the row says of them; undefined for somebody new without a name. */
function patched(known: Person | undefined, patch: PersonPatch, desk: PeopleAtHand['desk']): Person | undefined {
  const name = patch.name ?? known?.name;
  if (name === undefined) return undefined;
  const fresh = {
    id: patch.id,
    name,
    language: desk.language,
    zone: desk.zone,
    roles: [],
    skills: [],
    active: true,
    identities: {},
  };
  const { language, zone, roles, skills, active } = known ?? fresh;
  const person: Person = {
    ...(known ?? fresh),
    name,
    language: patch.language ?? language,
    zone: patch.zone ?? zone,
    roles: patch.roles ?? roles,
    skills: patch.skills ?? skills,
    active: patch.active ?? active,
  };
  return platforms.reduce((one, platform) => withAccountOfRow(one, platform, patch.accounts[platform]), person);
}

function withAccountOfRow(person: Person, platform: string, account: string | undefined): Person {
  if (account === undefined || account === (own(person.identities, platform) ?? '')) return person;
  return account === '' ? withoutAccount(person, platform) : withAccount(person, platform, account);
}

/** The desk file has the last word about its people at every start: a change of what it says is refused. */
function changesOfFile(
  row: Row,
  [before, after]: readonly [Person | undefined, Person],
  filed: Person,
): readonly Say[] {
  const decided = ['name', 'roles', 'skills', 'active', ...Object.keys(filed.identities)];
  return fields
    .filter(({ column, show }) => decided.includes(column) && before && !isDeepStrictEqual(show(before), show(after)))
    .map(({ column }) => row.problem('cli.inDeskFile', column, { person: after.id }));
}
