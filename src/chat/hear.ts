import type { Person } from '../domain/people/person';
import { refuse } from '../domain/refusal';
import { isBlank } from '../domain/text';
import { isOpen, ticketId } from '../domain/ticket/ticket';
import type { Reply, Said } from '../ports/inbound';
import { helpCard, intakeCard } from '../views/intake-card';
import { act } from './act';
import { answerAsked, askedBelow, askedOf } from './answer-asked';
import { answerSmallTalk, isOver, smallTalkOf } from './answer-small-talk';
import { hearInChat } from './hear-in-chat';
import type { InboundDeps } from './inbound-deps';
import { lookBriefly } from './look';
import { meaningInThread } from './meaning';
import { draftOf } from './report';
import { tooManyWords } from './too-much';

/** Open jobs offered for adding to, when somebody writes to the bot. */
const jobsOffered = 3;

/** What somebody wrote: an answer in a job's thread, or the beginning of a new report. */
export async function hearSaid(deps: InboundDeps, by: Person, said: Said): Promise<Reply> {
  const tooMany = await tooManyWords(deps, by, said);
  if (tooMany !== undefined) return tooMany;
  if (said.where === 'chat') return hearInChat(deps, by, said);
  const slot = said.under === undefined ? undefined : await deps.refs.slotOf(said.from.platform, said.under);
  if (said.where === 'thread' && slot !== undefined && isOfTicket(slot)) return hearInThread(deps, by, said, slot);
  // Below a message about no ticket, as the one about somebody who left, words are as good as written to the desk.
  if (said.where === 'thread' && slot === undefined) return { kind: 'done' };
  return beginFrom(deps, by, said);
}

const isOfTicket = (slot: string): boolean => /^\d+:/.test(slot);

async function hearInThread(deps: InboundDeps, by: Person, said: Said, slot: string): Promise<Reply> {
  const [number, kind] = slot.split(':');
  const id = ticketId(Number(number));
  const ticket = await deps.tickets.find(id);
  if (!ticket) return { kind: 'refused', refusal: refuse('refusal.staleButton') };
  const asked = kind === 'engineers' ? undefined : askedBelow(deps, said, id);
  if (asked !== undefined) return lookBriefly(deps, by, asked);
  const talk = smallTalkOf(said);
  if (talk !== undefined && kind !== 'engineers' && isOver(ticket)) return answerSmallTalk(deps.desk, talk, said);
  const doing = meaningInThread(ticket, by, said, kind ?? '');
  if (doing === undefined) {
    const no = kind === 'engineers' ? 'refusal.notEngineer' : 'refusal.notRequester';
    return { kind: 'refused', refusal: refuse(no) };
  }
  return act(deps, { key: said.key, ticket: id, by, ...doing });
}

/** Keeps the words as a draft and asks what they are: a new job, or more about an open one (HOT-1, HOT-2). */
async function beginFrom(deps: InboundDeps, by: Person, said: Said): Promise<Reply> {
  if (isBlank(said.text) && said.files.length === 0) return { kind: 'card', card: helpCard(deps.desk) };
  const asked = askedOf(deps, said);
  if (asked !== undefined) return answerAsked(deps, { by, from: said.from }, asked);
  const talk = smallTalkOf(said);
  if (talk !== undefined) return answerSmallTalk(deps.desk, talk, said);
  // Words that are changed later are looked for under the same name.
  const draft = { id: draftOf(said.key), person: by.id, text: said.text, files: said.files };
  await deps.drafts.keep(draft, deps.clock.now());
  // The answer to a mention stands in a channel, where nobody else need read what somebody's jobs are about.
  const theirs = said.where === 'mention' ? [] : await deps.tickets.ofRequester(by.id, 20);
  const jobs = theirs.filter(isOpen).slice(0, jobsOffered);
  return { kind: 'card', card: intakeCard({ desk: deps.desk, draft: draft.id, said: said.text, jobs }) };
}
