import { IANAZone } from 'luxon';
import type { Instant } from '../../domain/time/instant';
import type { DayNumber } from './local-date';

const minute = 60_000;
const dayLength = 1440 * minute;

/** The moment at which a place's clocks show `minutes` after midnight of `day`; 1440 is the next midnight. */
export type LocalTimes = (day: DayNumber, minutes: number) => Instant;

// No zone changes its clocks twice within two such stretches; the shortest known, Morocco's Ramadan, lasts four weeks.
const stretch = 8;

/**
 * Local times of an IANA zone as moments. A time that the clocks skip moves forward by what they skip; a time that
 * they show twice is the first of the two. Throws RangeError on an unknown zone.
 */
export function localTimes(zone: string): LocalTimes {
  const offsetOn = offsetsOf(zone);
  return (day, minutes) => {
    const local = day * dayLength + minutes * minute;
    const first = Math.floor((day - 1) / stretch) * stretch;
    const usual = offsetOn(first);
    const unchanged = usual === offsetOn(first + stretch) && usual === offsetOn(first + 2 * stretch);
    return (local - (unchanged ? usual : offsetAt(local, offsetOn))) as Instant;
  };
}

/** The offset by which a local time is to be read, near a change of clocks. */
function offsetAt(local: number, offsetOn: (day: number) => number): number {
  const earlier = offsetOn(local / dayLength - 1);
  const later = offsetOn(local / dayLength + 1);
  if (offsetOn((local - earlier) / dayLength) === earlier) return earlier;
  // What neither offset explains was skipped: read by the earlier one, it comes out later by the length of the gap.
  return offsetOn((local - later) / dayLength) === later ? later : earlier;
}

/** The zone's offset in milliseconds, at a time in days since 1970. Remembered: asking Intl is what costs. */
function offsetsOf(zone: string): (day: number) => number {
  if (!IANAZone.isValidZone(zone)) throw new RangeError(`not a time zone: ${zone}`);
  const iana = IANAZone.create(zone);
  const known = new Map<number, number>();
  return (day) => {
    const offset = known.get(day) ?? iana.offset(day * dayLength) * minute;
    known.set(day, offset);
    return offset;
  };
}
