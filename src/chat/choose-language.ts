import { own } from '../domain/own';
import type { Language } from '../domain/words';
import type { Said } from '../ports/inbound';
import { turnedAway } from './admission';
import type { InboundDeps } from './inbound-deps';
import { whoIs } from './who';

const names: Readonly<Record<string, Language>> = {
  english: 'en',
  英文: 'en',
  英语: 'en',
  中文: 'zh-CN',
  汉语: 'zh-CN',
  chinese: 'zh-CN',
};

/** The language somebody asks for with one word: not every platform tells what its people read. */
export const languageAsked = ({ where, text }: Pick<Said, 'where' | 'text'>): Language | undefined =>
  where === 'chat' ? own(names, text.trim().toLowerCase()) : undefined;

/** Speaks that language with them from now on. */
export async function heedLanguage(deps: InboundDeps, said: Said): Promise<void> {
  const language = languageAsked(said);
  if (language === undefined) return;
  if ((await turnedAway(deps, said.from)) !== undefined) return;
  const person = await whoIs(deps, said.from);
  if (person.language === language) return;
  await deps.people.change(person.id, (known) => known && { ...known, language }, deps.clock.now());
}
