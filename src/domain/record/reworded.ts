import type { Happened } from './record';

/** Words that somebody changed where they stand, or took away (without `now`). */
export interface WordsChanged {
  /** Never empty. */
  readonly before: string;
  readonly now?: string;
}

/** That somebody changed words of theirs to a record: both are kept. */
export interface Reworded extends Happened, WordsChanged {
  readonly type: 'reworded';
}

/** Whether they are lines of that text; a word of it may stand in anything else. */
export const isAmong = ({ before }: WordsChanged, text: string): boolean => `\n${text}\n`.includes(`\n${before}\n`);

/** A text with those words as they are now; as it was where they are none of its lines, or nothing would be left of it. */
export function rewordedIn(text: string, change: WordsChanged): string {
  const { before, now = '' } = change;
  if (!isAmong(change, text)) return text;
  const next = `\n${text}\n`.replace(`\n${before}\n`, () => `\n${now}\n`).trim();
  return next === '' ? text : next;
}
