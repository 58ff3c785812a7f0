import { withCalls } from '../escalation/calls';
import { withAnswer } from '../escalation/receipts';
import { answered, markedOnce, unassigned, without } from './change';
import { type EventOf, type TicketEvent, type TicketEventType, theDesk } from './event';
import { evolveCalls } from './evolve-calls';
import { evolveClosing } from './evolve-closing';
import { evolveCorrections } from './evolve-corrections';
import { evolvePeople } from './evolve-people';
import { evolveWords, evolveWork } from './evolve-work';
import type { Evolvers } from './evolvers';
import { isOpen, type Report, type Ticket } from './ticket';
import { type Deciding, verdictsAfter } from './verdict';

const evolvers: Evolvers<TicketEventType> = {
  ...evolveWork,
  ...evolveWords,
  ...evolveCorrections,
  ...evolvePeople,
  ...evolveCalls,
  ...evolveClosing,
};

/** Everything that can happen to a ticket, by name. */
export const ticketEventTypes = Object.keys(evolvers) as readonly TicketEventType[];

/** What counts as work for the requester: whoever did it does not rate it. */
const work: ReadonlySet<TicketEventType> = new Set<TicketEventType>([
  'claimed',
  'remote-started',
  'dispatched',
  'arrived',
  'located',
  'progress-reported',
  'promised',
  'waiting-started',
  'resumed',
  'handover-accepted',
  'assignment-taken',
  'resolved',
]);

function worked(ticket: Ticket, { type, by }: TicketEvent): Ticket {
  const { workedBy } = ticket;
  return by === theDesk || !work.has(type) || workedBy.includes(by)
    ? ticket
    : { ...ticket, workedBy: [...workedBy, by] };
}

/** Acts by which somebody takes care of it, without a word to the requester. */
const wordless: ReadonlySet<TicketEventType> = new Set<TicketEventType>([
  'claimed',
  'handover-accepted',
  'assignment-taken',
  'dispatched',
  'resumed',
]);

/** Acts that the requester reads as somebody's own, or that happen with them. */
const withWords: ReadonlySet<TicketEventType> = new Set<TicketEventType>([
  'remote-started',
  'arrived',
  'located',
  'promised',
  'waiting-started',
  'resolved',
]);

function isWord(event: TicketEvent): boolean {
  if (event.type === 'replied') return event.side === 'engineers';
  return event.type === 'progress-reported' ? !event.automatic : withWords.has(event.type);
}

/** The first human act of a round is its response (SLA-2); what the desk itself does is none. */
function respondedTo(ticket: Ticket, event: TicketEvent): Ticket {
  if (event.by === theDesk) return ticket;
  if (isWord(event)) return answered(ticket, event.at);
  const takesIt = event.type === 'assigned' && event.because === 'taken';
  return takesIt || wordless.has(event.type) ? markedOnce(ticket, 'responded', event.at, { wordless: true }) : ticket;
}

/** An assignment is answered by whatever whoever was named does or says for what they have, and ends with the ticket. */
function assignmentOver(ticket: Ticket, event: TicketEvent): Ticket {
  const { assignment, owner } = ticket;
  if (assignment === undefined || event.type === 'assigned') return ticket;
  const isTaken = owner === assignment.to && event.by === owner && (work.has(event.type) || isWord(event));
  const isOver = !isOpen(ticket) || (owner !== undefined && owner !== assignment.to) || event.type === 'claimed';
  return isTaken || isOver ? unassigned(ticket) : ticket;
}

/** What people do among themselves, or to their own messages: no news for the requester. */
const noNews: ReadonlySet<TicketEventType> = new Set<TicketEventType>([
  'noted',
  'updates-chosen',
  'collaborator-added',
  'collaborator-left',
  'handover-offered',
  'handover-declined',
  'called-back',
]);

/** Automatic reports in a row are counted; whatever anybody else does that the requester hears of ends the row. */
function counted(ticket: Ticket, event: TicketEvent): Ticket {
  if (event.type === 'progress-reported' && event.automatic) {
    const silentReports = ticket.silentReports + 1;
    return { ...ticket, silentReports, ...(event.quiet ? {} : { standingAt: event.at }) };
  }
  if (event.by === theDesk || noNews.has(event.type)) return ticket;
  const heard = { ...without(ticket, 'standingAt'), silentReports: 0 };
  // What the requester says themselves is no word from whoever serves them.
  const isServed = work.has(event.type) || (event.type === 'replied' && event.side === 'engineers');
  return isServed ? { ...noLongerSilent(heard, event), servedAt: event.at } : heard;
}

/** The ladder for silence begins anew; whoever it had called and let hear now has answered. */
function noLongerSilent(ticket: Ticket, { by, at }: TicketEvent): Ticket {
  const { receipts, silenceCalled: [first] = [] } = ticket;
  const heard = without(ticket, 'silenceSteps', 'silenceAt', 'silenceAtOnce', 'silenceAskedAt', 'silenceCalled');
  return receipts === undefined || first === undefined
    ? heard
    : { ...heard, receipts: withAnswer(receipts, { by, at, since: first.at, ladder: 'silence' }) };
}

/** The ticket with what an event decided: clocks, and a promise. */
export function withDecided(ticket: Ticket, { promiseDecided, ...clocks }: Deciding): Ticket {
  const verdicts = verdictsAfter(ticket.verdicts, clocks);
  return {
    ...ticket,
    ...(verdicts === undefined ? {} : { verdicts }),
    ...(promiseDecided === undefined ? {} : { promises: [...ticket.promises, promiseDecided] }),
  };
}

/** The ticket after the event. Total: every event is accepted, because a rule has already judged it. */
export function evolve(ticket: Ticket, event: TicketEvent): Ticket {
  const change = evolvers[event.type] as (ticket: Ticket, event: TicketEvent) => Ticket;
  const changed = assignmentOver(counted(respondedTo(worked(change(ticket, event), event), event), event), event);
  return {
    ...withDecided(withCalls(ticket, changed, event), event),
    lastEventAt: event.at,
    version: ticket.version + 1,
  };
}

/** What the requester told; nothing else of the event, which a later release may say more in. */
const toldIn = ({ category, kind, urgent, place, spot, device, contact, title, ...event }: Report): Report => ({
  ...{ category, kind, urgent, place, spot, device, contact, title },
  ...{ description: event.description, files: event.files, source: event.source },
});

/** A ticket as its first event leaves it; its number comes from the store. */
export function begin(event: EventOf<'reported'>): Omit<Ticket, 'id'> {
  const { by, at, requester, regime, calledAt, terms, decided: verdicts } = event;
  const reportedAt = calledAt ?? at;
  return {
    ...toldIn(event),
    version: 1,
    state: 'new',
    requester,
    ...(by === requester ? {} : { filedBy: by }),
    reportedAt,
    ...(calledAt === undefined ? {} : { filedAt: at }),
    regime,
    corrections: [],
    collaborators: [],
    workedBy: [],
    asked: [],
    marks: [{ milestone: 'reported', at: reportedAt, round: 1 }],
    pauses: [],
    promises: [],
    lastReportAt: at,
    silentReports: 0,
    rescueFrom: at,
    rescueSteps: 0,
    rescueTold: [],
    warned: [],
    breached: [],
    ratingReminded: false,
    pastRatings: [],
    reopenings: 0,
    cameBack: [],
    ...(terms === undefined ? {} : { terms: [{ round: 1, version: terms }] }),
    ...(verdicts === undefined ? {} : { verdicts }),
    lastEventAt: at,
    unreached: [],
  };
}

/** The ticket that a whole log adds up to. Throws when the log does not begin with a report. */
export function replay(id: Ticket['id'], [first, ...rest]: readonly TicketEvent[]): Ticket {
  if (first?.type !== 'reported') throw new Error(`log of ticket ${id} begins with ${first?.type}`);
  return rest.reduce(evolve, { ...begin(first), id });
}
