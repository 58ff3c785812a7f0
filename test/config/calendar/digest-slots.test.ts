import { digestSlots } from '../../../src/config/calendar/digest-slots';
import { instant } from '../../../src/domain/time/instant';
import { newYork, shanghai } from '../../domain/time/places';

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
