import { after, days, minutes } from '../../domain/time/instant';
import { say } from '../../domain/words';
import { DeliveryFailed } from '../../ports/platform';
import { comesBack } from './address';
import { cookieOf, giveCookie } from './cookies';
import { guestOf } from './guest';
import { type Way, wordsPage } from './layout';
import type { Visit } from './page-parts';
import { fingerprint, randomSecret } from './random-secret';
import { redirect, sendPage } from './respond';
import { startSession } from './session';

/** How long somebody may take to sign in. */
const patience = minutes(10);
const browserCookie = 'dutydesk_browser';

/** A sign-in that was begun: where it leads, and in which browser. */
interface Begun {
  readonly platform: string;
  /** Below `/pages/`. */
  readonly back: string;
  readonly browser: string;
}

const factKey = (state: string): string => `page:state:${state}`;

/** Sends a browser nobody knows to its platform; it comes back to the page at `back`, below `/pages/`. */
export async function beginSignIn(visit: Visit, back: string): Promise<void> {
  const { parts, platform, pages, request } = visit;
  const browser = cookieOf(visit, browserCookie) ?? randomSecret();
  const state = randomSecret();
  const begun: Begun = { platform, back: comesBack(back) ?? `${platform}/jobs`, browser: fingerprint(browser) };
  await parts.shared.put(factKey(state), begun, after(parts.clock.now(), patience));
  giveCookie(visit, browserCookie, browser, days(1));
  const returnTo = `${parts.publicUrl}/pages/${platform}/signed-in`;
  redirect(visit, pages.begin({ returnTo, state, userAgent: request.headers['user-agent'] ?? '' }));
}

/** A browser came back from its platform: it is known from now on, or told why not. */
export async function finishSignIn(visit: Visit): Promise<void> {
  const { parts, platform, pages, query, root } = visit;
  // A preview of the link must not use the code up.
  if (visit.request.method === 'HEAD') return void visit.response.writeHead(204).end();
  const begun = await takeBegun(visit);
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
  await startSession(visit, account);
  redirect(visit, `${root}${begun.back}`);
}

/** The sign-in of this state and this browser, once. */
async function takeBegun(visit: Visit): Promise<Begun | undefined> {
  const { parts, platform, query } = visit;
  const state = query.get('state') ?? '';
  const browser = cookieOf(visit, browserCookie);
  if (!/^[0-9a-f]{32}$/.test(state) || browser === undefined) return undefined;
  const begun = (await parts.shared.take(factKey(state), parts.clock.now())) as Begun | undefined;
  return begun?.platform === platform && begun.browser === fingerprint(browser) ? begun : undefined;
}

function say400(visit: Visit, way: Way): void {
  const guest = guestOf(visit);
  const text = [guest.speak(say('page.signInOver'))];
  sendPage(visit, 400, wordsPage({ visit, guest }, { mood: 'no', title: say('page.signInTitle'), text }, [way]));
}
