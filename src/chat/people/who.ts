import { isDeepStrictEqual } from 'node:util';
import { own } from '../../domain/own';
import { isChat, type Person, type PersonId, personId, reachableOn } from '../../domain/people/person';
import { oneLine } from '../../domain/text';
import { days } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { Profile, Sender } from '../../ports/inbound';
import { asMessage } from '../../views/card';
import type { InboundDeps } from '../inbound-deps';
import { lookIfBack } from './account-gone';

/**
 * The desk's record of whoever acts in chat: found by account, or made at the first contact. Language and zone follow
 * the platform's profile; what the platform does not tell stays as it is known. Whoever acts is gone from there no more;
 * only whoever speaks is told things there from now on, and is told so. A mail moves nobody who has a chat.
 */
export async function whoIs(
  deps: InboundDeps,
  from: Sender,
  account: string = from.account,
  speaks = false,
): Promise<Person> {
  const profile = await from.profile(account).catch((error: unknown) => {
    deps.logger.warn('profile could not be read', { platform: from.platform, account, error });
    return undefined;
  });
  // Only now: the platform takes its time, and who was read before it would be written back with a part taken meanwhile.
  const known = await deps.people.byAccount(from.platform, account);
  if (known === undefined) {
    const id = await freeId(deps, from.platform, account);
    const met = { ...newcomer(deps, from.platform, account, profile), id };
    const { after = met } = await deps.people.change(id, (other) => other ?? met, deps.clock.now());
    return after;
  }
  const seen = (person: Person): Person => {
    if (account !== from.account) return asTold(person, profile);
    const talks = speaks && (isChat(from.platform) || !Object.keys(person.identities).some(isChat));
    return asTold(backHere(talks ? athome(person, from.platform) : person, from), profile);
  };
  if (isDeepStrictEqual(seen(known), known)) return known;
  const { before, after } = await deps.people.change(known.id, (newest) => newest && seen(newest), deps.clock.now());
  if (before === undefined || after === undefined) return known;
  await lookIfBack(deps, before, after);
  if (before.home !== undefined && before.home !== after.home) await tellMoved(deps, after);
  return after;
}

/** The same person as the platform tells of them; the desk file has the names of those with a role. */
function asTold(person: Person, profile: Profile | undefined): Person {
  const name = person.roles.length > 0 ? person.name : oneLine(profile?.name ?? '') || person.name;
  return { ...person, name, language: profile?.language ?? person.language, zone: profile?.zone ?? person.zone };
}

/** Whoever uses two chats must know where to look; said once a day, for some go to and fro. */
async function tellMoved({ outbox, clock }: InboundDeps, person: Person): Promise<void> {
  const now = clock.now();
  const day = Math.floor(now / days(1));
  const key = `moved:${person.id}:${person.home}:${day}`;
  const content = asMessage({ text: say('notice.movedHere') });
  await outbox.announce([{ to: { kind: 'person', person: person.id }, content, reason: 'help', key }], now);
}

/** The same person where they speak now. */
const athome = (known: Person, platform: string): Person =>
  known.home === platform ? known : { ...known, home: platform };

/** The same person, whose account there is seen to be theirs still. */
const backHere = (known: Person, { platform }: Pick<Sender, 'platform'>): Person =>
  reachableOn(known, platform) ? known : { ...known, gone: (known.gone ?? []).filter((name) => name !== platform) };

/** An account may have been another person's once, whose history stays theirs. Their own record may just be written. */
async function freeId({ people, ids }: InboundDeps, platform: string, account: string): Promise<PersonId> {
  const wanted = personId(`${platform}:${account}`);
  const taken = await people.find(wanted);
  const isTheirs = taken === undefined || own(taken.identities, platform) === account;
  return isTheirs ? wanted : personId(`${wanted}:${ids.next().slice(-8)}`);
}

const newcomer = (deps: InboundDeps, platform: string, account: string, profile: Profile | undefined) => ({
  name: oneLine(profile?.name ?? '') || account,
  language: profile?.language ?? profile?.writes ?? deps.desk.language,
  zone: profile?.zone ?? deps.desk.zone,
  roles: [],
  skills: [],
  active: true,
  identities: { [platform]: account },
  home: platform,
});
