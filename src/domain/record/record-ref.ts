import { own } from '../own';
import type { TicketId } from '../ticket/ticket';

/** Every kind of record, and the letters that tell its numbers apart where people read and type them: `IT-C7`. */
export const letters = {
  ticket: '',
  complaint: 'C',
  enquiry: 'Q',
  consent: 'P',
  leave: 'L',
  swap: 'S',
  handover: 'H',
  exception: 'X',
  staff: 'E',
  calendar: 'Y',
  replacement: 'R',
  attendance: 'A',
} as const satisfies Readonly<Record<string, string>>;

/** What kinds of thing the desk keeps a log of. A new kind begins with its line above. */
export type KindName = keyof typeof letters;

/** Every kind, the ticket first. */
export const kindNames = Object.keys(letters) as readonly KindName[];

/** One record: what a button, form, message, timer and page are about. `id` counts from 1 within its kind. */
export interface RecordRef<Kind extends KindName = KindName> {
  readonly kind: Kind;
  readonly id: number;
}

/** The record that is this ticket. */
export const ticketRef = (id: TicketId): RecordRef<'ticket'> => ({ kind: 'ticket', id });

/** The ticket it is; undefined where it is something else, or nothing. */
export const ticketOf = (ref: RecordRef | undefined): TicketId | undefined =>
  ref?.kind === 'ticket' ? (ref.id as TicketId) : undefined;

/** Whether both mean the same record, or both none. */
export const isSameRecord = (one: RecordRef | undefined, other: RecordRef | undefined): boolean =>
  one?.kind === other?.kind && one?.id === other?.id;

/**
 * The name of a record where only text can be kept: `1042` a ticket, `complaint-7` anything else. No two records share
 * one, and none is the beginning of another followed by a colon.
 */
export const recordName = ({ kind, id }: RecordRef): string => (kind === 'ticket' ? `${id}` : `${kind}-${id}`);

const named = /^(?:([a-z]+)-)?([1-9]\d{0,14})$/;

const isKind = (name: string): name is KindName => own(letters, name) !== undefined;

/** The record of that name; undefined where it names none, or a kind this release does not know. */
export function readRecordName(name: string): RecordRef | undefined {
  const [, kind = 'ticket', id] = named.exec(name) ?? [];
  return id === undefined || !isKind(kind) ? undefined : { kind, id: Number(id) };
}

/** How people read its number: `IT-1042` a ticket, `IT-C7` a complaint. */
export const recordKey = ({ prefix }: { readonly prefix: string }, { kind, id }: RecordRef): string =>
  `${prefix}-${letters[kind]}${id}`;
