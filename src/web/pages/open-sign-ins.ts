import { after, type Instant, minutes } from '../../domain/time/instant';
import { cookieNamed, giveCookie } from './cookies';
import type { PageRequest } from './page-parts';

/** A sign-in that was begun in this browser, and where it leads: a path below `/pages/`. */
export interface OpenSignIn {
  readonly platform: string;
  readonly state: string;
  readonly back: string;
  readonly until: Instant;
}

/** How long somebody may take to sign in. */
const patience = minutes(10);
/** Pages opened side by side, each of which sends its browser to sign in. */
const most = 4;
/** Browsers drop cookies of more than 4096 letters; ours has a name and rules besides. */
const longest = 3600;
const cookieName = 'dutydesk_signing_in';
const sealed = /^[\w.-]{1,4000}$/;

/**
 * They wait in a sealed cookie of the browser: whoever nobody knows leaves nothing in the database, and a sign-in begun
 * in another browser is none of this one.
 */
export async function rememberSignIn(page: PageRequest, signIn: Omit<OpenSignIn, 'until'>): Promise<void> {
  const until = after(page.parts.clock.now(), patience);
  await keep(page, [...(await openSignIns(page)), { ...signIn, until }].slice(-most));
}

/** The one of this state on this platform, and not again. */
export async function takeSignIn(page: PageRequest, state: string): Promise<OpenSignIn | undefined> {
  const all = await openSignIns(page);
  const found = all.find((one) => one.state === state && one.platform === page.platform);
  if (found !== undefined) {
    await keep(
      page,
      all.filter((one) => one !== found),
    );
  }
  return found;
}

async function openSignIns(page: PageRequest): Promise<readonly OpenSignIn[]> {
  const text = cookieNamed(page, cookieName, sealed);
  const kept = text === undefined ? undefined : await page.seals.open(text);
  const { begun } = (kept ?? {}) as { readonly begun?: readonly OpenSignIn[] };
  const now = page.parts.clock.now();
  // A page's own seal is ours too, and holds something else.
  return Array.isArray(begun) ? (begun as readonly OpenSignIn[]).filter(({ until }) => until > now) : [];
}

async function keep(page: PageRequest, signIns: readonly OpenSignIn[]): Promise<void> {
  const text = await page.seals.seal({ begun: signIns });
  if (text.length > longest && signIns.length > 1) return keep(page, signIns.slice(1));
  giveCookie(page, cookieName, text, patience);
}
