import { kindNames, letters, type RecordRef } from '../record/record-ref';
import { type TicketId, ticketId } from './ticket';

/** A ticket that words begin with, and what is left of them. */
export interface NamedNumber {
  readonly ticket: TicketId;
  readonly rest: string;
  /** Nothing parts the two: it may be a room or a device after all. */
  readonly glued?: true;
}

/** One character as a Latin keyboard writes it: `：` and `－` are full-width on a Chinese one. */
function plain(character: string): string {
  const form = character.normalize('NFKC').replace(/[‐-―−]/, '-');
  return [...form].length === 1 ? form : character;
}

/** Longest beginning that is looked at; a number of a ticket is much shorter. */
const looked = 60;

/** What may stand between a number and the words about its ticket. */
const between = '[\\s:,.;、。-]*';

const escaped = (prefix: string): string => prefix.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A record of another kind that words begin with, and what is left of them. */
export interface NamedRecord {
  readonly about: RecordRef;
  readonly rest: string;
}

/**
 * The record of another kind that words begin with: `IT-C7 …`, `【IT-C7】…`. Its number is written whole, with its hyphen,
 * and something stands between it and the words: `IT C7会议室` and `IT-C7会议室` are rooms.
 */
export function namedRecord(prefix: string, text: string): NamedRecord | undefined {
  const kinds = kindNames.filter((kind) => letters[kind] !== '');
  if (kinds.length === 0) return undefined;
  const characters = [...text.trimStart()];
  const head = characters.slice(0, looked).map(plain).join('');
  const number = `${escaped(prefix)}-(?<kind>${kinds.map((kind) => letters[kind]).join('|')})(?<id>[1-9]\\d{0,14})`;
  for (const form of [`[【[(]\\s*${number}\\s*[】\\])]${between}`, `${number}(?:[\\s:,.;、。]${between}|$)`]) {
    const found = new RegExp(`^${form}`, 'iu').exec(head);
    const { kind: written = '', id } = found?.groups ?? {};
    const kind = kinds.find((one) => letters[one].toLowerCase() === written.toLowerCase());
    if (found === null || kind === undefined) continue;
    const rest = characters
      .slice([...found[0]].length)
      .join('')
      .trim();
    return { about: { kind, id: Number(id) }, rest };
  }
  return undefined;
}

/**
 * The number that words begin with: `IT-1042 …`, `【it 1042】：…`, `IT1042：…`, or `it 1042` alone. It is one only when it is
 * written as one: with its hyphen, in brackets, before a colon, or with nothing after it. `IT 1002会议室` is a room, a number
 * further inside only mentions a ticket, and one that goes on in letters is a device's.
 */
export function namedNumber(prefix: string, text: string): NamedNumber | undefined {
  const characters = [...text.trimStart()];
  const head = characters.slice(0, looked).map(plain).join('');
  const desk = escaped(prefix);
  const digits = '(?<digits>\\d{1,15})(?!\\w|-\\w)';
  const loose = `${desk}\\s*-?\\s*${digits}`;
  const written = [
    `${desk}\\s?-\\s?${digits}${between}`,
    `[【[(]\\s*${loose}\\s*[】\\])]${between}`,
    `${loose}\\s*:${between}`,
    `${loose}[\\s,.;、。]*$`,
  ];
  const whole = characters.length <= looked;
  for (const form of whole ? written : written.slice(0, 3)) {
    const found = new RegExp(`^${form}`, 'iu').exec(head);
    if (found?.groups?.['digits'] === undefined) continue;
    const rest = characters
      .slice([...found[0]].length)
      .join('')
      .trim();
    const glued = rest !== '' && found[0].endsWith(found.groups['digits']) ? ({ glued: true } as const) : {};
    return { ticket: ticketId(Number(found.groups['digits'])), rest, ...glued };
  }
  return undefined;
}
