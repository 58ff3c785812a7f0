import type { EntityManager } from 'typeorm';
import type { Person, PersonId } from '../domain/people/person';
import { findRow, findRows } from './find-rows';
import { personRow } from './rows/register-rows';

export const findPerson = async (manager: EntityManager, id: PersonId): Promise<Person | undefined> =>
  (await findRow(manager, personRow, { id }))?.data;

/** Those of them who are known, by one question. */
export async function findPeople(manager: EntityManager, ids: readonly PersonId[]): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  return (await findRows(manager, personRow, { id: ids })).map((row) => row.data);
}

/** Everybody with a role, in order of id. */
export async function findStaff(manager: EntityManager): Promise<readonly Person[]> {
  return (await findRows(manager, personRow, { staff: 1 }, { by: ['id'] })).map((row) => row.data);
}

/** Whose account that is. */
export async function findPersonBy(
  manager: EntityManager,
  { platform, account }: { readonly platform: string; readonly account: string },
): Promise<Person | undefined> {
  const rows: { data: Person | string }[] = await manager.query(
    `SELECT person.data FROM person_account JOIN person ON person.id = person_account.person
     WHERE person_account.platform = ? AND person_account.account = ?`,
    [platform, account],
  );
  return rows.map(({ data }): Person => (typeof data === 'string' ? JSON.parse(data) : data))[0];
}
