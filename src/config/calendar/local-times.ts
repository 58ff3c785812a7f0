import { IANAZone } from 'luxon';
import type { Instant } from '../../domain/time/instant';
import type { DayNumber } from '../../domain/time/local-date';

const minute = 60_000;
const dayLength = 1440 * minute;

/** The moment at which a place's clocks show `minutes` after midnight of `day`; 1440 is the next midnight. */
export type LocalTimes = (day: DayNumber, minutes: number) => Instant;

// No zone changes its clocks twice within two such stretches; the shortest known, Morocco's Ramadan, lasts four weeks.
const stretch = 8 * dayLength;

/**
 * Local times of an IANA zone as moments. A time that the clocks skip moves forward by what they skip; a time that
 * they show twice is the first of the two. Throws RangeError on an unknown zone.
 */
export function localTimes(zone: string): LocalTimes {
  const offsetAt = offsetsOf(zone);
  // Calendars ask day by day: the next one is mostly of the same stretch.
  let known: { readonly first: number; readonly offset: number | undefined } = { first: Number.NaN, offset: undefined };
  return (day, minutes) => {
    const local = day * dayLength + minutes * minute;
    const first = Math.floor((local - dayLength) / stretch) * stretch;
    if (first !== known.first) known = { first, offset: unchangedFrom(first, offsetAt) };
    return (local - (known.offset ?? readBy(local, offsetAt))) as Instant;
  };
}

/** The offset of two stretches; undefined where clocks are changed in them. */
function unchangedFrom(first: number, offsetAt: (at: number) => number): number | undefined {
  const usual = offsetAt(first);
  return usual === offsetAt(first + stretch) && usual === offsetAt(first + 2 * stretch) ? usual : undefined;
}

/** The offset by which a local time is to be read, near a change of clocks. */
function readBy(local: number, offsetAt: (at: number) => number): number {
  const earlier = offsetAt(local - dayLength);
  const later = offsetAt(local + dayLength);
  if (earlier === later || offsetAt(local - earlier) === earlier) return earlier;
  // What neither offset explains was skipped: read by the earlier one, it comes out later by the length of the gap.
  return offsetAt(local - later) === later ? later : earlier;
}

/** What each zone's offsets were asked for: hours, duty and digests ask for the same ones. */
const asked = new Map<string, Map<number, number>>();

/** The zone's offset at a moment, in milliseconds. Remembered: asking Intl is what costs. */
function offsetsOf(zone: string): (at: number) => number {
  const known = asked.get(zone) ?? new Map<number, number>();
  if (!asked.has(zone) && !IANAZone.isValidZone(zone)) throw new RangeError(`not a time zone: ${zone}`);
  asked.set(zone, known);
  const iana = IANAZone.create(zone);
  return (at) => {
    const offset = known.get(at) ?? iana.offset(at) * minute;
    known.set(at, offset);
    return offset;
  };
}
