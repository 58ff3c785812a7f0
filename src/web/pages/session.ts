import { after, hours } from '../../domain/time/instant';
import { cookieNamed, giveCookie } from './cookies';
import type { Visit } from './page-parts';
import { fingerprint, randomSecret } from './random-secret';

/** A session ends after a working day. */
const lasts = hours(8);

const cookieName = (platform: string): string => `dutydesk_${platform}`;
const factKey = (token: string): string => `page:session:${fingerprint(token)}`;

/** This browser belongs to that account from now on. */
export async function startSession(visit: Visit, account: string): Promise<void> {
  const { parts, platform } = visit;
  const token = randomSecret();
  await parts.shared.put(factKey(token), { platform, account }, after(parts.clock.now(), lasts));
  giveCookie(visit, cookieName(platform), token, lasts);
}

/**
 * Whose browser it is; undefined for one nobody knows, or no longer. An account that is gone has to sign in anew, which
 * its platform refuses whoever left: what an old session asked for would bring them back otherwise.
 */
export async function accountOf(visit: Visit): Promise<string | undefined> {
  const { parts, platform } = visit;
  const token = cookieNamed(visit, cookieName(platform), /^[0-9a-f]{32}$/);
  if (token === undefined) return undefined;
  const fact = await parts.shared.get(factKey(token), parts.clock.now());
  const session = fact?.value as { readonly platform: string; readonly account: string } | undefined;
  if (session?.platform !== platform) return undefined;
  const person = await parts.people.byAccount(platform, session.account);
  return person?.gone?.includes(platform) ? undefined : session.account;
}
