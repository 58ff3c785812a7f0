import { type Duration, days, hours, minutes, seconds } from '../domain/time/instant';
import type { Language } from '../domain/words';
import type { Sentence } from './create-sentences';

/**
 * A length in words with at most two units, rounded down: `1 h 5 min`. Seconds are written below two minutes only. A
 * negative one has a minus sign.
 */
export function writeLength(sentence: Sentence, language: Language, length: Duration): string {
  const size = Math.abs(length);
  if (size < seconds(1)) return sentence(language, 'time.underASecond');
  const written = units(size)
    .filter(({ count }) => count > 0)
    .slice(0, 2)
    .map(({ key, count }) => sentence(language, key, { count, number: String(count) }));
  const [larger = '', smaller] = written;
  const words = smaller === undefined ? larger : sentence(language, 'time.twoUnits', { larger, smaller });
  return length < 0 ? sentence(language, 'time.negative', { length: words }) : words;
}

/** The unit a length begins with and the one below it. */
function units(size: number) {
  const day = { key: 'time.days', count: Math.floor(size / days(1)) } as const;
  const hour = { key: 'time.hours', count: Math.floor((size % days(1)) / hours(1)) } as const;
  const minute = { key: 'time.minutes', count: Math.floor((size % hours(1)) / minutes(1)) } as const;
  const second = { key: 'time.seconds', count: Math.floor((size % minutes(1)) / seconds(1)) } as const;
  if (size >= days(1)) return [day, hour];
  if (size >= hours(1)) return [hour, minute];
  if (size >= minutes(2)) return [minute];
  // Chinese says 5 分钟, but 1 分 29 秒.
  return second.count === 0 ? [minute] : [{ key: 'time.minutesBefore', count: minute.count } as const, second];
}
