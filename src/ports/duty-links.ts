import { createHash } from 'node:crypto';
import { type PersonId, personId } from '../domain/people/person';
import type { FeedScope } from '../domain/roster/duty-feed';
import { after, days, type Instant } from '../domain/time/instant';
import type { SharedFact, SharedKey, SharedState } from './shared-state';

/** What may stand in a link: 32 bytes in hexadecimal digits. */
export const dutySecret = /^[0-9a-f]{64}$/;

/** A calendar link is not forgotten while somebody may still have it in a calendar. */
const lasts = days(3650);

/** Whose calendar a link shows, and what it said last. */
export interface DutyLink {
  readonly person: PersonId;
  readonly scope: FeedScope;
  readonly madeAt: Instant;
  /** How often what it says has changed, when it did last, and the hash of it; absent: nobody has read it yet. */
  readonly said?: { readonly revision: number; readonly at: Instant; readonly hash: string };
}

// Whoever reads the database cannot use what stands there.
const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const linkKey = (print: string): SharedKey => `duty-link:${print}`;
const ownerKey = (person: PersonId, scope: FeedScope): SharedKey => `duty-link-of:${person}:${scope}`;

/** When somebody's link was made; undefined where they have none. */
export async function dutyLinkOf(
  shared: Pick<SharedState, 'get'>,
  { person, scope }: Pick<DutyLink, 'person' | 'scope'>,
  now: Instant,
): Promise<Instant | undefined> {
  const owned = await shared.get(ownerKey(person, scope), now);
  const print = (owned?.value as { readonly print?: string } | undefined)?.print;
  const link = print === undefined ? undefined : await shared.get(linkKey(print), now);
  return (link?.value as DutyLink | undefined)?.madeAt;
}

/** Makes this secret somebody's link; the one they had before ends. */
export async function makeDutyLink(
  shared: Pick<SharedState, 'take' | 'put'>,
  link: Omit<DutyLink, 'said'>,
  secret: string,
): Promise<void> {
  await endDutyLink(shared, link, link.madeAt);
  const print = fingerprint(secret);
  const until = after(link.madeAt, lasts);
  await shared.put(linkKey(print), link, until);
  await shared.put(ownerKey(link.person, link.scope), { print }, until);
}

/** Ends somebody's link, if they have one. */
export async function endDutyLink(
  shared: Pick<SharedState, 'take'>,
  { person, scope }: Pick<DutyLink, 'person' | 'scope'>,
  now: Instant,
): Promise<void> {
  const owned = (await shared.take(ownerKey(person, scope), now)) as { readonly print?: string } | undefined;
  if (owned?.print !== undefined) await shared.take(linkKey(owned.print), now);
}

/** A link as it was found, to say later what it said. */
export interface FoundLink {
  readonly link: DutyLink;
  readonly key: SharedKey;
  readonly version: SharedFact['version'];
}

/** The link of a secret; undefined where there is none, or it has ended. */
export async function findDutyLink(
  shared: Pick<SharedState, 'get'>,
  secret: string,
  now: Instant,
): Promise<FoundLink | undefined> {
  if (!dutySecret.test(secret)) return undefined;
  const key = linkKey(fingerprint(secret));
  const fact = await shared.get(key, now);
  if (fact === undefined) return undefined;
  const link = fact.value as DutyLink;
  return { link: { ...link, person: personId(link.person) }, key, version: fact.version };
}

/**
 * What it says now, by its hash: the same revision as long as that stays, the next one where it is another. Of two who read
 * it at once both say the same.
 */
export async function revisionOf(
  shared: Pick<SharedState, 'swap'>,
  { link, key, version }: FoundLink,
  { hash, now }: { readonly hash: string; readonly now: Instant },
): Promise<NonNullable<DutyLink['said']>> {
  if (link.said?.hash === hash) return link.said;
  const said = { revision: (link.said?.revision ?? -1) + 1, at: now, hash };
  await shared.swap({ key, version, value: { ...link, said }, now, until: after(now, lasts) });
  return said;
}
