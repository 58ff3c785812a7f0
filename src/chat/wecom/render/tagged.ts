import { type KindName, kindNames } from '../../../domain/record/record-ref';
import { say, type Text, type WordKey } from '../../../domain/words';
import { clean } from './clean';
import type { Audience } from './rendered';
import { spoken } from './spoken';

/** Stands where a sentence names its ticket until it is known how; no such sign is left in what is said. */
const mark = '\u0001';

/** What its requester calls a record, where that is another word. */
const toRequester: Readonly<Partial<Record<KindName, WordKey>>> = { ticket: 'wecom.thisRequest' };

/** How a record is called where it was named just before. */
const calledFor = (kind: KindName, isServed = false): WordKey =>
  (isServed ? toRequester[kind] : undefined) ?? `wecom.this.${kind}`;

/**
 * A sentence to stand after the tag of its record: a number it begins with is not said twice, nor one that only follows
 * what the record is ("your complaint IT-C7"); any other becomes "this ticket", or "this request" to whoever made it.
 * Numbers in people's own words stay.
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
  if (endsWith(before, speak(say(`wecom.noun.${kind}`)))) return clean(joined(before, '', after));
  const begins = /[.!?]\s*$/.test(before);
  return clean(joined(before, began(speak(say(calledFor(kind, isServed))), begins), after));
}

const endsWith = (words: string, noun: string): boolean => words.trimEnd().toLowerCase().endsWith(noun.toLowerCase());

/** Chinese sets no spaces around its own words; without a word, what is left closes up behind one or the other. */
function joined(before: string, word: string, after: string): string {
  const spaced = /\p{Script=Latin}$/u.test(word === '' ? before.trimEnd() : word);
  if (word === '') return `${before.trimEnd()}${spaced ? after : after.trimStart()}`;
  return spaced ? `${before}${word}${after}` : `${before.trimEnd()}${word}${after.trimStart()}`;
}

const began = (words: string, isFirst: boolean): string =>
  isFirst ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;

/** `IT-1042` of `【IT-1042】`. */
export const keyIn = (tag: string): string => tag.replace(/[【】]/gu, '');
