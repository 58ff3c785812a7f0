import { createHash } from 'node:crypto';
import { reportFault } from '../../commands/report-fault';
import { categoryId, suggestCategory } from '../../domain/catalogue/suggest-category';
import { categoryOf, type Desk, ticketKey } from '../../domain/desk';
import { own } from '../../domain/own';
import { type Person, worksTickets } from '../../domain/people/person';
import { ticketRef } from '../../domain/record/record-ref';
import { invalid, notEngineer, notYourDraft, refuse } from '../../domain/refusal';
import { smallTalkIn } from '../../domain/small-talk';
import { isBlank } from '../../domain/text';
import { type FileRef, ticketId } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import type { Reply, Submission } from '../../ports/inbound';
import type { Draft } from '../../ports/repositories';
import { noChoice, otherChoice } from '../../views/category-options';
import type { Answers, Form } from '../../views/form';
import { longText } from '../../views/forms/fields';
import { proposedIn, type ReportAnswers, reportForm } from '../../views/forms/report-form';
import { intakeAsks } from '../../views/intake-card';
import { readAnswers } from '../../views/read-answers';
import { actAndReply } from '../conversation/act';
import { helpFor } from '../conversation/answer-small-talk';
import { endOpenDraft } from '../conversation/conversation-state';
import { voiceOf } from '../conversation/voice';
import type { InboundDeps } from '../inbound-deps';
import { callerOf } from '../people/people-in-form';
import { first, inPieces, lengthOf } from './in-pieces';
import { countBegun, tooManyBegun } from './too-much';

/** What is known about a report before its form is drawn. */
interface Beginning {
  readonly by: Person;
  readonly answers: Answers;
  readonly carried: Readonly<Record<string, string>>;
  readonly same?: string;
}

/** The guided form, filled with what was already said (product §2). */
export async function drawReport(deps: InboundDeps, { by, answers, carried, same }: Beginning): Promise<Form> {
  const draft = carried['draft'] === undefined ? undefined : await deps.drafts.find(carried['draft']);
  const rest = draft?.person === by.id ? restOf(draft.text, carried) : '';
  const along = draft?.person === by.id ? { files: draft.files.length, rest: rest.length } : undefined;
  const assets = await deps.assets.ofUser(by.id);
  const devices = assets.map(({ tag, name }) => (name === '' ? tag : `${name} (${tag})`));
  const more = { ...(same === undefined ? {} : { same }), ...(along === undefined ? {} : { along }) };
  const description = withoutRest(descriptionIn(answers), rest);
  const said = { ...readAnswers(reportForm.asks, answers), description };
  return reportForm({ desk: deps.desk, by, devices, answers: said, carried, ...more });
}

/** A name that the form of a report has. */
const named = (name: keyof ReportAnswers): string => name;

/** What is described, to the letter: a line that ends there may be needed for what goes along. */
function descriptionIn(answers: Answers): string {
  const given = own(answers, named('description'));
  return typeof given === 'string' ? given : '';
}

/** What of long words is offered in the form for changing; the rest goes along as it was written. */
const headOf = (text: string): string => first(inPieces(text, longText, lengthOf), 1)[0] ?? '';
/** What the form offered of its draft, so that lines which came since are told from it. */
const offeredIn = 'offered';
const offered = (head: string): string => `${head.length} ${hashOf(head)}`;

/** What of a draft is not in its form: what had no room there, and what was written since the form was opened. */
function restOf(text: string, carried: Submission['carried']): string {
  const length = Number.parseInt(carried[offeredIn] ?? '', 10);
  const head = text.slice(0, length);
  return carried[offeredIn] === offered(head) ? text.slice(length) : text.slice(headOf(text).length);
}

/** Opens the form with words from a command, or with a draft the person wrote before. */
export async function beginReport(
  deps: InboundDeps,
  by: Person,
  given: { readonly text?: string; readonly draft?: string; readonly files?: readonly FileRef[] },
): Promise<Reply> {
  const { text = '', files = [] } = given;
  const talk = given.draft === undefined && files.length === 0 ? smallTalkIn(text) : undefined;
  if (talk !== undefined) return helpFor(deps, by);
  const draft =
    given.draft === undefined ? await keptBeyond(deps, by, { text, files }) : await ownDraft(deps, by, given.draft);
  if (draft && 'kind' in draft) return draft;
  const description = headOf(draft?.text ?? text);
  const carried = draft === undefined ? {} : { draft: draft.id, [offeredIn]: offered(description) };
  return { kind: 'form', form: await drawReport(deps, { by, answers: { description }, carried }) };
}

/** What a form has no room for is kept as a draft, so that it comes along: files of a message, and very long words. */
async function keptBeyond(
  deps: InboundDeps,
  by: Person,
  { text, files }: Pick<Draft, 'text' | 'files'>,
): Promise<Draft | undefined> {
  if (files.length === 0 && restOf(text, {}) === '') return undefined;
  const draft = { id: deps.ids.next(), person: by.id, text, files };
  await deps.drafts.keep(draft, deps.clock.now());
  return draft;
}

/** Name of the draft that begins with the words heard under that key. */
export const draftOf = (heard: string): string => hashOf(heard);

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 26);

/** A draft becomes one ticket, or part of one, however often its card is pressed. */
export const draftKey = (draft: string): string => `draft:${draft}`;

/** What came to a draft while it was filed goes on by `send`, once: whoever wrote that was told it is kept. */
export async function sendLater(
  deps: InboundDeps,
  { id, text, files }: Draft,
  send: (more: Pick<Draft, 'text' | 'files'>, key: string) => Promise<unknown>,
): Promise<void> {
  const now = await deps.drafts.find(id);
  if (now === undefined || !now.text.startsWith(text)) return;
  const more = { text: now.text.slice(text.length).trim(), files: now.files.slice(files.length) };
  if (more.text !== '' || more.files.length > 0) await send(more, `${draftKey(id)}:later`);
}

/** What is said when a draft is filed a second time: it worked, perhaps in an answer that was lost on its way. */
export const filedBefore: Reply = { kind: 'done', text: say('desk.filedBefore') };

/** A draft of this very person, or the reply that refuses it. */
export async function ownDraft(deps: InboundDeps, by: Person, id: string): Promise<Draft | Reply> {
  const draft = await deps.drafts.find(id);
  if (!draft) return { kind: 'refused', refusal: refuse('refusal.draftGone') };
  return draft.person === by.id ? draft : { kind: 'refused', refusal: notYourDraft };
}

const servesNobody: Reply = { kind: 'refused', refusal: notEngineer };

/** Files the report, or asks first when it looks like one made minutes ago. */
export async function submitReport(deps: InboundDeps, by: Person, submission: Submission): Promise<Reply> {
  const { carried } = submission;
  const filled = await withDraft(deps, by, submission);
  if ('reply' in filled) return filled.reply;
  const { answers, draft } = filled;
  const said = readAnswers(reportForm.asks, answers);
  // Only engineers are asked who called; they may have stopped being one since the form was drawn.
  if (said.requester !== '' && !worksTickets(by)) return servesNobody;
  if (said.same === 'add' && carried['same'] !== undefined) return addToSame(deps, by, submission, said);
  const asked = await askedBack(deps, by, { ...submission, answers });
  if (asked !== undefined) return asked;
  const requester = said.requester === '' ? by : await callerOf(deps, submission.from, said.requester);
  if (requester === undefined) {
    return { kind: 'invalid', invalid: invalid({ requester: say('form.noSuchCaller') }) };
  }
  const source = carried['draft'] === undefined ? 'form' : 'message';
  const key = carried['draft'] === undefined ? submission.key : draftKey(carried['draft']);
  const tooMany = await tooManyBegun(deps, by, 'reports');
  if (tooMany !== undefined) return tooMany;
  const reported = await reportFault(deps, { key, by, requester, source, answers });
  if (reported.kind === 'reported') await countBegun(deps, by, 'reports');
  const number = 'ticket' in reported ? reported.ticket.id : undefined;
  deps.logger.info('asked', {
    action: 'report',
    ticket: number,
    by: by.id,
    key,
    result: reported.kind,
  });
  if (reported.kind === 'invalid') return { kind: 'invalid', invalid: reported };
  if (carried['draft'] !== undefined && reported.kind !== 'same') await endOpenDraft(deps, by, carried['draft']);
  if (draft !== undefined && reported.kind === 'reported') {
    const request = { action: adding(said), about: ticketRef(reported.ticket.id), by };
    await sendLater(deps, draft, (more, later) => actAndReply(deps, { ...request, key: later, answers: more }));
  }
  if (reported.kind === 'repeated') return carried['draft'] === undefined ? { kind: 'done' } : filedBefore;
  const ticket = ticketKey(deps.desk, reported.ticket.id);
  if (reported.kind === 'same') {
    const again = { ...carried, same: String(reported.ticket.id) };
    return { kind: 'form', form: await drawReport(deps, { by, answers, carried: again, same: ticket }) };
  }
  const about = ticketRef(reported.ticket.id);
  if (requester.id === by.id) return { kind: 'done', text: say('desk.filed', { ticket }), about, cardFollows: true };
  return { kind: 'done', text: say('desk.filedFor', { ticket, requester: { person: requester.id } }), about };
}

/** What a caller says once more comes through the engineer who took the call. */
const adding = ({ requester }: ReportAnswers): string => (requester === '' ? 'add-information' : 'reply');

async function addToSame(
  deps: InboundDeps,
  by: Person,
  { key, carried }: Submission,
  said: ReportAnswers,
): Promise<Reply> {
  const ticket = ticketId(Number(carried['same']));
  const answers = { text: said.description, files: said.files };
  const reply = await actAndReply(deps, { key, action: adding(said), about: ticketRef(ticket), by, answers });
  return reply.kind === 'done'
    ? { kind: 'done', text: say('desk.added', { ticket: ticketKey(deps.desk, ticket) }), about: ticketRef(ticket) }
    : reply;
}

/** Answers that can be filed, or what is said instead. */
type Filled = { readonly answers: Answers; readonly draft?: Draft } | { readonly reply: Reply };

/**
 * What the draft of a report knows comes along: its files, and for a report that was filled in on a card its words too.
 * Answers the reply where a card's answers need the form, or their words are gone.
 */
async function withDraft(deps: InboundDeps, by: Person, { carried, answers }: Submission): Promise<Filled> {
  const draft = carried['draft'] === undefined ? undefined : await ownDraft(deps, by, carried['draft']);
  if (readAnswers(intakeAsks, answers).category !== '') return fromCard(deps, by, carried, { answers, draft });
  // A draft that was forgotten leaves the form as it was filled in; somebody else's is theirs to file.
  if (draft !== undefined && 'kind' in draft) return isTheirs(draft) ? { reply: draft } : { answers };
  return draft === undefined ? { answers } : { answers: withFiles(withRest(answers, draft, carried), draft), draft };
}

const withoutRest = (description: string, rest: string): string =>
  rest !== '' && description.endsWith(rest) ? description.slice(0, -rest.length) : description;

/** The words that are not in the form. */
function withRest(answers: Answers, { text }: Draft, carried: Submission['carried']): Answers {
  const rest = restOf(text, carried);
  const said = own(answers, named('description'));
  return rest === '' || typeof said !== 'string' ? answers : { ...answers, [named('description')]: `${said}${rest}` };
}

const isTheirs = (reply: Reply): boolean => reply.kind === 'refused' && reply.refusal.why === 'not-your-draft';

function withFiles(answers: Answers, { files }: Draft): Answers {
  const added = readAnswers(reportForm.asks, answers).files;
  return files.length === 0 ? answers : { ...answers, [named('files')]: [...files, ...added] };
}

/**
 * A category that nobody chose is asked for once more where the words suggest another, with that one selected; where they
 * suggest none, it must be chosen: "something else" is never chosen in silence. One rule for windows, pages and cards.
 */
async function askedBack(deps: InboundDeps, by: Person, { answers, carried }: Submission): Promise<Reply | undefined> {
  const { branch, item, description } = readAnswers(reportForm.asks, answers);
  const isOpen = branch === '' || branch === noChoice;
  const chosen = isOpen ? noChoice : `${branch}.${item.get(branch) ?? ''}`;
  if (!isOpen && chosen !== carried[proposedIn]) return undefined;
  const best = suggestCategory(deps.desk, description);
  if (best === undefined && !isOpen) return undefined;
  if (best === undefined) return { kind: 'invalid', invalid: invalid({ branch: say('form.chooseCategory') }) };
  if (categoryId(best) === chosen) return undefined;
  return {
    kind: 'form',
    form: await drawReport(deps, { by, answers: { ...answers, [named('branch')]: '' }, carried }),
  };
}

/** Answers given on the card itself, as the form would have given them; its questions are those of `intakeCard`. */
async function fromCard(
  deps: InboundDeps,
  by: Person,
  carried: Submission['carried'],
  { answers, draft }: { readonly answers: Answers; readonly draft: Draft | Reply | undefined },
): Promise<Filled> {
  if (draft === undefined) return { reply: { kind: 'refused', refusal: refuse('refusal.draftGone') } };
  if ('kind' in draft) return { reply: draft };
  const { category, place } = readAnswers(intakeAsks, answers);
  if (category === noChoice)
    return { reply: { kind: 'invalid', invalid: invalid({ category: say('form.chooseCategory') }) } };
  const { branch, item } = kindOf(deps.desk, category === otherChoice ? '' : category);
  const speak = await voiceOf(deps, by, []);
  const description = isBlank(draft.text) ? speak(say('desk.seeAttachment')) : draft.text;
  const kind: Partial<Record<keyof ReportAnswers, string>> = { description, branch: branch.id };
  const form = { ...answers, ...kind, [reportForm.asks.item.nameOf(branch.id)]: item.id };
  if (place !== otherChoice) return { answers: withFiles(form, draft), draft };
  // The place they mean did not fit the card.
  const known = { ...form, [named('place')]: '' };
  return { reply: { kind: 'form', form: await drawReport(deps, { by, answers: known, carried }) } };
}

/** The catalogue's kind of that name; its very last, "something else", for any other. */
function kindOf(desk: Desk, category: string) {
  const branch = desk.catalogue.at(-1);
  const item = branch?.items.at(-1);
  if (!branch || !item) throw new Error('the catalogue is empty');
  return categoryOf(desk, category) ?? { branch, item };
}
