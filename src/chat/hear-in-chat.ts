import { type Person, worksTickets } from '../domain/people/person';
import { isBlank } from '../domain/text';
import { namedNumber } from '../domain/ticket/named-number';
import { isOpen, type Ticket, ticketId } from '../domain/ticket/ticket';
import { hasPart } from '../domain/ticket/who-may';
import type { Reply, Said } from '../ports/inbound';
import { helpCard } from '../views/intake-card';
import { showInChat } from './answer-asked';
import { answerSmallTalk, isOver, smallTalkOf } from './answer-small-talk';
import { addToBegun, askWhichJob, beginInChat } from './begin-in-chat';
import { languageAsked } from './choose-language';
import type { InboundDeps } from './inbound-deps';
import { questionIn } from './meaning';
import { passOn } from './pass-on';
import { begunDraft, currentJob } from './talk-memory';

/** Jobs looked through for the one that somebody means. */
const most = 50;

/**
 * What somebody wrote on a platform without threads (product §6). In this order: the job they named, the question the
 * desk has just asked them, what they have just begun to report, the job they are talking about, the only one they have
 * a part in; else they are asked, or it is a new report. Who asks what one can do here is told at once, and what reports
 * nothing never becomes part of a report.
 */
export async function hearInChat(deps: InboundDeps, by: Person, said: Said): Promise<Reply> {
  const nothing = isBlank(said.text) || languageAsked(said) !== undefined;
  if (nothing && said.files.length === 0) return { kind: 'card', card: helpCard(deps.desk, 'chat') };
  const shown = await showInChat(deps, by, said);
  if (shown) return shown;
  const named = await namedJob(deps, by, said);
  if (named) return toNamed(deps, by, named);
  const talk = smallTalkOf(said);
  const asked = await askedAbout(deps, by, said.recent);
  // Neither answers any question; thanks and a nod may.
  if (talk === 'help' || (asked && talk === 'greeting')) return answerSmallTalk(deps.desk, talk, said);
  if (asked) return passOn(deps, by, { said, ...asked });

  const begun = await begunDraft(deps, by);
  if (talk !== undefined && begun !== undefined) return answerSmallTalk(deps.desk, talk, said);
  const added = begun === undefined ? undefined : await addToBegun(deps, by, said, begun);
  if (added) return added;

  const jobs = await jobsOf(deps, by);
  const current = await currentJob(deps, by);
  const meant = jobs.find(({ id }) => id === current) ?? (jobs.length === 1 ? jobs[0] : undefined);
  if (meant) return passOn(deps, by, { said, ticket: meant });
  if (talk !== undefined) return answerSmallTalk(deps.desk, talk, said);
  return jobs.length > 0 ? askWhichJob(deps, by, said, jobs) : beginInChat(deps, by, said);
}

interface Named {
  readonly ticket: Ticket;
  readonly said: Said;
}

/** The job whose number the words begin with, if this person has a part in it; the number is taken off. */
async function namedJob(deps: InboundDeps, by: Person, said: Said): Promise<Named | undefined> {
  const named = namedNumber(deps.desk.prefix, said.text);
  const ticket = named && (await deps.tickets.find(named.ticket));
  if (!named || !ticket || !hasPart(ticket, by)) return undefined;
  return { ticket, said: { ...said, text: named.rest } };
}

const toNamed = async (deps: InboundDeps, by: Person, { ticket, said }: Named): Promise<Reply> => {
  const talk = smallTalkOf(said);
  if (talk !== undefined && isOver(ticket)) return answerSmallTalk(deps.desk, talk, said);
  const question = said.recent && questionIn(said.recent, ticket, by, deps.desk.progress.askBefore);
  return passOn(deps, by, { said, ticket, chosen: true, ...(question === undefined ? {} : { question }) });
};

/** The job about which the desk has just asked them something that it still wants to know. */
async function askedAbout(deps: InboundDeps, by: Person, slot: string | undefined) {
  const number = Number(slot?.split(':', 1)[0]);
  const ticket =
    slot === undefined || !Number.isInteger(number) ? undefined : await deps.tickets.find(ticketId(number));
  const question = ticket && slot && questionIn(slot, ticket, by, deps.desk.progress.askBefore);
  return ticket && question ? { ticket, question } : undefined;
}

/** Their own jobs that are open or wait for their answer, newest first, then those they work on. */
async function jobsOf({ tickets }: InboundDeps, by: Person): Promise<readonly Ticket[]> {
  const own = await tickets.ofRequester(by.id, most);
  const theirs = own.filter((job) => isOpen(job) || job.state === 'resolved');
  const work = worksTickets(by) ? await tickets.ofEngineer(by.id, most) : [];
  return [...theirs, ...work.filter(({ id }) => !theirs.some((job) => job.id === id))];
}
