import { DateTime } from 'luxon';
import type { Instant } from '../domain/time/instant';
import { zoneOf } from './zone-of';

/** The local date at that moment in an IANA zone, `YYYY-MM-DD`. */
export const dayIn = (zone: string, at: Instant): string =>
  DateTime.fromMillis(at, { zone: zoneOf(zone) }).toFormat('yyyy-MM-dd');
