import { z } from 'zod';
import { say } from '../../domain/words';
import { inIssue } from './in-issue';
import { parsed } from './parsed';
import { wordsFor } from './problems-of';
import { type RotationText, rotation } from './rotations-topic';
import { section } from './section';
import { wholeNumber } from './values';
import { readDutyDays } from './weekdays';
import { endOfStretch, oneText, timeOfDay } from './windows';

/** Who holds a post: one person, or whoever's turn it is, `offset` members further on. A name is one of `rotations`. */
export type Post = { readonly person: string } | { readonly rotation: string | RotationText; readonly offset: number };

const inOurs = { error: wordsFor };
const named = z.string();
const turns = section({
  rotation: z.custom<unknown>().optional(),
  offset: wholeNumber.pipe(z.int().min(0).max(999)).default(0),
}).transform(({ rotation: written, offset }, context): Post => {
  if (written === undefined) {
    context.addIssue({ code: 'custom', message: inIssue(say('config.notPost')) });
    return z.NEVER;
  }
  const read = typeof written === 'string' ? named.safeParse(written, inOurs) : rotation.safeParse(written, inOurs);
  if (read.success) return { rotation: read.data, offset };
  for (const issue of read.error.issues) context.addIssue({ ...issue, path: ['rotation', ...issue.path] } as never);
  return z.NEVER;
});

/** A name, or a rotation: which of them is told by what is written. */
const post = z.custom<unknown>().transform((written, context): Post => {
  if (typeof written === 'string' && written.trim() !== '') return { person: written };
  const read = turns.safeParse(written, inOurs);
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.addIssue({ ...issue } as never);
  return z.NEVER;
});

const row = section({
  days: z.preprocess(oneText, parsed(readDutyDays)),
  from: timeOfDay,
  to: endOfStretch,
  primary: post,
  backup: post.optional(),
  places: z.array(z.string()).default([]),
  skills: z.array(z.string()).default([]),
  line: z.enum(['operating', 'emergency']).optional(),
});

/** One row as it is written. */
export type DutyText = z.output<typeof row>;

/** `duty`: the weekly pattern, in the desk's zone. An end at or before its start is on the next day. */
export const dutyTopic = z.array(row).default([]);
