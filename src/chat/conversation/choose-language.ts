import { languageIn } from '../../domain/talk/language-in';
import type { Said } from '../../ports/inbound';
import type { InboundDeps } from '../inbound-deps';
import { turnedAway } from '../people/admission';
import { whoIs } from '../people/who';
import { isAnswer } from './gather-heard';

/**
 * Speaks the language with them from now on that they ask for with one word, where a platform does not tell what its
 * people read; not where the word answers what they were asked.
 */
export async function heedLanguage(deps: InboundDeps, said: Said): Promise<void> {
  const language = said.where === 'chat' && said.files.length === 0 ? languageIn(said.text) : undefined;
  if (language === undefined) return;
  if ((await turnedAway(deps, said.from)) !== undefined) return;
  const person = await whoIs(deps, said.from);
  if (person.language === language || (await isAnswer(deps, person, said))) return;
  await deps.people.change(person.id, (known) => known && { ...known, language }, deps.clock.now());
}
