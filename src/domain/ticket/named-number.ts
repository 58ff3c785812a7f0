import { type TicketId, ticketId } from './ticket';

/** A job that words begin with, and what is left of them. */
export interface NamedNumber {
  readonly ticket: TicketId;
  readonly rest: string;
}

/** One character as a Latin keyboard writes it: `：` and `－` are full-width on a Chinese one. */
function plain(character: string): string {
  const form = character.normalize('NFKC').replace(/[‐-―−]/, '-');
  return [...form].length === 1 ? form : character;
}

/** Longest beginning that is looked at; a number of a job is much shorter. */
const looked = 60;

/**
 * The number that words begin with: `IT-1042 …`, `【it-1042】：…`. A number further inside only mentions a job, and one
 * that goes on in letters is a device's.
 */
export function namedNumber(prefix: string, text: string): NamedNumber | undefined {
  const characters = [...text.trimStart()];
  const head = characters.slice(0, looked).map(plain).join('');
  const letters = prefix.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const number = `${letters}\\s*-?\\s*(\\d{1,15})(?!\\w|-\\w)`;
  const found = new RegExp(`^[【[(]?\\s*${number}\\s*[】\\])]?[\\s:,.;、。-]*`, 'iu').exec(head);
  if (found?.[1] === undefined) return undefined;
  const rest = characters
    .slice([...found[0]].length)
    .join('')
    .trim();
  return { ticket: ticketId(Number(found[1])), rest };
}
