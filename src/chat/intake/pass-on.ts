import { saidInThread } from '../../commands/ticket/words';
import { ticketKey } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import { ticketRef } from '../../domain/record/record-ref';
import type { Passed } from '../../domain/talk/intent';
import type { Ticket } from '../../domain/ticket/ticket';
import { isRequester } from '../../domain/ticket/who-may';
import { type Say, say } from '../../domain/words';
import type { Reply, Said } from '../../ports/inbound';
import type { Answers } from '../../views/form';
import { passedOnCard } from '../../views/passed-on-card';
import { actAndReply } from '../conversation/act';
import { beginsBurst, talkAbout } from '../conversation/conversation-state';
import type { InboundDeps } from '../inbound-deps';
import { filedBefore } from './report';

/** Words for a ticket. */
interface ForTicket {
  readonly said: Said;
  readonly ticket: Ticket;
  readonly as: Passed;
  /** What of it is for the ticket: without its number, or what marks an aside. */
  readonly text: string;
  /** What the desk asked this person about it, and they answer now. */
  readonly question?: string;
  /** They said themselves which ticket it is: their next lines go there too. */
  readonly holds?: true;
}

/** Words become what they are to the ticket; the answer says where they went, at length only when a burst begins. */
export async function passOn(deps: InboundDeps, by: Person, words: ForTicket): Promise<Reply> {
  const { said, ticket, question, holds } = words;
  const request = { key: said.key, action: words.as, about: ticketRef(ticket.id), by, answers: answersOf(words) };
  const value = stands(words);
  const reply = await actAndReply(deps, value === undefined ? request : { ...request, value }, filedBefore);
  if (reply.kind !== 'done' || reply.text !== undefined) return reply;
  if (said.where === 'thread') return reply;
  // Whoever works on it is asked each time, unless they chose otherwise.
  if (said.where === 'chat' && (holds || isRequester(ticket, by))) await talkAbout(deps, by, ticket.id);
  const first = await beginsBurst(deps, by, ticket.id);
  // The desk answers the report it asked for on the card that asked.
  if (question === 'ask' && words.as === 'progress') return reply;
  const passed = wentWhere(deps, by, words);
  if (holds) return { kind: 'done', text: first ? say('desk.andNext', { passed }) : passed };
  // Of a ticket that is resolved they are asked what they mean, on a card.
  const isAside = words.as !== 'add-information' || question !== undefined || ticket.state === 'resolved';
  const plain = !first || isAside || said.where !== 'chat';
  return plain ? { kind: 'done', text: passed } : withWayOut(deps, by, words, passed);
}

/** Words below the reminder of a promise are what was promised; the note is for a call-back or an offer. */
function answersOf({ said, as, text, question }: ForTicket): Answers {
  if (as === 'note' && question === undefined) return { text };
  const answers = { text, files: said.files, ...(question === undefined ? {} : { note: text }) };
  return question === 'promise' ? { ...answers, promise: 'kept' } : answers;
}

/**
 * Where the words stand already: in the thread they were written in, or before whoever wrote them in a chat. Colleagues
 * of an engineer who writes alone have not read it yet.
 */
function stands({ said, as }: ForTicket): string | undefined {
  const has = said.where === 'thread' || (said.where === 'chat' && as === 'add-information');
  return has ? saidInThread(said.from.platform) : undefined;
}

function wentWhere({ desk }: InboundDeps, by: Person, { ticket: { id, requester, owner }, as }: ForTicket): Say {
  const ticket = ticketKey(desk, id);
  if (as === 'note') return say('desk.noted', { ticket });
  if (as === 'called-back') return say('desk.calledBackNoted', { ticket });
  const to = requester === by.id ? owner : requester;
  return to === undefined || to === by.id
    ? say('desk.passedOnOpen', { ticket })
    : say('desk.passedOn', { to: { person: to }, ticket });
}

/** The same words wait as a draft, should they have been about something else. */
async function withWayOut(deps: InboundDeps, by: Person, { said, text }: ForTicket, passed: Say): Promise<Reply> {
  const draft = { id: deps.ids.next(), person: by.id, text, files: said.files };
  await deps.drafts.keep(draft, deps.clock.now());
  return { kind: 'card', card: passedOnCard(passed, draft.id) };
}
