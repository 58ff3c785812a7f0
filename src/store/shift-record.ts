import type { EntityManager } from 'typeorm';
import type { DutyShift } from '../domain/desk';
import type { KeptShifts, PastDuty } from '../domain/roster/shifts';
import type { Span } from '../domain/time/instant';
import { lessThan, moreThan } from './conditions';
import { findDecisions } from './duty-decisions';
import { findRows } from './find-rows';
import { shiftRow } from './rows/register-rows';

/** All that is kept about duty and overlaps the span. */
export async function findShifts(manager: EntityManager, span: Span): Promise<KeptShifts> {
  const overlapping = { startsAt: lessThan(span.to), endsAt: moreThan(span.from) };
  const rows = await findRows(manager, shiftRow, overlapping, {
    by: ['-savedAt', '-id'],
    only: ['recordKey', 'data'],
  });
  const history: PastDuty[] = [];
  const overrides: DutyShift[] = [];
  for (const { recordKey, data } of rows) {
    if (recordKey !== null) history.push(data);
    else if (data.primary !== null) overrides.push({ ...data, primary: data.primary });
  }
  return { history, overrides, ...(await findDecisions(manager, span)) };
}
