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
  | 'lastEventAt'
>;

/**
 * The ticket as it stood at `at`, for its clocks: what was decided by then stays decided, whatever happened later. A
 * question about the past never looks at a later event.
 */
export const knownAt = (ticket: Timed, at: Instant): Timed =>
  ticket.lastEventAt !== undefined && ticket.lastEventAt <= at ? ticket : asItStood(ticket, at);

function asItStood({ cancelled, urgentAt, ...ticket }: Timed, at: Instant): Timed {
  const isRaised = urgentAt !== undefined && urgentAt <= at;
  return {
    ...ticket,
    urgent: ticket.urgent && (urgentAt === undefined || isRaised),
    ...(isRaised ? { urgentAt } : {}),
    marks: ticket.marks.filter((mark) => mark.at <= at).map((mark) => markAt(mark, at)),
    pauses: ticket.pauses.filter((pause) => pause.from <= at).map((pause) => pauseAt(pause, at)),
    cameBack: (ticket.cameBack ?? []).filter((moment) => moment <= at),
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
