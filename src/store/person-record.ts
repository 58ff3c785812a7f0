import { type EntityManager, In } from 'typeorm';
import type { Person, PersonId } from '../domain/people/person';
import { personRow } from './rows/register-rows';

export const findPerson = async (manager: EntityManager, id: PersonId): Promise<Person | undefined> =>
  (await manager.findOneBy(personRow, { id }))?.data;

/** Those of them who are known, by one question. */
export async function findPeople(manager: EntityManager, ids: readonly PersonId[]): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  const rows = await manager.findBy(personRow, { id: In([...ids]) });
  return rows.map((row) => row.data);
}

/** Everybody with a role, in order of id. */
export async function findStaff(manager: EntityManager): Promise<readonly Person[]> {
  const rows = await manager.find(personRow, { where: { staff: 1 }, order: { id: 'ASC' } });
  return rows.map((row) => row.data);
}
