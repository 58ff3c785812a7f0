import fc from 'fast-check';
import { type Budget, limitsOf, mayAt, type Spent, stillCounted } from '../../../src/domain/flow/budget';
import { type Instant, minutes, seconds } from '../../../src/domain/time/instant';

const at = (second: number): Instant => (1_000_000 + seconds(second)) as Instant;
const spent = (...moments: readonly number[]): readonly Spent[] => moments.map((moment) => [at(moment), 1]);
const three: readonly Budget[] = [{ most: 3, within: minutes(1) }];

test('as much as the budget may be done at once, and more when the first lies far enough back', () => {
  expect(mayAt(spent(0, 1), three, { amount: 1, now: at(2) })).toBeUndefined();
  expect(mayAt(spent(0, 1, 2), three, { amount: 1, now: at(3) })).toBe(at(60));
  expect(mayAt(spent(0, 1, 2), three, { amount: 1, now: at(60) })).toBeUndefined();
});

test('the strictest budget counts', () => {
  const both = [...three, { most: 4, within: minutes(10) }];
  expect(mayAt(spent(0, 70, 140, 210), both, { amount: 1, now: at(220) })).toBe(at(600));
});

test('a single thing beyond the budget may be done when nothing else was', () => {
  expect(mayAt([], three, { amount: 99, now: at(0) })).toBeUndefined();
  expect(mayAt(spent(0), three, { amount: 99, now: at(1) })).toBe(at(60));
});

test('within any stretch no more is done than the budget says, whenever people try', () => {
  const tries = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 80 });
  fc.assert(
    fc.property(tries, (moments) => {
      let done: readonly Spent[] = [];
      for (const moment of moments.toSorted((one, other) => one - other)) {
        const now = at(moment);
        if (mayAt(done, three, { amount: 1, now }) !== undefined) continue;
        done = [...stillCounted(done, three, now), [now, 1]];
        const inStretch = done.filter(([when]) => when > now - minutes(1)).length;
        expect(inStretch).toBeLessThanOrEqual(3);
      }
    }),
  );
});

test('a desk without limits of its own has the usual ones', () => {
  expect(limitsOf(undefined).reports).toEqual([
    { most: 20, within: minutes(10) },
    { most: 60, within: minutes(60) },
  ]);
});
