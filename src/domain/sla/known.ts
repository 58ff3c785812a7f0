import type { Mark, Pause, Ticket } from '../ticket/ticket';
import type { Instant } from '../time/instant';

/** What of a ticket its clocks depend on: its log, folded. */
export type Timed = Pick<
  Ticket,
  | 'kind'
  | 'urgent'
  | 'regime'
  | 'reportedAt'
  | 'urgentAt'
  | 'marks'
  | 'pauses'
  | 'cancelled'
  | 'cameBack'
  | 'state'
  | 'corrections'
  | 'lastEventAt'
>;

/**
 * The ticket as it stood at `at`, for its clocks: what was decided by then stays decided, whatever happened later. A
 * question about the past never looks at a later event.
 */
export const knownAt = (ticket: Timed, at: Instant): Timed =>
  ticket.lastEventAt <= at ? ticket : asItStood(ticket, at);

/** What clocks depended on before a correction that came at or after `at`; the same ticket where none did. */
export function asJudged(ticket: Timed, at: Instant): Timed {
  const later = ticket.corrections.find((correction) => correction.at >= at);
  if (later === undefined) return ticket;
  const { urgentAt: _, ...rest } = ticket;
  return { ...rest, ...later.judged };
}

function asItStood(whole: Timed, at: Instant): Timed {
  const { cancelled, urgentAt, ...ticket } = asJudged(whole, (at + 1) as Instant);
  const isRaised = urgentAt !== undefined && urgentAt <= at;
  return {
    ...ticket,
    urgent: ticket.urgent && (urgentAt === undefined || isRaised),
    ...(isRaised ? { urgentAt } : {}),
    corrections: ticket.corrections.filter((correction) => correction.at <= at),
    marks: ticket.marks.filter((mark) => mark.at <= at).map((mark) => markAt(mark, at)),
    pauses: ticket.pauses.filter((pause) => pause.from <= at).map((pause) => pauseAt(pause, at)),
    cameBack: ticket.cameBack.filter((moment) => moment <= at),
    ...(cancelled !== undefined && cancelled.at <= at ? { cancelled } : {}),
  };
}

function markAt({ until, calledOff, ...mark }: Mark, at: Instant): Mark {
  return {
    ...mark,
    ...(until !== undefined && until <= at ? { until } : {}),
    ...(calledOff !== undefined && calledOff <= at ? { calledOff } : {}),
  };
}

function pauseAt({ to, ...pause }: Pause, at: Instant): Pause {
  return to !== undefined && to <= at ? { ...pause, to } : pause;
}
