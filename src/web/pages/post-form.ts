import { own } from '../../domain/own';
import { say } from '../../domain/words';
import type { Answered } from '../../ports/inbound';
import type { Form } from '../../views/form';
import { readAnswers } from './answers-of';
import { keepOutcome, leadToOutcome, outcomeBefore } from './done-forms';
import { type Draft, dropDraft, keepDraft } from './drafts';
import { type DrawnForm, drawForm, filesIn } from './draw-form';
import { openingOf } from './opening';
import type { Known, Visit } from './page-parts';
import type { PageState } from './page-state';
import { findName } from './person-field';
import { sendPage } from './respond';
import { redrawn, showForm } from './show-form';
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
  visit: Visit,
  guest: Known,
  state: Posted['state'],
  fields: URLSearchParams,
): Promise<void> {
  const posted = { state, typed: typedIn(fields) };
  if (fields.has('_anew')) {
    await dropDraft(visit, draftFor(state));
    return showForm(visit, guest);
  }
  if (fields.has(findName)) return find(visit, guest, posted);
  if (fields.has('_refresh')) return refresh(visit, guest, posted);
  const before = await outcomeBefore(visit, guest.account, state.key);
  return before ? leadToOutcome(visit, state) : submit(visit, guest, posted);
}

/** Keeps what was typed; what is drawn late, after its form was submitted, would come back as if it had not been. */
async function keepTyped(visit: Visit, { account }: Known, { state, typed }: Posted): Promise<void> {
  if ((await outcomeBefore(visit, account, state.key)) === undefined) await keepDraft(visit, draftFor(state), typed);
}

/** Somebody is looked for by name: the same form, with those who were found. */
async function find(visit: Visit, guest: Known, { state, typed }: Posted): Promise<void> {
  await keepTyped(visit, guest, { state, typed });
  const drawn = { speak: guest.speak, form: state.form, opening: openingOf(visit), key: state.key, typed };
  sendPage(visit, 200, await drawForm(visit, guest, drawn));
}

async function refresh(visit: Visit, guest: Known, { state, typed }: Posted): Promise<void> {
  await keepTyped(visit, guest, { state, typed });
  const answered = await redrawn(visit, guest, { form: state.form, typed, zone: zoneOf(state, guest), key: state.key });
  if (answered.reply.kind !== 'form') return again(visit, guest, { state, typed }, answered);
  const { form } = answered.reply;
  const drawn = { speak: answered.speak, form, opening: openingOf(visit), key: state.key, typed };
  sendPage(visit, 200, await drawForm(visit, guest, drawn));
}

/** Moments were typed in the zone that the page was drawn in. */
const zoneOf = ({ zone }: PageState, guest: Known): string => zone ?? guest.zone;

async function submit(visit: Visit, guest: Known, posted: Posted): Promise<void> {
  const { state, typed } = posted;
  const { form } = state;
  const { action, about, carried = {} } = form;
  const files = await filesIn(visit, guest.account, { form, typed });
  const { answers, problems } = readAnswers(form, { typed, zone: zoneOf(state, guest), files });
  if (Object.keys(problems).length > 0) {
    const reply = { kind: 'invalid' as const, invalid: { kind: 'invalid' as const, fields: problems } };
    return again(visit, guest, posted, { reply, speak: guest.speak });
  }
  const key = `page:${visit.platform}:${guest.account}:${state.key}`;
  const submission = { from: guest.from, key, action, carried, answers };
  const answered = await visit.parts.inbound.submit(about === undefined ? submission : { ...submission, about });
  return answerOutcome(visit, guest, posted, answered);
}

async function answerOutcome(visit: Visit, guest: Known, posted: Posted, answered: Answered): Promise<void> {
  const { state, typed } = posted;
  const { reply, speak } = answered;
  if (noIn(answered) !== undefined) return again(visit, guest, posted, answered);
  if (reply.kind === 'form' && reply.form.action === state.action) {
    // The desk asks something more about the same; what was typed stands.
    const kept = stillTyped(typed, state.form, reply.form);
    const drawn = { speak, form: reply.form, opening: openingOf(visit), typed: kept };
    return sendPage(visit, 200, await drawForm(visit, guest, drawn));
  }
  await dropDraft(visit, draftFor(state));
  if (reply.kind === 'done') await filed(visit, guest.account, filesOf(posted));
  if (reply.kind !== 'done') return showReply(visit, guest, answered, { action: state.action, about: state.about });
  await keepOutcome(visit, guest.account, state.key, outcomeOf(answered, state.about));
  leadToOutcome(visit, state);
}

/** Ids of the files that were filed with it. */
const filesOf = ({ state, typed }: Posted): readonly string[] =>
  state.form.fields.flatMap((field) => (field.kind === 'files' ? (own(typed, field.name) ?? []) : []));

/** The desk said no, or could not: the form stays with everything that was typed. */
async function again(visit: Visit, guest: Known, posted: Posted, answered: Answered): Promise<void> {
  const { reply, speak } = answered;
  await keepTyped(visit, guest, posted).catch(() => undefined);
  if (reply.kind === 'invalid') {
    const errors = Object.fromEntries(Object.entries(reply.invalid.fields).map(([name, text]) => [name, speak(text)]));
    return shownAgain(visit, guest, posted, { speak, status: 422, errors });
  }
  if (reply.kind === 'broken') return brokenForm(visit, guest, posted, reply.reference);
  return shownAgain(visit, guest, posted, { speak, status: 409, problem: noIn(answered)?.join(' ') ?? '' });
}

type Why = Pick<DrawnForm, 'speak' | 'errors' | 'problem'> & { readonly status: number };

async function shownAgain(
  visit: Visit,
  guest: Known,
  { state, typed }: Posted,
  { status, ...why }: Why,
): Promise<void> {
  const drawn = { ...why, form: state.form, opening: openingOf(visit), key: state.key, typed };
  sendPage(visit, status, await drawForm(visit, guest, drawn));
}

/** Nothing was done, nothing is lost: the form stays, with the number that finds the failure in the log. */
export const brokenForm = (visit: Visit, guest: Known, posted: Posted, reference: string): Promise<void> =>
  shownAgain(visit, guest, posted, {
    speak: guest.speak,
    status: 503,
    problem: guest.speak(say('page.brokenForm', { reference })),
  });
