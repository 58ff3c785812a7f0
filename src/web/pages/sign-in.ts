import { say } from '../../domain/words';
import { DeliveryFailed } from '../../ports/platform';
import { comesBack } from './address';
import { type Way, wordsPage } from './layout';
import { rememberSignIn, takeSignIn } from './open-sign-ins';
import type { PageRequest } from './page-parts';
import { readerOf } from './page-reader';
import { randomSecret } from './random-secret';
import { redirect, sendPage } from './respond';
import { startSession } from './session';

/** Sends a browser nobody knows to its platform; it comes back to the page at `back`, below `/pages/`. */
export async function beginSignIn(page: PageRequest, back: string): Promise<void> {
  const { parts, platform, pages, request } = page;
  const state = randomSecret();
  await rememberSignIn(page, { platform, state, back: comesBack(back) ?? `${platform}/jobs` });
  const returnTo = `${parts.publicUrl}/pages/${platform}/signed-in`;
  redirect(page, pages.begin({ returnTo, state, userAgent: request.headers['user-agent'] ?? '' }));
}

/**
 * The session ended before something was sent. A link leads on: the pages' policy lets no form lead elsewhere, and
 * Chromium holds redirects to it too.
 */
export function askToSignIn(page: PageRequest, back: string, why: 'page.overTyped' | 'page.overPressed'): void {
  const reader = readerOf(page);
  const said = { mood: 'no' as const, title: say('page.overTitle'), text: [reader.speak(say(why))] };
  const href = `${page.root}${comesBack(back) ?? `${page.platform}/jobs`}`;
  sendPage(page, 401, wordsPage({ page, reader }, said, [{ href, label: say('page.signIn') }]));
}

/** A browser came back from its platform: it is known from now on, or told why not. */
export async function finishSignIn(page: PageRequest): Promise<void> {
  const { parts, platform, pages, query, root } = page;
  // A preview of the link must not use the code up.
  if (page.request.method === 'HEAD') return void page.response.writeHead(204).end();
  const signIn = await takeSignIn(page, query.get('state') ?? '');
  const again = (back: string): Way => ({ href: `${root}${back}`, label: say('page.tryAgain') });
  if (signIn === undefined) return say400(page, again(`${platform}/jobs`));
  const account = await pages.finish(query).catch((error: unknown) => {
    if (!(error instanceof DeliveryFailed)) throw error;
    parts.logger.warn('sign-in failed', { platform, code: error.code });
    return null;
  });
  const frame = { page, reader: readerOf(page) };
  const { speak } = frame.reader;
  if (account === null) {
    const text = [speak(say('page.signInFailed'))];
    return sendPage(
      page,
      502,
      wordsPage(frame, { mood: 'trouble', title: say('page.signInTitle'), text }, [again(signIn.back)]),
    );
  }
  if (account === undefined) {
    const text = [speak(say('page.outsider', { desk: { localised: parts.desk.name } }))];
    return sendPage(
      page,
      403,
      wordsPage(frame, { mood: 'no', title: say('page.outsiderTitle'), text }, [again(signIn.back)]),
    );
  }
  // Their platform knows them now, whatever it said before.
  await parts.inbound.returned(platform, account);
  await startSession(page, account);
  redirect(page, `${root}${signIn.back}`);
}

function say400(page: PageRequest, way: Way): void {
  const reader = readerOf(page);
  const text = [reader.speak(say('page.signInOver'))];
  sendPage(page, 400, wordsPage({ page, reader }, { mood: 'no', title: say('page.signInTitle'), text }, [way]));
}
