import { say, type Text } from '../../../domain/words';
import { clean } from './clean';
import type { Audience } from './rendered';
import { spoken } from './spoken';

/** Stands where a sentence names its ticket until it is known how; no such sign is left in what is said. */
const mark = '\u0001';

/**
 * A sentence to stand after the tag of its ticket: a number it begins with is not said twice, and one inside it becomes
 * "this ticket", or "this request" to whoever made it. Numbers in people's own words stay.
 */
export function untagged(text: Text, { speak, tag, isServed }: Pick<Audience, 'speak' | 'tag' | 'isServed'>): string {
  if (tag === '' || !('say' in text) || text.facts?.['ticket'] !== keyIn(tag)) return clean(spoken(text, speak));
  const said = spoken({ ...text, facts: { ...text.facts, ticket: mark } }, speak);
  const at = said.indexOf(mark);
  if (at < 0) return clean(said);
  const [before, after] = [said.slice(0, at), said.slice(at + 1)];
  // Also after a word that is set before the number: "Urgent · IT-1042 …".
  if (/(^|[·】])\s*$/u.test(before)) return clean(`${before}${after.replace(/^[\s:：,，]+/u, '')}`);
  const begins = /[.!?]\s*$/.test(before);
  const words = began(speak(say(isServed ? 'wecom.thisRequest' : 'wecom.thisJob')), begins);
  // Chinese sets no spaces around its own words.
  const spaced = /^\p{Script=Latin}/u.test(words);
  return clean(spaced ? `${before}${words}${after}` : `${before.trimEnd()}${words}${after.trimStart()}`);
}

const began = (words: string, isFirst: boolean): string =>
  isFirst ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;

/** `IT-1042` of `【IT-1042】`. */
export const keyIn = (tag: string): string => tag.replace(/[【】]/gu, '');
