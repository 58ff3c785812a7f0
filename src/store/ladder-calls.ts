import type { EntityManager } from 'typeorm';
import { callsMade } from '../domain/escalation/calls-made';
import { tellingOfHops } from '../domain/escalation/hop-told';
import type { DutyCall } from '../domain/roster/burden';
import { after, hours, type Span } from '../domain/time/instant';
import { likeAny, within } from './conditions';
import { findRows } from './find-rows';
import { ticketEventRow } from './rows/ticket-rows';

/** What became of a call is known by then: a message is tried for a day. */
const knownWithin = hours(25);

/** Whom the ladders called in the span, each time; earliest first. */
export async function findCalls(manager: EntityManager, span: Span): Promise<readonly DutyCall[]> {
  const find = (lasting: Span, ...texts: readonly string[]) =>
    findRows(
      manager,
      ticketEventRow,
      { at: within(lasting), data: likeAny(texts.map((text) => `%${text}"%`)) },
      { by: ['at', 'ticketId', 'seq'], only: ['ticketId', 'data'] },
    );
  const steps = await find(span, '-step-taken');
  if (steps.length === 0) return [];
  const known = { ...span, to: after(span.to, knownWithin) };
  const heard = await find(known, ...tellingOfHops.map((type) => `"${type}`));
  const happened = [...steps, ...heard].map(({ ticketId, data }) => ({ ticket: ticketId, event: data }));
  // What is heard of a call in the same moment comes after its step.
  return callsMade(happened.toSorted((one, other) => one.event.at - other.event.at));
}
