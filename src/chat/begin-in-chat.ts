import type { Person } from '../domain/people/person';
import { refuse } from '../domain/refusal';
import { isBlank } from '../domain/text';
import type { Ticket } from '../domain/ticket/ticket';
import { say } from '../domain/words';
import type { Press, Reply, Said } from '../ports/inbound';
import type { Draft } from '../ports/repositories';
import { categoryOptions } from '../views/category-options';
import { longText } from '../views/forms/fields';
import { intakeCard } from '../views/intake-card';
import { whichJobCard } from '../views/which-job-card';
import type { InboundDeps } from './inbound-deps';
import { passOn } from './pass-on';
import { draftKey, ownDraft } from './report';
import { areKept, endBegun, keepBegun, rememberKept, talkNoMore } from './talk-memory';

/** Files of one draft; a form takes five more. */
const mostFiles = 20;
/** Jobs offered as what the words may be about. */
const mostJobs = 10;

/** Keeps the words and asks for what a report needs besides (HOT-1, HOT-2). */
export async function beginInChat(deps: InboundDeps, by: Person, said: Said): Promise<Reply> {
  const greets = said.greeted !== true;
  return intakeOf(deps, by, await keptDraft(deps, by, said), greets);
}

/** Keeps the words and asks which job they are about. */
export async function askWhichJob(deps: InboundDeps, by: Person, said: Said, jobs: readonly Ticket[]): Promise<Reply> {
  const draft = await keptDraft(deps, by, said);
  await keepBegun(deps, by, draft.id);
  const card = whichJobCard({ desk: deps.desk, draft: draft.id, said: said.text, jobs: jobs.slice(0, mostJobs) });
  return { kind: 'card', card };
}

async function keptDraft(deps: InboundDeps, by: Person, { key, text, files }: Said): Promise<Draft> {
  const draft = { id: deps.ids.next(), person: by.id, text, files };
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
  const text = [draft.text, said.text].filter((part) => !isBlank(part)).join('\n');
  const files = [...draft.files, ...said.files];
  if ([...text].length > longText || files.length > mostFiles) return undefined;
  const more = { ...draft, text, files };
  await deps.drafts.keep(more, deps.clock.now());
  await rememberKept(deps, said.key);
  await keepBegun(deps, by, begun);
  const suggested = (words: string): string => categoryOptions(deps.desk, words).initial;
  if (suggested(text) !== suggested(draft.text)) return intakeOf(deps, by, more);
  return { kind: 'done', text: say('desk.keptToo') };
}

/** Words that went to a job, or might have, become a report of their own. */
export async function newProblem(deps: InboundDeps, by: Person, { value }: Press): Promise<Reply> {
  const draft = await ownDraft(deps, by, value ?? '');
  if ('kind' in draft) return draft;
  await talkNoMore(deps, by);
  return intakeOf(deps, by, draft);
}

/** Somebody chose the job their words are about; their next lines go there too. */
export async function talkTo(deps: InboundDeps, by: Person, press: Press): Promise<Reply> {
  const draft = await ownDraft(deps, by, press.value ?? '');
  if ('kind' in draft) return draft;
  const ticket = press.ticket === undefined ? undefined : await deps.tickets.find(press.ticket);
  if (!ticket) return { kind: 'refused', refusal: refuse('refusal.staleButton') };
  const { text, files } = draft;
  const said: Said = { from: press.from, key: draftKey(draft.id), where: 'chat', text, files };
  const reply = await passOn(deps, by, { said, ticket, chosen: true });
  await endBegun(deps, by, draft.id);
  return reply;
}
