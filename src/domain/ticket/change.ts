import type { Instant } from '../time/instant';
import { type Mark, type Milestone, markOf, roundOf, type Ticket } from './ticket';

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

/** The ticket with a milestone reached in its present round. */
export function marked(
  ticket: Ticket,
  milestone: Milestone,
  at: Instant,
  how: Pick<Mark, 'wordless' | 'implied'> = {},
): Ticket {
  return { ...ticket, marks: [...ticket.marks, { milestone, at, round: roundOf(ticket), ...how }] };
}

/** The same, unless that milestone was reached before in this round. */
export const markedOnce: typeof marked = (ticket, milestone, at, how) =>
  markOf(ticket, milestone) === undefined ? marked(ticket, milestone, at, how) : ticket;

const remarked = (ticket: Ticket, change: (mark: Mark) => Mark): Ticket => ({
  ...ticket,
  marks: ticket.marks.map((mark) => (mark.round === roundOf(ticket) && mark.until === undefined ? change(mark) : mark)),
});

/** The solution did not hold: its mark stands no longer. */
const unresolved = (ticket: Ticket, at: Instant): Ticket =>
  remarked(ticket, (mark) => (mark.milestone === 'resolved' ? { ...mark, until: at } : mark));

/** A response without a word is undone: the clock runs on from the report (SLA-2). */
export const unanswered = (ticket: Ticket, at: Instant): Ticket =>
  remarked(ticket, (mark) => (mark.milestone === 'responded' && mark.wordless ? { ...mark, until: at } : mark));

function withWords({ wordless: _, ...mark }: Mark): Mark {
  return mark;
}

/** Somebody wrote to the requester or was with them: a response that nothing undoes. */
export const answered = (ticket: Ticket, at: Instant): Ticket =>
  remarked(markedOnce(ticket, 'responded', at), (mark) => (mark.milestone === 'responded' ? withWords(mark) : mark));

/** The last visit, while nobody has arrived and it is not called off. */
export function openVisit({ marks }: Pick<Ticket, 'marks'>): Mark | undefined {
  const last = marks.findLast(({ milestone }) => milestone === 'dispatched' || milestone === 'arrived');
  return last?.milestone === 'dispatched' && last.calledOff === undefined ? last : undefined;
}

/** Nobody is on the way any more, if anybody was (SLA-3). */
export function visitOver(ticket: Ticket, at: Instant): Ticket {
  const visit = openVisit(ticket);
  if (visit === undefined) return ticket;
  return { ...ticket, marks: ticket.marks.map((mark) => (mark === visit ? { ...mark, calledOff: at } : mark)) };
}

/** Ends the pause that still lasts, if any. */
export const unpaused = (ticket: Ticket, at: Instant): Ticket =>
  without(
    { ...ticket, pauses: ticket.pauses.map((pause) => (pause.to === undefined ? { ...pause, to: at } : pause)) },
    'waiting',
  );

/** Steps that the ladder had taken, also where raising the urgency counted anew. */
const climbed = ({ rescueSteps, rescueBefore }: Ticket): number => Math.max(rescueSteps, rescueBefore?.steps ?? 0);

/** Nobody has it any more: the rescue ladder goes on, and a response without a word is undone. */
export const returned = (ticket: Ticket, by: Ticket['requester'], at: Instant): Ticket =>
  without(
    // Reports that were paused count from now on, as after a resumption.
    {
      ...visitOver(unanswered(unpaused(ticket, at), at), at),
      state: 'new',
      returnedBy: ticket.owner ?? by,
      rescueFrom: at,
      rescueSteps: 0,
      // It goes on where the claim stopped it.
      ...(ticket.rescueReached ? { rescueResumes: { ...ticket.rescueReached, steps: climbed(ticket) } } : {}),
      ...(ticket.waiting ? { lastReportAt: at } : {}),
    },
    'owner',
    'handover',
    'assignment',
    'nobodyLeftAt',
    'progressAskedFor',
    'rescueAtOnce',
    'rescueBefore',
  );

/** Nobody is named for it any more, nor remembered as having been. */
export const unassigned = (ticket: Ticket): Ticket => ({ ...without(ticket, 'assignment'), asked: [] });

/** The promise counts as kept, if one was open. */
export const promiseKept = (ticket: Ticket, at: Instant): Ticket =>
  ticket.promise && ticket.promise.keptAt === undefined
    ? { ...ticket, promise: { ...ticket.promise, keptAt: at } }
    : ticket;

/** Urgent from now on: whoever is called for that is called at once. */
export const raised = (ticket: Ticket, at: Instant): Ticket =>
  without(
    {
      ...ticket,
      urgent: true,
      urgentAt: at,
      rescueBefore: { from: ticket.rescueFrom, steps: ticket.rescueSteps },
      rescueFrom: at,
      rescueSteps: 0,
    },
    'rescueAtOnce',
    'lowering',
  );

/** Back to work after a resolution that did not hold: the original clocks go on (product §1). */
export const backToWork = (ticket: Ticket, at: Instant): Ticket => again(unresolved(ticket, at), at);

/** Back to work after it was closed: a new round with clocks of its own; what was decided before stays so. */
export const newRound = (ticket: Ticket, at: Instant): Ticket =>
  again({ ...ticket, cameBack: [...ticket.cameBack, at] }, at);

function again(ticket: Ticket, at: Instant): Ticket {
  const reopened: Ticket = {
    ...ticket,
    state: ticket.owner === undefined ? 'new' : 'claimed',
    reopenings: ticket.reopenings + 1,
    ratingReminded: false,
    lastReportAt: at,
    rescueFrom: at,
    rescueSteps: 0,
    asked: [],
  };
  const said = ticket.rating ? { pastRatings: [...ticket.pastRatings, ticket.rating] } : {};
  const open = without(
    { ...reopened, ...said },
    'resolution',
    'rating',
    'closedAt',
    'closedBy',
    'doubt',
    'settledAt',
    'rescueAtOnce',
    'rescueBefore',
    'rescueReached',
    'rescueResumes',
    'receipts',
    'assignment',
    'nobodyLeftAt',
  );
  // A call that was promised to a dissatisfied requester stays owed.
  return ticket.callback?.doneAt === undefined ? open : without(open, 'callback');
}
