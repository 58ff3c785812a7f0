import { z } from 'zod';
import type { Window } from '../calendar/compile-hours';
import { closingOf, minutesOf } from '../calendar/time-of-day';
import { Complaint, parsed } from './parsed';

const clockTime = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/** Reads a local time of day as `HH:mm`; undefined for anything else. */
export function readClockTime(text: string): string | undefined {
  return clockTime.test(text) ? text.padStart(5, '0') : undefined;
}

/** A local time of day, `HH:mm`. */
export const timeOfDay = parsed(
  (text) => readClockTime(text) ?? new Complaint('config.notTime', { text, like: '09:00' }),
);

/** The end of a stretch: a local time of day, or `24:00`. */
export const endOfStretch = parsed((text) =>
  text === '24:00' ? text : (readClockTime(text) ?? new Complaint('config.notTime', { text, like: '18:00' })),
);

function readWindow(text: string): Window | undefined {
  const [start = '', end = '', more] = text.split(/[-–]/).map((part) => part.trim());
  const from = readClockTime(start);
  const to = end === '24:00' ? end : readClockTime(end);
  return from === undefined || to === undefined || more !== undefined || from === to ? undefined : [from, to];
}

/** Reads `09:00-12:00, 13:00-18:00`, earliest first; complains about what is no window or overlaps. */
export function readWindows(text: string): readonly Window[] | Complaint {
  const windows: Window[] = [];
  for (const part of text.split(',').map((one) => one.trim())) {
    const window = readWindow(part);
    if (window === undefined) return new Complaint('config.notWindow', { text: part });
    windows.push(window);
  }
  windows.sort(([left], [right]) => minutesOf(left) - minutesOf(right));
  const clash = windows.findIndex((window, index) => {
    const next = windows[index + 1];
    return next !== undefined && closingOf(...window) > minutesOf(next[0]);
  });
  if (clash < 0) return windows;
  return new Complaint('config.windowsOverlap', { one: written(windows[clash]), other: written(windows[clash + 1]) });
}

const written = (window: Window | undefined): string => window?.join('-') ?? '';

/** A list of windows, or one text with commas between them, goes in as that text. */
export const oneText = (value: unknown): unknown => (Array.isArray(value) ? value.join(',') : value);

/** The windows of one day, earliest first, not overlapping. */
export const windowsOfDay = z.preprocess(oneText, parsed(readWindows));
