import { type Desk, placeOf } from '../domain/desk';
import { namedPeople } from '../domain/named-people';
import { own } from '../domain/own';
import { type Person, personId } from '../domain/people/person';
import { after, between, type Duration, days, type Instant } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { FaultPoint } from '../ports/fault-point';
import type { Logger } from '../ports/logger';
import { DeliveryFailed, DeliveryUncertain, MessageGone, type MessageRef, type Reads } from '../ports/platform';
import type { Outbox, OutboxRow } from '../ports/queues';
import { type Reader, readerOf, type Translator } from '../ports/translator';
import type { Address } from '../views/announcement';
import { backOff } from './back-off';
import { chooseRoute, isToldOn, type Route, type RouteParts } from './choose-route';

/** What became of one attempt. */
export type Outcome = 'delivered' | 'retried' | 'uncertain' | 'failed';

/** What delivering needs. */
export interface DeliveryParts extends RouteParts {
  readonly outbox: Outbox;
  readonly translator: Translator;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly worker: string;
  readonly logger: Logger;
  readonly reach: FaultPoint;
  /** Nobody can be reached this way: writes it where somebody reads it. The same row may be told twice. */
  readonly onUnreached: (row: OutboxRow, why: string) => Promise<void>;
  readonly onOutcome?: (platform: string, outcome: Outcome) => void;
}

/** A message that nobody took for so long is news no more. */
const oldest = days(1);
/** An error of our own, e.g. a card that cannot be rendered, holds its conversation up no longer than about 15 min. */
const mostUnexpected = 8;

/** Sends one message and writes down what became of it. Never throws: a row nobody decided on is taken up again. */
export async function deliverRow(parts: DeliveryParts, row: OutboxRow): Promise<void> {
  let route: Route | undefined;
  const outcome = await attempt().catch(async (error: unknown) => {
    try {
      return await decide(parts, row, error);
    } catch (cause) {
      parts.logger.error('delivery undecided', { ...about(row), error: cause });
      return 'uncertain' as const;
    }
  });
  parts.onOutcome?.(route?.platform.name ?? 'none', outcome);

  async function attempt(): Promise<Outcome> {
    const chosen = await chooseRoute(parts, row.announcement);
    if (typeof chosen === 'string') return giveUp(parts, row, chosen);
    route = chosen;
    const ref = await send(parts, row, chosen);
    parts.reach('outbox.sent');
    await parts.outbox.delivered(row.id, chosen.platform.name, ref, parts.clock.now());
    parts.reach('outbox.delivered');
    parts.logger.info('delivered', { ...about(row), platform: chosen.platform.name, attempt: row.attempts + 1 });
    return 'delivered';
  }
}

const about = (row: OutboxRow) => ({
  outbox: row.id,
  ticket: row.announcement.ticket,
  reason: row.announcement.reason,
});

async function send(parts: DeliveryParts, row: OutboxRow, route: Route): Promise<MessageRef> {
  const { announcement } = row;
  const known = await lookUp(parts, announcement);
  const speak = parts.translator.speakTo(readerFor(parts, announcement.to, route.person, known));
  const { platform, edit, ...rest } = route;
  const delivery = {
    ...rest,
    outboxId: row.id,
    to: announcement.to,
    reason: announcement.reason,
    ...(announcement.ticket === undefined ? {} : { ticket: announcement.ticket }),
    ...(announcement.slot === undefined ? {} : { slot: announcement.slot }),
    ...(announcement.echoes === undefined ? {} : { echoesSlot: announcement.echoes }),
    content: announcement.content,
    speak,
    readerOf: (id: string) => known.get(id),
    speakIn: (reads: Reads) => parts.translator.speakTo(readerOf(reads, parts.clock.now(), nameIn(known))),
    accountOf: (id: string) => own(known.get(id)?.identities ?? {}, platform.name),
    here: (id: string) => isToldOn(parts.platforms, known.get(id), platform.name),
    ...(row.uncertainSince !== undefined && { uncertainSince: row.uncertainSince }),
  };
  parts.reach('outbox.sending');
  if (edit === undefined) return platform.deliver(delivery);
  try {
    return await platform.deliver({ ...delivery, edit });
  } catch (error) {
    if (!(error instanceof MessageGone) || announcement.slot === undefined) throw error;
    await parts.refs.forget(announcement.slot);
    return platform.deliver(delivery);
  }
}

/** So many people are looked up one by one; of more, most are staff, whom one question answers. */
const fewPeople = 3;

async function lookUp({ people }: DeliveryParts, announcement: object): Promise<ReadonlyMap<string, Person>> {
  const named = [...namedPeople(announcement)];
  const staff = named.length > fewPeople ? await people.staff() : [];
  const known = new Map<string, Person>(staff.map((person) => [person.id, person]));
  for (const id of named.filter((one) => !known.has(one))) {
    const person = await people.find(personId(id));
    if (person !== undefined) known.set(id, person);
  }
  return known;
}

/** A person reads in their own language and zone, a channel in those of the desk and its place. */
function readerFor(
  { desk, clock }: DeliveryParts,
  to: Address,
  person: Person | undefined,
  known: ReadonlyMap<string, Person>,
): Reader {
  const zone = to.kind === 'engineers' ? placeOf(desk, to.place).zone : desk.zone;
  return readerOf(person ?? { language: desk.language, zone }, clock.now(), nameIn(known));
}

const nameIn =
  (known: ReadonlyMap<string, Person>) =>
  (id: string): string =>
    known.get(id)?.name ?? id;

async function decide(parts: DeliveryParts, row: OutboxRow, error: unknown): Promise<Outcome> {
  if (error instanceof DeliveryFailed && error.retryIn === null) return giveUp(parts, row, error.code);
  const expected = error instanceof DeliveryFailed || error instanceof DeliveryUncertain;
  if (!expected) parts.logger.error('delivery broke', { ...about(row), attempt: row.attempts + 1, error });
  const now = parts.clock.now();
  const tooOld = between(row.createdAt, now) > oldest || (!expected && row.attempts + 1 >= mostUnexpected);
  const why = error instanceof DeliveryFailed ? error.code : expected ? 'uncertain' : 'broken';
  if (tooOld) return giveUp(parts, row, why);

  // A refusal now says nothing about an earlier attempt that nobody answered.
  const uncertain = !(error instanceof DeliveryFailed) || row.uncertainSince !== undefined;
  const wait = error instanceof DeliveryFailed ? patience(row, error.retryIn) : backOff(row.attempts + 1);
  parts.logger.warn('delivery put off', { ...about(row), why, wait, attempt: row.attempts + 1 });
  await parts.outbox.retry(row.id, after(now, wait), why, uncertain);
  return error instanceof DeliveryFailed ? 'retried' : 'uncertain';
}

/** As long as the platform asked for; longer when it keeps saying no. */
const patience = (row: OutboxRow, asked: Duration | null): Duration =>
  Math.max(asked ?? 0, row.attempts < 3 ? 0 : backOff(row.attempts - 2)) as Duration;

async function giveUp(parts: DeliveryParts, row: OutboxRow, why: string): Promise<Outcome> {
  const at: Instant = parts.clock.now();
  parts.logger.warn('not delivered', { ...about(row), why, attempt: row.attempts + 1 });
  try {
    await parts.onUnreached(row, why);
  } catch (error) {
    // It must be written down that they were not reached, so the row waits until it is; but not for ever.
    parts.logger.error('unreached not written down', { ...about(row), why, error });
    if (row.attempts < mostUnexpected) {
      await parts.outbox.retry(row.id, after(at, backOff(row.attempts + 1)), why, false);
      return 'retried';
    }
  }
  await parts.outbox.failed(row.id, at, why);
  return 'failed';
}
