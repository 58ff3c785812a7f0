import { say } from '../../domain/words';
import type { Address } from './address';
import { wordsPage } from './layout';
import { fromOwnSite } from './own-site';
import type { Visit } from './page-parts';
import { guestOf } from './page-reader';
import { openSignOut, stateName } from './page-state';
import { readFields } from './read-body';
import { foreignPost, jobsWay } from './refusals';
import { redirect, sendPage } from './respond';
import { endEverySession, endSession, ownComputer, visitorOf } from './session';

/** Somebody signs out, here or everywhere, or says that the computer is theirs; nobody else can do that for them. */
export async function postSession(visit: Visit, act: Extract<Address, { kind: 'session' }>['act']): Promise<void> {
  const { request, parts } = visit;
  if (!fromOwnSite(request, parts.publicUrl)) return foreignPost(visit, guestOf(visit));
  const sealed = (await readFields(request)).get(stateName);
  const account = (await visitorOf(visit))?.account;
  if (account === undefined) return signedOut(visit);
  if ((await openSignOut(visit, sealed)) !== account) return foreignPost(visit, guestOf(visit));
  if (act === 'own') {
    await ownComputer(visit);
    return redirect(visit, jobsWay(visit).href);
  }
  await (act === 'end' ? endSession(visit) : endEverySession(visit, account));
  return signedOut(visit);
}

function signedOut(visit: Visit): void {
  const guest = guestOf(visit);
  const said = { mood: 'good' as const, title: say('page.signedOutTitle'), text: [guest.speak(say('page.signedOut'))] };
  const { href } = jobsWay(visit);
  sendPage(visit, 200, wordsPage({ visit, guest }, said, [{ href, label: say('page.signIn') }]));
}
