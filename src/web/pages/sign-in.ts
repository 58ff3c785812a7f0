import { say } from '../../domain/words';
import { DeliveryFailed } from '../../ports/platform';
import { comesBack } from './address';
import { type Way, wordsPage } from './layout';
import { rememberBegun, takeBegun } from './open-sign-ins';
import type { Visit } from './page-parts';
import { guestOf } from './page-reader';
import { randomSecret } from './random-secret';
import { redirect, sendPage } from './respond';
import { startSession } from './session';

/** Sends a browser nobody knows to its platform; it comes back to the page at `back`, below `/pages/`. */
export async function beginSignIn(visit: Visit, back: string): Promise<void> {
  const { parts, platform, pages, request } = visit;
  const state = randomSecret();
  await rememberBegun(visit, { platform, state, back: comesBack(back) ?? `${platform}/jobs` });
  const returnTo = `${parts.publicUrl}/pages/${platform}/signed-in`;
  redirect(visit, pages.begin({ returnTo, state, userAgent: request.headers['user-agent'] ?? '' }));
}

/**
 * The session ended before something was sent. A link leads on: the pages' policy lets no form lead elsewhere, and
 * Chromium holds redirects to it too.
 */
export function askToSignIn(visit: Visit, back: string, why: 'page.overTyped' | 'page.overPressed'): void {
  const guest = guestOf(visit);
  const said = { mood: 'no' as const, title: say('page.overTitle'), text: [guest.speak(say(why))] };
  const href = `${visit.root}${comesBack(back) ?? `${visit.platform}/jobs`}`;
  sendPage(visit, 401, wordsPage({ visit, guest }, said, [{ href, label: say('page.signIn') }]));
}

/** A browser came back from its platform: it is known from now on, or told why not. */
export async function finishSignIn(visit: Visit): Promise<void> {
  const { parts, platform, pages, query, root } = visit;
  // A preview of the link must not use the code up.
  if (visit.request.method === 'HEAD') return void visit.response.writeHead(204).end();
  const begun = await takeBegun(visit, query.get('state') ?? '');
  const again = (back: string): Way => ({ href: `${root}${back}`, label: say('page.tryAgain') });
  if (begun === undefined) return say400(visit, again(`${platform}/jobs`));
  const account = await pages.finish(query).catch((error: unknown) => {
    if (!(error instanceof DeliveryFailed)) throw error;
    parts.logger.warn('sign-in failed', { platform, code: error.code });
    return null;
  });
  const frame = { visit, guest: guestOf(visit) };
  const { speak } = frame.guest;
  if (account === null) {
    const text = [speak(say('page.signInFailed'))];
    return sendPage(
      visit,
      502,
      wordsPage(frame, { mood: 'trouble', title: say('page.signInTitle'), text }, [again(begun.back)]),
    );
  }
  if (account === undefined) {
    const text = [speak(say('page.outsider', { desk: { localised: parts.desk.name } }))];
    return sendPage(
      visit,
      403,
      wordsPage(frame, { mood: 'no', title: say('page.outsiderTitle'), text }, [again(begun.back)]),
    );
  }
  // Their platform knows them now, whatever it said before.
  await parts.inbound.returned(platform, account);
  await startSession(visit, account);
  redirect(visit, `${root}${begun.back}`);
}

function say400(visit: Visit, way: Way): void {
  const guest = guestOf(visit);
  const text = [guest.speak(say('page.signInOver'))];
  sendPage(visit, 400, wordsPage({ visit, guest }, { mood: 'no', title: say('page.signInTitle'), text }, [way]));
}
