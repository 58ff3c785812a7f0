import { instant } from '../../src/domain/time/instant';
import { localMoment, readLocalMoment } from '../../src/i18n/local-moment';

test.each([
  ['Asia/Shanghai', '2026-11-24T15:30', '2026-11-24T15:30:00+08:00'],
  ['Europe/Berlin', '2026-07-01T09:00', '2026-07-01T09:00:00+02:00'],
  ['Europe/Berlin', '2026-12-01T09:00:00', '2026-12-01T09:00:00+01:00'],
])('a time typed in %s is a moment', (zone, typed, moment) => {
  expect(readLocalMoment(zone, typed)).toBe(instant(moment));
  expect(localMoment(zone, instant(moment))).toBe(typed.slice(0, 16));
});

test('an hour that summer time leaves out is no moment', () => {
  expect(readLocalMoment('Europe/Berlin', '2026-03-29T02:30')).toBeUndefined();
});

test('an hour that comes twice when summer time ends is the earlier one', () => {
  expect(readLocalMoment('Europe/Berlin', '2026-10-25T02:30')).toBe(instant('2026-10-25T02:30:00+02:00'));
});

test.each(['', 'tomorrow', '2026-02-30T10:00', '2026-11-24', '2026-11-24T25:00', '2026-11-24T10:00Z'])(
  '"%s" is no moment',
  (typed) => {
    expect(readLocalMoment('Asia/Shanghai', typed)).toBeUndefined();
  },
);
