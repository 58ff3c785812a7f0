import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { Person, PersonId } from '../domain/people/person';
import type { Instant } from '../domain/time/instant';
import type { AuditEntry } from '../ports/audit';
import type { ChangedPerson, People, PersonChange, SpoiltPeople } from '../ports/repositories';
import { writeDown } from './audit-record';
import { deleteRows, updateRows } from './change-rows';
import type { Database } from './database';
import { deleteEach } from './delete-each';
import { findAll } from './find-all';
import { findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { findPeople, findPerson, findPersonBy, findStaff } from './person-record';
import { retryWrite } from './retry-write';
import { type PersonAccountRow, type PersonRow, personAccountRow, personRow } from './rows/register-rows';
import type { StaffCache } from './staff-cache';

const toRow = (person: Person, now: Instant): PersonRow => ({
  id: person.id,
  staff: person.roles.length > 0 ? 1 : 0,
  updatedAt: now,
  data: person,
});

type Changed = ChangedPerson & { readonly after: Person };

const isChange = ({ before, after }: Changed): boolean => !isDeepStrictEqual(before, after);

/** People of one statement: SQLite takes at most 32,766 parameters. */
const peopleAtOnce = 500;

/**
 * The records as they stand. They are written to before they are read: whoever changes one of them as well waits, and
 * reads what this leaves; on Galera the later to commit is told to try again.
 */
async function held(manager: EntityManager, ids: readonly PersonId[], now: Instant): Promise<Map<string, Person>> {
  const known = new Map<string, Person>();
  for (let start = 0; start < ids.length; start += peopleAtOnce) {
    const some = ids.slice(start, start + peopleAtOnce);
    await updateRows(manager, personRow, { id: some }, { updatedAt: now });
    for (const row of await findRows(manager, personRow, { id: some })) known.set(row.id, row.data);
  }
  return known;
}

/** Somebody new whom another process adds at the same moment is a duplicate, and known at the next try. */
async function write(manager: EntityManager, changed: readonly Changed[], now: Instant): Promise<void> {
  const fresh = changed.filter(({ before }) => before === undefined);
  await insertRows(
    manager,
    personRow,
    fresh.map(({ after }) => toRow(after, now)),
  );
  for (const { before, after } of changed.filter(isChange)) {
    if (before === undefined) continue;
    await updateRows(manager, personRow, { id: before.id }, toRow(after, now));
  }
}

const accountsOf = (person: Person): readonly PersonAccountRow[] =>
  Object.entries(person.identities).map(([platform, account]) => ({ platform, account, person: person.id }));
const nameOf = ({ platform, account }: PersonAccountRow): string => `${platform}:${account}`;

/**
 * Accounts that were given up are nobody's, and those that were given are theirs, whoever had them. One that they had
 * before is theirs unless another person was given it since.
 */
async function moveAccounts(manager: EntityManager, changed: readonly Changed[]): Promise<void> {
  const given = new Map<string, PersonAccountRow>();
  const kept = new Map<string, PersonAccountRow>();
  for (const { before, after } of changed) {
    const had = new Map((before === undefined ? [] : accountsOf(before)).map((row) => [nameOf(row), row]));
    for (const row of accountsOf(after)) (had.delete(nameOf(row)) ? kept : given).set(nameOf(row), row);
    for (const { platform, account, person } of had.values())
      await deleteRows(manager, personAccountRow, { platform, account, person });
  }
  for (const [platform, accounts] of byPlatform(given.values()))
    await deleteEach(manager, { schema: personAccountRow, column: 'account', where: { platform } }, accounts);
  await insertRows(manager, personAccountRow, [...given.values()]);
  for (const [platform, accounts] of byPlatform(kept.values())) {
    const rows = await findRows(manager, personAccountRow, { platform, account: accounts });
    for (const row of rows) kept.delete(nameOf(row));
  }
  await insertRows(manager, personAccountRow, [...kept.values()]);
}

function byPlatform(rows: Iterable<PersonAccountRow>): ReadonlyMap<string, readonly string[]> {
  const accounts = new Map<string, string[]>();
  for (const { platform, account } of rows) accounts.set(platform, [...(accounts.get(platform) ?? []), account]);
  return accounts;
}

/** People in the tables `person` and `person_account`. */
export class StorePeople implements People, SpoiltPeople {
  constructor(
    private readonly database: Database,
    private readonly staffCache: Pick<StaffCache, 'forgetStaff'>,
  ) {}

  find(id: PersonId): Promise<Person | undefined> {
    return findPerson(this.database.read, id);
  }

  findEach(ids: readonly PersonId[]): Promise<readonly Person[]> {
    return findPeople(this.database.read, ids);
  }

  async byAccount(platform: string, account: string): Promise<Person | undefined> {
    return findPersonBy(this.database.read, { platform, account });
  }

  async everyone(): Promise<readonly Person[]> {
    const rows = await findAll(this.database.read, { schema: personRow, key: 'id' });
    return rows.map((row) => row.data);
  }

  staff(): Promise<readonly Person[]> {
    return findStaff(this.database.read);
  }

  async speakingNoneOf(languages: readonly string[]): Promise<readonly Person[]> {
    const query = this.database.read.createQueryBuilder(personRow, 'person');
    // As text: the three databases look into JSON in three ways, and MySQL writes a blank behind the colon.
    const written = languages.flatMap((one) => [`%"language":"${one}"%`, `%"language": "${one}"%`]);
    for (const [nth, like] of written.entries()) {
      query.andWhere(`CAST(person.data AS CHAR) NOT LIKE :l${nth}`, { [`l${nth}`]: like });
    }
    return (await query.orderBy('person.id').getMany()).map(({ data }) => data);
  }

  async change(id: PersonId, change: PersonChange, now: Instant, noted?: AuditEntry): Promise<ChangedPerson> {
    const [changed] = await this.#change(new Map([[id, change]]), now, noted);
    return changed ?? { before: undefined, after: undefined };
  }

  async changeAll(changes: ReadonlyMap<PersonId, PersonChange>, now: Instant, noted?: AuditEntry): Promise<void> {
    await this.#change(changes, now, noted);
  }

  async save(person: Person, now: Instant): Promise<void> {
    await this.change(person.id, () => person, now);
  }

  async #change(
    changes: ReadonlyMap<PersonId, PersonChange>,
    now: Instant,
    noted?: AuditEntry,
  ): Promise<readonly Changed[]> {
    const changed = await retryWrite(() =>
      this.database.transact(async (manager) => {
        const known = await held(manager, [...changes.keys()].sort(), now);
        const made = [...changes].flatMap(([id, change]): readonly Changed[] => {
          const before = known.get(id);
          const after = change(before) ?? before;
          return after === undefined ? [] : [{ before, after }];
        });
        await write(manager, made, now);
        await moveAccounts(manager, made);
        if (noted !== undefined && made.some(isChange)) await writeDown(manager, noted);
        return made;
      }),
    );
    this.staffCache.forgetStaff();
    return changed;
  }
}
