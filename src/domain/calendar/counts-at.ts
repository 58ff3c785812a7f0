import { after, type Instant, minutes } from '../time/instant';

const minute = minutes(1);

/**
 * From when on a year counts that is confirmed now: a full minute, at least one minute away. By then every process of the desk
 * knows of it, so promises and roster change everywhere at the same moment.
 */
export const countsAt = (at: Instant): Instant => (Math.ceil(after(at, minute) / minute) * minute) as Instant;
