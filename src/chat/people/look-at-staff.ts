import { type Duration, minutes } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';

/** Whom the doctor asks about: an id of the desk file and the account it names. */
export interface StaffAccount {
  readonly person: string;
  readonly account: string;
}

/** All of them are asked about within so long: whoever waits for the doctor sits before a screen. */
export const lookWithin: Duration = minutes(1);

/** What was found out about some, and how many were left out because the time was over or nobody answered. */
export interface Looked<Problem> {
  readonly problems: readonly Problem[];
  readonly left: number;
  /** `time`, or the code with which the platform ended it. */
  readonly why?: string;
}

/**
 * Asks about one after another, which is a pace every platform takes. `look` answers a problem, nothing where all is well,
 * or the code for which asking about others is useless.
 */
export async function lookAtStaff<Problem extends object>(
  staff: readonly StaffAccount[],
  clock: Pick<Clock, 'monotonic'>,
  look: (one: StaffAccount) => Promise<Problem | string | undefined>,
): Promise<Looked<Problem>> {
  const until = clock.monotonic() + lookWithin;
  const problems: Problem[] = [];
  for (const [nth, one] of staff.entries()) {
    const found = clock.monotonic() < until ? await look(one) : 'time';
    if (typeof found === 'string') return { problems, left: staff.length - nth, why: found };
    if (found !== undefined) problems.push(found);
  }
  return { problems, left: 0 };
}
