import { type Person, personId } from '../../domain/people/person';
import type { Reply } from '../../ports/inbound';
import { readerOf, type Speak } from '../../ports/translator';
import { namedInCard, namedInForm, namedInText } from '../../views/named-people';
import type { InboundDeps } from '../inbound-deps';

/** A voice for this person that knows the names of those people. */
export async function voiceOf(
  deps: InboundDeps,
  person: Pick<Person, 'language' | 'zone'> & Partial<Pick<Person, 'id'>>,
  people: readonly string[],
): Promise<Speak> {
  const named = await deps.people.findEach([...new Set(people)].map(personId));
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return deps.translator.speakTo(readerOf(person, deps.clock.now(), (id) => names.get(id) ?? id));
}

/** Ids of the people whom a reply names. */
export function namedInReply(reply: Reply): readonly string[] {
  if (reply.kind === 'card') return namedInCard(reply.card);
  if (reply.kind === 'form') return namedInForm(reply.form);
  if (reply.kind === 'invalid') return Object.values(reply.invalid.fields).flatMap(namedInText);
  return reply.kind === 'broken' ? [] : namedInText(reply.kind === 'done' ? reply.text : reply.refusal);
}
