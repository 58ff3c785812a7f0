import { type DayNumber, dateOf } from '../../domain/time/local-date';
import { isDate } from '../desk-file/dates';
import { readClockTime } from '../desk-file/windows';
import { Unclear } from './row-reader';
import { word } from './understandings';

const orders = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/,
  // Without marks: 20271231.
  /^(\d{4})(\d{2})(\d{2})$/,
];

// Spreadsheets count the days from 1899-12-30, or on some old computers from 1904: nobody can tell from the number.
const firstDay = -25_569;
const midnight = /[ T]0{1,2}:00(?::00(?:\.0+)?)?$/;

/**
 * Reads `2026-11-23`, `2026/1/5`, `2026.1.5`, `2026年1月5日` or `20260105` as `YYYY-MM-DD`, the time of midnight behind
 * it left out. What could mean several days, and anything else, is unclear.
 */
export const date = (example: string) =>
  word((text) => {
    const day = text.replace(midnight, '');
    const [, year = '', month = '', dayOfMonth = ''] = orders.map((order) => order.exec(day)).find(Boolean) ?? [];
    const read = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
    if (isDate(read)) return read;
    if (/^[2-7]\d{4}$/.test(day)) return new Unclear('cli.dateNumber', { date: serialDay(Number(day)), example });
    const isShort = /^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,4}日?$/.test(day);
    return isShort ? new Unclear('cli.dateOrder', { example }) : undefined;
  }, example);

const serialDay = (count: number): string => dateOf((firstDay + count) as DayNumber);

/** Reads `9:00`, `09:00:00`, `9点`, `9时30分` as `HH:mm`; undefined for anything else. */
function readTime(text: string): string | undefined {
  const [, hour, minute] = /^(\d{1,2})(?:[点时](?:(\d{1,2})分?)?|:(\d\d):00)$/.exec(text)?.filter(Boolean) ?? [];
  return readClockTime(hour === undefined ? text : `${hour}:${(minute ?? '0').padStart(2, '0')}`);
}

/** A local time of day. */
export const time = word(readTime, '09:00');

/** The end of a stretch: a local time of day, or `24:00`. */
export const endTime = word((text) => (/^24:00(:00)?$/.test(text) ? '24:00' : readTime(text)), '18:00');
