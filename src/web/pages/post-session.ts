import { say } from '../../domain/words';
import type { Address } from './address';
import { wordsPage } from './layout';
import { fromOwnSite } from './own-site';
import type { PageRequest } from './page-parts';
import { readerOf } from './page-reader';
import { openSignOut, stateName } from './page-state';
import { readFields } from './read-body';
import { foreignPost, ticketsWay } from './refusals';
import { redirect, sendPage } from './respond';
import { endEverySession, endSession, ownComputer, visitorOf } from './session';

/** Somebody signs out, here or everywhere, or says that the computer is theirs; nobody else can do that for them. */
export async function postSession(page: PageRequest, act: Extract<Address, { kind: 'session' }>['act']): Promise<void> {
  const { request, parts } = page;
  if (!fromOwnSite(request, parts.publicUrl)) return foreignPost(page, readerOf(page));
  const sealed = (await readFields(request)).get(stateName);
  const account = (await visitorOf(page))?.account;
  if (account === undefined) return signedOut(page);
  if ((await openSignOut(page, sealed)) !== account) return foreignPost(page, readerOf(page));
  if (act === 'own') {
    await ownComputer(page);
    return redirect(page, ticketsWay(page).href);
  }
  await (act === 'end' ? endSession(page) : endEverySession(page, account));
  return signedOut(page);
}

function signedOut(page: PageRequest): void {
  const reader = readerOf(page);
  const said = {
    mood: 'good' as const,
    title: say('page.signedOutTitle'),
    text: [reader.speak(say('page.signedOut'))],
  };
  const { href } = ticketsWay(page);
  sendPage(page, 200, wordsPage({ page, reader }, said, [{ href, label: say('page.signIn') }]));
}
