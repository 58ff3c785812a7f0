import { DateTime } from 'luxon';
import { compileHours, type HoursPlan } from '../../../src/config/calendar/compile-hours';
import { digestSlots } from '../../../src/config/calendar/digest-slots';
import { compileDesk } from '../../../src/config/compile-desk';
import { readDeskFile } from '../../../src/config/desk-file/read-desk-file';
import { instant } from '../../../src/domain/time/instant';
import { usualHours } from '../../../src/domain/time/operating-time';
import { newYork, shanghai } from '../../domain/time/places';
import { inEnglish } from '../../kit/in-english';
import { aDeskFile } from '../a-desk-file';

const slotOf = (date: string) => digestSlots(shanghai, 'Asia/Shanghai', '09:10').find((slot) => slot.date === date);

test('a digest comes the next working morning, about the day before', () => {
  expect(slotOf('2026-11-24')).toEqual({
    date: '2026-11-24',
    at: instant('2026-11-25T09:10+08:00'),
    covers: { from: instant('2026-11-24T00:00+08:00'), to: instant('2026-11-25T00:00+08:00') },
  });
});

test('the days off in between are covered too', () => {
  expect(slotOf('2026-09-30')).toEqual({
    date: '2026-09-30',
    at: instant('2026-10-08T09:10+08:00'),
    covers: { from: instant('2026-09-30T00:00+08:00'), to: instant('2026-10-08T00:00+08:00') },
  });
});

test('no moment is left out and none is told twice, over changes of clocks too', () => {
  const slots = digestSlots(newYork, 'America/New_York', '09:10');
  expect(slots).toHaveLength(newYork.days.length - 1);
  expect(slots.slice(1).every((slot, index) => slot.covers.from === slots[index]?.covers.to)).toBe(true);
});

describe('wherever the first place is', () => {
  const week: HoursPlan['week'] = { 1: [['09:00', '18:00']], 2: [['09:00', '18:00']], 5: [['22:00', '06:00']] };
  const zones = ['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/London'];

  test.each(zones.flatMap((zone) => ['00:01', '09:07', '23:59'].map((time) => [zone, time] as const)))(
    'a desk anywhere whose first place is in %s has every moment in one digest, sent at %s when its days are over (11.16)',
    (zone, time) => {
      const file = readDeskFile(
        aDeskFile(['places', 0], { id: 'hq', name: 'HQ', hours: 'office', zone })
          .replace('duty:', `digest: { at: "${time}" }\nduty:`)
          .replace(/calendar: cn/, 'calendar: none'),
        'desk.yaml',
      );
      if (file.problems !== undefined) throw new Error(inEnglish(file.problems).join());
      const { digests } = compileDesk(file.file);
      expect(digests.length).toBeGreaterThan(2000);
      const wrong = digests.filter(({ at, covers }, index) => {
        const next = digests[index + 1];
        const sentOn = DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
        const endsOn = DateTime.fromMillis(covers.to, { zone }).toFormat('yyyy-MM-dd HH:mm');
        return (
          (next !== undefined && next.covers.from !== covers.to) ||
          at < covers.to ||
          sentOn !== endsOn.replace('00:00', time)
        );
      });
      expect(wrong).toEqual([]);
    },
  );

  test('nights and days off belong to the working day before them', () => {
    const hours = compileHours({ zone: 'America/New_York', week, overlay: new Map(), official: 'none' });
    const slots = digestSlots(hours, 'America/New_York', '09:07');
    expect(slots.slice(1).every(({ covers }, index) => covers.from === slots[index]?.covers.to)).toBe(true);
  });
});

test('digests go on by the week where no calendar is known', () => {
  const slots = digestSlots(usualHours(shanghai), 'Asia/Shanghai', '09:07');
  expect(slots.find(({ date }) => date === '2027-01-05')?.at).toBe(instant('2027-01-06T09:07+08:00'));
});
