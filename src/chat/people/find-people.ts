import type { Budget } from '../../domain/flow/budget';
import { own } from '../../domain/own';
import { type FoundMembers, type Member, memberNamedWholly, membersNamed } from '../../domain/people/member';
import { type Person, reachableOn, worksTickets } from '../../domain/people/person';
import { days, minutes } from '../../domain/time/instant';
import type { FoundPeople, Sender } from '../../ports/inbound';
import type { InboundDeps } from '../inbound-deps';
import { type Count, mayDoAt, spend } from '../intake/budgets';

type FindDeps = Pick<InboundDeps, 'people' | 'logger' | 'shared' | 'clock'>;

/** Accounts that one person may have their platform asked about: it has one limit for all that the desk asks. */
const lookUps: readonly Budget[] = [{ most: 30, within: minutes(1) }];

/** Names that somebody who serves nobody may try: enough to name a colleague, too few to go through a company. */
const tries: readonly Budget[] = [
  { most: 15, within: minutes(1) },
  { most: 100, within: days(1) },
];

/**
 * People of the chat by part of a name or account, for whoever names somebody else in a form (HOT-1, SITE-4). They are those
 * the platform shows the desk; while it does not say, those whom the desk has met there.
 */
export async function findPeople(deps: FindDeps, by: Person, from: Sender, words: string): Promise<FoundPeople> {
  const isGuess = !worksTickets(by);
  if (isGuess && !(await mayTry(deps, { key: `names:${by.id}`, budgets: tries, amount: 1 }))) {
    return { members: [], more: false, whole: true };
  }
  const directory = await directoryOf(deps, from);
  const found = membersNamed(directory ?? (await met(deps, from)), words);
  const whole = directory !== undefined;
  if (isGuess) return { ...onlyNamed(found, words), whole };
  if (!whole || found.members.length > 0) return { ...found, whole };
  return { ...membersNamed(await exactly(deps, by, from, words), words), whole };
}

/**
 * Whoever serves nobody names a colleague by the whole name or account, and does not browse who there is, nor reads where
 * they work.
 */
function onlyNamed(found: FoundMembers, words: string): FoundMembers {
  const member = memberNamedWholly(found, words);
  return { members: member === undefined ? [] : [{ account: member.account, name: member.name }], more: false };
}

/** Whether it may be tried once more, and counts it. */
async function mayTry(deps: FindDeps, count: Count): Promise<boolean> {
  if ((await mayDoAt(deps, count)) !== undefined) return false;
  await spend(deps, count);
  return true;
}

async function directoryOf({ logger }: FindDeps, from: Sender): Promise<readonly Member[] | undefined> {
  try {
    return await from.members?.();
  } catch (error) {
    logger.warn('the directory could not be read', { platform: from.platform, error });
    return undefined;
  }
}

const met = async ({ people }: FindDeps, { platform }: Sender): Promise<readonly Member[]> =>
  (await people.everyone()).flatMap((person) => {
    const account = reachableOn(person, platform) && person.active ? own(person.identities, platform) : undefined;
    return account === undefined ? [] : [{ account, name: person.name }];
  });

/** Somebody who came after the directory was read is found by their whole account. */
async function exactly(deps: FindDeps, by: Person, from: Sender, words: string): Promise<readonly Member[]> {
  const account = words.trim();
  if (!/^[\w@.-]{2,64}$/.test(account)) return [];
  if (!(await mayTry(deps, { key: `look-ups:${by.id}`, budgets: lookUps, amount: 1 }))) return [];
  const profile = await from.profile(account).catch(() => undefined);
  return profile === undefined ? [] : [{ account: profile.account ?? account, name: profile.name }];
}
