import { ticketKey } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { refuse } from '../domain/refusal';
import type { Ticket } from '../domain/ticket/ticket';
import { type Say, say } from '../domain/words';
import type { Reply, Said } from '../ports/inbound';
import { passedOnCard } from '../views/passed-on-card';
import { act } from './act';
import type { InboundDeps } from './inbound-deps';
import { type Doing, meaningInChat } from './meaning';
import { filedBefore } from './report';
import { beginsBurst, talkAbout } from './talk-memory';

/** Words for a job, on a platform without threads. */
export interface ForJob {
  readonly said: Said;
  readonly ticket: Ticket;
  /** What the desk asked this person about it, and they answer now. */
  readonly question?: string;
  /** They said themselves which job it is: their next lines go there too. */
  readonly chosen?: boolean;
}

/** Words become what they are to the job; the answer says where they went, at length only when a burst begins. */
export async function passOn(deps: InboundDeps, by: Person, words: ForJob): Promise<Reply> {
  const { said, ticket, question, chosen } = words;
  const doing = meaningInChat(ticket, by, said, question);
  if (doing === undefined) {
    return { kind: 'refused', refusal: refuse(by.roles.length > 0 ? 'refusal.notEngineer' : 'refusal.notRequester') };
  }
  const reply = await act(deps, { key: said.key, ticket: ticket.id, by, ...doing }, filedBefore);
  if (reply.kind !== 'done' || reply.text !== undefined) return reply;
  await talkAbout(deps, by, ticket.id);
  const first = await beginsBurst(deps, by, ticket.id);
  // The desk answers the report it asked for on the card that asked.
  if (question === 'ask' && doing.action === 'progress') return reply;
  const passed = wentWhere(deps, by, ticket, doing);
  if (chosen === true) return { kind: 'done', text: first ? say('desk.andNext', { passed }) : passed };
  const plain = !first || !['add-information', 'reply'].includes(doing.action) || question !== undefined;
  return plain ? { kind: 'done', text: passed } : withWayOut(deps, by, said, passed);
}

function wentWhere({ desk }: InboundDeps, by: Person, job: Ticket, { action }: Doing): Say {
  const ticket = ticketKey(desk, job.id);
  if (action === 'note') return say('desk.noted', { ticket });
  if (action === 'called-back') return say('desk.calledBackNoted', { ticket });
  const to = job.requester === by.id ? job.owner : job.requester;
  return to === undefined || to === by.id
    ? say('desk.passedOnOpen', { ticket })
    : say('desk.passedOn', { to: { person: to }, ticket });
}

/** The same words wait as a draft, should they have been about something else. */
async function withWayOut(deps: InboundDeps, by: Person, { text, files }: Said, passed: Say): Promise<Reply> {
  const draft = { id: deps.ids.next(), person: by.id, text, files };
  await deps.drafts.keep(draft, deps.clock.now());
  return { kind: 'card', card: passedOnCard(passed, draft.id) };
}
