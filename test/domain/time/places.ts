import { compileHours, type DateRule, type HoursPlan, type Window } from '../../../src/config/calendar/compile-hours';

const weekdays = (windows: readonly Window[]): HoursPlan['week'] => ({
  1: windows,
  2: windows,
  3: windows,
  4: windows,
  5: windows,
});
const nineToSix: readonly Window[] = [['09:00', '18:00']];
const allDay: readonly Window[] = [['00:00', '24:00']];
const noOverlay = new Map<string, DateRule>();
const newYorkPlan = { zone: 'America/New_York', overlay: noOverlay, official: 'none' } as const;

/** Five days a week in Shanghai, Chinese holidays and make-up working days. */
export const shanghai = compileHours({
  zone: 'Asia/Shanghai',
  week: weekdays(nineToSix),
  overlay: noOverlay,
  official: 'cn',
});

/** The same with a lunch break. */
export const shanghaiWithLunch = compileHours({
  zone: 'Asia/Shanghai',
  week: weekdays([
    ['09:00', '12:00'],
    ['13:30', '18:00'],
  ]),
  overlay: noOverlay,
  official: 'cn',
});

/** Office hours in New York, a half day on Christmas Eve and Christmas off. */
export const newYork = compileHours({
  ...newYorkPlan,
  week: weekdays(nineToSix),
  overlay: new Map<string, DateRule>([
    ['2026-12-24', [['09:00', '13:00']]],
    ['2026-12-25', 'off'],
  ]),
});

/** Never closed. */
export const newYorkAlways = compileHours({ ...newYorkPlan, week: { ...weekdays(allDay), 6: allDay, 7: allDay } });

/** Nights from Saturday and from Monday. */
export const newYorkNights = compileHours({
  ...newYorkPlan,
  week: { 1: [['22:00', '06:00']], 6: [['22:00', '06:00']] },
});

/** Every kind of calendar, for properties that hold on each. */
export const everyCalendar = { shanghai, shanghaiWithLunch, newYork, newYorkAlways, newYorkNights };
