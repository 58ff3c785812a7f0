import type { Instant } from '../../src/domain/time/instant';
import { digestDaysUntil, satisfactionOf, trendOf } from '../../src/reports/satisfaction';
import { percent, points, shareOf } from '../../src/reports/share';
import { aTicket, noon, rated, slots, today } from './kit';

const yesterday = (noon - 86_400_000) as Instant;
const given = (stars: readonly number[], at: Instant = noon) => stars.map((count) => ({ stars: count, at }));

test.each([
  { stars: [], good: 0, rate: null },
  { stars: [4], good: 1, rate: 1 },
  { stars: [3], good: 0, rate: 0 },
  { stars: [5, 4, 3, 1], good: 2, rate: 0.5 },
])('counts ratings of 4 or 5 out of all ratings: $stars (SLA-6)', ({ stars, good, rate }) => {
  const trend = trendOf([today], given(stars));
  expect(satisfactionOf(trend, [], 0.9)).toMatchObject({ part: good, whole: stars.length, rate });
});

test('an unrated ticket is unrated, neither satisfied nor dissatisfied (SLA-6)', () => {
  const unrated = aTicket();
  const trend = trendOf([today], given([5]));
  const satisfaction = satisfactionOf(trend, [unrated, aTicket({ rating: rated(5) })], 0.9);
  expect(satisfaction.rate).toBe(1);
  expect(satisfaction.response).toEqual(shareOf(1, 2));
});

test('calls fewer than ten ratings a small sample', () => {
  const of = (count: number) => satisfactionOf(trendOf([today], given(Array(count).fill(5))), [], 0.9).smallSample;
  expect([9, 10].map(of)).toEqual([true, false]);
});

test('compares with the latest earlier day that was rated, and leaves days without ratings empty', () => {
  const days = digestDaysUntil({ digests: slots(20) }, today, 4);
  const twoDaysAgo = (yesterday - 86_400_000) as Instant;
  const trend = trendOf(days, [...given([5, 1]), ...given([5], twoDaysAgo)]);
  expect(trend.map(({ date, rate }) => [date, rate])).toEqual([
    ['2026-11-18', null],
    ['2026-11-19', 1],
    ['2026-11-20', null],
    ['2026-11-21', 0.5],
  ]);
  expect(satisfactionOf(trend, [], 0.9).previous?.date).toBe('2026-11-19');
  expect(satisfactionOf(trend, [], 0.9).overall).toEqual(shareOf(2, 3));
});

test('takes fewer days where the calendar of the desk begins', () => {
  expect(digestDaysUntil({ digests: slots(3) }, slots(3)[2] ?? today, 14)).toHaveLength(3);
});

test.each([
  { rate: 0.9, shown: 90 },
  { rate: 2 / 3, shown: 66.7 },
  { rate: 0.9245, shown: 92.5 },
  { rate: 0.92449, shown: 92.4 },
  { rate: 0.89999, shown: 90 },
  { rate: 1, shown: 100 },
  { rate: 0, shown: 0 },
  { rate: 0.29, shown: 29 },
])('shows $rate as $shown %, rounded half up', ({ rate, shown }) => {
  expect(percent(rate)).toBe(shown);
});

test('a change is the difference of the numbers shown', () => {
  expect(points(0.9211, 0.9091)).toBe(1.2);
  expect(points(0.5, 0.5)).toBe(0);
});
