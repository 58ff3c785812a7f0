import { own } from '../domain/own';
import type { Person } from '../domain/people/person';
import { minutes } from '../domain/time/instant';
import type { Inbound } from '../ports/inbound';
import type { Logger } from '../ports/logger';
import type { Platform } from '../ports/platform';
import type { People } from '../ports/repositories';
import { atNight, type NightParts } from './night';

/** What the nightly sweep needs. */
export interface SweepParts extends NightParts {
  readonly platforms: readonly Platform[];
  readonly people: Pick<People, 'staff'>;
  readonly inbound: Pick<Inbound, 'left' | 'returned'>;
  readonly logger: Logger;
}

const lease = minutes(30);
/** A platform that hangs is not asked about hundreds of people, one after the other, while another process begins too. */
const longest = minutes(20);

/**
 * Once a night, in one process: asks platforms that do not tell by themselves whether the accounts of everybody with a
 * role are still there, for at most 20 minutes. `alive` is told of each. Answers how many accounts were asked about.
 */
export async function sweepAccounts(parts: SweepParts, alive = (): void => undefined): Promise<number> {
  const done = await atNight(parts, { kind: 'sweep:', lease }, async () => ({
    asked: await askAll(parts, alive),
    // What was not asked in time is asked the next night.
    isAll: true,
  }));
  if (done === undefined) return 0;
  parts.logger.info('accounts looked after', { asked: done.asked });
  return done.asked;
}

async function askAll(parts: SweepParts, alive: () => void): Promise<number> {
  const began = parts.clock.monotonic();
  const staff = (await parts.people.staff()).filter(({ active }) => active);
  let asked = 0;
  for (const platform of parts.platforms.filter((one) => one.stillThere !== undefined)) {
    for (const person of staff) {
      if (own(person.identities, platform.name) === undefined) continue;
      if (parts.clock.monotonic() - began > longest) return asked;
      asked += 1;
      await ask(parts, platform, person);
      alive();
    }
  }
  return asked;
}

/** A platform that does not answer says nothing about anybody. */
async function ask({ inbound, logger }: SweepParts, platform: Platform, person: Person): Promise<void> {
  const account = own(person.identities, platform.name) ?? '';
  const gone = person.gone?.includes(platform.name) ?? false;
  try {
    const there = await platform.stillThere?.(account);
    // Also of whom it is known: what somebody did not get to telling is told then.
    if (there === false) await inbound.left(platform.name, account);
    if (there === true && gone) await inbound.returned(platform.name, account);
  } catch (error) {
    logger.warn('an account could not be looked up', { platform: platform.name, account, error });
  }
}
