import { z } from 'zod';
import { type Facts, type Say, say, type WordKey } from '../../domain/words';
import { inIssue } from './in-issue';

/** What is wrong with a value, to be read behind its key: `"25h" is …`. */
export class Complaint {
  readonly what: Say;
  constructor(key: WordKey, facts?: Facts) {
    this.what = say(key, facts);
  }
}

/** A text of the desk file that means something: `read` gives the meaning, or says why there is none. */
export const parsed = <T>(read: (text: string) => T | Complaint) =>
  z.string().transform((text, context): T => {
    const value = read(text.trim());
    if (!(value instanceof Complaint)) return value;
    context.addIssue({ code: 'custom', message: inIssue(value.what) });
    return z.NEVER;
  });
