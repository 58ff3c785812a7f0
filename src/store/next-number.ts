import type { EntityManager } from 'typeorm';
import { updateRows } from './change-rows';
import { findRow } from './find-rows';
import { insertRows } from './insert-rows';
import { type Counted, recordNumberRow } from './rows/record-rows';

/**
 * The next number of what is counted, from 1 without gaps: a transaction that is undone gives its number back. Whoever takes
 * one of the same meanwhile waits, or has to try again.
 */
export async function nextNumber(manager: EntityManager, kind: Counted): Promise<number> {
  const counted = await updateRows(manager, recordNumberRow, { kind }, { newest: () => 'newest + 1' });
  if (counted === 0) await insertRows(manager, recordNumberRow, [{ kind, newest: 1 }]);
  const row = await findRow(manager, recordNumberRow, { kind });
  if (row === undefined) throw new Error(`no number for a ${kind}`);
  return row.newest;
}

/** The newest number that was given out; 0: none was. */
export const newestNumber = async (manager: EntityManager, kind: Counted): Promise<number> =>
  (await findRow(manager, recordNumberRow, { kind }))?.newest ?? 0;
