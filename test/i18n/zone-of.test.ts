import { DateTime, IANAZone } from 'luxon';
import { instant } from '../../src/domain/time/instant';
import { minuteIn } from '../../src/i18n/minute-in';
import { zoneOf } from '../../src/i18n/zone-of';

const hour = 3_600_000;
const year: number = instant('2026-01-01T00:00:00Z');

/** With and without summer time, by half hours, changed for a month alone, and changed back and forth at odd minutes. */
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/St_Johns', 'UTC'];

test.each(zones)('%s has the offset of its clocks all year', (name) => {
  const zone = IANAZone.create(name);
  const times = Array.from({ length: 365 * 8 }, (_, nth) => year + nth * 3 * hour);
  const offsets = (asked: (at: number) => number): readonly number[] => times.map(asked);
  const remembering = zoneOf(name);
  if (typeof remembering === 'string') throw new Error(`not a zone: ${name}`);
  expect(offsets((at) => remembering.offset(at))).toEqual(offsets((at) => zone.offset(at)));
});

test('clocks are right in the minutes around their change, whatever was asked before', () => {
  const change = instant('2026-03-29T01:00:00Z');
  const shown = [-60, -1, 0, 1].map((minutes) =>
    minuteIn('Europe/Berlin', instant(new Date(change + minutes * 60_000).toISOString())),
  );
  expect(shown).toEqual([60, 119, 180, 181]);
});

test('what is no zone is no time', () => {
  expect(DateTime.fromMillis(0, { zone: zoneOf('Nowhere/Else') }).isValid).toBe(false);
});
