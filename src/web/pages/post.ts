import { isSameRecord } from '../../domain/record/record-ref';
import type { ActionOn } from '../../domain/record/record-wire';
import type { Refusal } from '../../domain/refusal';
import { say } from '../../domain/words';
import { sendJson } from '../route';
import { actionPath } from './address';
import { outcomeBefore } from './done-forms';
import { asideName, keepDraft, layAside } from './drafts';
import { fromOwnSite } from './own-site';
import type { PageRequest, SignedInReader } from './page-parts';
import { readerOf, signedInReaderOf } from './page-reader';
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
export async function post(page: PageRequest): Promise<void> {
  const { request, parts, address } = page;
  if (!fromOwnSite(request, parts.publicUrl)) return foreignPost(page, readerOf(page));
  const fields = await readFields(request);
  const state = await openState(page, fields.get(stateName));
  if (state === undefined || !('action' in address) || !isFor(state, address)) return foreignPost(page, readerOf(page));
  const kind = address.kind === 'press' || hasForm(state) ? address.kind : undefined;
  if (kind === undefined) return foreignPost(page, readerOf(page));
  const visitor = await visitorNow(page, state, fields);
  if (visitor === 'told') return;
  if (visitor === undefined) return signInFirst(page, state, fields);
  const reader = await signedInReaderOf(page, visitor);
  if (visitor.account !== state.account) return foreignPost(page, reader);
  if (visitor.no !== undefined) {
    if (kind === 'draft') return sendJson(page.response, 403, { error: reader.speak(visitor.no) });
    return turnedAway(page, reader, visitor.no);
  }
  if (kind === 'draft') return saveDraft(page, state, fields);
  if (isExpired(state, parts.clock.now())) return tooOld(page, reader, state, fields);
  return hasForm(state) ? postForm(page, reader, state, fields) : postPress(page, reader, state);
}

const isFor = (state: PageState, address: ActionOn): boolean =>
  state.action === address.action && isSameRecord(state.about, address.about);

/** Whose browser it is. While that cannot be read the form stays as it was typed, and the answer is `told`. */
async function visitorNow(
  page: PageRequest,
  state: PageState,
  fields: URLSearchParams,
): Promise<(Visitor & { readonly no: Refusal | undefined }) | 'told' | undefined> {
  try {
    const visitor = await visitorOf(page);
    return visitor && { ...visitor, no: await admissionOf(page, visitor) };
  } catch (error) {
    if (!hasForm(state) || page.address.kind !== 'form') throw error;
    await notTaken(page, state, fields, error);
    return 'told';
  }
}

/** Nobody can say who that is, nor keep anything: the form stays as it was typed. */
async function notTaken(page: PageRequest, state: FormState, fields: URLSearchParams, error: unknown): Promise<void> {
  const { parts, pages } = page;
  const reference = parts.ids.next().slice(-8);
  parts.logger.error('a form could not be taken', { reference, action: state.action, error });
  const { account } = state;
  const reader: SignedInReader = {
    ...readerOf(page),
    account,
    name: account,
    from: pages.sender(account),
    shared: false,
  };
  await brokenForm(page, reader, { state, typed: typedIn(fields) }, reference);
}

/** The page is too old to do anything: what was typed waits as its draft. */
async function tooOld(
  page: PageRequest,
  reader: SignedInReader,
  state: PageState,
  fields: URLSearchParams,
): Promise<void> {
  if (hasForm(state)) await keepDraft(page, draftFor(state), typedIn(fields));
  const { action, about } = state;
  const query = Object.fromEntries(page.query);
  const path = hasForm(state)
    ? `${page.platform}/${actionPath('form', { action, about, query })}`
    : pressAgain(page, state);
  return expiredPage(page, reader, { href: `${page.root}${path}`, label: say('page.openAnew') });
}

/** The session ended: what was typed is laid aside for whom the page was drawn for. */
async function signInFirst(page: PageRequest, state: PageState, fields: URLSearchParams): Promise<void> {
  if (page.address.kind === 'draft') return sendJson(page.response, 401, { error: 'sign in' });
  if (!hasForm(state)) return askToSignIn(page, pressAgain(page, state), 'page.overPressed');
  const { account, key, action, about } = state;
  let kept: boolean;
  try {
    kept = await layAside(page, { account, page: key }, typedIn(fields));
  } catch (error) {
    return notTaken(page, state, fields, error);
  }
  const query = { ...Object.fromEntries(page.query), ...(kept && { [asideName]: key }) };
  const back = `${page.platform}/${actionPath('form', { action, about, query })}`;
  return askToSignIn(page, back, kept ? 'page.overTyped' : 'page.overPressed');
}

async function saveDraft(page: PageRequest, state: PageState, fields: URLSearchParams): Promise<void> {
  const { response } = page;
  // A draft that comes after its form was submitted would come back as if it had not been.
  const late = await outcomeBefore(page, state.account, state.key);
  const kept = late !== undefined || (await keepDraft(page, draftFor(state), typedIn(fields)));
  if (!kept) return sendJson(response, 413, { error: 'too large' });
  response.writeHead(204);
  response.end();
}
