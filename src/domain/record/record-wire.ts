import { type RecordRef, readRecordName, recordName, ticketOf } from './record-ref';

/** What is done, and to which record; none where it is done to none. */
export interface ActionOn {
  readonly action: string;
  readonly about?: RecordRef;
}

/**
 * The same as it stands in chats and in the database. A ticket is written as it always was. Of any other kind the action
 * carries the name, `complaint-7.answer`: a process that does not know the kind passes it on whole, and does nothing to a
 * ticket of that number.
 */
export interface WrittenAction {
  readonly action: string;
  readonly ticket?: number;
}

/** Written; whatever else it has stays. The name of an action has no dot in it. */
export function writeAction<On extends { readonly action: string; readonly about?: RecordRef | undefined }>({
  action,
  about,
  ...rest
}: On): Omit<On, keyof ActionOn> & WrittenAction {
  const ticket = ticketOf(about);
  if (ticket !== undefined) return { action, ticket, ...rest };
  return { action: about === undefined ? action : `${recordName(about)}.${action}`, ...rest };
}

/**
 * What was written, by this release or an earlier one; whatever else it has stays. A number that can be no ticket's is
 * none, and a name of a kind that this release does not know stays in its action, so that it does not get lost.
 */
export function readAction<On extends { readonly action: string; readonly ticket?: unknown }>({
  action,
  ticket,
  ...rest
}: On): Omit<On, keyof WrittenAction> & ActionOn {
  const known = readTicket(ticket);
  if (known !== undefined) return { action, about: known, ...rest };
  const dot = action.indexOf('.');
  const about = dot < 0 ? undefined : readRecordName(action.slice(0, dot));
  // No release wrote a ticket so.
  if (about === undefined || about.kind === 'ticket') return { action, ...rest };
  return { action: action.slice(dot + 1), about, ...rest };
}

/** What something is about, where there is no action to carry it: a ticket as it always was, anything else by name. */
export interface WrittenAbout {
  readonly ticket?: number;
  readonly about?: string;
}

/** Written; empty where it is about none. */
export function writeAbout(about: RecordRef | undefined): WrittenAbout {
  const ticket = ticketOf(about);
  if (ticket !== undefined) return { ticket };
  return about === undefined ? {} : { about: recordName(about) };
}

/** What was written; empty where it is about none, or of a kind that this release does not know. */
export function readAbout({ ticket, about }: WrittenAbout): { readonly about?: RecordRef } {
  const known = readTicket(ticket) ?? (about === undefined ? undefined : readRecordName(about));
  return known === undefined ? {} : { about: known };
}

const readTicket = (ticket: unknown): RecordRef | undefined =>
  typeof ticket === 'number' && Number.isSafeInteger(ticket) && ticket > 0 ? { kind: 'ticket', id: ticket } : undefined;
