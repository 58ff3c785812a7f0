import { DateTime } from 'luxon';
import type { Instant } from '../domain/time/instant';
import { zoneOf } from './zone-of';

/** Minutes after midnight that clocks in an IANA zone show at that moment. */
export const minuteIn = (zone: string, at: Instant): number => {
  const { hour, minute } = DateTime.fromMillis(at, { zone: zoneOf(zone) });
  return hour * 60 + minute;
};
