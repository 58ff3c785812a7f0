import { type Desk, placeOf } from '../domain/desk';
import { quietHours } from '../domain/flow/quiet-hours';
import { grownUp } from '../domain/flow/turn';
import { own } from '../domain/own';
import { type Person, personId, worksTickets } from '../domain/people/person';
import { recordKey } from '../domain/record/record-ref';
import { writeAbout } from '../domain/record/record-wire';
import { slotName } from '../domain/record/slot';
import { after, between, type Duration, days, type Instant, minutes, seconds } from '../domain/time/instant';
import { say } from '../domain/words';
import type { Clock } from '../ports/clock';
import type { FaultPoint } from '../ports/fault-point';
import { isOutage } from '../ports/is-outage';
import type { Logger } from '../ports/logger';
import {
  DeliveryAway,
  DeliveryFailed,
  DeliveryPutOff,
  DeliveryUncertain,
  MessageGone,
  type MessageRef,
  type Reads,
} from '../ports/platform';
import type { Outbox, OutboxRow, RetryCause } from '../ports/queues';
import { type Reader, readerOf, type Translator } from '../ports/translator';
import { type Address, type Announcement, engineersSlot } from '../views/announcement';
import { asMessage } from '../views/card';
import { namedInAnnouncement } from '../views/named-people';
import { platformName } from '../views/platform-name';
import { backOff } from './back-off';
import { chooseRoute, isToldOn, type Route, type RouteParts } from './choose-route';
import { type QuietParts, quietFor, withoutQuiet } from './quiet-for';

/** What became of one attempt. `put-off`: it was not its turn. `taken-over`: another worker decides. */
export type Outcome = 'delivered' | 'put-off' | 'retried' | 'uncertain' | 'failed' | 'taken-over';

/** What delivering needs. */
export interface DeliveryParts extends RouteParts, QuietParts {
  readonly outbox: Outbox;
  readonly translator: Translator;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly worker: string;
  readonly logger: Logger;
  readonly reach: FaultPoint;
  /** Nobody can be reached this way: writes it where somebody reads it. The same row may be told twice. */
  readonly onUnreached: (row: OutboxRow, why: string) => Promise<void>;
  /** Calls of ladders were delivered: writes it on their records. Never throws; the same row may be told twice. */
  readonly onCalled?: (row: OutboxRow) => Promise<void>;
  /** A place cannot be told now and may be there again: tells somebody, once for all that waits for it. */
  readonly onAway?: (row: OutboxRow, away: DeliveryAway) => Promise<void>;
  readonly onOutcome?: (platform: string, outcome: Outcome) => void;
}

/** A message that nobody took for so long is news no more. */
const oldest = days(1);
/** An error of our own, e.g. a card that cannot be rendered, holds its conversation up no longer than about 15 min. */
const mostBroken = 8;
const soon = seconds(1);
/** What waits for somebody else's outage to end is looked at this often at least. */
const outagePatience = minutes(2);
/** What waits for a place to be there again: so soon after it is told. */
const awayPatience = minutes(1);

/** Sends one message and writes down what became of it. Never throws: a row nobody decided on is taken up again. */
export async function deliverRow(parts: DeliveryParts, row: OutboxRow): Promise<void> {
  const sending: Sending = { row, edits: false };
  const outcome = await attempt(parts, sending).catch(async (error: unknown) => {
    try {
      return await decide(parts, sending, error);
    } catch (cause) {
      parts.logger.error('delivery undecided', { ...about(row), error: cause });
      return 'uncertain' as const;
    }
  });
  if (outcome === 'taken-over') parts.logger.warn('another worker has taken a message over', about(row));
  parts.onOutcome?.(sending.route?.platform.name ?? 'none', outcome);
}

/** One attempt under way. */
interface Sending {
  readonly row: OutboxRow;
  /** What of it is said now; absent: the whole. */
  said?: Announcement;
  route?: Route;
  /** It draws anew what people have: what follows in its conversation need not wait for it. */
  edits: boolean;
}

async function attempt(parts: DeliveryParts, sending: Sending): Promise<Outcome> {
  const { row } = sending;
  const chosen = await chooseRoute(parts, row.announcement);
  if (typeof chosen === 'string') return giveUp(parts, row, chosen);
  sending.route = chosen;
  const quiet = await quietFor(parts, row.announcement, chosen);
  if (quiet !== undefined) return putOffUntil(parts, row, quiet);
  sending.said = await withoutQuiet(parts, row, chosen);
  const ref = await send(parts, sending, chosen);
  parts.reach('outbox.sent');
  await settleCopy(parts, row, chosen);
  if (!(await parts.outbox.delivered(row, chosen.platform.name, ref, parts.clock.now()))) return 'taken-over';
  parts.reach('outbox.delivered');
  parts.logger.info('delivered', { ...about(row), platform: chosen.platform.name, attempt: row.attempts + 1 });
  if (row.announcement.calls !== undefined) await parts.onCalled?.(row);
  return 'delivered';
}

async function putOffUntil({ outbox, logger }: DeliveryParts, row: OutboxRow, at: Instant): Promise<Outcome> {
  logger.debug('delivery waits for quiet hours', about(row));
  const waits = { at, why: quietHours, cause: 'capacity', aside: true, was: row.priority } as const;
  return (await outbox.retry(row, waits)) ? 'put-off' : 'taken-over';
}

/** The card stands on another platform now: the copy its person has where they spoke before says so, or how it ended. */
async function settleCopy({ outbox, desk, clock }: DeliveryParts, row: OutboxRow, route: Route): Promise<void> {
  const { left, person, platform } = route;
  const { content, reason, about: record } = row.announcement;
  if (left === undefined || person === undefined) return;
  const where = platformName(platform.name);
  const key = record === undefined ? '' : recordKey(desk, record);
  const moved = asMessage({ text: say('notice.cardMoved', { ticket: key, where }) });
  const settled: Announcement = {
    to: { kind: 'person', person: person.id },
    content: content.kind === 'message' ? content : moved,
    reason,
    key: `copy:${left.platform}:${left.ref.key}`,
    copy: left,
  };
  await outbox.announce([settled], clock.now());
}

const about = (row: OutboxRow) => ({
  outbox: row.id,
  ...writeAbout(row.announcement.about),
  reason: row.announcement.reason,
});

/** Names a content of a row for the platform: a newer one is another message. */
const nameOf = ({ id, revision }: OutboxRow): string => (revision === 0 ? id : `${id}-r${revision}`);

async function send(parts: DeliveryParts, sending: Sending, route: Route): Promise<MessageRef> {
  const { row, said: announcement = row.announcement } = sending;
  const known = await lookUp(parts, announcement, route);
  const speak = parts.translator.speakTo(readerFor(parts, announcement.to, route.person, known));
  const { platform, edit, ...rest } = route;
  const card = await cardOpened(parts, announcement, route);
  const delivery = {
    ...rest,
    outboxId: nameOf(row),
    priority: grownUp(row.priority, between(row.createdAt, parts.clock.now())),
    to: announcement.to,
    reason: announcement.reason,
    ...(announcement.about === undefined ? {} : { about: announcement.about }),
    ...(announcement.slot === undefined ? {} : { slot: announcement.slot }),
    ...(announcement.origin === undefined ? {} : { origin: announcement.origin }),
    ...(announcement.surfaces === undefined ? {} : { surfaces: announcement.surfaces }),
    ...(announcement.refreshes === undefined ? {} : { refreshes: announcement.refreshes }),
    ...(announcement.onlyInPlace === undefined ? {} : { onlyInPlace: announcement.onlyInPlace }),
    ...(announcement.ringsForCard === undefined ? {} : { ringsForCard: announcement.ringsForCard }),
    ...(announcement.echoes === undefined ? {} : { echoesSlot: announcement.echoes }),
    content: announcement.content,
    ...(card === undefined ? {} : { card }),
    ...(announcement.each === undefined ? {} : { each: announcement.each }),
    speak,
    readerOf: (id: string) => known.get(id),
    speakIn: (reads: Reads) => parts.translator.speakTo(readerOf(reads, parts.clock.now(), nameIn(known))),
    accountOf: (id: string) => own(known.get(id)?.identities ?? {}, platform.name),
    here: (id: string) => isToldOn(parts.platforms, known.get(id), platform.name),
    ...(row.uncertainSince !== undefined && { uncertainSince: row.uncertainSince }),
  };
  parts.reach('outbox.sending');
  if (edit === undefined) return platform.deliver(delivery);
  sending.edits = true;
  try {
    return await platform.deliver({ ...delivery, edit, onWait: () => parts.outbox.stepAside(row) });
  } catch (error) {
    if (error instanceof MessageGone && staysAsItIs(announcement)) return edit;
    if (!(error instanceof MessageGone) || announcement.slot === undefined) throw error;
    sending.edits = false;
    await parts.refs.forget(announcement.slot);
    return platform.deliver({ ...delivery, again: true });
  }
}

/** What cannot be drawn anew stays: nobody needs it a second time. */
const staysAsItIs = ({ copy, refreshes, onlyInPlace }: Announcement): boolean =>
  copy !== undefined || refreshes === true || onlyInPlace === true;

/** Where engineers read of what an alert opens: whoever works on tickets is among them. */
async function cardOpened(
  { refs }: DeliveryParts,
  { content: { opens } }: Announcement,
  { person, platform }: Route,
): Promise<MessageRef | undefined> {
  if (opens?.about === undefined || person === undefined || !worksTickets(person)) return undefined;
  const found = await refs.find(slotName(engineersSlot(opens.about, platform.name)));
  return found?.platform === platform.name ? found.ref : undefined;
}

async function lookUp(
  { people }: DeliveryParts,
  announcement: Announcement,
  { person }: Route,
): Promise<ReadonlyMap<string, Person>> {
  const others = [...new Set(namedInAnnouncement(announcement))].filter((id) => id !== person?.id);
  const found = await people.findEach(others.map(personId));
  return new Map([...(person ? [person] : []), ...found].map((one) => [one.id, one]));
}

/** A person reads in their own language and zone, a channel in those of the desk and its place, the digest's being the first. */
function readerFor(
  { desk, clock }: DeliveryParts,
  to: Address,
  person: Person | undefined,
  known: ReadonlyMap<string, Person>,
): Reader {
  const zone = to.kind === 'person' ? desk.zone : placeOf(desk, to.kind === 'engineers' ? to.place : '').zone;
  return readerOf(person ?? { language: desk.language, zone }, clock.now(), nameIn(known));
}

const nameIn =
  (known: ReadonlyMap<string, Person>) =>
  (id: string): string =>
    known.get(id)?.name ?? id;

/** What an error means for the next attempt. */
interface Verdict {
  readonly why: string;
  readonly cause: RetryCause;
  readonly wait: Duration;
}

async function decide(parts: DeliveryParts, { row, edits }: Sending, error: unknown): Promise<Outcome> {
  if (error instanceof DeliveryFailed && error.retryIn === null) return giveUp(parts, row, error.code);
  const { why, cause, wait } = verdictOn(row, error);
  if (cause === 'broken') parts.logger.error('delivery broke', { ...about(row), attempt: row.attempts + 1, error });
  const now = parts.clock.now();
  const tooOld = between(row.contentAt, now) > oldest || (cause === 'broken' && row.broken + 1 >= mostBroken);
  if (tooOld) return giveUp(parts, row, why);
  if (error instanceof DeliveryAway) await tellAway(parts, row, error);

  const level = cause === 'capacity' ? 'debug' : 'warn';
  parts.logger[level]('delivery put off', { ...about(row), why, wait, attempt: row.attempts + 1 });
  // Of a card that was begun, the rest is not for a newer one to overtake.
  const partly = error instanceof DeliveryFailed && error.begun;
  const was = cause === 'capacity' ? { was: row.priority } : {};
  const given = await parts.outbox.retry(row, { at: after(now, wait), why, cause, aside: edits, partly, ...was });
  return given ? outcomes[cause] : 'taken-over';
}

const outcomes: Readonly<Record<RetryCause, Outcome>> = {
  capacity: 'put-off',
  refused: 'retried',
  unknown: 'uncertain',
  broken: 'uncertain',
};

function verdictOn(row: OutboxRow, error: unknown): Verdict {
  if (error instanceof DeliveryPutOff) return { why: error.code, cause: 'capacity', wait: error.retryIn ?? soon };
  if (error instanceof DeliveryAway) {
    return { why: error.code, cause: 'refused', wait: patience(row, error.retryIn, awayPatience) };
  }
  if (error instanceof DeliveryFailed) {
    return { why: error.code, cause: 'refused', wait: patience(row, error.retryIn, outagePatience) };
  }
  const unknown = { cause: 'unknown', wait: backOff(row.attempts + 1, outagePatience) } as const;
  if (error instanceof DeliveryUncertain) return { why: 'uncertain', ...unknown };
  if (isOutage(error)) return { why: 'outage', ...unknown };
  return { why: 'broken', cause: 'broken', wait: backOff(row.broken + 1) };
}

/** As long as the platform asked for; longer when it keeps saying no, but no longer than `most` for that. */
const patience = (row: OutboxRow, asked: Duration | null, most: Duration): Duration =>
  Math.max(asked ?? 0, row.attempts < 3 ? 0 : backOff(row.attempts - 2, most)) as Duration;

async function tellAway(parts: DeliveryParts, row: OutboxRow, away: DeliveryAway): Promise<void> {
  await parts.onAway?.(row, away).catch((error: unknown) => {
    parts.logger.error('nobody was told that a place is away', { ...about(row), why: away.code, error });
  });
}

async function giveUp(parts: DeliveryParts, row: OutboxRow, why: string): Promise<Outcome> {
  const at: Instant = parts.clock.now();
  parts.logger.warn('not delivered', { ...about(row), why, attempt: row.attempts + 1 });
  try {
    // Of an old copy nobody waits to hear, nor of how a ticket still stands.
    if (!staysAsItIs(row.announcement)) await parts.onUnreached(row, why);
  } catch (error) {
    // It must be written down that they were not reached, so the row waits until it is; but not for ever.
    parts.logger.error('unreached not written down', { ...about(row), why, error });
    const cause = isOutage(error) ? 'refused' : 'broken';
    if (cause === 'refused' || row.broken + 1 < mostBroken) {
      const wait = backOff(Math.max(row.attempts, row.broken) + 1, outagePatience);
      const given = await parts.outbox.retry(row, { at: after(at, wait), why, cause, aside: false });
      return given ? 'retried' : 'taken-over';
    }
  }
  return (await parts.outbox.failed(row, at, why)) ? 'failed' : 'taken-over';
}
