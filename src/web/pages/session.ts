import { after, before, type Duration, hours, type Instant, minutes } from '../../domain/time/instant';
import type { SharedKey } from '../../ports/shared-state';
import { cookieNamed, giveCookie, takeCookie } from './cookies';
import type { PageRequest } from './page-parts';
import { fingerprint, randomSecret } from './random-secret';

/** A browser that belongs to an account for a while. */
interface Session {
  readonly platform: string;
  readonly account: string;
  /** Whose account it was; absent for somebody the desk had not met. */
  readonly person?: string | undefined;
  readonly begunAt: Instant;
  readonly seenAt: Instant;
  /** Others may sit at this computer next. */
  readonly shared: boolean;
  /** Of all sessions of the account since it was last signed out everywhere. */
  readonly era?: string | undefined;
}

/** A session ends when nothing is asked for so long, and with the working day at the latest. */
const limits: Readonly<Record<'own' | 'shared', { readonly idle: Duration; readonly most: Duration }>> = {
  own: { idle: hours(1), most: hours(8) },
  shared: { idle: minutes(15), most: hours(2) },
};
const limitsOf = ({ shared }: Pick<Session, 'shared'>) => limits[shared ? 'shared' : 'own'];

/** Not every request writes down that it was made. */
const seenEvery = minutes(2);

const cookieName = (platform: string): string => `dutydesk_${platform}`;
const factKey = (token: string): SharedKey => `page:session:${fingerprint(token)}`;
const eraKey = (platform: string, account: string): SharedKey => `page:signed-out:${platform}:${account}`;

const endOf = (session: Session): Instant => {
  const { idle, most } = limitsOf(session);
  return Math.min(after(session.seenAt, idle), after(session.begunAt, most)) as Instant;
};

const tokenOf = (page: PageRequest): string | undefined =>
  cookieNamed(page, cookieName(page.platform), /^[0-9a-f]{32}$/);

/** A browser that others may use forgets its session when it is closed. */
const keepInBrowser = (page: PageRequest, token: string, session: Session): void =>
  giveCookie(page, cookieName(page.platform), token, session.shared ? undefined : limitsOf(session).most);

/**
 * This browser belongs to that account from now on. Any but the platform's own may stand on a shared computer, until its
 * reader says that it is theirs.
 */
export async function startSession(page: PageRequest, account: string): Promise<void> {
  const { parts, platform, pages, request } = page;
  const token = randomSecret();
  const now = parts.clock.now();
  const era = (await parts.shared.get(eraKey(platform, account), now))?.value as string | undefined;
  const session: Session = {
    platform,
    account,
    person: (await parts.people.byAccount(platform, account))?.id,
    begunAt: now,
    seenAt: now,
    shared: !pages.ownBrowser(request.headers['user-agent'] ?? ''),
    era,
  };
  await parts.shared.put(factKey(token), session, endOf(session));
  keepInBrowser(page, token, session);
}

/** The session of this browser, while it lasts. */
async function sessionOf(
  page: PageRequest,
): Promise<{ readonly token: string; readonly session: Session; readonly version: number } | undefined> {
  const { parts, platform } = page;
  const token = tokenOf(page);
  if (token === undefined) return undefined;
  const now = parts.clock.now();
  const fact = await parts.shared.get(factKey(token), now);
  const session = fact?.value as Session | undefined;
  if (fact === undefined || session?.platform !== platform) return undefined;
  const era = await parts.shared.get(eraKey(platform, session.account), now);
  return era === undefined || era.value === session.era ? { token, session, version: fact.version } : undefined;
}

/** Whose browser it is. */
export interface Visitor {
  readonly account: string;
  readonly shared: boolean;
}

/**
 * Whose browser it is; undefined for one nobody knows, or no longer. An account that is gone has to sign in anew, which
 * its platform refuses whoever left: what an old session asked for would bring them back otherwise. So has one that has
 * become another person's, or nobody's.
 */
export async function visitorOf(page: PageRequest): Promise<Visitor | undefined> {
  const { parts, platform } = page;
  const found = await sessionOf(page);
  if (found === undefined) return undefined;
  const { token, session, version } = found;
  const person = await parts.people.byAccount(platform, session.account);
  const isTheirs = session.person === undefined || session.person === person?.id;
  if (!isTheirs || person?.gone?.includes(platform) === true) return undefined;
  const now = parts.clock.now();
  if (session.seenAt <= before(now, seenEvery) || session.person !== person?.id) {
    const seen = { ...session, seenAt: now, person: person?.id };
    // Whoever signs out at the same moment has the last word.
    await parts.shared.swap({ key: factKey(token), version, value: seen, now, until: endOf(seen) });
  }
  return { account: session.account, shared: session.shared };
}

/** This browser belongs to nobody any more. */
export async function endSession(page: PageRequest): Promise<void> {
  const token = tokenOf(page);
  if (token !== undefined) await page.parts.shared.take(factKey(token), page.parts.clock.now());
  takeCookie(page, cookieName(page.platform));
}

/** No browser belongs to this account any more. */
export async function endEverySession(page: PageRequest, account: string): Promise<void> {
  const { parts, platform } = page;
  const until = after(parts.clock.now(), limits.own.most);
  await parts.shared.put(eraKey(platform, account), randomSecret(), until);
  await endSession(page);
}

/** Its reader says that nobody else uses this computer. */
export async function ownComputer(page: PageRequest): Promise<void> {
  const { parts } = page;
  const found = await sessionOf(page);
  if (found === undefined) return;
  const { token, session, version } = found;
  const now = parts.clock.now();
  const own = { ...session, shared: false, seenAt: now };
  const kept = await parts.shared.swap({ key: factKey(token), version, value: own, now, until: endOf(own) });
  if (kept) keepInBrowser(page, token, own);
}
