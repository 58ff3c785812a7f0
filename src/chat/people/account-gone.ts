import { isThere } from '../../domain/people/leaving';
import type { Person } from '../../domain/people/person';
import type { AccountGoneDeps } from './account-gone-deps';
import { lookAfterRoster, rosterSeen } from './look-after-roster';

/**
 * Writes down that an account is gone: its person is told nothing there any more. Whoever serves and is reached nowhere
 * now leaves the roster, and with it every part they had (`lookAfterRoster`).
 */
export async function accountGone(deps: AccountGoneDeps, platform: string, account: string): Promise<void> {
  const { people, clock, logger } = deps;
  const person = await people.byAccount(platform, account);
  if (!person) return;
  const before = await rosterSeen(deps);
  if (person.gone?.includes(platform) !== true) {
    await people.change(person.id, (newest) => newest && goneFrom(newest, platform), clock.now());
    logger.warn('an account is gone', { platform, account, person: person.id });
  }
  await lookAfterRoster(deps, { before });
}

const goneFrom = (person: Person, platform: string): Person => ({
  ...person,
  gone: [...(person.gone ?? []).filter((name) => name !== platform), platform],
});

/** Writes down that it is back; leads hear that somebody who serves is on the roster again. */
export async function accountReturned(deps: AccountGoneDeps, platform: string, account: string): Promise<void> {
  const person = await deps.people.byAccount(platform, account);
  if (!person?.gone?.includes(platform)) return;
  const { before, after } = await deps.people.change(
    person.id,
    (known) => known?.gone && { ...known, gone: known.gone.filter((name) => name !== platform) },
    deps.clock.now(),
  );
  if (before && after) await lookIfBack(deps, before, after);
}

/** Leads hear of somebody who was not there and is again. */
export async function lookIfBack(deps: AccountGoneDeps, before: Person, now: Person): Promise<void> {
  if (!isThere(before) && isThere(now)) await lookAfterRoster(deps);
}
