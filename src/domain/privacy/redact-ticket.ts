import { own } from '../own';
import type { Redaction } from '../record/redaction';
import type { TicketEvent } from '../ticket/event';
import { replay } from '../ticket/evolve';
import type { Ticket } from '../ticket/ticket';
import { redacted } from './redaction';

/** Which parts of a ticket hold words, files or people; the others are figures. A new part does not compile until it is here. */
const holdsWords: { readonly [Key in keyof Ticket]-?: boolean } = {
  id: false,
  version: false,
  state: false,
  requester: true,
  filedBy: true,
  reportedAt: false,
  filedAt: false,
  rewordedAt: false,
  regime: false,
  urgentAt: false,
  corrections: true,
  lowering: true,
  owner: true,
  ownerSince: false,
  takeoverAskedAt: false,
  servedAt: false,
  silenceSteps: false,
  silenceAt: false,
  silenceAskedAt: false,
  silenceAtOnce: false,
  silenceCalled: true,
  collaborators: true,
  workedBy: true,
  marks: false,
  pauses: false,
  waiting: true,
  handover: true,
  assignment: true,
  asked: true,
  nobodyLeftAt: false,
  promise: true,
  promises: false,
  lastReportAt: false,
  lastWordAt: false,
  silentReports: false,
  standingAt: false,
  updates: false,
  toldNext: false,
  progressAskedFor: false,
  lastProgress: true,
  returnedBy: true,
  rescueFrom: false,
  rescueSteps: false,
  rescueAt: false,
  rescueAtOnce: false,
  rescueBefore: false,
  rescueTold: true,
  receipts: true,
  calls: true,
  rescueCalled: true,
  rescueReached: true,
  rescueResumes: true,
  warned: false,
  breached: false,
  brokenAt: false,
  resolution: true,
  ratingReminded: false,
  rating: true,
  pastRatings: true,
  callback: false,
  closedAt: false,
  closedBy: false,
  cancelled: true,
  reopenings: false,
  cameBack: false,
  terms: false,
  verdicts: false,
  lastEventAt: false,
  reopening: true,
  doubt: true,
  settledAt: false,
  unreached: true,
  category: false,
  kind: false,
  urgent: false,
  place: false,
  spot: true,
  device: true,
  contact: true,
  title: true,
  description: true,
  files: true,
  source: false,
};

/** A ticket and its whole log. */
export interface Written {
  readonly ticket: Ticket;
  readonly log: readonly TicketEvent[];
}

/**
 * A ticket and its log without the words, files and people that `how` takes away. A ticket that its log adds up to is so
 * afterwards, too; whatever else a ticket says of its figures stays.
 */
export function redactTicket({ ticket, log }: Written, how: Redaction): Written {
  const left = log.map((event) => redacted(event, how));
  const replayed = replay(ticket.id, left);
  const isFigure = ([key]: readonly [string, unknown]): boolean => own(holdsWords, key) !== true;
  const figures = Object.entries(ticket).filter(isFigure);
  const words = Object.entries(replayed).filter((part) => !isFigure(part));
  return { ticket: Object.fromEntries([...figures, ...words]) as unknown as Ticket, log: left };
}
