import type { EntityManager } from 'typeorm';
import type { RecordRef } from '../domain/record/record-ref';
import type { DutyChange, DutyWord } from '../domain/roster/duty-change';
import type { KeptShifts } from '../domain/roster/shifts';
import type { UnseenWord } from '../domain/roster/unseen';
import type { ServiceWord } from '../domain/roster/vetting';
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
export async function findDecisions(
  manager: EntityManager,
  span: Span,
): Promise<Required<Pick<KeptShifts, 'changes' | 'service' | 'unseen'>>> {
  const overlapping = { startsAt: lessThan(span.to), endsAt: moreThan(span.from) };
  const rows = await findRows(manager, dutyChangeRow, overlapping, { by: ['seq'] });
  return {
    changes: rows.flatMap(({ recordKind, recordId, data }) => {
      const changes = data.changes.filter(isChange);
      return changes.length === 0 ? [] : [{ record: { kind: recordKind, id: recordId }, changes }];
    }),
    service: rows.flatMap(({ data }) => data.changes.filter(isService)),
    unseen: rows.flatMap(({ data }) => data.changes.filter(isUnseen)),
  };
}

const isService = (word: DutyWord): word is ServiceWord => word.kind === 'service';
const isUnseen = (word: DutyWord): word is UnseenWord => word.kind === 'unseen';
const isChange = (word: DutyWord): word is DutyChange => !isService(word) && !isUnseen(word);

/**
 * What the record says from now on, instead of what it said before, in the place among others that it has; it takes the last
 * one where it said nothing. Whoever decides meanwhile waits for the number, which is answered.
 */
export async function putDecision(
  manager: EntityManager,
  { kind, id }: RecordRef,
  changes: readonly DutyWord[],
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
