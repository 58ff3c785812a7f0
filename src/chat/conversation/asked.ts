import { own } from '../../domain/own';
import { type Person, servesAs } from '../../domain/people/person';
import { isCallbackOwed } from '../../domain/rating/rate';
import { ticketOf } from '../../domain/record/record-ref';
import type { Slot } from '../../domain/record/slot';
import { hasOpenPromise } from '../../domain/ticket/talk';
import { isOpen, type Ticket } from '../../domain/ticket/ticket';
import { before, hours } from '../../domain/time/instant';
import type { InboundDeps } from '../inbound-deps';

type StillAsked = (ticket: Ticket, by: Person, askBefore: number) => boolean;

/** Whether the desk still waits for this person's answer to a question; one that was answered is a card like any other. */
const stillAsked: Readonly<Record<string, StillAsked>> = {
  ask: (ticket, by, askBefore) => isOpen(ticket) && ticket.owner === by.id && !answeredSince(ticket, askBefore),
  silence: (ticket, by) => isOpen(ticket) && ticket.owner === by.id && ticket.silenceAskedAt !== undefined,
  promise: (ticket, by) => ticket.owner === by.id && hasOpenPromise(ticket),
  handover: (ticket, by) => isOpen(ticket) && ticket.handover?.to === by.id,
  callback: (ticket, by) => isCallbackOwed(ticket) && servesAs(by, 'lead', 'manager'),
  doubt: (ticket, by) => ticket.requester === by.id && ticket.state === 'resolved',
  answer: (ticket, by) => ticket.requester === by.id && ticket.state === 'resolved',
};

function answeredSince({ progressAskedFor, lastProgress }: Ticket, askBefore: number): boolean {
  if (progressAskedFor === undefined) return true;
  return lastProgress !== undefined && !lastProgress.automatic && lastProgress.at >= progressAskedFor - askBefore;
}

/** The role of a slot whose question about the ticket is asked of this person and still open. */
export function questionIn(slot: Slot, ticket: Ticket, by: Person, askBefore: number): string | undefined {
  if (ticketOf(slot.about) !== ticket.id) return undefined;
  return own(stillAsked, slot.role)?.(ticket, by, askBefore) ? slot.role : undefined;
}

/** Whether a word that means something to the desk may answer it: whether something is fixed is asked with buttons. */
export const takesAnyWord = (question: string): boolean => question !== 'answer' && question !== 'doubt';

/** A question that an engineer wrote waits for its answer so long. */
const waitsFor = hours(1);
const question =
  /[?？]|[吗呢么]\s*[。.]?$|还是|哪|什么|几[点个号台层]|是否|能不能|要不要|\b(?:which|what|when|where|who|how|or)\b/i;

/** Whether the last words about an open ticket are an engineer's question, of this hour. */
export async function asksSomething({ tickets, clock }: InboundDeps, ticket: Ticket): Promise<boolean> {
  if (ticket.lastWordAt === undefined || ticket.lastWordAt < before(clock.now(), waitsFor)) return false;
  const log = await tickets.events(ticket.id);
  const last = log.findLast(({ event }) => event.type === 'replied')?.event;
  return last?.type === 'replied' && last.side === 'engineers' && question.test(last.text);
}
