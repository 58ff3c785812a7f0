import { z } from 'zod';

/** What is wrong with a value, to be read behind its key: `"25h" is …`. */
export class Complaint {
  constructor(readonly message: string) {}
}

/** A text of the desk file that means something: `read` gives the meaning, or says why there is none. */
export const parsed = <T>(read: (text: string) => T | Complaint) =>
  z.string().transform((text, context): T => {
    const value = read(text.trim());
    if (!(value instanceof Complaint)) return value;
    context.addIssue({ code: 'custom', message: value.message });
    return z.NEVER;
  });
