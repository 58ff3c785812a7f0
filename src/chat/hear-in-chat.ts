import { type Person, worksTickets } from '../domain/people/person';
import { isBlank } from '../domain/text';
import { namedNumber } from '../domain/ticket/named-number';
import { isOpen, type Ticket, ticketId } from '../domain/ticket/ticket';
import { hasPart } from '../domain/ticket/who-may';
import type { Reply, Said } from '../ports/inbound';
import { welcomeCard } from '../views/intake-card';
import { addToBegun, askWhichJob, beginInChat } from './begin-in-chat';
import { languageAsked } from './choose-language';
import type { InboundDeps } from './inbound-deps';
import { questionIn } from './meaning';
import { nextLinesTo, passOn } from './pass-on';
import { begunDraft, currentJob } from './talk-memory';

/** Jobs looked through for the one that somebody means. */
const most = 50;

/** A greeting and nothing more is greeted: it would make a poor report. */
const greeting =
  /^(?:你好|您好|哈喽|哈啰|在吗|在么|在不在|有人吗|早上?好|下午好|晚上好|hi|hello|hey)[\s!！?？.。,，~～呀啊吗]*$/i;

/**
 * What somebody wrote on a platform without threads (product §6). In this order: the job they named, the question the
 * desk has just asked them, what they have just begun to report, the job they are talking about, the only one they have
 * a part in; else they are asked, or it is a new report.
 */
export async function hearInChat(deps: InboundDeps, by: Person, said: Said): Promise<Reply> {
  const nothing = isBlank(said.text) || languageAsked(said) !== undefined;
  if (nothing && said.files.length === 0) return { kind: 'card', card: welcomeCard(deps.desk) };
  const named = await namedJob(deps, by, said);
  if (named) return toNamed(deps, by, named);
  const asked = await askedAbout(deps, by, said.recent);
  if (asked) return passOn(deps, by, { said, ...asked });

  const begun = await begunDraft(deps, by);
  const added = begun === undefined ? undefined : await addToBegun(deps, by, said, begun);
  if (added) return added;

  const jobs = await jobsOf(deps, by);
  const current = await currentJob(deps, by);
  const meant = jobs.find(({ id }) => id === current) ?? (jobs.length === 1 ? jobs[0] : undefined);
  if (meant) return passOn(deps, by, { said, ticket: meant });
  if (jobs.length > 0) return askWhichJob(deps, by, said, jobs);
  return greeting.test(said.text.trim()) && said.files.length === 0
    ? { kind: 'card', card: welcomeCard(deps.desk) }
    : beginInChat(deps, by, said);
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

const toNamed = (deps: InboundDeps, by: Person, { ticket, said }: Named): Promise<Reply> => {
  if (said.text === '' && said.files.length === 0) return nextLinesTo(deps, by, ticket);
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
