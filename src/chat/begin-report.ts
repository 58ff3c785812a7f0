import { ticketKey } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { isBlank } from '../domain/text';
import type { Ticket } from '../domain/ticket/ticket';
import { say } from '../domain/words';
import type { Press, Reply, Said } from '../ports/inbound';
import type { Draft } from '../ports/repositories';
import { categoryOptions } from '../views/category-options';
import { longText } from '../views/forms/fields';
import { intakeCard } from '../views/intake-card';
import type { InboundDeps } from './inbound-deps';
import { draftOf, ownDraft } from './report';
import { areKept, askedOver, endAskedOver, keepBegun, rememberKept, talkNoMore } from './talk-memory';
import { voiceOf } from './voice';

/** Files of one draft; a form takes five more. */
const mostFiles = 20;
/** Jobs offered for adding to, where words stand below none. */
const jobsOffered = 3;

/** Keeps the words and asks for what a report needs besides (HOT-1, HOT-2). */
export async function beginInChat(deps: InboundDeps, by: Person, said: Said): Promise<Reply> {
  const greets = said.greeted !== true;
  return intakeOf(deps, by, await keptDraft(deps, by, said), greets);
}

/** Keeps the words and asks what they are: a new report, or more about a job of theirs (HOT-1, HOT-2). */
export async function beginInThreads(
  deps: InboundDeps,
  by: Person,
  said: Said,
  jobs: readonly Ticket[],
): Promise<Reply> {
  const draft = await keptDraft(deps, by, said);
  const theirs = jobs.filter(({ requester }) => requester === by.id).slice(0, jobsOffered);
  return { kind: 'card', card: intakeCard({ desk: deps.desk, draft: draft.id, said: said.text, jobs: theirs }) };
}

/** The words, kept as a draft, so that a question about them remembers them for as long as it stands. */
export async function keptDraft(deps: InboundDeps, by: Person, { key, text, files }: Said): Promise<Draft> {
  // Words that are changed later are looked for under the same name.
  const draft = { id: draftOf(key), person: by.id, text, files };
  await deps.drafts.keep(draft, deps.clock.now());
  await rememberKept(deps, key);
  return draft;
}

/** `greets`: whether these are the first words between them today (HOT-1). */
async function intakeOf(deps: InboundDeps, by: Person, draft: Draft, greets = false): Promise<Reply> {
  await keepBegun(deps, by, draft.id);
  const [last] = await deps.tickets.ofRequester(by.id, 1);
  const card = intakeCard({
    desk: deps.desk,
    draft: draft.id,
    said: draft.text,
    jobs: [],
    greets,
    ...(last === undefined ? {} : { place: last.place }),
  });
  return { kind: 'card', card };
}

/**
 * More about what somebody has just begun: it goes with the first words, and is asked about anew only where it changes
 * what to suggest. Undefined when there is no room, or the first words are gone.
 */
export async function addToBegun(deps: InboundDeps, by: Person, said: Said, begun: string): Promise<Reply | undefined> {
  const draft = await ownDraft(deps, by, begun);
  if ('kind' in draft) return undefined;
  if (await areKept(deps, said.key)) return intakeOf(deps, by, draft);
  const more = await keptToo(deps, said, draft);
  if (more === undefined) return undefined;
  await keepBegun(deps, by, begun);
  const suggested = (words: string): string => categoryOptions(deps.desk, words).initial;
  // Whoever was asked whether a ticket is back is not asked about a report beside.
  const isAsked = (await askedOver(deps, by))?.draft === begun;
  if (!isAsked && suggested(more.text) !== suggested(draft.text)) return intakeOf(deps, by, more);
  return { kind: 'done', text: say('desk.keptToo') };
}

/** More words of somebody whose draft this is; undefined when it has no room for them. */
export async function keptToo(deps: InboundDeps, said: Said, draft: Draft): Promise<Draft | undefined> {
  const text = [draft.text, said.text].filter((part) => !isBlank(part)).join('\n');
  const files = [...draft.files, ...said.files];
  if ([...text].length > longText || files.length > mostFiles) return undefined;
  const more = { ...draft, text, files };
  await deps.drafts.keep(more, deps.clock.now());
  await rememberKept(deps, said.key);
  return more;
}

/** Words that went to a job, or might have, become a report of their own; one that is over is referred to. */
export async function newProblem(deps: InboundDeps, by: Person, { value, ticket }: Press): Promise<Reply> {
  const draft = await ownDraft(deps, by, value ?? '');
  if ('kind' in draft) return draft;
  await talkNoMore(deps, by);
  await endAskedOver(deps, by);
  const old = ticket === undefined ? undefined : await deps.tickets.find(ticket);
  return intakeOf(deps, by, old?.requester === by.id ? await referring(deps, by, draft, old) : draft);
}

/** The report names the job that it follows, for whoever reads it next. */
async function referring(deps: InboundDeps, by: Person, draft: Draft, { id, title }: Ticket): Promise<Draft> {
  const speak = await voiceOf(deps, by, []);
  const line = speak(say('desk.seeAlso', { ticket: ticketKey(deps.desk, id), title }));
  if (draft.text.includes(line)) return draft;
  const more = { ...draft, text: [draft.text, line].filter((part) => !isBlank(part)).join('\n') };
  await deps.drafts.keep(more, deps.clock.now());
  return more;
}
