import { saidInThread } from '../commands/ticket/said-in-thread';
import { own } from '../domain/own';
import { type Person, servesAs, worksTickets } from '../domain/people/person';
import { isBlank } from '../domain/text';
import { asideOf, hasOpenPromise } from '../domain/ticket/talk';
import { isOpen, type Ticket } from '../domain/ticket/ticket';
import type { Said } from '../ports/inbound';
import type { Answers } from '../views/form';

/** What words are to a job. */
export interface Doing {
  readonly action: string;
  readonly value?: string;
  readonly answers: Answers;
}

/** What an engineer's words below a personal card are; below any other card they are meant for the requester. */
const meantBelow: Readonly<Record<string, string>> = {
  ask: 'progress',
  promise: 'progress',
  handover: 'note',
  callback: 'called-back',
};

/** Words below the reminder of a promise are what was promised; the note is for a call-back or an offer. */
const answering = (kind: string | undefined, { text }: Said): Answers =>
  kind === 'promise' ? { note: text, promise: 'kept' } : { note: text };

/**
 * What a line in a thread below a card of that `kind` is: the requester's answer, an engineer's word to them, a progress
 * report, or an aside. Undefined for somebody who has no part in the job.
 */
export function meaningInThread(ticket: Ticket, by: Person, said: Said, kind: string): Doing | undefined {
  const answers = { text: said.text, files: said.files };
  const value = saidInThread(said.from.platform);
  if (kind !== 'engineers' && ticket.requester === by.id) return { action: 'add-information', value, answers };
  if (worksTickets(by)) {
    const aside = asideOf(said.text);
    if (aside !== undefined) return { action: 'note', value, answers: { text: aside } };
    if (kind === 'engineers') return { action: 'reply', value, answers };
    return { action: own(meantBelow, kind) ?? 'reply', answers: { ...answers, ...answering(kind, said) } };
  }
  return ticket.requester === by.id ? { action: 'add-information', value, answers } : undefined;
}

/**
 * What a line is on a platform without threads, where `question` is what the desk asked this person about the job and
 * still wants to know. Colleagues elsewhere have not read it yet; the requester has their own words before them.
 */
export function meaningInChat(ticket: Ticket, by: Person, said: Said, question?: string): Doing | undefined {
  const answers = { text: said.text, files: said.files };
  const aside = worksTickets(by) ? asideOf(said.text) : undefined;
  if (aside !== undefined) return { action: 'note', answers: { text: aside } };
  // A report or a note is words alone: a photo would be lost in it, and is meant for the requester anyhow.
  const asked = isBlank(said.text) || said.files.length > 0 ? undefined : own(meantBelow, question ?? '');
  if (asked !== undefined) return { action: asked, answers: { ...answers, ...answering(question, said) } };
  if (ticket.requester === by.id)
    return { action: 'add-information', value: saidInThread(said.from.platform), answers };
  return worksTickets(by) ? { action: 'reply', answers } : undefined;
}

type StillAsked = (ticket: Ticket, by: Person, askBefore: number) => boolean;

/** Whether the desk still waits for this person's answer to a question; one that was answered is a card like any other. */
const stillAsked: Readonly<Record<string, StillAsked>> = {
  ask: (ticket, by, askBefore) => isOpen(ticket) && ticket.owner === by.id && !answeredSince(ticket, askBefore),
  promise: (ticket, by) => ticket.owner === by.id && hasOpenPromise(ticket),
  handover: (ticket, by) => isOpen(ticket) && ticket.handover?.to === by.id,
  callback: ({ callback }, by) =>
    callback !== undefined && callback.doneAt === undefined && servesAs(by, 'lead', 'manager'),
  answer: (ticket, by) =>
    ticket.requester === by.id && (ticket.state === 'resolved' || (ticket.state === 'closed' && !ticket.rating)),
};

function answeredSince({ progressAskedFor, lastProgress }: Ticket, askBefore: number): boolean {
  if (progressAskedFor === undefined) return true;
  return lastProgress !== undefined && !lastProgress.automatic && lastProgress.at >= progressAskedFor - askBefore;
}

/** The kind of question that a slot `<ticket>:<kind>:…` asks this person and that is still open. */
export function questionIn(slot: string, ticket: Ticket, by: Person, askBefore: number): string | undefined {
  const [number, kind = ''] = slot.split(':');
  if (Number(number) !== ticket.id) return undefined;
  return own(stillAsked, kind)?.(ticket, by, askBefore) ? kind : undefined;
}
