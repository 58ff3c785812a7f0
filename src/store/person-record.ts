import type { EntityManager } from 'typeorm';
import type { Person, PersonId } from '../domain/people/person';
import { personRow } from './rows/register-rows';

export const findPerson = async (manager: EntityManager, id: PersonId): Promise<Person | undefined> =>
  (await manager.findOneBy(personRow, { id }))?.data;

/** Everybody with a role, in order of id. */
export async function findStaff(manager: EntityManager): Promise<readonly Person[]> {
  const rows = await manager.find(personRow, { where: { staff: 1 }, order: { id: 'ASC' } });
  return rows.map((row) => row.data);
}
