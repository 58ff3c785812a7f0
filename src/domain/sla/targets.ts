import { hours, minutes } from '../time/instant';
import type { Goal, SlaTarget } from './target';

/** Solved by remote assistance: measured to the solution, with the moment help began beside it. */
const outsideSoftware: Goal = { to: 'resolved', within: { kind: 'wall', length: hours(2) }, shows: 'assisted' };
const outsideHardware: Goal = { to: 'arrived', within: { kind: 'end-of-next-working-day' } };

/** The contract's service levels that are a clock on a ticket (section E, SLA-2 to SLA-5), in its order. */
export const contractTargets: readonly SlaTarget[] = [
  {
    clause: 'SLA-2',
    from: 'reported',
    covers: [],
    inside: { to: 'responded', within: { kind: 'operating', length: minutes(2) } },
    outside: { to: 'responded', within: { kind: 'wall', length: minutes(5) } },
    repeats: false,
    target: 1,
  },
  {
    clause: 'SLA-3',
    from: 'dispatched',
    covers: [],
    inside: { to: 'arrived', within: { kind: 'operating', length: minutes(15) } },
    outside: null,
    repeats: true,
    target: 1,
  },
  {
    clause: 'SLA-4',
    from: 'reported',
    covers: ['software'],
    inside: { to: 'resolved', within: { kind: 'operating', length: hours(1) } },
    outside: outsideSoftware,
    repeats: false,
    target: 1,
  },
  {
    clause: 'SLA-5',
    from: 'reported',
    covers: ['hardware'],
    inside: { to: 'located', within: { kind: 'operating', length: minutes(30) } },
    outside: outsideHardware,
    repeats: false,
    target: 1,
  },
];
