import type { EntityManager } from 'typeorm';
import type { DutyShift } from '../domain/desk';
import type { Span } from '../domain/time/instant';
import { lessThan, moreThan } from './conditions';
import { findRows } from './find-rows';
import { shiftRow } from './rows/register-rows';

/** Shifts that overlap the span, newest word first. */
export async function findShifts(manager: EntityManager, span: Span): Promise<readonly DutyShift[]> {
  const overlapping = { startsAt: lessThan(span.to), endsAt: moreThan(span.from) };
  const rows = await findRows(manager, shiftRow, overlapping, { by: ['-savedAt', '-id'] });
  return rows.map((row) => row.data);
}
