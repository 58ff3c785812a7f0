import { after, before, days, type Instant, type Span } from '../time/instant';

/** What a decision is told of the roster: a fortnight ahead, and as far back as a takeover is still asked about. */
export const knownAround = (at: Instant): Span => ({ from: before(at, days(4)), to: after(at, days(15)) });
