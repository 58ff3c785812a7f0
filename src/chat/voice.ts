import { namedPeople } from '../domain/named-people';
import { type Person, type PersonId, personId } from '../domain/people/person';
import { readerOf, type Speak } from '../ports/translator';
import type { InboundDeps } from './inbound-deps';

/** A voice for this person that knows the names of everybody named in `contents`. */
export async function voiceOf(
  deps: InboundDeps,
  person: Pick<Person, 'language' | 'zone'>,
  contents: unknown,
): Promise<Speak> {
  const names = new Map<PersonId, string>();
  for (const id of namedPeople(contents)) {
    const found = await deps.people.find(personId(id));
    if (found) names.set(found.id, found.name);
  }
  return deps.translator.speakTo(readerOf(person, deps.clock.now(), (id) => names.get(id) ?? id));
}
