import type { EntityManager } from 'typeorm';
import { callsMade } from '../domain/escalation/calls-made';
import type { DutyCall } from '../domain/roster/burden';
import { after, hours, type Span } from '../domain/time/instant';
import { like, within } from './conditions';
import { findRows } from './find-rows';
import { ticketEventRow } from './rows/ticket-rows';

/** What became of a call is known by then. */
const knownWithin = hours(1);

/** Whom the ladders called in the span, each time; earliest first. */
export async function findCalls(manager: EntityManager, span: Span): Promise<readonly DutyCall[]> {
  const find = (lasting: Span, text: string) =>
    findRows(
      manager,
      ticketEventRow,
      { at: within(lasting), data: like(`%${text}"%`) },
      { by: ['at', 'ticketId', 'seq'], only: ['ticketId', 'data'] },
    );
  const steps = await find(span, '-step-taken');
  if (steps.length === 0) return [];
  const receipts = await find({ ...span, to: after(span.to, knownWithin) }, '"rescue-receipt');
  const happened = [...steps, ...receipts].map(({ ticketId, data }) => ({ ticket: ticketId, event: data }));
  // A receipt of the same moment comes after its step.
  return callsMade(happened.toSorted((one, other) => one.event.at - other.event.at));
}
