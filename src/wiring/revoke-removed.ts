import { type LeftDeps, tellGone } from '../chat/left';
import { removedFromFile, serves, withoutPart } from '../domain/people/in-file';
import { personId } from '../domain/people/person';
import { after, days, hours } from '../domain/time/instant';
import { say } from '../domain/words';

const untold = 'removed-untold:';
/** How long it stays known that nobody has been told yet. */
const owedFor = days(30);
/** Several processes may start with the same file; it is told once in so long. */
const toldEvery = hours(1);

/**
 * Takes roles and accounts from everybody the desk file gave a part and no longer names; what processes that still run
 * are asked by them counts from then on, for whoever acts is read anew. Leads hear which jobs and shifts that leaves
 * open; what a crash left untold is told at the next start.
 */
export async function revokeRemoved(deps: LeftDeps): Promise<void> {
  const { people, shared, clock, desk, logger } = deps;
  const now = clock.now();
  for (const person of removedFromFile(await people.staff(), desk.people)) {
    const key = `removed:${person.id}:${Math.floor(now / toldEvery)}`;
    const owed = { key: `${untold}${person.id}` as const, version: undefined, value: { person: person.id, key }, now };
    if (serves(person)) await shared.swap({ ...owed, until: after(now, owedFor) });
    await people.change(
      person.id,
      (known) => (known && removedFromFile([known], desk.people).length > 0 ? withoutPart(known) : undefined),
      now,
    );
    logger.warn('somebody is no longer named in the desk file', { person: person.id });
  }
  for (const { key, value } of await shared.under(untold, now)) {
    const owed = value as { readonly person: string; readonly key: string };
    const person = await people.find(personId(owed.person));
    // Named again meanwhile: nothing is left open.
    if (person?.active === false) {
      await tellGone(deps, person, owed.key, (gone) => say('notice.engineerRemoved', { ...gone }));
    }
    await shared.take(key, now);
  }
}
