import { z } from 'zod';
import type { Assigning } from '../../domain/assignment/assignment';
import { type Duration, minutes, seconds } from '../../domain/time/instant';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { lasting, readDuration } from './values';

const mode = parsed((text): Pick<Assigning, 'mode' | 'after'> | Complaint => {
  if (text === 'claim' || text === 'assign') return { mode: text, after: 0 as Duration };
  const length = /^assign\s+after\s+(\S+)$/.exec(text)?.[1];
  const after = length === undefined ? undefined : readDuration(length);
  if (after !== undefined) return { mode: 'assign', after };
  return new Complaint('config.notAssigning', { text });
});

/** `assignment`: how tickets come to somebody (product §3); its mode alone, or with how long whoever is named may refuse. */
export const assignmentTopic = z
  .preprocess(
    (value) => (typeof value === 'string' ? { mode: value } : value),
    section({
      mode: mode.prefault('claim'),
      answerWithin: lasting.default(seconds(60)),
      refuseWithin: lasting.default(minutes(15)),
    }),
  )
  .transform(({ mode: how, ...windows }): Assigning => ({ ...how, ...windows }))
  .prefault({});
