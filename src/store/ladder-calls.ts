import type { EntityManager } from 'typeorm';
import type { DutyCall } from '../domain/roster/burden';
import type { Instant, Span } from '../domain/time/instant';
import { like, within } from './conditions';
import { findRows } from './find-rows';
import { ticketEventRow } from './rows/ticket-rows';

/** Whom the ladder called in the span, each time; earliest first. */
export async function findCalls(manager: EntityManager, span: Span): Promise<readonly DutyCall[]> {
  const steps = { at: within(span), data: like('%"rescue-step-taken"%') };
  const rows = await findRows(manager, ticketEventRow, steps, { by: ['at', 'ticketId', 'seq'], only: ['at', 'data'] });
  return rows.flatMap(({ at, data }) =>
    data.type === 'rescue-step-taken' ? data.told.map((person) => ({ person, at: at as Instant })) : [],
  );
}
