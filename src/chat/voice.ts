import { namedPeople } from '../domain/named-people';
import { type Person, personId } from '../domain/people/person';
import { readerOf, type Speak } from '../ports/translator';
import type { InboundDeps } from './inbound-deps';

/** A voice for this person that knows the names of everybody named in `contents`. */
export async function voiceOf(
  deps: InboundDeps,
  person: Pick<Person, 'language' | 'zone'> & Partial<Pick<Person, 'id'>>,
  contents: unknown,
): Promise<Speak> {
  const named = await deps.people.findEach([...namedPeople(contents)].map(personId));
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return deps.translator.speakTo(readerOf(person, deps.clock.now(), (id) => names.get(id) ?? id));
}
