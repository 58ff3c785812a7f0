import { after, type Instant, minutes } from '../../domain/time/instant';
import { cookieNamed, giveCookie } from './cookies';
import type { Visit } from './page-parts';

/** A sign-in that was begun in this browser, and where it leads: a path below `/pages/`. */
export interface Begun {
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
export async function rememberBegun(visit: Visit, begun: Omit<Begun, 'until'>): Promise<void> {
  const until = after(visit.parts.clock.now(), patience);
  await keep(visit, [...(await allBegun(visit)), { ...begun, until }].slice(-most));
}

/** The one of this state on this platform, and not again. */
export async function takeBegun(visit: Visit, state: string): Promise<Begun | undefined> {
  const all = await allBegun(visit);
  const found = all.find((one) => one.state === state && one.platform === visit.platform);
  if (found !== undefined) {
    await keep(
      visit,
      all.filter((one) => one !== found),
    );
  }
  return found;
}

async function allBegun(visit: Visit): Promise<readonly Begun[]> {
  const text = cookieNamed(visit, cookieName, sealed);
  const kept = text === undefined ? undefined : await visit.seals.open(text);
  const { begun } = (kept ?? {}) as { readonly begun?: readonly Begun[] };
  const now = visit.parts.clock.now();
  // A page's own seal is ours too, and holds something else.
  return Array.isArray(begun) ? (begun as readonly Begun[]).filter(({ until }) => until > now) : [];
}

async function keep(visit: Visit, begun: readonly Begun[]): Promise<void> {
  const text = await visit.seals.seal({ begun });
  if (text.length > longest && begun.length > 1) return keep(visit, begun.slice(1));
  giveCookie(visit, cookieName, text, patience);
}
