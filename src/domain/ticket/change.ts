import type { Instant } from '../time/instant';
import type { Milestone, Ticket } from './ticket';

type Optional = { [Key in keyof Ticket]-?: undefined extends Ticket[Key] ? Key : never }[keyof Ticket];

/** The ticket without some of its optional facts. */
export function without(ticket: Ticket, ...keys: readonly Optional[]): Ticket {
  const copy: Partial<Record<Optional, unknown>> & Ticket = { ...ticket };
  for (const key of keys) delete copy[key];
  return copy;
}

/** The ticket without this person among its helpers. */
export const withoutHelper = (ticket: Ticket, person: Ticket['requester']): Ticket => ({
  ...ticket,
  collaborators: ticket.collaborators.filter((other) => other !== person),
});

/** The ticket with a milestone reached. */
export const marked = (ticket: Ticket, milestone: Milestone, at: Instant): Ticket => ({
  ...ticket,
  marks: [...ticket.marks, { milestone, at }],
});

/** The same, unless that milestone was reached before. */
export const markedOnce = (ticket: Ticket, milestone: Milestone, at: Instant): Ticket =>
  ticket.marks.some((mark) => mark.milestone === milestone) ? ticket : marked(ticket, milestone, at);

/** Ends the pause that still lasts, if any. */
export const unpaused = (ticket: Ticket, at: Instant): Ticket =>
  without(
    { ...ticket, pauses: ticket.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause)) },
    'waiting',
  );

/** The promise counts as kept, if one was open. */
export const promiseKept = (ticket: Ticket, at: Instant): Ticket =>
  ticket.promise && ticket.promise.keptAt === undefined
    ? { ...ticket, promise: { ...ticket.promise, keptAt: at } }
    : ticket;

/** Back to work after a resolution or a closing that did not hold: the original clocks go on (product §1). */
export function backToWork(ticket: Ticket, at: Instant): Ticket {
  const reopened: Ticket = {
    ...ticket,
    state: ticket.owner === undefined ? 'new' : 'claimed',
    marks: ticket.marks.filter(({ milestone }) => milestone !== 'resolved'),
    reopenings: ticket.reopenings + 1,
    ratingReminded: false,
    lastReportAt: at,
    rescueFrom: at,
    rescueSteps: 0,
  };
  const said = ticket.rating ? { pastRatings: [...(ticket.pastRatings ?? []), ticket.rating] } : {};
  const again = without({ ...reopened, ...said }, 'resolution', 'rating', 'closedAt', 'closedBy', 'rescueAtOnce');
  // A call that was promised to a dissatisfied requester stays owed.
  return ticket.callback?.doneAt === undefined ? again : without(again, 'callback');
}
