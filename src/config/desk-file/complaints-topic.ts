import { z } from 'zod';
import type { ComplaintLevel } from '../../domain/complaint/complaint-level';
import { personId } from '../../domain/people/person';
import { hours } from '../../domain/time/instant';
import { say } from '../../domain/words';
import { inIssue } from './in-issue';
import { section } from './section';
import { lasting } from './values';

const level = section({
  role: z.enum(['lead', 'manager']).optional(),
  people: z.array(z.string()).nonempty().optional(),
  within: lasting,
}).transform(({ role, people, within }, context): ComplaintLevel => {
  if (role !== undefined && people === undefined) return { who: { role }, within };
  if (people !== undefined && role === undefined) return { who: { people: people.map(personId) }, within };
  context.addIssue({ code: 'custom', message: inIssue(say('config.roleOrPeople')) });
  return z.NEVER;
});

/**
 * `complaints`: the levels that answer one, the first one first, each with how much operating time it has (HOT-7). Whoever
 * it is about is of no level.
 */
export const complaintsTopic = section({
  levels: z.array(level).nonempty().optional(),
}).prefault({});

/** The levels of a desk file that names none; one that nobody holds is left out as it goes up. */
export const usualLevels: readonly ComplaintLevel[] = [
  { who: { role: 'lead' }, within: hours(4) },
  { who: { role: 'manager' }, within: hours(8) },
];
