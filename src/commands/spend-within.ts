import { type Budget, mayAt, type Spent, stillCounted } from '../domain/flow/budget';
import { after, type Duration } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { SharedKey, SharedState } from '../ports/shared-state';

/** Where all processes count together. */
interface Counting {
  readonly shared: Pick<SharedState, 'get' | 'swap'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Tries to write one count against other processes. */
const tries = 20;

/** Counts one more where that is within the budgets. False: it is not, or others count all the time, and nothing was counted. */
export async function spendWithin(
  { shared, clock }: Counting,
  key: `budget:${string}` & SharedKey,
  budgets: readonly Budget[],
): Promise<boolean> {
  const longest = Math.max(...budgets.map(({ within }) => within)) as Duration;
  for (let nth = 0; nth < tries; nth += 1) {
    const now = clock.now();
    const fact = await shared.get(key, now);
    const spent: readonly Spent[] = Array.isArray(fact?.value) ? (fact.value as readonly Spent[]) : [];
    if (mayAt(spent, budgets, { amount: 1, now }) !== undefined) return false;
    const value: readonly Spent[] = [...stillCounted(spent, budgets, now), [now, 1]];
    if (await shared.swap({ key, version: fact?.version, value, now, until: after(now, longest) })) return true;
  }
  return false;
}
