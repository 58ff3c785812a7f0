import { restUntil } from '../../../src/domain/record/when-told';
import type { Instant } from '../../../src/domain/time/instant';
import { usualHours } from '../../../src/domain/time/operating-time';
import { at, desk } from '../../kit/tickets';

const { hours } = desk.places[0];
const until = (moment: string): Instant | undefined => restUntil(usualHours(hours), at(moment));

test.each([
  ['at night', '2026-11-25T03:00', '2026-11-25T09:00'],
  ['in the evening', '2026-11-25T18:00', '2026-11-26T09:00'],
  ['at the weekend', '2026-11-28T11:00', '2026-11-30T09:00'],
  ['in the Spring Festival, until the first day that is worked', '2026-02-18T10:00', '2026-02-24T09:00'],
])('people rest %s', (_when, moment, opens) => {
  expect(until(moment)).toBe(at(opens));
});

test.each([
  ['as the day opens', '2026-11-25T09:00'],
  ['at lunch, which is a break of the day', '2026-11-25T12:30'],
  ['a minute before it closes', '2026-11-25T17:59'],
  ['on a Saturday that is made up for', '2026-10-10T10:00'],
])('people can be told %s', (_when, moment) => {
  expect(until(moment)).toBeUndefined();
});
