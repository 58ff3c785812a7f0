import { DateTime } from 'luxon';
import type { Instant } from '../domain/time/instant';
import { zoneOf } from './zone-of';

const shape = "yyyy-MM-dd'T'HH:mm";

/** A moment as a browser's date and time field holds it: local time of an IANA zone, `2026-11-24T15:30`. */
export const localMoment = (zone: string, at: Instant): string =>
  DateTime.fromMillis(at, { zone: zoneOf(zone) }).toFormat(shape);

/**
 * Reads such a field. A local time that comes twice when summer time ends is the earlier one; undefined for one that
 * the beginning of summer time leaves out, and for anything else.
 */
export function readLocalMoment(zone: string, text: string): Instant | undefined {
  const [, minute] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(text) ?? [];
  if (minute === undefined) return undefined;
  const local = DateTime.fromISO(minute, { zone: zoneOf(zone) });
  if (!local.isValid || local.toFormat(shape) !== minute) return undefined;
  return Math.min(...local.getPossibleOffsets().map((one) => one.toMillis())) as Instant;
}
