import type { Trouble } from '../../domain/auditor/trouble';
import type { Happened } from '../../domain/record/record';
import { type RecordRef, recordName } from '../../domain/record/record-ref';
import { before, hours, type Instant } from '../../domain/time/instant';
import type { Logger } from '../../ports/logger';
import type { Outbox, OverdueMessages } from '../../ports/queues';
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
 * what is missing. A message keeps its key also when a newer one takes its place, so an event that told somebody has a
 * message, and the numbers of its messages have no gap. Whether an event without any had nothing to tell its kind is asked.
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

/** Numbers of the messages that are kept, by how the keys of their event begin. */
type Used = ReadonlyMap<string, readonly number[]>;

function numbersIn(keys: readonly string[]): Used {
  const found = new Map<string, number[]>();
  for (const key of keys) {
    const end = key.lastIndexOf(':') + 1;
    const prefix = key.slice(0, end);
    const number = Number(key.slice(end));
    if (Number.isInteger(number)) found.set(prefix, [...(found.get(prefix) ?? []), number]);
  }
  return found;
}

/** There is none, or one is missing before the last. */
const hasGap = ({ prefix }: Told, used: Used): boolean => {
  const numbers = used.get(prefix) ?? [];
  return numbers.length < Math.max(0, ...numbers) + 1;
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
    const numbers = used.get(prefix) ?? [];
    const last = Math.max(-1, ...numbers);
    const said = await announced(about, [...log.slice(0, version - 1), event]);
    const missing = said.filter(({ key }) => !used.has(key) && (last < 0 || Number(key.slice(prefix.length)) < last));
    if (missing.length === 0) continue;
    await outbox.announce(missing, now);
    logger.warn('messages were missing', { record: recordName(about), event: event.type, messages: missing.length });
    lost += missing.length;
  }
  return lost;
}
