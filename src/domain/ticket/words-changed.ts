import type { Person } from '../people/person';
import { firstLine } from '../text';
import { before as earlier, type Instant, minutes } from '../time/instant';
import { type EventOf, type TicketEvent, theDesk } from './event';
import { asideOf } from './talk';
import type { Ticket } from './ticket';

/** Words that somebody changed where they stand, or took away (without `now`). */
export interface WordChange {
  /** When they were written, by the clock of their platform. */
  readonly saidAt: Instant;
  readonly before: string;
  readonly now?: string;
}

/** Most characters of a title. */
const titleLength = 80;

/** The first line, cut to the length of a title or of `most`. */
export const titleOf = (text: string, most = titleLength): string => {
  const points = [...firstLine(text)];
  return points.length > most ? `${points.slice(0, most - 1).join('')}…` : points.join('');
};

/** A platform's clock and ours may differ by this much. */
const skew = minutes(2);

type Heard = Pick<EventOf<'words-changed'>, 'of' | 'thread' | 'whose'>;

/** What an event made of those words of theirs; undefined where it did not come from them. */
function madeOf(event: TicketEvent, by: Person, words: readonly string[]): Heard | undefined {
  if (event.type === 'words-changed') {
    const { of, thread, whose, now = '' } = event;
    const same = event.by === by.id && words.includes(now);
    return same ? { of, ...(thread && { thread }), ...(whose && { whose }) } : undefined;
  }
  if (event.by !== by.id || event.by === theDesk) return undefined;
  if (event.type === 'reported') {
    if (!words.some((one) => event.description.includes(one))) return undefined;
    return { of: 'report', ...(event.requester === by.id ? {} : { whose: event.requester }) };
  }
  const text = event.type === 'called-back' ? event.note : 'text' in event ? event.text : undefined;
  if (text === undefined || !words.some((one) => isAmong(one, text))) return undefined;
  const thread = 'thread' in event && event.thread !== undefined ? { thread: event.thread } : {};
  if (event.type === 'noted' || event.type === 'called-back') return { of: 'note', ...thread };
  const side = event.type === 'replied' ? event.side : undefined;
  return { of: side ?? (isOfRequester(event) ? 'requester' : 'engineers'), ...thread };
}

/** Lines of a burst are kept together. */
const isAmong = (line: string, text: string): boolean => `\n${text}\n`.includes(`\n${line}\n`);

const isOfRequester = ({ type }: TicketEvent): boolean => type === 'not-fixed' || type === 'reopened';

/**
 * The event that keeps what words were and are: of the report, whose description is corrected by it, or of anything said
 * since. Undefined where these are no words of theirs to this ticket. An aside stays one.
 */
export function changeWords(
  { ticket, log }: { readonly ticket: Ticket; readonly log: readonly TicketEvent[] },
  by: Person,
  at: Instant,
  change: WordChange,
): EventOf<'words-changed'> | undefined {
  const whole = change.before.trim();
  const words = [whole, asideOf(whole) ?? whole].filter((one) => one !== '');
  const since = earlier(change.saidAt, skew);
  const heard = log
    .toReversed()
    .filter((event) => event.at >= since)
    .map((event) => madeOf(event, by, words))
    .find((one) => one !== undefined);
  if (heard === undefined) return undefined;
  const isNote = heard.of === 'note';
  const without = (text: string): string => (isNote ? (asideOf(text) ?? text.trim()) : text.trim());
  const before = without(whole);
  const said = { type: 'words-changed', by: by.id, at, ...heard, before } as const;
  if (change.now === undefined) return said;
  const now = without(change.now);
  const title = heard.of === 'report' ? titleAfter(ticket, before, now) : undefined;
  return { ...said, now, ...(title === undefined ? {} : { title }) };
}

/** The description with those words as they are now. */
export const reworded = (description: string, before: string, now: string): string =>
  before === '' ? description : description.replace(before, () => now);

/** A title that is the first line of the description follows it. */
function titleAfter({ title, description }: Ticket, before: string, now: string): string | undefined {
  if (title !== titleOf(description)) return undefined;
  const next = titleOf(reworded(description, before, now));
  return next === title || next === '' ? undefined : next;
}
