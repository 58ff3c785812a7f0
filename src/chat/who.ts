import { type Person, personId } from '../domain/people/person';
import type { Sender } from '../ports/inbound';
import type { InboundDeps } from './inbound-deps';

/**
 * The desk's record of whoever acts in chat: found by account, or made at the first contact. Language and zone follow
 * the platform's profile; when the platform does not tell them, what is known stays.
 */
export async function whoIs(deps: InboundDeps, from: Sender, account: string = from.account): Promise<Person> {
  const known = await deps.people.byAccount(from.platform, account);
  const profile = await from.profile(account).catch((error: unknown) => {
    deps.logger.warn('profile could not be read', { platform: from.platform, account, error });
    return undefined;
  });
  const { language, zone } = profile ?? known ?? deps.desk;
  if (known) {
    const name = known.roles.length > 0 ? known.name : (profile?.name ?? known.name);
    const same = known.language === language && known.zone === zone && known.name === name;
    return same ? known : saved(deps, { ...known, name, language, zone });
  }
  return saved(deps, {
    id: personId(`${from.platform}:${account}`),
    name: profile?.name ?? account,
    language,
    zone,
    roles: [],
    skills: [],
    active: true,
    identities: { [from.platform]: account },
  });
}

async function saved(deps: InboundDeps, person: Person): Promise<Person> {
  await deps.people.save(person, deps.clock.now());
  return person;
}
