import { type KindName, kindNames } from '../../../domain/record/record-ref';
import { say, type Text, type WordKey } from '../../../domain/words';
import { clean } from './clean';
import type { Audience } from './rendered';
import { spoken } from './spoken';

/** Stands where a sentence names its ticket until it is known how; no such sign is left in what is said. */
const mark = '\u0001';

/** How a record is called where it was named just before; others keep their number. */
const called: Readonly<Partial<Record<KindName, { readonly toRequester: WordKey; readonly toOthers: WordKey }>>> = {
  ticket: { toRequester: 'wecom.thisRequest', toOthers: 'wecom.thisJob' },
};

/**
 * A sentence to stand after the tag of its record: a number it begins with is not said twice, and that of a ticket inside it
 * becomes "this ticket", or "this request" to whoever made it. Numbers in people's own words stay.
 */
export function untagged(text: Text, { speak, tag, isServed }: Pick<Audience, 'speak' | 'tag' | 'isServed'>): string {
  const facts = 'say' in text ? text.facts : undefined;
  const kind = tag === '' ? undefined : kindNames.find((name) => facts?.[name] === keyIn(tag));
  if (kind === undefined || !('say' in text)) return clean(spoken(text, speak));
  const said = spoken({ ...text, facts: { ...facts, [kind]: mark } }, speak);
  const at = said.indexOf(mark);
  if (at < 0) return clean(said);
  const [before, after] = [said.slice(0, at), said.slice(at + 1)];
  // Also after a word that is set before the number: "Urgent · IT-1042 …".
  if (/(^|[·】])\s*$/u.test(before)) return clean(`${before}${after.replace(/^[\s:：,，]+/u, '')}`);
  const word = called[kind];
  if (word === undefined) return clean(`${before}${keyIn(tag)}${after}`);
  const begins = /[.!?]\s*$/.test(before);
  const words = began(speak(say(isServed ? word.toRequester : word.toOthers)), begins);
  // Chinese sets no spaces around its own words.
  const spaced = /^\p{Script=Latin}/u.test(words);
  return clean(spaced ? `${before}${words}${after}` : `${before.trimEnd()}${words}${after.trimStart()}`);
}

const began = (words: string, isFirst: boolean): string =>
  isFirst ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;

/** `IT-1042` of `【IT-1042】`. */
export const keyIn = (tag: string): string => tag.replace(/[【】]/gu, '');
