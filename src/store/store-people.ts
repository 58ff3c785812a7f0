import type { EntityManager } from 'typeorm';
import type { Person, PersonId } from '../domain/people/person';
import type { Instant } from '../domain/time/instant';
import type { People, SpoiltPeople } from '../ports/repositories';
import type { Database } from './database';
import { insertRows } from './insert-rows';
import { findPerson, findStaff } from './person-record';
import type { RegisterMemory } from './register-memory';
import { type PersonRow, personAccountRow, personRow } from './rows/register-rows';
import { settle } from './settle';

const toRow = (person: Person, now: Instant): PersonRow => ({
  id: person.id,
  staff: person.roles.length > 0 ? 1 : 0,
  updatedAt: now,
  data: person,
});

/** An account belongs to whoever was saved with it last. */
async function replaceAccounts(manager: EntityManager, person: Person): Promise<void> {
  const accounts = Object.entries(person.identities).map(([platform, account]) => ({ platform, account }));
  await manager.delete(personAccountRow, { person: person.id });
  if (accounts.length === 0) return;
  await manager.delete(personAccountRow, accounts);
  await insertRows(
    manager,
    personAccountRow,
    accounts.map((account) => ({ ...account, person: person.id })),
  );
}

async function savePerson(manager: EntityManager, row: PersonRow): Promise<void> {
  const { affected } = await manager.update(personRow, row.id, row);
  if (affected === 0) await insertRows<PersonRow>(manager, personRow, [row]);
  await replaceAccounts(manager, row.data);
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
    await settle(() =>
      this.database.transact(async (manager) => {
        for (const person of people) await savePerson(manager, toRow(person, now));
      }),
    );
    this.register.forgetStaff();
  }
}
