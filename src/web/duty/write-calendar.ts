import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import type { FeedEvent } from '../../domain/roster/duty-feed';
import type { Instant } from '../../domain/time/instant';

/** An event with its words. */
export interface WrittenEvent extends FeedEvent {
  readonly summary: string;
}

/** What goes into a calendar file. */
export interface CalendarFile {
  readonly name: string;
  /** Of this desk alone, so that two desks in one calendar do not overwrite each other. */
  readonly host: string;
  readonly events: readonly WrittenEvent[];
  /** How often any of it has changed, and when it did last. */
  readonly revision: number;
  readonly changedAt: Instant;
}

/** Calendars are asked to look again so often. */
export const looksEvery = 3600;

/**
 * A calendar as RFC 5545 writes it, in UTC: the same text as long as it says the same. All of its events carry the revision
 * of the whole, so that a program which keeps the higher SEQUENCE takes what is new.
 */
export function writeCalendar({ name, host, events, revision, changedAt }: CalendarFile): string {
  const at = new Date(changedAt);
  const calendar = ical({
    name,
    prodId: { company: 'DutyDesk', product: 'duty roster', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: looksEvery,
  });
  for (const { id, from, to, summary } of events) {
    calendar.createEvent({
      id: `${Buffer.from(id).toString('base64url')}@${host}`,
      // A zone beside a date would write the hours of this computer as those of the zone.
      start: new Date(from),
      end: new Date(to),
      summary,
      stamp: at,
      lastModified: at,
      sequence: revision,
      busystatus: ICalEventBusyStatus.FREE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
