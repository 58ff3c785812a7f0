import {
  type Budget,
  type Limits,
  limitsOf,
  mayAt,
  type Spent,
  stillCounted,
  timesAsMuch,
} from '../../domain/flow/budget';
import { hasRole, type Person } from '../../domain/people/person';
import { after, type Duration, type Instant } from '../../domain/time/instant';
import type { SharedKey } from '../../ports/shared-state';
import type { InboundDeps } from '../inbound-deps';

type Counting = Pick<InboundDeps, 'shared' | 'clock'>;

/** Tries to write one person's count against other processes. */
const tries = 10;
/** Those who serve write and file for many. */
const staffTimes = 5;

/** What a person may do. */
export function budgetsOf({ desk }: Pick<InboundDeps, 'desk'>, by: Person, what: keyof Limits): readonly Budget[] {
  const budgets = limitsOf(desk.limits)[what];
  return hasRole(by, 'engineer', 'lead') ? timesAsMuch(budgets, staffTimes) : budgets;
}

/** Something counted: of whom, and by which budgets. */
export interface Count {
  /** E.g. `reports:li`. */
  readonly key: string;
  readonly budgets: readonly Budget[];
  readonly amount: number;
}

/** When it may be done; undefined: now. Counts nothing. */
export async function mayDoAt(
  { shared, clock }: Counting,
  { key, budgets, amount }: Count,
): Promise<Instant | undefined> {
  const now = clock.now();
  return mayAt(spentIn((await shared.get(`budget:${key}`, now))?.value), budgets, { amount, now });
}

/** Counts it, also beyond the budget. All processes count together. */
export async function spend({ shared, clock }: Counting, { key, budgets, amount }: Count): Promise<void> {
  const factKey: SharedKey = `budget:${key}`;
  const longest = Math.max(...budgets.map(({ within }) => within));
  for (let nth = 0; nth < tries; nth += 1) {
    const now = clock.now();
    const fact = await shared.get(factKey, now);
    const counted: readonly Spent[] = [...stillCounted(spentIn(fact?.value), budgets, now), [now, amount]];
    const until = after(now, longest as Duration);
    if (await shared.swap({ key: factKey, version: fact?.version, value: counted.slice(-mostKept), now, until }))
      return;
  }
}

/** Of so many things the newest are remembered; a fact has 60 KB. */
const mostKept = 1500;

const spentIn = (value: unknown): readonly Spent[] => (Array.isArray(value) ? (value as readonly Spent[]) : []);
