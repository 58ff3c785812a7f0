import { callbackDue } from '../../../src/domain/rating/callback-due';
import { isGood } from '../../../src/domain/rating/rate';
import { at, hours } from '../../kit/tickets';

test.each([
  ['in the morning', '09:30', '18:00'],
  ['at lunch', '12:30', '18:00'],
  ['half an hour before closing', '17:30', '18:00'],
  ['just before closing', '17:31', '2026-11-25T18:00'],
  ['in the evening', '20:00', '2026-11-25T18:00'],
  ['before opening', '07:00', '18:00'],
  ['on Saturday', '2026-11-28T10:00', '2026-11-30T18:00'],
])('a low rating given %s is called back about before a working day ends', (_when, given, due) => {
  expect(callbackDue(hours, at(given))).toBe(at(due));
});

test('four and five are good (SLA-6)', () => {
  expect([1, 2, 3, 4, 5].map(isGood)).toEqual([false, false, false, true, true]);
});
