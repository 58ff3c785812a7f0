import type { EntityManager } from 'typeorm';
import type { RecordRef } from '../domain/record/record-ref';
import type { DutyChange, DutyDecision } from '../domain/roster/duty-change';
import type { Span } from '../domain/time/instant';
import { deleteRows, updateRows } from './change-rows';
import { lessThan, moreThan } from './conditions';
import { findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { newestNumber, nextNumber } from './next-number';
import { dutyChangeRow } from './rows/duty-change-row';
import { dutyDecisions } from './rows/record-rows';

/** How many decisions there were: by it whoever read the roster sees that somebody has decided since. */
export const decisionsSoFar = (manager: EntityManager): Promise<number> => newestNumber(manager, dutyDecisions);

/** What records say of duty that overlaps the span, in the order in which they first did. */
export async function findDecisions(manager: EntityManager, span: Span): Promise<readonly DutyDecision[]> {
  const overlapping = { startsAt: lessThan(span.to), endsAt: moreThan(span.from) };
  const rows = await findRows(manager, dutyChangeRow, overlapping, { by: ['seq'] });
  return rows.map(({ recordKind, recordId, data }) => ({ record: { kind: recordKind, id: recordId }, ...data }));
}

/**
 * What the record says from now on, instead of what it said before, in the place among others that it has; it takes the last
 * one where it said nothing. Whoever decides meanwhile waits for the number, which is answered.
 */
export async function putDecision(
  manager: EntityManager,
  { kind, id }: RecordRef,
  changes: readonly DutyChange[],
): Promise<number> {
  const seq = await nextNumber(manager, dutyDecisions);
  const its = { recordKind: kind, recordId: id };
  if (changes.length === 0) {
    await deleteRows(manager, dutyChangeRow, its);
    return seq;
  }
  const said = {
    startsAt: Math.min(...changes.map(({ span }) => span.from)),
    endsAt: Math.max(...changes.map(({ span }) => span.to)),
    data: { changes },
  };
  const known = await updateRows(manager, dutyChangeRow, its, said);
  if (known === 0) await insertRows(manager, dutyChangeRow, [{ ...its, seq, ...said }]);
  return seq;
}
