import type { EntityManager } from 'typeorm';
import type { Person, PersonId } from '../domain/people/person';
import type { Instant } from '../domain/time/instant';
import type { People, SpoiltPeople } from '../ports/repositories';
import type { Database } from './database';
import { deleteEach } from './delete-each';
import { insertRows } from './insert-rows';
import { findPerson, findStaff } from './person-record';
import type { RegisterMemory } from './register-memory';
import { type PersonAccountRow, type PersonRow, personAccountRow, personRow } from './rows/register-rows';
import { settle } from './settle';

const toRow = (person: Person, now: Instant): PersonRow => ({
  id: person.id,
  staff: person.roles.length > 0 ? 1 : 0,
  updatedAt: now,
  data: person,
});

/** An account belongs to whoever was saved with it last. */
async function replaceAccounts(manager: EntityManager, people: readonly Person[]): Promise<void> {
  const held = new Map<string, PersonAccountRow>();
  for (const { id, identities } of people) {
    for (const [platform, account] of Object.entries(identities)) {
      held.set(`${platform}:${account}`, { platform, account, person: id });
    }
  }
  await deleteEach(
    manager,
    { schema: personAccountRow, column: 'person' },
    people.map(({ id }) => id),
  );
  for (const platform of new Set([...held.values()].map((row) => row.platform))) {
    const accounts = [...held.values()].filter((row) => row.platform === platform).map(({ account }) => account);
    await deleteEach(manager, { schema: personAccountRow, column: 'account', where: { platform } }, accounts);
  }
  await insertRows(manager, personAccountRow, [...held.values()]);
}

/** People in the tables `person` and `person_account`. */
export class StorePeople implements People, SpoiltPeople {
  constructor(
    private readonly database: Database,
    private readonly register: Pick<RegisterMemory, 'forgetStaff'>,
  ) {}

  find(id: PersonId): Promise<Person | undefined> {
    return findPerson(this.database.read, id);
  }

  async byAccount(platform: string, account: string): Promise<Person | undefined> {
    const row = await this.database.read.findOneBy(personAccountRow, { platform, account });
    return row === null ? undefined : findPerson(this.database.read, row.person as PersonId);
  }

  async everyone(): Promise<readonly Person[]> {
    const rows = await this.database.read.find(personRow, { order: { id: 'ASC' } });
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

  save(person: Person, now: Instant): Promise<void> {
    return this.saveAll([person], now);
  }

  async saveAll(people: readonly Person[], now: Instant): Promise<void> {
    const byId = new Map(people.map((person) => [person.id, person]));
    await settle(() =>
      this.database.transact(async (manager) => {
        await deleteEach(manager, { schema: personRow, column: 'id' }, [...byId.keys()]);
        await insertRows(
          manager,
          personRow,
          [...byId.values()].map((person) => toRow(person, now)),
        );
        await replaceAccounts(manager, [...byId.values()]);
      }),
    );
    this.register.forgetStaff();
  }
}
