import type { Desk } from '../domain/desk';
import type { LogRules } from '../domain/record/log-rules';
import type { Recorded, Timer } from '../domain/record/record';
import { type RecordRef, recordName, ticketOf, ticketRef } from '../domain/record/record-ref';
import { knownAround } from '../domain/roster/known-around';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import { ticketLog } from '../domain/ticket/ticket-log';
import type { Clock } from '../ports/clock';
import { isOutage } from '../ports/is-outage';
import type { Logger } from '../ports/logger';
import type { Records } from '../ports/records';
import type { Roster } from '../ports/repositories';
import { verdictsThatDiffer } from '../reports/verdicts-differ';

/** What checking logs needs. */
export interface LogAuditParts {
  readonly records: Pick<Records, 'find' | 'events' | 'after' | 'timers'>;
  /** Rules of every kind that is looked at. */
  readonly rules: readonly LogRules[];
  readonly desk: Desk;
  readonly roster: Pick<Roster, 'shifts'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
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

/**
 * Wake-ups that a record wants later and nobody keeps. Nothing is said while one of its wake-ups is due, for whoever acts on
 * it writes all of them anew; nor of kept ones that are wanted no more, which do nothing when they come.
 */
async function missing(
  { records, desk, roster, clock }: LogAuditParts,
  rules: LogRules,
  record: Recorded,
): Promise<readonly string[]> {
  const now = clock.now();
  const about = { kind: rules.name, id: record.id };
  const shifts = { ...(await roster.shifts(knownAround(now))), pattern: desk.duty };
  const wanted = rules.wanted(record, { desk, at: now, shifts }).filter(({ due }) => due > now);
  if (wanted.length === 0) return [];
  const kept = await records.timers(about);
  if (kept.some(({ due }) => due <= now)) return [];
  const isKept = ({ kind, due }: Timer): boolean => kept.some((timer) => timer.kind === kind && timer.due === due);
  const left = wanted.filter((timer) => !isKept(timer)).map(({ key }) => key);
  const isStill = left.length > 0 && (await records.find(about))?.version === record.version;
  return isStill ? left : [];
}

/** What is wrong with some records of a kind, by their names. */
interface Wrong {
  readonly logs: readonly string[];
  readonly verdicts: ReadonlyMap<string, readonly string[]>;
  readonly timers: ReadonlyMap<string, readonly string[]>;
}

async function look(parts: LogAuditParts, rules: LogRules, ids: readonly number[]): Promise<Wrong> {
  const logs: string[] = [];
  const verdicts = new Map<string, readonly string[]>();
  const timers = new Map<string, readonly string[]>();
  for (const id of ids) {
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
    const lost = await missing(parts, rules, record);
    if (lost.length > 0) timers.set(recordName(about), lost);
  }
  return { logs, verdicts, timers };
}

/**
 * Goes round by round through all records of each kind, some at a time, and says which are not what their logs add up to,
 * of which a kept verdict is another one than the rules give, and which want wake-ups that nobody keeps. Answers their
 * names.
 */
export function createLogAudit(parts: LogAuditParts): () => Promise<readonly string[]> {
  const { records, rules: kinds, logger } = parts;
  const last = new Map<string, number>();
  return async () => {
    const named = new Set<string>();
    for (const rules of kinds) {
      const ids = await records.after(rules.name, last.get(rules.name) ?? 0, atOnce);
      last.set(rules.name, ids.length < atOnce ? 0 : (ids.at(-1) ?? 0));
      const { logs, verdicts, timers } = await look(parts, rules, ids);
      if (logs.length > 0) logger.error('records are not what their logs add up to', { records: logs });
      if (verdicts.size > 0)
        logger.error('verdicts are not what the rules say', { verdicts: Object.fromEntries(verdicts) });
      if (timers.size > 0) logger.warn('wake-ups are missing', { timers: Object.fromEntries(timers) });
      for (const name of [...logs, ...verdicts.keys(), ...timers.keys()]) named.add(name);
    }
    return [...named];
  };
}
