import { askCallers } from '../../commands/ask-callers';
import { endOtherParts, endParts, takeUpParts } from '../../commands/end-parts';
import { recordDuty } from '../../commands/record-duty';
import { rosterSeenFor, rosterSeenKey, type Seen } from '../../commands/roster-seen';
import { isThere } from '../../domain/people/leaving';
import { type Person, personId } from '../../domain/people/person';
import { after, days, type Instant } from '../../domain/time/instant';
import { say, type WordKey } from '../../domain/words';
import { asCard, asMessage } from '../../views/card';
import type { AccountGoneDeps } from './account-gone-deps';
import { cardOfGone, type Leaving, wordsFor } from './account-gone-told';
import { heldBy, mostOpen } from './held-by';
import { tellLeads } from './tell-leads';

const untold = 'left-untold:';
const told = 'left-told:';
/** Whoever left long ago may still come back. */
const kept = days(3650);

const thereNow = (staff: readonly Person[]): Seen => staff.filter(isThere).map(({ id, roles }) => [id, roles]);

/** Who was there, and the look that saw it; undefined: nobody has looked yet. */
export interface RosterSeen {
  readonly value: Seen;
  readonly version: number | undefined;
}

/** Who was there; before the first look ever whoever is there now, and whoever still has an open ticket. Writes nothing. */
export async function rosterSeen({ shared, people, tickets, clock }: AccountGoneDeps): Promise<RosterSeen> {
  const known = await shared.get(rosterSeenKey, clock.now());
  if (known !== undefined) return { value: known.value as Seen, version: known.version };
  const there = thereNow(await people.staff());
  const owners = new Set((await tickets.owners(mostOpen)).map(({ owner }) => owner));
  const lost = [...owners].filter((id) => !there.some(([one]) => one === id));
  return { value: [...there, ...lost.map((id) => [id, ['engineer'] as const] as const)], version: undefined };
}

/** What whoever is about to change somebody's record knows. */
interface Change {
  /** Who was there before it. */
  readonly before?: RosterSeen;
  /** The sentence for whoever left by it, where their record does not show how. */
  readonly text?: WordKey;
}

/**
 * The one path for every way in which somebody leaves: whoever was there and is not any more is off the roster, their
 * parts in open tickets end, requesters and colleagues hear it, leads get one message with everything that is left open.
 * And leads hear of whoever is back. Whatever a crash left undone is done at the next look; however many processes look,
 * it is said once.
 */
export async function lookAfterRoster(deps: AccountGoneDeps, { before, text }: Change = {}): Promise<void> {
  const { shared, people, clock } = deps;
  const now = clock.now();
  const { value: was, version } = before ?? (await rosterSeen(deps));
  const there = thereNow(await people.staff());
  const ids = new Set(there.map(([id]) => id));
  const left = was.filter(([id]) => !ids.has(id));
  const came = there.filter(([id]) => !was.some(([one]) => one === id));
  // Until now whoever was there served; from now on somebody else does.
  const mayRecord = deps.isInForce === undefined || (await deps.isInForce());
  if (mayRecord && left.length + came.length > 0) await recordUntil(now, was, deps);
  if (version === undefined || left.length > 0 || came.length > 0) {
    const until = after(now, kept);
    for (const [person, roles] of left) {
      const value: Leaving = { person, key: `left:${person}:${version ?? 0}`, roles, ...(text && { text }) };
      await shared.swap({ key: `${untold}${person}`, version: undefined, value, now, until });
    }
    // By another desk file than the one in force nothing is written down: the desk does within a minute.
    if (mayRecord)
      await shared.swap({ key: rosterSeenKey, version, value: there, now, until: after(now, rosterSeenFor) });
  }
  for (const { value } of await shared.under(untold, now)) await tellLeft(deps, value as Leaving);
  for (const { value } of await shared.under(told, now)) await tellBack(deps, value as Leaving);
}

async function recordUntil(until: Instant, was: Seen, { desk, ...deps }: AccountGoneDeps): Promise<void> {
  const there = new Set(was.map(([id]) => personId(id)));
  await recordDuty({ ...deps, places: desk.places, pattern: desk.duty, until, there });
}

async function tellLeft(deps: AccountGoneDeps, leaving: Leaving): Promise<void> {
  const { shared, people, clock } = deps;
  const now = clock.now();
  const person = await people.find(personId(leaving.person));
  // There again before anybody heard: nothing is left open.
  if (person !== undefined && !isThere(person)) {
    await sayLeft(deps, leaving, person);
    await shared.put(`${told}${leaving.person}`, leaving, after(now, kept));
  }
  await shared.take(`${untold}${leaving.person}`, now);
}

async function sayLeft(deps: AccountGoneDeps, leaving: Leaving, person: Person): Promise<void> {
  const { key, roles } = leaving;
  const open = await heldBy(deps, person.id, roles);
  const served = roles.some((role) => role === 'engineer' || role === 'lead');
  const isEmpty = Object.values(open).every((held) => held.length === 0);
  if (served || !isEmpty) {
    const text = await wordsFor(deps, leaving, open.owned);
    const content = isEmpty ? asMessage({ text }) : asCard(await cardOfGone(deps, { text, leaving, open }));
    await tellLeads(deps, person.id, (lead) => ({ content, key: `${key}:${lead}`, slot: `${key}:${lead}` }));
  }
  const tickets = [...open.owned, ...open.helping, ...open.offered, ...open.asked].map(({ id }) => id);
  for (const ticket of new Set(tickets)) await endParts(deps, { key, ticket, person: person.id });
  await endOtherParts(deps, { key, person: person.id });
  for (const { id: ticket } of open.callbacks) await askCallers(deps, { key, ticket });
  deps.committed();
}

/** Leads hear that somebody whose leaving they heard of is there again, and what waited for it goes on. */
async function tellBack(deps: AccountGoneDeps, { person: id, key }: Leaving): Promise<void> {
  const person = await deps.people.find(personId(id));
  if (person === undefined || !isThere(person)) return;
  const text = say('notice.engineerBack', { person: { person: person.id } });
  await tellLeads(deps, person.id, (lead) => ({ content: asMessage({ text }), key: `back:${key.slice(5)}:${lead}` }));
  await takeUpParts(deps, { key: `back:${key}`, person: person.id });
  await deps.shared.take(`${told}${id}`, deps.clock.now());
  deps.committed();
}
