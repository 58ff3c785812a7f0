import { type EntityManager, LessThan, MoreThan } from 'typeorm';
import type { DutyShift } from '../domain/desk';
import type { Span } from '../domain/time/instant';
import { shiftRow } from './rows/register-rows';

/** Shifts that overlap the span, newest word first. */
export async function findShifts(manager: EntityManager, span: Span): Promise<readonly DutyShift[]> {
  const rows = await manager.find(shiftRow, {
    where: { startsAt: LessThan(span.to), endsAt: MoreThan(span.from) },
    order: { savedAt: 'DESC', id: 'DESC' },
  });
  return rows.map((row) => row.data);
}
