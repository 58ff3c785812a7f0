import { beginningsFor } from '../../commands/act';
import { ticketKey } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import { ticketOf } from '../../domain/record/record-ref';
import type { Heard, OpenDraft } from '../../domain/talk/heard';
import { isBlank } from '../../domain/text';
import type { Ticket } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import type { Press, Reply, Said } from '../../ports/inbound';
import type { Draft } from '../../ports/repositories';
import { categoryOptions } from '../../views/category-options';
import { longText } from '../../views/forms/fields';
import { intakeCard } from '../../views/intake-card';
import {
  areKept,
  beginFirst,
  endAskedOver,
  goesWithOpenDraft,
  keepOpenDraft,
  openDraftNow,
  rememberKept,
  standsStill,
  talkNoMore,
  type Version,
} from '../conversation/conversation-state';
import { voiceOf } from '../conversation/voice';
import type { InboundDeps } from '../inbound-deps';
import { draftOf, ownDraft } from './report';

/** Files of one draft; a form takes five more. */
const mostFiles = 20;
/** Tickets offered for adding to, where words stand below none. */
const ticketsOffered = 3;

/** What somebody wrote, with what was known when it was. */
export interface Line {
  readonly said: Said;
  readonly heard: Pick<Heard, 'openDraft'>;
}

/** Keeps the words and asks for what a report needs besides (HOT-1, HOT-2). */
export async function beginInChat(deps: InboundDeps, by: Person, line: Line): Promise<Reply> {
  const greets = line.said.greeted !== true;
  const draft = await begin(deps, by, line, 'report');
  return 'kind' in draft ? draft : intakeOf(deps, by, draft, greets);
}

/** More than any number of lines that are heard at the same moment. */
const tries = 20;

/**
 * The words, kept for a question about them that the desk asks now. Of lines that several processes hear at once one
 * begins it; the others' words are kept with those, and the reply says so.
 */
export async function begin(
  deps: InboundDeps,
  by: Person,
  { said, heard }: Line,
  asked: OpenDraft['asked'],
): Promise<Draft | Reply> {
  const draft = draftOf(said.key);
  for (let turn = 0; turn < tries; turn += 1) {
    const openDraft = await openDraftNow(deps, by);
    // The very words, handled again: the question may not have reached them.
    if (openDraft?.draft === draft) break;
    const isNew =
      openDraft !== undefined && openDraft.draft !== heard.openDraft?.draft && goesWithOpenDraft(said.where, openDraft);
    const added = isNew ? await addToOpenDraft(deps, by, said, openDraft) : undefined;
    if (added !== undefined) return added;
    if (await beginFirst(deps, by, { draft, asked }, openDraft)) break;
  }
  return keptDraft(deps, by, said);
}

/** Keeps the words and asks what they are: a new report, or more about a ticket of theirs (HOT-1, HOT-2). */
export async function beginInThreads(
  deps: InboundDeps,
  by: Person,
  said: Said,
  tickets: readonly Ticket[],
): Promise<Reply> {
  const draft = await keptDraft(deps, by, said);
  const begins = await beginningsFor(deps, by);
  const theirs = tickets.filter(({ requester }) => requester === by.id).slice(0, ticketsOffered);
  return {
    kind: 'card',
    card: intakeCard({ desk: deps.desk, draft: draft.id, said: said.text, tickets: theirs, begins }),
  };
}

/** The words, kept as a draft, so that a question about them remembers them for as long as it stands. */
export async function keptDraft(deps: InboundDeps, by: Person, { key, text, files }: Said): Promise<Draft> {
  // Words that are changed later are looked for under the same name.
  const draft = { id: draftOf(key), person: by.id, text, files };
  const kept = await deps.drafts.change(draft.id, (known) => first(draft, known), deps.clock.now());
  await rememberKept(deps, key, draft.id);
  return kept ?? draft;
}

/** The first words of a draft, before what was added while they were on their way; once, however often they are handled. */
function first(draft: Draft, known: Draft | undefined): Draft {
  if (known?.person !== draft.person) return draft;
  const isThere = known.text === draft.text || known.text.startsWith(`${draft.text}\n`);
  return isThere && draft.files.every((file) => known.files.some(({ id }) => id === file.id))
    ? known
    : joined(draft, known);
}

const joined = (draft: Draft, more: Pick<Draft, 'text' | 'files'>): Draft => ({
  ...draft,
  text: [draft.text, more.text].filter((part) => !isBlank(part)).join('\n'),
  files: [...draft.files, ...more.files],
});

/** `greets`: whether these are the first words between them today (HOT-1). */
async function intakeOf(deps: InboundDeps, by: Person, draft: Draft, greets = false): Promise<Reply> {
  const [last] = await deps.tickets.ofRequester(by.id, 1);
  const card = intakeCard({
    desk: deps.desk,
    draft: draft.id,
    said: draft.text,
    tickets: [],
    begins: await beginningsFor(deps, by),
    greets,
    ...(last === undefined ? {} : { place: last.place }),
  });
  return { kind: 'card', card };
}

/**
 * More about what somebody has just begun: it goes with the first words, and is asked about anew only where it changes
 * what to suggest. Undefined when there is no room, or the question was answered meanwhile.
 */
export async function addToOpenDraft(
  deps: InboundDeps,
  by: Person,
  said: Said,
  openDraft: OpenDraft & Version,
): Promise<Reply | undefined> {
  // Whoever was asked which ticket it is about is not asked about a report beside.
  const isReport = openDraft.asked === 'report';
  const again = (await areKept(deps, said.key)) ? await deps.drafts.find(openDraft.draft) : undefined;
  if (again !== undefined) return isReport ? intakeOf(deps, by, again) : alsoKept;
  const kept = await keptToo(deps, by, said, openDraft.draft);
  if (kept === undefined || !(await standsStill(deps, by, openDraft))) return undefined;
  const suggested = ({ text }: Pick<Draft, 'text'>): string => categoryOptions(deps.desk, text).initial;
  return isReport && suggested(kept.now) !== suggested(kept.before) ? intakeOf(deps, by, kept.now) : alsoKept;
}

/** Said of words that went with those about which somebody was asked. */
export const alsoKept: Reply = { kind: 'done', text: say('desk.keptToo') };

/** What a draft was before more words came, and is with them. */
interface KeptToo {
  readonly before: Pick<Draft, 'text'>;
  readonly now: Draft;
}

/** More words of somebody, in that draft of theirs; undefined when it has no room for them, or is not theirs. */
export async function keptToo(deps: InboundDeps, by: Person, said: Said, id: string): Promise<KeptToo | undefined> {
  let before: Pick<Draft, 'text'> = { text: '' };
  const add = (known: Draft | undefined): Draft | undefined => {
    // Its first words may still be on their way from another process.
    before = known ?? before;
    const more = known === undefined ? { id, person: by.id, text: said.text, files: said.files } : joined(known, said);
    const hasRoom = [...more.text].length <= longText && more.files.length <= mostFiles;
    return more.person === by.id && hasRoom ? more : undefined;
  };
  const now = await deps.drafts.change(id, add, deps.clock.now());
  if (now === undefined) return undefined;
  await rememberKept(deps, said.key, id);
  return { before, now };
}

/** Words that went to a ticket, or might have, become a report of their own; one that is over is referred to. */
export async function newProblem(deps: InboundDeps, by: Person, { value, about }: Press): Promise<Reply> {
  const draft = await ownDraft(deps, by, value ?? '');
  if ('kind' in draft) return draft;
  await talkNoMore(deps, by);
  await endAskedOver(deps, by);
  const ticket = ticketOf(about);
  const old = ticket === undefined ? undefined : await deps.tickets.find(ticket);
  const report = old?.requester === by.id ? await referring(deps, by, draft, old) : draft;
  await keepOpenDraft(deps, by, { draft: draft.id, asked: 'report' });
  return intakeOf(deps, by, report);
}

/** The report names the ticket that it follows, for whoever reads it next. */
async function referring(deps: InboundDeps, by: Person, draft: Draft, { id, title }: Ticket): Promise<Draft> {
  const speak = await voiceOf(deps, by, []);
  const line = speak(say('desk.seeAlso', { ticket: ticketKey(deps.desk, id), title }));
  // As it stands then: a line of theirs may have come meanwhile.
  const add = (known = draft): Draft => (known.text.includes(line) ? known : joined(known, { text: line, files: [] }));
  return (await deps.drafts.change(draft.id, add, deps.clock.now())) ?? draft;
}
