import { days } from '../../domain/time/instant';
import { section } from './section';
import { lasting } from './values';

/**
 * `coverage`: how many hours anybody may be on duty in seven days, first or second, and how long whoever was on site stays
 * familiar with it (STAFF-7).
 */
export const coverageTopic = section({
  weekly: lasting.optional(),
  familiar: lasting.default(days(180)),
}).prefault({});
