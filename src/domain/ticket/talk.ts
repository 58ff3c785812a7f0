import { type Person, worksTickets } from '../people/person';
import { type Refusal, refuse } from '../refusal';
import { smallTalkIn } from '../small-talk';
import { isBlank } from '../text';
import { after, type Duration, type Instant } from '../time/instant';
import type { EventOf } from './event';
import { type FileRef, isOpen, type Ticket } from './ticket';
import { isRequester, refuseUnlessWorking } from './who-may';

/**
 * A progress report in the engineer's own words (HOT-5). It is no answer to an open promise unless whoever wrote it says
 * so. Refuses whoever does not work on the job.
 */
export function reportProgress(
  ticket: Ticket,
  by: Person,
  at: Instant,
  text: string,
): EventOf<'progress-reported'> | Refusal {
  const no = refuseUnlessWorking(ticket, by);
  if (no) return no;
  const reported = { type: 'progress-reported', by: by.id, at, text, automatic: false } as const;
  return hasOpenPromise(ticket) ? { ...reported, promise: 'open' } : reported;
}

/** A note that stays among the engineers. Any engineer may leave one, on a closed job too. */
export function note(by: Person, at: Instant, text: string): EventOf<'noted'> | Refusal {
  return worksTickets(by) ? { type: 'noted', by: by.id, at, text } : refuse('refusal.notEngineer');
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

/** Words or files for the other side. Refuses strangers to the job, and empty messages. */
export function reply(ticket: Ticket, by: Person, at: Instant, spoken: Spoken): EventOf<'replied'> | Refusal {
  const { text, files, side, thread } = spoken;
  if (isBlank(text) && files.length === 0) return refuse('refusal.nothingSaid');
  if (side === 'requester' && !isRequester(ticket, by)) return refuse('refusal.notRequester');
  if (side === 'engineers' && !worksTickets(by)) return refuse('refusal.notEngineer');
  const said = { type: 'replied', by: by.id, at, side, text, files } as const;
  const where = thread === undefined ? {} : ({ inThread: true, thread } as const);
  return { ...said, ...where, ...(side === 'requester' && leavesDoubt(ticket, spoken) ? { asksIfFixed: true } : {}) };
}

/** Words to a job that is resolved may say that it is not fixed; thanks and a nod do not. */
function leavesDoubt({ state }: Ticket, { text, files }: Spoken): boolean {
  if (state !== 'resolved') return false;
  const talk = files.length > 0 ? undefined : smallTalkIn(text);
  return talk !== 'thanks' && talk !== 'nod';
}

/** Most time ahead that can be promised. */
const farthest = 90 * 24 * 3_600_000;

/** A time by which the requester gets an answer (HOT-4). Refuses a moment that is past, or over 90 days away. */
export function promise(
  ticket: Ticket,
  by: Person,
  at: Instant,
  given: { readonly due: Instant; readonly text: string },
): EventOf<'promised'> | Refusal {
  const no = refuseUnlessWorking(ticket, by);
  if (no) return no;
  if (given.due <= at) return refuse('refusal.promiseInPast');
  if (given.due > after(at, farthest as Duration)) return refuse('refusal.promiseTooFar');
  return { type: 'promised', by: by.id, at, ...given };
}

/** Whether a promise stands that is neither kept nor overtaken by the end of the job. */
export const hasOpenPromise = (ticket: Ticket): boolean =>
  isOpen(ticket) && ticket.promise !== undefined && ticket.promise.keptAt === undefined;

/** The promised answer was given another way, e.g. by phone. Refuses when no promise is open. */
export function keepPromise(ticket: Ticket, by: Person, at: Instant): EventOf<'promise-kept'> | Refusal {
  const no = refuseUnlessWorking(ticket, by);
  if (no) return no;
  return hasOpenPromise(ticket) ? { type: 'promise-kept', by: by.id, at } : refuse('refusal.noPromise');
}
