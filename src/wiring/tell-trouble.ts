import { reportCall, reportUnreached } from '../commands/act';
import type { CommandDeps } from '../commands/command-deps';
import { coverageDay } from '../commands/tell-coverage';
import type { CalendarYear } from '../domain/calendar/calendar-year';
import { withDeskOfNow } from '../domain/followed';
import { isThere } from '../domain/people/leaving';
import { type Person, type PersonId, servesAs } from '../domain/people/person';
import { isSameRecord } from '../domain/record/record-ref';
import { writeAbout } from '../domain/record/record-wire';
import { after, before, days, minutes } from '../domain/time/instant';
import { type Fact, listOf, type Say, say } from '../domain/words';
import type { DeliveryAway } from '../ports/platform';
import type { OutboxRow } from '../ports/queues';
import type { SharedKey } from '../ports/shared-state';
import type { Store } from '../store/open-store';
import type { Address, Reason } from '../views/announcement';
import { asMessage } from '../views/card';
import { platformName } from '../views/platform-name';
import type { AppDeps } from './app-deps';

/** What telling somebody about trouble needs. */
export interface Teller {
  readonly app: AppDeps;
  readonly store: Store;
  readonly commandDeps: CommandDeps;
}

/** The same trouble is told once in so long; milliseconds. */
const toldEvery = 3_600_000;

/**
 * A message that nobody could deliver: written on its ticket; for a channel or a digest, told to leads and
 * administrators, so that it is known to somebody.
 */
export async function writeDown(teller: Teller, row: OutboxRow, why: string): Promise<void> {
  const { to, about, reason, calls = [] } = row.announcement;
  if (to.kind === 'person' && about !== undefined) {
    const call = calls.find((one) => isSameRecord(one.about, about));
    const unreached = { key: row.id, about, person: to.person, why, reason, ...(call && { call }) };
    return reportUnreached(withDeskOfNow(teller.commandDeps), unreached);
  }
  if (reason === 'unreached') return;
  if (to.kind === 'person') {
    await writeCalled(teller, row, why);
    const what = reason === 'digest' ? 'notice.digestNotDelivered' : 'notice.messageNotDelivered';
    return tellLeads(teller, row.id, say(what, { person: { person: to.person } }), {
      except: to.person,
    });
  }
  teller.app.logger.error('a channel could not be reached', { to, ...writeAbout(about), reason, why });
  const place = to.kind === 'engineers' ? to.place : to.kind;
  const hour = Math.floor(teller.app.clock.now() / toldEvery);
  await tellLeads(teller, `channel:${place}:${hour}`, say('notice.channelNotReached', { place, why }));
}

/** Calls of ladders that a platform took, or not (`why`). They were, whatever becomes of writing so. */
export async function writeCalled(
  { app, commandDeps }: Teller,
  { announcement: { to, calls = [] } }: OutboxRow,
  why?: string,
): Promise<void> {
  if (to.kind !== 'person') return;
  for (const { about, ...call } of calls) {
    const heard = { about, person: to.person, call, ...(why === undefined ? {} : { why }) };
    await reportCall(withDeskOfNow(commandDeps), heard).catch((error: unknown) => {
      app.logger.warn('what became of a call is not written down', { ...writeAbout(about), error });
    });
  }
}

/** A place counts as the same trouble until it was well for so long. */
const awayFor = minutes(30);

/** A place, or a whole platform, takes nothing now, and what is said waits: leads and administrators hear it once. */
export async function tellAway(teller: Teller, { announcement }: OutboxRow, away: DeliveryAway): Promise<void> {
  const { to } = announcement;
  const { shared } = teller.store;
  const one = away.onlyThem && to.kind === 'person' ? to.person : to.kind;
  const place = to.kind === 'engineers' ? to.place : one;
  const key: SharedKey = `away:${away.platform}:${place}`;
  const now = teller.app.clock.now();
  const until = after(now, awayFor);
  if (!(await shared.swap({ key, version: undefined, value: now, now, until }))) return shared.put(key, now, until);
  teller.app.logger.error('a place takes no messages; they wait', { platform: away.platform, place, why: away.code });
  const where = platformName(away.platform);
  await tellLeads(
    teller,
    `${key}:${now}`,
    say('notice.channelAway', { where, place: nameOf(to, away), why: away.code }),
  );
}

/** Nothing comes in from there any more, e.g. by a mailbox that cannot be read: leads and administrators hear it once. */
export async function tellNothingComes(teller: Teller, from: string, why: string): Promise<void> {
  const { shared } = teller.store;
  const key: SharedKey = `away:in:${from}`;
  const now = teller.app.clock.now();
  const until = after(now, awayFor);
  if (!(await shared.swap({ key, version: undefined, value: now, now, until }))) return shared.put(key, now, until);
  await tellLeads(teller, `${key}:${now}`, say('notice.nothingComes', { from, why }));
}

/** Who or what takes no messages, as people know it. */
function nameOf(to: Address, { platform, onlyThem }: DeliveryAway): Fact {
  if (to.kind === 'engineers') return to.place;
  return onlyThem && to.kind === 'person' ? { person: to.person } : platformName(platform);
}

/** Digests that were due while no desk ran, and are history now. */
export const tellMissedDigests = (teller: Teller, dates: readonly string[]): Promise<void> =>
  tellLeads(teller, `digests:${dates.join()}`, say('notice.digestsMissed', { dates: listOf(dates) }));

/** Leads hear this long beforehand that a year has no official calendar. */
const calendarNotice = days(60);
/** So long before it they hear so each working day. */
const calendarPresses = days(7);
/** More years than are ever open. */
const openYears = 20;

/**
 * The years that count end soon, or have ended, and nobody has proposed the next one: leads and administrators are told in working
 * hours, every week, and each working day from a week before; it is logged once a day. A year without one must be loud,
 * never a silent workday. One that is proposed reminds by itself whoever has to confirm it.
 */
export async function tellCalendarEnds(teller: Teller): Promise<void> {
  const now = teller.app.clock.now();
  const ends = teller.app.config.desk.places.map(({ hours }) => hours).sort((one, other) => one.until - other.until)[0];
  if (!ends || now < before(ends.until, calendarNotice)) return;
  const year = ends.missingYear;
  const until = after(now, days(1));
  if (await teller.store.shared.swap({ key: `calendar-told:${year}`, version: undefined, value: now, now, until })) {
    teller.app.logger.error('no official calendar', { year });
  }
  const day = coverageDay(teller.app.config.desk, now);
  const open = await teller.store.records.open<CalendarYear>('calendar', openYears);
  if (day === undefined || open.some((one) => one.year.year === year)) return;
  const isOver = now >= ends.until;
  const left = ends.until - now;
  const round = left <= calendarPresses ? day.date : `week-${Math.floor(left / days(7))}`;
  const text = say(isOver ? 'notice.calendarOver' : 'notice.calendarEnds', { year });
  await tellLeads(teller, `calendar:${year}:${round}`, text, { reason: 'calendar' });
}

/** Whoever runs the desk hears it, once a key: administrators, or leads where there are none. */
export async function tellAdmins(teller: Teller, key: string, text: Say): Promise<void> {
  const staff = await teller.store.people.staff();
  const admins = staff.filter((person) => isThere(person) && servesAs(person, 'admin'));
  return announceTrouble(teller, admins.length > 0 ? admins : staff.filter((one) => servesAs(one, 'lead')), {
    ...{ key, text },
    reason: 'unreached',
  });
}

/** Leads and administrators hear it, once a key. */
export async function tellLeads(
  teller: Teller,
  key: string,
  text: Say,
  { except, reason = 'unreached' }: { readonly except?: PersonId; readonly reason?: Reason } = {},
): Promise<void> {
  const staff = await teller.store.people.staff();
  const told = staff.filter((person) => person.id !== except && servesAs(person, 'lead', 'admin'));
  return announceTrouble(teller, told, { key, text, reason });
}

async function announceTrouble(
  { store, app, commandDeps }: Teller,
  told: readonly Person[],
  { key, text, reason }: { readonly key: string; readonly text: Say; readonly reason: Reason },
): Promise<void> {
  const announcements = told.map(({ id }) => ({
    to: { kind: 'person' as const, person: id },
    content: asMessage({ text }),
    reason,
    key: `trouble:${key}:${id}`,
  }));
  await store.outbox.announce(announcements, app.clock.now());
  commandDeps.committed();
}
