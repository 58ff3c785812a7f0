import type { Ticket } from '../ticket/ticket';
import { fold } from './fold';

/** Most characters kept of one record: of a ticket about what a report and its solution may hold together. */
const most = 16_000;

type Searched = Pick<Ticket, 'title' | 'description' | 'device' | 'resolution'>;

/** What of a ticket is looked through; the same text for as long as a search would find the same. */
export function searchedIn({ title, description, device, resolution }: Searched): string {
  // A title is the beginning of what was described.
  const titled = description.includes(title) ? [] : [title];
  const solved = resolution ? [resolution.cause, resolution.fix, resolution.notDone ?? '', resolution.advice] : [];
  return [...titled, description, device, ...solved].filter((text) => text !== '').join('\n');
}

/** The same as it is compared, a line for each part. */
export const searchedText = (ticket: Searched): string => foldedWords(searchedIn(ticket));

/** Words as they are compared, a line for each. */
export const foldedWords = (words: string): string =>
  words.split('\n').map(fold).filter(Boolean).join('\n').slice(0, most).toWellFormed();

/** Words of a search, each of which a ticket must hold; more than these are not looked for. */
const mostWords = 8;

/** What somebody looks for, word by word, as it is compared; the longest first, for that is held by the fewest. */
export const soughtWords = (words: string): readonly string[] =>
  [...new Set(fold(words).split(/[\s,，、;；]+/u))]
    .filter(Boolean)
    .sort((one, other) => other.length - one.length)
    .slice(0, mostWords);
