import type { PersonId } from '../people/person';
import { hours, type Instant } from '../time/instant';
import type { Happened } from './record';

/** The same person's silence about the same record is written down once in so long. */
const writtenEvery = hours(1);

/** Somebody whom no message about a record could be told, and when that was written down. */
export interface Unreached {
  readonly person: PersonId;
  readonly at: Instant;
}

/** Somebody could not be told about a record. `why`: the platform's own word. */
export interface NotReached extends Happened {
  readonly type: 'not-reached';
  readonly person: PersonId;
  readonly why: string;
}

/** Whether it was written down a while ago that this person cannot be told of it. */
export const isWritten = (unreached: readonly Unreached[], person: PersonId, at: Instant): boolean =>
  unreached.some((one) => one.person === person && at - one.at < writtenEvery);

/** The last time for each person. */
export const withUnreached = (
  unreached: readonly Unreached[],
  { person, at }: Pick<NotReached, 'person' | 'at'>,
): readonly Unreached[] => [...unreached.filter((one) => one.person !== person), { person, at }];
