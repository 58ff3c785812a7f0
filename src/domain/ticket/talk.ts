import type { Person } from '../people/person';
import { type Refusal, refuse } from '../refusal';
import { smallTalkIn } from '../small-talk';
import { isBlank } from '../text';
import { after, type Duration, type Instant } from '../time/instant';
import type { EventOf } from './event';
import { type FileRef, isOpen, type Ticket } from './ticket';
import { refuseUnlessOpen, refuseUnlessRequester, refuseUnlessWorking, type Verdict } from './who-may';

/**
 * A progress report in the engineer's own words (HOT-5). It is no answer to an open promise unless whoever wrote it says
 * so.
 */
export function reportProgress(ticket: Ticket, by: Person, at: Instant, text: string): EventOf<'progress-reported'> {
  const promise = hasOpenPromise(ticket) ? 'open' : 'kept';
  return { type: 'progress-reported', by: by.id, at, text, automatic: false, promise };
}

/**
 * How a line of an engineers' thread begins that stays among them. A word beside the two slashes, because chats may take
 * a line that begins with a slash for a command.
 */
const asideBegins = /^\s*(?:\/\/|内部\s*[:：]|internal\s*[:：])/i;

/** What is left of an aside without its beginning; undefined for words meant for the requester. */
export const asideOf = (text: string): string | undefined =>
  asideBegins.test(text) ? text.replace(asideBegins, '').trim() : undefined;

/** What somebody says to the other side: the requester, or anybody who serves tickets. */
export interface Spoken {
  readonly text: string;
  readonly files: readonly FileRef[];
  /** Which thread it was said in; decides for whoever is both engineer and requester. */
  readonly side: 'requester' | 'engineers';
  /** The platform on which it stands in that thread already. */
  readonly thread?: string;
}

/** Whether a ticket is over for good. */
export const isOver = (ticket: Pick<Ticket, 'state'>): boolean => !isOpen(ticket) && ticket.state !== 'resolved';

/**
 * Why this person cannot add to the report, or nothing: its requester can until it is over. Then it is asked what they
 * mean, so that nobody writes that it is broken again to a ticket that nobody looks at any more.
 */
export function refuseAdding(ticket: Ticket, by: Person): Verdict {
  const no = refuseUnlessRequester(ticket, by);
  if (no) return no;
  if (ticket.state === 'closed') return refuse('refusal.reopenInstead');
  return isOver(ticket) ? refuseUnlessOpen(ticket) : undefined;
}

/** Why this person cannot leave a remark on a ticket that is over, or nothing: its requester can, who was asked. */
export const refuseRemark = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessRequester(ticket, by) ?? (isOver(ticket) ? undefined : refuse('refusal.staleButton'));

/** Words or files for the other side. Refuses empty messages. */
export function reply(ticket: Ticket, by: Person, at: Instant, spoken: Spoken): EventOf<'replied'> | Refusal {
  const { text, files, side, thread } = spoken;
  if (isBlank(text) && files.length === 0) return refuse('refusal.nothingSaid');
  const said = { type: 'replied', by: by.id, at, side, text, files } as const;
  const where = thread === undefined ? {} : ({ inThread: true, thread } as const);
  return { ...said, ...where, ...(side === 'requester' && leavesDoubt(ticket, spoken) ? { asksIfFixed: true } : {}) };
}

/** Words to a ticket that is resolved may say that it is not fixed; thanks and a nod do not. */
function leavesDoubt({ state }: Ticket, { text, files }: Spoken): boolean {
  if (state !== 'resolved') return false;
  const talk = files.length > 0 ? undefined : smallTalkIn(text);
  return talk !== 'thanks' && talk !== 'nod';
}

/** Most time ahead that can be promised. */
const farthest = 90 * 24 * 3_600_000;

/** A time by which the requester gets an answer (HOT-4). Refuses a moment that is past, or over 90 days away. */
export function promise(
  by: Person,
  at: Instant,
  given: { readonly due: Instant; readonly text: string },
): EventOf<'promised'> | Refusal {
  if (given.due <= at) return refuse('refusal.promiseInPast');
  if (given.due > after(at, farthest as Duration)) return refuse('refusal.promiseTooFar');
  return { type: 'promised', by: by.id, at, ...given };
}

/** Whether a promise stands that is neither kept nor overtaken by the end of the ticket. */
export const hasOpenPromise = (ticket: Ticket): boolean =>
  isOpen(ticket) && ticket.promise !== undefined && ticket.promise.keptAt === undefined;

/** Why this person cannot say that the promised answer was given another way, e.g. by phone; or nothing. */
export const refuseKeeping = (ticket: Ticket, by: Person): Verdict =>
  refuseUnlessWorking(ticket, by) ?? (hasOpenPromise(ticket) ? undefined : refuse('refusal.noPromise'));
