import { isDeepStrictEqual } from 'node:util';
import type { Attendance } from '../domain/attendance/attendance';
import type { Complaint } from '../domain/complaint/complaint';
import type { Desk, DigestSlot } from '../domain/desk';
import type { Recorded } from '../domain/record/record';
import type { KindName } from '../domain/record/record-ref';
import { dutyEnds } from '../domain/roster/duty-ends';
import { presentDuty } from '../domain/roster/present-duty';
import { whoIsOnDuty } from '../domain/roster/who-is-on-duty';
import type { Clock } from '../domain/sla/clock';
import { judgedClocks } from '../domain/sla/judged';
import type { Ticket } from '../domain/ticket/ticket';
import { after, days, type Instant, type Span, seconds } from '../domain/time/instant';
import { nextOpening } from '../domain/time/next-opening';
import { usualHours } from '../domain/time/operating-time';
import { unlessCalendarEnds } from '../domain/time/unless-calendar-ends';
import type { KeptDigests } from '../ports/kept-digests';
import type { Records } from '../ports/records';
import type { Ledger, People, Roster } from '../ports/repositories';
import { complaintsOf } from './complaints-of-day';
import { type Digest, digestOf, type NextDuty, trendDays } from './digest';
import { earlierDigests } from './earlier-digests';
import { digestDaysUntil } from './satisfaction';
import { signInsOf } from './sign-ins-of-day';

/** What a digest is gathered from. */
export interface DigestSources {
  readonly ledger: Ledger;
  readonly roster: Roster;
  readonly records: Pick<Records, 'find' | 'wanting'>;
  readonly people: Pick<People, 'staff'>;
  readonly desk: Desk;
  /** What was sent before. */
  readonly digests: Pick<KeptDigests, 'since'>;
}

/** The end of a shift is looked for so far ahead; one that lasts longer is no news of the day. */
const shiftsAhead = days(14);

type PlaceOfDesk = Desk['places'][number];

/** The next opening of a place, by the week where no official calendar knows one. */
const openingAfter = ({ hours }: PlaceOfDesk, now: Instant): Instant | null =>
  unlessCalendarEnds(() => nextOpening(usualHours(hours), now)) ?? null;

async function nextDutyAt(
  { desk, roster, people }: DigestSources,
  place: PlaceOfDesk,
  now: Instant,
): Promise<NextDuty> {
  const from = openingAfter(place, now);
  if (from === null) return { from, primary: null, backup: null };
  const known = after(from, shiftsAhead);
  const shifts = { ...(await roster.shifts({ from, to: known })), pattern: desk.duty };
  const staff = new Map((await people.staff()).map((person) => [person.id, person]));
  const until = dutyEnds(from, shifts, { place: place.id }, known);
  const { hours } = place;
  return {
    from,
    ...(hours.byTheWeek !== undefined && from >= hours.until ? { unknownYear: hours.missingYear } : {}),
    ...(until === undefined ? {} : { until }),
    ...presentDuty(whoIsOnDuty(from, shifts, { place: place.id }), staff),
  };
}

/** Who answers next: at all places, or at each of them where one has another answer. */
async function nextDutyOf(sources: DigestSources, now: Instant): Promise<Pick<Digest, 'next' | 'nextElsewhere'>> {
  const [first, ...others] = sources.desk.places;
  const next = await nextDutyAt(sources, first, now);
  const there = await Promise.all(
    others.map(async (place) => ({ name: place.name, duty: await nextDutyAt(sources, place, now) })),
  );
  if (there.every(({ duty }) => isDeepStrictEqual(duty, next))) return { next, nextElsewhere: [] };
  const nextElsewhere = there.map(({ name, duty }) => ({ ...duty, place: name }));
  return { next: { ...next, place: first.name }, nextElsewhere };
}

/** Records looked up at a time. */
const page = 200;

/** All that are open or were over since the covered time began, however many: nothing happened to any other in it. */
async function recordsIn<Kept extends Recorded>(
  { records }: DigestSources,
  kind: KindName,
  covers: Span,
): Promise<readonly Kept[]> {
  const found: Kept[] = [];
  for (let last = 0, more = true; more; ) {
    const ids = await records.wanting(kind, covers.from, last, page);
    for (const id of ids) {
      const record = await records.find<Kept>({ kind, id });
      if (record) found.push(record);
    }
    last = ids.at(-1) ?? last;
    more = ids.length === page;
  }
  return found;
}

/** Queries and adds up the digest of a slot as it stands at `now`, without telling anybody. */
export async function gatherDigest(sources: DigestSources, slot: DigestSlot, now: Instant): Promise<Digest> {
  const { ledger, desk } = sources;
  // A promise may break in the covered time and its ticket end before the digest is sent, so what ended since is asked for too.
  const sinceThen = { from: slot.covers.from, to: Math.max(slot.covers.to, after(now, seconds(1))) as Instant };
  const days = digestDaysUntil(desk, slot, trendDays);
  const trendFrom = days[0]?.covers.from ?? slot.covers.from;
  const [reported, ended, rated, ratings, open, duty] = await Promise.all([
    ledger.reportedIn(slot.covers),
    ledger.endedIn(sinceThen),
    ledger.ratedIn(slot.covers),
    ledger.ratingsIn({ from: trendFrom, to: slot.covers.to }),
    ledger.openNow(),
    nextDutyOf(sources, now),
  ]);
  const complaints = complaintsOf(slot.covers, await recordsIn<Complaint>(sources, 'complaint', slot.covers), desk);
  const signIns = signInsOf(slot.covers, await recordsIn<Attendance>(sources, 'attendance', slot.covers));
  const earlier = await earlierDigests(sources, days.slice(0, -1), now);
  const clocks = await clocksOfAll(desk, [...reported, ...ended, ...open], now);
  return digestOf({
    ...{ complaints, signIns },
    ...{ slot, at: now, desk, reported, ended, rated, ratings, open, ...duty, ...earlier },
    clocksOf: (ticket) => clocks.get(ticket.id) ?? [],
  });
}

/** Tickets judged in one go; between two goes whatever else the process has to do is done. */
const atOnce = 200;

/** How the promises of these tickets stand. Ten thousand take a second, in which no timer and no answer may wait. */
async function clocksOfAll(desk: Desk, tickets: readonly Ticket[], now: Instant) {
  const clocks = new Map<Ticket['id'], readonly Clock[]>();
  for (const [index, ticket] of tickets.entries()) {
    if (index % atOnce === 0) await new Promise((resolve) => setImmediate(resolve));
    if (clocks.has(ticket.id)) continue;
    clocks.set(ticket.id, judgedClocks(ticket, desk, now));
  }
  return clocks;
}
