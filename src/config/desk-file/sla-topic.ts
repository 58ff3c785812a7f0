import { z } from 'zod';
import type { Limit, SlaTarget } from '../../domain/sla/target';
import type { Duration } from '../../domain/time/instant';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { readDuration, share } from './values';

/** A limit of the contract, replaced: another length, or the end of the next working day. */
export type NewLimit = Duration | 'end-of-next-working-day' | 'none';

const newLimit = parsed((text): NewLimit | Complaint => {
  if (text === 'none' || text === 'end-of-next-working-day') return text;
  const length = readDuration(text);
  if (length !== undefined && length > 0) return length;
  return new Complaint('config.notLimit', { text });
});

/** `sla`: clauses of the contract's table that are agreed differently here, by clause. */
export const slaTopic = z.record(
  z.string(),
  section({ inside: newLimit.optional(), outside: newLimit.optional(), target: share.optional() }),
);

export type SlaTopic = z.output<typeof slaTopic>;

/** The contract's table with the desk's own limits in their places. */
export const targetsOf = (contract: readonly SlaTarget[], own: SlaTopic): readonly SlaTarget[] =>
  contract.map((target) => {
    const row = own[target.clause];
    if (row === undefined) return target;
    return {
      ...target,
      inside: goalOf(target.inside, row.inside, 'operating'),
      outside: goalOf(target.outside, row.outside, 'wall'),
      target: row.target ?? target.target,
    };
  });

function goalOf(goal: SlaTarget['inside'], limit: NewLimit | undefined, kind: 'operating' | 'wall') {
  if (goal === null || limit === undefined) return goal;
  return limit === 'none' ? null : { ...goal, within: limitOf(limit, kind) };
}

function limitOf(limit: Exclude<NewLimit, 'none'>, kind: 'operating' | 'wall'): Limit {
  return limit === 'end-of-next-working-day' ? { kind: limit } : { kind, length: limit };
}
