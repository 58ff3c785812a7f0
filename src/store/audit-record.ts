import type { EntityManager } from 'typeorm';
import type { AuditEntry } from '../ports/audit';
import { isDuplicate } from './failure';
import { insertRows } from './insert-rows';
import { auditRow } from './rows/audit-row';
import { shortKey } from './short-key';

/** Writes down who did what: in a transaction, with what was done. */
export async function writeDown(manager: EntityManager, entry: AuditEntry): Promise<void> {
  const { at, who, action, about = null, once = null, shifts = null } = entry;
  const keys = { about: about && shortKey(about), onceKey: once && shortKey(once) };
  try {
    await insertRows(manager, auditRow, [{ at, who: shortKey(who), action, ...keys, data: shifts }]);
  } catch (error) {
    // On both databases a duplicate undoes its own statement only.
    if (once === null || !isDuplicate(error)) throw error;
  }
}
