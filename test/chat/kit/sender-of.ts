import type { Person } from '../../../src/domain/people/person';
import type { Sender } from '../../../src/ports/inbound';

/** Somebody at their phone, on a platform that knows a name and nothing else. */
export const senderOf = (person: Person): Sender => ({
  platform: 'slack',
  account: person.identities['slack'] ?? '',
  profile: async () => ({ name: person.name }),
});
