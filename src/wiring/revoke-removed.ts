import type { AccountGoneDeps } from '../chat/people/account-gone-deps';
import { lookAfterRoster, type RosterSeen, rosterSeen } from '../chat/people/look-after-roster';
import { removedFromFile, withoutPart } from '../domain/people/in-file';

/**
 * Takes roles and accounts from everybody the desk file gave a part and no longer names; what processes that still run
 * are asked by them counts from then on, for whoever acts is read anew. Then, as for everybody who has left, however they
 * did, leads hear what that leaves open (`lookAfterRoster`). `seen`: who was there before the file was read. One of whom
 * nothing can be taken holds up no other: that error is thrown when all is done.
 */
export async function revokeRemoved(deps: AccountGoneDeps, seen?: RosterSeen): Promise<void> {
  const { people, clock, desk, logger } = deps;
  const now = clock.now();
  const before = seen ?? (await rosterSeen(deps));
  const failures: unknown[] = [];
  for (const person of removedFromFile(await people.staff(), desk.people)) {
    try {
      await people.change(
        person.id,
        (known) => (known && removedFromFile([known], desk.people).length > 0 ? withoutPart(known) : undefined),
        now,
      );
      logger.warn('somebody is no longer named in the desk file', { person: person.id });
    } catch (error) {
      failures.push(error);
    }
  }
  await lookAfterRoster(deps, { before });
  if (failures.length > 0) throw failures[0];
}
