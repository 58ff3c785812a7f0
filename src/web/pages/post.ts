import { isSameRecord } from '../../domain/record/record-ref';
import type { ActionOn } from '../../domain/record/record-wire';
import type { Refusal } from '../../domain/refusal';
import { say } from '../../domain/words';
import { sendJson } from '../route';
import { actionPath } from './address';
import { outcomeBefore } from './done-forms';
import { asideName, keepDraft, layAside } from './drafts';
import { fromOwnSite } from './own-site';
import type { Known, Visit } from './page-parts';
import { guestOf, knownOf } from './page-reader';
import { isExpired, openState, type PageState, stateName } from './page-state';
import { brokenForm, draftFor, postForm } from './post-form';
import { postPress, pressAgain } from './post-press';
import { readFields } from './read-body';
import { admissionOf, expiredPage, foreignPost, turnedAway } from './refusals';
import { type Visitor, visitorOf } from './session';
import { askToSignIn } from './sign-in';
import { typedIn } from './typed';

type FormState = PageState & { readonly form: NonNullable<PageState['form']> };
const hasForm = (state: PageState): state is FormState => state.form !== undefined;

/** Something was pressed on a page. Nothing happens unless the page was drawn for whoever sends it. */
export async function post(visit: Visit): Promise<void> {
  const { request, parts, address } = visit;
  if (!fromOwnSite(request, parts.publicUrl)) return foreignPost(visit, guestOf(visit));
  const fields = await readFields(request);
  const state = await openState(visit, fields.get(stateName));
  if (state === undefined || !('action' in address) || !isFor(state, address))
    return foreignPost(visit, guestOf(visit));
  const kind = address.kind === 'press' || hasForm(state) ? address.kind : undefined;
  if (kind === undefined) return foreignPost(visit, guestOf(visit));
  const visitor = await visitorNow(visit, state, fields);
  if (visitor === 'told') return;
  if (visitor === undefined) return signInFirst(visit, state, fields);
  const guest = await knownOf(visit, visitor);
  if (visitor.account !== state.account) return foreignPost(visit, guest);
  if (visitor.no !== undefined) {
    if (kind === 'draft') return sendJson(visit.response, 403, { error: guest.speak(visitor.no) });
    return turnedAway(visit, guest, visitor.no);
  }
  if (kind === 'draft') return saveDraft(visit, state, fields);
  if (isExpired(state, parts.clock.now())) return tooOld(visit, guest, state, fields);
  return hasForm(state) ? postForm(visit, guest, state, fields) : postPress(visit, guest, state);
}

const isFor = (state: PageState, address: ActionOn): boolean =>
  state.action === address.action && isSameRecord(state.about, address.about);

/** Whose browser it is. While that cannot be read the form stays as it was typed, and the answer is `told`. */
async function visitorNow(
  visit: Visit,
  state: PageState,
  fields: URLSearchParams,
): Promise<(Visitor & { readonly no: Refusal | undefined }) | 'told' | undefined> {
  try {
    const visitor = await visitorOf(visit);
    return visitor && { ...visitor, no: await admissionOf(visit, visitor) };
  } catch (error) {
    if (!hasForm(state) || visit.address.kind !== 'form') throw error;
    await notTaken(visit, state, fields, error);
    return 'told';
  }
}

/** Nobody can say who that is, nor keep anything: the form stays as it was typed. */
async function notTaken(visit: Visit, state: FormState, fields: URLSearchParams, error: unknown): Promise<void> {
  const { parts, pages } = visit;
  const reference = parts.ids.next().slice(-8);
  parts.logger.error('a form could not be taken', { reference, action: state.action, error });
  const { account } = state;
  const guest: Known = { ...guestOf(visit), account, name: account, from: pages.sender(account), shared: false };
  await brokenForm(visit, guest, { state, typed: typedIn(fields) }, reference);
}

/** The page is too old to do anything: what was typed waits as its draft. */
async function tooOld(visit: Visit, guest: Known, state: PageState, fields: URLSearchParams): Promise<void> {
  if (hasForm(state)) await keepDraft(visit, draftFor(state), typedIn(fields));
  const { action, about } = state;
  const query = Object.fromEntries(visit.query);
  const path = hasForm(state)
    ? `${visit.platform}/${actionPath('form', { action, about, query })}`
    : pressAgain(visit, state);
  return expiredPage(visit, guest, { href: `${visit.root}${path}`, label: say('page.openAnew') });
}

/** The session ended: what was typed is laid aside for whom the page was drawn for. */
async function signInFirst(visit: Visit, state: PageState, fields: URLSearchParams): Promise<void> {
  if (visit.address.kind === 'draft') return sendJson(visit.response, 401, { error: 'sign in' });
  if (!hasForm(state)) return askToSignIn(visit, pressAgain(visit, state), 'page.overPressed');
  const { account, key, action, about } = state;
  let kept: boolean;
  try {
    kept = await layAside(visit, { account, page: key }, typedIn(fields));
  } catch (error) {
    return notTaken(visit, state, fields, error);
  }
  const query = { ...Object.fromEntries(visit.query), ...(kept && { [asideName]: key }) };
  const back = `${visit.platform}/${actionPath('form', { action, about, query })}`;
  return askToSignIn(visit, back, kept ? 'page.overTyped' : 'page.overPressed');
}

async function saveDraft(visit: Visit, state: PageState, fields: URLSearchParams): Promise<void> {
  const { response } = visit;
  // A draft that comes after its form was submitted would come back as if it had not been.
  const late = await outcomeBefore(visit, state.account, state.key);
  const kept = late !== undefined || (await keepDraft(visit, draftFor(state), typedIn(fields)));
  if (!kept) return sendJson(response, 413, { error: 'too large' });
  response.writeHead(204);
  response.end();
}
