import { quietUntil } from '../domain/flow/quiet-hours';
import type { RecordRef } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import { type Announcement, canWait } from '../views/announcement';
import type { Route } from './choose-route';

/** What it takes to know whether somebody is not to be disturbed. */
export interface QuietParts {
  readonly clock: Pick<Clock, 'now'>;
  /** Minutes after midnight that clocks in an IANA zone show. */
  readonly minuteIn: (zone: string, at: Instant) => number;
  /** Whether it is a ticket that is urgent and open. */
  readonly isUrgent: (about: RecordRef) => Promise<boolean>;
}

/**
 * When the quiet hours end for which it waits; undefined: it does not. What is drawn anew where it stands rings nobody, and
 * of an urgent ticket everything is said at once.
 */
export async function quietFor(
  { clock, minuteIn, isUrgent }: QuietParts,
  announcement: Announcement,
  { person, edit }: Pick<Route, 'person' | 'edit'>,
): Promise<Instant | undefined> {
  if (person?.quiet === undefined || edit !== undefined || !canWait(announcement, person.id)) return undefined;
  const now = clock.now();
  const until = quietUntil(person.quiet, now, minuteIn(person.zone, now));
  if (until === undefined) return undefined;
  return announcement.about !== undefined && (await isUrgent(announcement.about)) ? undefined : until;
}
