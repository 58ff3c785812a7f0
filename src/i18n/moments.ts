import { DateTime } from 'luxon';
import type { Instant, Span } from '../domain/time/instant';
import type { Reader } from '../ports/translator';
import type { Sentence } from './create-sentences';
import { zoneOf } from './zone-of';

/**
 * How much of a moment is written. `time`, and `seconds` to the second, add the date when it is not the reader's today,
 * `of-day` never does.
 */
export type MomentStyle = 'time' | 'seconds' | 'date-time' | 'date' | 'of-day';

/** Whose clock and language a moment is written for. */
export type MomentReader = Pick<Reader, 'language' | 'zone' | 'now'>;

/** A moment in the reader's zone, e.g. `Mon 23 Nov, 09:00`. The year is written when it is not the reader's. */
export function writeMoment(sentence: Sentence, reader: MomentReader, at: Instant, style: MomentStyle): string {
  const local = DateTime.fromMillis(at, { zone: zoneOf(reader.zone), locale: reader.language });
  const today = DateTime.fromMillis(reader.now, { zone: zoneOf(reader.zone) });
  const time = local.toFormat(style === 'seconds' ? 'HH:mm:ss' : 'HH:mm');
  if (style === 'of-day') return time;
  const isThisYear = local.year === today.year;
  if ((style === 'time' || style === 'seconds') && isThisYear && local.ordinal === today.ordinal) return time;

  const day = dayOf(sentence, reader, local, isThisYear);
  return style === 'date' ? day : sentence(reader.language, 'time.dayAndTime', { day, time });
}

/** A local date as it is asked for, whatever the reader's zone. */
interface DateAsked {
  readonly date: string;
  readonly of?: number;
  readonly style?: 'day' | 'month';
}

/** A local date, e.g. `Mon 23 Nov`; the year is written when it is not `of`, which is the reader's unless told. */
export function writeDate(sentence: Sentence, reader: MomentReader, { date, of, style = 'day' }: DateAsked): string {
  const local = DateTime.fromISO(date, { zone: 'utc', locale: reader.language });
  const year = of ?? DateTime.fromMillis(reader.now, { zone: zoneOf(reader.zone) }).year;
  if (style === 'day') return dayOf(sentence, reader, local, local.year === year);
  const month = local.toFormat('LLL');
  if (local.year === year) return month;
  return sentence(reader.language, 'time.monthOfYear', { month, year: String(local.year) });
}

function dayOf(sentence: Sentence, { language }: MomentReader, local: DateTime, isThisYear: boolean): string {
  return sentence(language, isThisYear ? 'time.onDay' : 'time.onDayOfYear', {
    weekday: local.toFormat('ccc'),
    day: String(local.day),
    month: local.toFormat('LLL'),
    year: String(local.year),
  });
}

/** From when to when, e.g. `Mon 23 Nov, 09:00–18:00`: the day is written once where both lie on it, also where it ends with it. */
export function writeSpan(sentence: Sentence, reader: MomentReader, { from, to }: Span): string {
  const [begins, ends] = [from, to].map((at) => DateTime.fromMillis(at, { zone: zoneOf(reader.zone) })) as [
    DateTime,
    DateTime,
  ];
  const moments = { from: writeMoment(sentence, reader, from, 'date-time') };
  if (ends.hasSame(begins, 'day')) {
    return sentence(reader.language, 'time.spanOfDay', { ...moments, to: ends.toFormat('HH:mm') });
  }
  if (ends.equals(begins.startOf('day').plus({ days: 1 }))) {
    return sentence(reader.language, 'time.spanOfDay', { ...moments, to: '24:00' });
  }
  return sentence(reader.language, 'time.span', { ...moments, to: writeMoment(sentence, reader, to, 'date-time') });
}
