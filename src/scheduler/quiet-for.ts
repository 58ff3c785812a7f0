import { quietUntil } from '../domain/flow/quiet-hours';
import { own } from '../domain/own';
import type { PersonId } from '../domain/people/person';
import type { RecordRef } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Outbox, OutboxRow } from '../ports/queues';
import { type Announcement, canWait } from '../views/announcement';
import { isToldOn, type Route, type RouteParts } from './choose-route';

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

/**
 * What is said now of a message to engineers who are told in person: it goes by itself to those of them whose quiet hours it
 * waits for, as they were when it was said, so that another try parts them the same way. What has a place of its own, a card,
 * knows no quiet hours: it is for whoever is on duty, or is drawn anew.
 */
export async function withoutQuiet(
  parts: QuietParts & Pick<RouteParts, 'people' | 'platforms'> & { readonly outbox: Pick<Outbox, 'announce'> },
  { announcement, contentAt }: Pick<OutboxRow, 'announcement' | 'contentAt'>,
  { platform }: Pick<Route, 'platform'>,
): Promise<Announcement> {
  const { to, slot } = announcement;
  if (to.kind !== 'engineers' || platform.engineersInPerson !== true || slot !== undefined) return announcement;
  const then = { ...parts, clock: { now: () => contentAt } };
  const quiet: PersonId[] = [];
  for (const person of await parts.people.findEach(to.recipients)) {
    const isHere = isToldOn(parts.platforms, person, platform.name);
    if (isHere && (await quietFor(then, announcement, { person })) !== undefined) quiet.push(person.id);
  }
  if (quiet.length === 0) return announcement;
  const later = quiet.map((id) => inPerson(announcement, id));
  await parts.outbox.announce(later, parts.clock.now());
  return { ...announcement, to: { ...to, recipients: to.recipients.filter((id) => !quiet.includes(id)) } };
}

function inPerson({ each = {}, calls: _calls, ...said }: Announcement, person: PersonId): Announcement {
  const content = own(each, person) ?? said.content;
  return { ...said, content, to: { kind: 'person', person }, key: `${said.key}:to:${person}` };
}
