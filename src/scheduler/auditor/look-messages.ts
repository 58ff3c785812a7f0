import type { Trouble } from '../../domain/auditor/trouble';
import type { Happened } from '../../domain/record/record';
import { type RecordRef, recordName } from '../../domain/record/record-ref';
import { before, hours, type Instant } from '../../domain/time/instant';
import type { Logger } from '../../ports/logger';
import type { KeptKey, Outbox, OverdueMessages } from '../../ports/queues';
import type { Records, RecordWithTimers } from '../../ports/records';
import type { Announcement } from '../../views/announcement';
import type { PageLook } from './look-wake-ups';

/** A log with at least one event in it. */
type Log = readonly [...Happened[], Happened];

/** What comparing messages with events needs. */
export interface MessageParts {
  readonly outbox: Pick<OverdueMessages, 'keysUnder'> & Pick<Outbox, 'announce'>;
  readonly records: Pick<Records, 'events'>;
  /** What the last event of a log announced when it happened, as far as can be told now. */
  readonly announced: (about: RecordRef, log: Log) => Promise<readonly Announcement[]>;
  readonly logger: Logger;
}

/** Events of the last hour; they were kept together with their messages. */
const recent = hours(1);
/** The newest events of a record that are looked at. */
const newest = 10;
/** Records, each at a version, of which nothing was missing. */
const mostSeen = 20_000;

/**
 * Compares what the newest events of records announced with the messages that are kept, by their keys, and announces again
 * what is missing. A message keeps its key also when a newer one takes its place, and says of how many it is one, so any
 * one tells which are missing. Whether an event without any had nothing to tell its kind is asked.
 */
export function messagesOf(parts: MessageParts): PageLook {
  const seen = new Set<string>();
  return async (rules, page, now, failed) => {
    const moved = page.filter(
      ({ record, lastAt, isWhole }) =>
        isWhole &&
        lastAt > before(now, recent) &&
        !seen.has(`${recordName({ kind: rules.name, id: record.id })}:${record.version}`),
    );
    if (moved.length === 0) return [];
    if (seen.size > mostSeen) seen.clear();
    const eventsOf = moved.flatMap((one) => eventsIn({ kind: rules.name, id: one.record.id }, one));
    const used = numbersIn(await parts.outbox.keysUnder(eventsOf.map(({ prefix }) => prefix)));
    const found: Trouble[] = [];
    for (const one of moved) {
      const about = { kind: rules.name, id: one.record.id };
      const suspects = eventsIn(about, one).filter((told) => hasGap(told, used));
      try {
        const lost = suspects.length === 0 ? 0 : await announceLost(parts, { about, suspects, used }, now);
        const urgent = rules.urgent(one.record) ? lost : 0;
        if (lost > 0) found.push({ cause: 'messages-lost', count: lost, urgent, records: [about] });
        seen.add(`${recordName(about)}:${one.record.version}`);
      } catch (error) {
        failed(about, error);
      }
    }
    return found;
  };
}

/** An event by its number, and how the keys of its messages begin. */
interface Told {
  readonly version: number;
  readonly prefix: string;
}

function eventsIn(about: RecordRef, { record: { version } }: RecordWithTimers): readonly Told[] {
  const count = Math.min(newest, version);
  return Array.from({ length: count }, (_, nth) => ({
    version: version - nth,
    prefix: `${recordName(about)}:${version - nth}:`,
  }));
}

/** The messages of an event that are kept, by number, and how many there have to be as far as these say. */
interface Kept {
  readonly numbers: readonly number[];
  readonly of: number;
}

/** By how the keys of their event begin. */
type Used = ReadonlyMap<string, Kept>;

function numbersIn(keys: readonly KeptKey[]): Used {
  const found = new Map<string, Kept>();
  for (const { key, of = 0 } of keys) {
    const end = key.lastIndexOf(':') + 1;
    const number = Number(key.slice(end));
    if (!Number.isInteger(number)) continue;
    const known = found.get(key.slice(0, end)) ?? { numbers: [], of: 0 };
    found.set(key.slice(0, end), { numbers: [...known.numbers, number], of: Math.max(known.of, of, number + 1) });
  }
  return found;
}

/** There is none, or fewer than there were. */
const hasGap = ({ prefix }: Told, used: Used): boolean => {
  const kept = used.get(prefix);
  return kept === undefined || kept.numbers.length < kept.of;
};

interface Suspected {
  readonly about: RecordRef;
  readonly suspects: readonly Told[];
  readonly used: Used;
}

/** Answers how many were missing. */
async function announceLost(
  { records, announced, outbox, logger }: MessageParts,
  { about, suspects, used }: Suspected,
  now: Instant,
): Promise<number> {
  const log = await records.events(about);
  let lost = 0;
  for (const { version, prefix } of suspects) {
    const event = log[version - 1];
    if (event === undefined || event.at <= before(now, recent)) continue;
    const kept = used.get(prefix);
    const isMissing = (number: number): boolean =>
      kept === undefined || (number < kept.of && !kept.numbers.includes(number));
    const said = await announced(about, [...log.slice(0, version - 1), event]);
    const missing = said.filter(({ key }) => isMissing(Number(key.slice(prefix.length))));
    if (missing.length === 0) continue;
    await outbox.announce(missing, now);
    logger.warn('messages were missing', { record: recordName(about), event: event.type, messages: missing.length });
    lost += missing.length;
  }
  return lost;
}
