import { own } from '../../domain/own';
import { say } from '../../domain/words';
import type { Answered } from '../../ports/inbound';
import type { Form } from '../../views/form';
import { readAnswers } from './answers-of';
import { keepOutcome, leadToOutcome, outcomeBefore } from './done-forms';
import { type Draft, dropDraft, keepDraft } from './drafts';
import { type DrawnForm, drawForm, filesIn } from './draw-form';
import { openingOf } from './opening';
import type { PageRequest, SignedInReader } from './page-parts';
import type { PageState } from './page-state';
import { findName } from './person-field';
import { sendPage } from './respond';
import { drawnFor, redrawn, showForm } from './show-form';
import { noIn, outcomeOf, showReply } from './show-reply';
import { stillTyped, type Typed, typedIn } from './typed';
import { filed } from './uploads';

/** A form that came back. */
export interface Posted {
  readonly state: PageState & { readonly form: Form };
  readonly typed: Typed;
}

/** Where the draft of a posted form is kept. */
export const draftFor = ({ account, action, about, openedWith = '' }: PageState): Draft => ({
  account,
  action,
  about,
  openedWith,
});

/** A form came back: to be begun anew, to be drawn anew, or to be done. */
export async function postForm(
  page: PageRequest,
  reader: SignedInReader,
  state: Posted['state'],
  fields: URLSearchParams,
): Promise<void> {
  const posted = { state, typed: typedIn(fields) };
  if (fields.has('_anew')) {
    await dropDraft(page, draftFor(state));
    return showForm(page, reader);
  }
  if (fields.has(findName)) return find(page, reader, posted);
  if (fields.has('_refresh')) return refresh(page, reader, posted);
  const before = await outcomeBefore(page, reader.account, state.key);
  return before ? leadToOutcome(page, state) : submit(page, reader, posted);
}

/** Keeps what was typed; what is drawn late, after its form was submitted, would come back as if it had not been. */
async function keepTyped(page: PageRequest, { account }: SignedInReader, { state, typed }: Posted): Promise<void> {
  if ((await outcomeBefore(page, account, state.key)) === undefined) await keepDraft(page, draftFor(state), typed);
}

/** Somebody is looked for by name: the same form, with those who were found. */
async function find(page: PageRequest, reader: SignedInReader, { state, typed }: Posted): Promise<void> {
  await keepTyped(page, reader, { state, typed });
  const drawn = { speak: reader.speak, form: state.form, opening: openingOf(page), key: state.key, typed };
  sendPage(page, 200, await drawForm(page, reader, drawn));
}

async function refresh(page: PageRequest, reader: SignedInReader, { state, typed }: Posted): Promise<void> {
  await keepTyped(page, reader, { state, typed });
  const answered = await redrawn(page, reader, {
    form: state.form,
    typed,
    zone: zoneOf(state, reader),
    key: state.key,
  });
  if (answered.reply.kind !== 'form') return again(page, reader, { state, typed }, answered);
  const { form } = answered.reply;
  const drawn = { speak: answered.speak, form, opening: openingOf(page), key: state.key, typed };
  sendPage(page, 200, await drawForm(page, reader, drawn));
}

/** Moments were typed in the zone that the page was drawn in. */
const zoneOf = ({ zone }: PageState, reader: SignedInReader): string => zone ?? reader.zone;

async function submit(page: PageRequest, reader: SignedInReader, posted: Posted): Promise<void> {
  const { state, typed } = posted;
  const { form } = state;
  const { action, about, carried = {} } = form;
  const files = await filesIn(page, reader.account, { form, typed });
  const { answers, problems } = readAnswers(form, { typed, zone: zoneOf(state, reader), files });
  if (Object.keys(problems).length > 0) {
    const reply = { kind: 'invalid' as const, invalid: { kind: 'invalid' as const, fields: problems } };
    return again(page, reader, posted, { reply, speak: reader.speak });
  }
  const key = `page:${page.platform}:${reader.account}:${state.key}`;
  const submission = { from: reader.from, key, action, carried, answers };
  const answered = await page.parts.inbound.submit(about === undefined ? submission : { ...submission, about });
  return answerOutcome(page, reader, posted, answered);
}

async function answerOutcome(
  page: PageRequest,
  reader: SignedInReader,
  posted: Posted,
  answered: Answered,
): Promise<void> {
  const { state, typed } = posted;
  const { reply, speak } = answered;
  if (noIn(answered) !== undefined) return again(page, reader, posted, answered);
  if (reply.kind === 'form' && reply.form.action === state.action) {
    // The desk asks something more about the same; what was typed stands.
    const kept = stillTyped(typed, state.form, reply.form);
    const drawn = { speak, form: reply.form, opening: openingOf(page), typed: kept };
    return sendPage(page, 200, await drawForm(page, reader, drawn));
  }
  await dropDraft(page, draftFor(state));
  if (reply.kind === 'done') await filed(page, reader.account, filesOf(posted));
  if (reply.kind !== 'done') return showReply(page, reader, answered, { action: state.action, about: state.about });
  await keepOutcome(page, reader.account, state.key, outcomeOf(answered, state.about));
  leadToOutcome(page, state);
}

/** Ids of the files that were filed with it. */
const filesOf = ({ state, typed }: Posted): readonly string[] =>
  state.form.fields.flatMap((field) => (field.kind === 'files' ? (own(typed, field.name) ?? []) : []));

/** The desk said no, or could not: the form stays with everything that was typed. */
async function again(page: PageRequest, reader: SignedInReader, posted: Posted, answered: Answered): Promise<void> {
  const { reply, speak } = answered;
  await keepTyped(page, reader, posted).catch(() => undefined);
  if (reply.kind === 'invalid') {
    const errors = Object.fromEntries(Object.entries(reply.invalid.fields).map(([name, text]) => [name, speak(text)]));
    // Sent before what a choice asks for was there: it is now, for what is wrong may be there.
    const { state, typed } = posted;
    const now = await drawnFor(page, reader, { form: state.form, speak }, { typed, zone: zoneOf(state, reader) });
    const shown = { state: { ...state, form: now.form }, typed };
    return shownAgain(page, reader, shown, { speak: now.speak, status: 422, errors });
  }
  if (reply.kind === 'broken') return brokenForm(page, reader, posted, reply.reference);
  return shownAgain(page, reader, posted, { speak, status: 409, problem: noIn(answered)?.join(' ') ?? '' });
}

type Why = Pick<DrawnForm, 'speak' | 'errors' | 'problem'> & { readonly status: number };

async function shownAgain(
  page: PageRequest,
  reader: SignedInReader,
  { state, typed }: Posted,
  { status, ...why }: Why,
): Promise<void> {
  const drawn = { ...why, form: state.form, opening: openingOf(page), key: state.key, typed };
  sendPage(page, status, await drawForm(page, reader, drawn));
}

/** Nothing was done, nothing is lost: the form stays, with the number that finds the failure in the log. */
export const brokenForm = (
  page: PageRequest,
  reader: SignedInReader,
  posted: Posted,
  reference: string,
): Promise<void> =>
  shownAgain(page, reader, posted, {
    speak: reader.speak,
    status: 503,
    problem: reader.speak(say('page.brokenForm', { reference })),
  });
