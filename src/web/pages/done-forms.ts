import { readAbout, type WrittenAbout, writeAbout } from '../../domain/record/record-wire';
import { after, days } from '../../domain/time/instant';
import type { SharedKey } from '../../ports/shared-state';
import { actionPath } from './address';
import type { PageRequest, SignedInReader } from './page-parts';
import type { PageState } from './page-state';
import { redirect } from './respond';
import { type Outcome, showDone } from './show-reply';

type Submitted = Pick<PageState, 'key' | 'action' | 'about'>;

/** As it is kept. */
type Kept = Pick<Outcome, 'text'> & WrittenAbout;

const keptFor = days(1);
const factKey = ({ platform }: PageRequest, account: string, key: string): SharedKey =>
  `page:done:${platform}:${account}:${key}`;

/** Whether the page of this key was submitted before; then what came of it, for whoever submits it again. */
export async function outcomeBefore(page: PageRequest, account: string, key: string): Promise<Outcome | undefined> {
  const fact = await page.parts.shared.get(factKey(page, account, key), page.parts.clock.now());
  const kept = fact?.value as Kept | undefined;
  return kept && { text: kept.text, ...readAbout(kept) };
}

/** Remembers what came of a page. */
export const keepOutcome = (page: PageRequest, account: string, key: string, { text, about }: Outcome): Promise<void> =>
  page.parts.shared.put(
    factKey(page, account, key),
    { text, ...writeAbout(about) } satisfies Kept,
    after(page.parts.clock.now(), keptFor),
  );

/** Leads to what came of it: a page of its own, so that neither going back nor loading it anew sends the form again. */
export function leadToOutcome(page: PageRequest, { key, action, about }: Submitted): void {
  const path = actionPath('form', { action, about, query: { done: key } });
  redirect(page, `${page.root}${page.platform}/${path}`);
}

/** Shows what came of the page that this address names; false where it names none, or none any more. */
export async function showOutcome(page: PageRequest, reader: SignedInReader): Promise<boolean> {
  const key = page.query.get('done') ?? '';
  const outcome = /^[0-9a-f]{32}$/.test(key) ? await outcomeBefore(page, reader.account, key) : undefined;
  if (outcome !== undefined) showDone(page, reader, outcome);
  return outcome !== undefined;
}
