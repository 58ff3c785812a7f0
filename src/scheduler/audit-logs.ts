import type { Desk } from '../domain/desk';
import type { LogRules } from '../domain/record/log-rules';
import type { Recorded } from '../domain/record/record';
import { type RecordRef, recordName, ticketOf, ticketRef } from '../domain/record/record-ref';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { ticketLog } from '../domain/ticket/ticket-log';
import type { Clock } from '../ports/clock';
import { isOutage } from '../ports/is-outage';
import type { Logger } from '../ports/logger';
import type { Records } from '../ports/records';
import { verdictsThatDiffer } from '../reports/verdicts-differ';

/** What checking logs needs. */
export interface LogAuditParts {
  readonly records: Pick<Records, 'find' | 'events' | 'after'>;
  /** Rules of every kind that is looked at. */
  readonly rules: readonly LogRules[];
  readonly desk: Desk;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  /** Waits for what goes before it. Absent: nothing does. */
  readonly giveWay?: () => Promise<void>;
}

/** Records of a kind looked at in one run: a desk of ten thousand is gone through in a few hours, and nobody notices. */
const atOnce = 50;

/** The record as it is kept, its fields in one order: a database may keep them in another. */
const asKept = (record: Recorded): string => JSON.stringify(record, (_, value: unknown) => inOrder(value));

const inOrder = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** What its log adds up to; undefined when it adds up to nothing. */
async function sumOf({ records }: Compares, rules: LogRules, record: RecordRef): Promise<Recorded | undefined> {
  const log = await records.events(record);
  try {
    return rules.replayed(record.id, log);
  } catch {
    return undefined;
  }
}

interface Compares {
  readonly records: Pick<Records, 'find' | 'events'>;
}

/** A record as it was last seen, unless it is gone, and whether it is what its log adds up to. */
interface Compared {
  readonly record?: Recorded;
  readonly isEqual: boolean;
}

/**
 * Reads a record and its log, and compares the two: the log is the truth, and the record is kept beside it for speed. One
 * that changes while it is looked at is looked at again.
 */
export async function comparedWithLog(parts: Compares, rules: LogRules, about: RecordRef): Promise<Compared> {
  const { records } = parts;
  for (let record = await records.find(about); record !== undefined; ) {
    const sum = await sumOf(parts, rules, about);
    if (sum !== undefined && asKept(sum) === asKept(record)) return { record, isEqual: true };
    const now = await records.find(about);
    if (now?.version === record.version) return { record, isEqual: false };
    record = now;
  }
  return { isEqual: true };
}

/** Whether a ticket is what its log adds up to. */
export const equalsItsLog = async (parts: Compares, id: TicketId): Promise<boolean> =>
  (await comparedWithLog(parts, ticketLog, ticketRef(id))).isEqual;

/** The clauses of a ticket that were decided otherwise than the rules say, by terms that this process knows. */
const misjudged = ({ desk, clock }: LogAuditParts, ticket: Ticket): readonly string[] =>
  verdictsThatDiffer(ticket, desk, clock.now()).map(({ clause, kept, judged }) => `${clause} ${kept}/${judged}`);

/** What is wrong with some records of a kind, by their names. */
interface Wrong {
  readonly logs: readonly string[];
  readonly verdicts: ReadonlyMap<string, readonly string[]>;
}

async function look(parts: LogAuditParts, rules: LogRules, ids: readonly number[]): Promise<Wrong> {
  const logs: string[] = [];
  const verdicts = new Map<string, readonly string[]>();
  for (const id of ids) {
    await parts.giveWay?.();
    const about = { kind: rules.name, id };
    const { record, isEqual } = await comparedWithLog(parts, rules, about).catch((error: unknown): Compared => {
      if (isOutage(error)) throw error;
      parts.logger.error('record cannot be read', { record: recordName(about), error });
      return { isEqual: false };
    });
    if (!isEqual) logs.push(recordName(about));
    if (record === undefined) continue;
    const clauses = ticketOf(about) === undefined ? [] : misjudged(parts, record as Ticket);
    if (clauses.length > 0) verdicts.set(recordName(about), clauses);
  }
  return { logs, verdicts };
}

/**
 * Goes round by round through all records of each kind, some at a time, and says which are not what their logs add up to,
 * and of which a kept verdict is another one than the rules give. Answers their names.
 */
export function createLogAudit(parts: LogAuditParts): () => Promise<readonly string[]> {
  const { records, rules: kinds, logger } = parts;
  const last = new Map<string, number>();
  return async () => {
    const named = new Set<string>();
    for (const rules of kinds) {
      const ids = await records.after(rules.name, last.get(rules.name) ?? 0, atOnce);
      last.set(rules.name, ids.length < atOnce ? 0 : (ids.at(-1) ?? 0));
      const { logs, verdicts } = await look(parts, rules, ids);
      if (logs.length > 0) logger.error('records are not what their logs add up to', { records: logs });
      if (verdicts.size > 0)
        logger.error('verdicts are not what the rules say', { verdicts: Object.fromEntries(verdicts) });
      for (const name of [...logs, ...verdicts.keys()]) named.add(name);
    }
    return [...named];
  };
}
