import { mostNamed, type Trouble } from '../../domain/auditor/trouble';
import type { Desk } from '../../domain/desk';
import { withDeskOfNow } from '../../domain/followed';
import type { LogRules } from '../../domain/record/log-rules';
import type { Timer } from '../../domain/record/record';
import { type KindName, type RecordRef, recordName } from '../../domain/record/record-ref';
import { knownAround } from '../../domain/roster/known-around';
import type { Shifts } from '../../domain/roster/shifts';
import { before, days, type Instant, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { isOutage } from '../../ports/is-outage';
import type { Logger } from '../../ports/logger';
import type { Records, RecordWithTimers } from '../../ports/records';
import type { Roster } from '../../ports/repositories';
import type { Look } from './look';

/** What else is looked at in a page of records of a kind. */
export type PageLook = (
  rules: LogRules,
  page: readonly RecordWithTimers[],
  now: Instant,
) => Promise<readonly Trouble[]>;

/** What comparing wake-ups with records needs. */
export interface WakeUpParts {
  readonly besides: PageLook;
  readonly records: Pick<Records, 'newest' | 'wanting' | 'withTimers'>;
  /** Rules of every kind: none is left out. */
  readonly rules: readonly LogRules[];
  readonly desk: Desk;
  readonly roster: Pick<Roster, 'shifts'>;
  /** Writes the missing wake-ups of a record that have something to do, and answers them. */
  readonly mend: (about: RecordRef) => Promise<readonly Timer[]>;
  /** Whether wake-ups are just being compared with other rules, another roster or calendar: then nothing is lost. */
  readonly areRenewed: () => Promise<boolean>;
  /** Whether processes of the desk go by different desk files: then none puts right what another one wrote. */
  readonly goByOtherFiles: () => Promise<boolean>;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly logger: Logger;
}

/** Records looked at in each look: the newest of each kind, and a page of the round through all that may want any. */
const newest = 100;
const page = 600;
/** What ended longer ago wants nothing any more. */
const endedSince = days(60);
/** A look that finds much goes on for so long; the rest is the next one's. */
const slice = seconds(20);
/** Due wake-ups without a row of which it was found that they have nothing to do. */
const mostIdle = 20_000;

/** A record, and those of its wake-ups that nobody keeps. */
interface Suspect {
  readonly about: RecordRef;
  readonly isUrgent: boolean;
  /** What it is called once it was found that nothing of it is to be done. */
  readonly idle: string;
  /** Whether they were wanted when its wake-ups were last written for certain: with its newest event. */
  readonly wereWanted: (timer: Timer) => boolean;
}

/**
 * Compares what records of every kind want with the wake-ups that are kept, writes what is missing, and says so. What is
 * wanted is computed from records, calendar and roster alone. Nothing is said to be lost that was not to be there: what
 * another desk file, roster or calendar moved, what is wanted only by now, and what has nothing to do.
 */
export function lookAtWakeUps(given: WakeUpParts): Look {
  const idle = new Set<string>();
  let decidedBy: WakeUpParts['desk'] | undefined;
  return async (now, last, alive) => {
    if (await given.goByOtherFiles()) return { found: [] };
    const parts = { ...withDeskOfNow(given), idle };
    const began = parts.clock.monotonic();
    // Wake-ups that were computed by the desk file before are only just to be compared.
    const isRenewed = (await parts.areRenewed()) || (decidedBy ?? parts.desk) !== parts.desk;
    decidedBy = parts.desk;
    const shifts = { ...(await parts.roster.shifts(knownAround(now))), pattern: parts.desk.duty };
    const reached: { [Kind in KindName]?: number } = { ...last.reached };
    const lost: Trouble[] = [];
    for (const rules of parts.rules) {
      const { name } = rules;
      const looked = new Set<number>();
      const lookAt = async (ids: readonly number[]): Promise<boolean> => {
        const left = ids.filter((id) => !looked.has(id));
        for (const id of left) looked.add(id);
        const read = await readEach(parts, rules, left);
        const mended = await mendEach(parts, await compared(parts, { rules, read, shifts, now }), began);
        if (!isRenewed) lost.push(...mended);
        const besides = await parts.besides(rules, read, now);
        lost.push(...besides);
        return mended.length + besides.length > 0;
      };
      let from = reached[name] ?? 0;
      for (let goesOn = true; goesOn; ) {
        const ids = await parts.records.wanting(name, before(now, endedSince), from, page);
        const isWhole = from === 0 && ids.length < page;
        from = ids.length < page ? 0 : (ids.at(-1) ?? 0);
        goesOn = (await lookAt(ids)) && from !== 0 && parts.clock.monotonic() - began < slice;
        if (!isWhole && !goesOn) await lookAt(await parts.records.newest(name, newest));
        await alive();
      }
      reached[name] = from;
    }
    if (idle.size > mostIdle) idle.clear();
    return { found: summed(lost), remember: { reached } };
  };
}

type Comparing = WakeUpParts & { readonly idle: Set<string> };

/** Some records of a kind, and what they are compared by. */
interface Page {
  readonly rules: LogRules;
  readonly read: readonly RecordWithTimers[];
  readonly shifts: Shifts;
  readonly now: Instant;
}

async function compared(parts: Comparing, { rules, read, shifts, now }: Page): Promise<readonly Suspect[]> {
  const { desk } = parts;
  const suspects: Suspect[] = [];
  for (const one of read) {
    const wanted = rules.wanted(one.record, { desk, at: now, shifts });
    const missing = wanted.filter((timer) => !one.timers.some((kept) => isSame(kept, timer)));
    // Whoever acts on what is due writes all of them anew.
    if (missing.length === 0 || one.timers.some(({ due }) => due <= now)) continue;
    if (missing.every(({ due }) => due <= now) && parts.idle.has(idleName(rules, one, missing))) continue;
    suspects.push(await suspectOf(parts, rules, one, missing));
  }
  return suspects;
}

/** One that cannot be read, e.g. as a newer release wrote it, keeps nobody from looking at the others. */
async function readEach(
  parts: Comparing,
  rules: LogRules,
  ids: readonly number[],
): Promise<readonly RecordWithTimers[]> {
  if (ids.length === 0) return [];
  try {
    return await parts.records.withTimers(rules.name, ids);
  } catch (error) {
    if (isOutage(error)) throw error;
    if (ids.length === 1) {
      parts.logger.warn('a record cannot be audited', { kind: rules.name, id: ids[0], error });
      return [];
    }
    const half = Math.ceil(ids.length / 2);
    const first = await readEach(parts, rules, ids.slice(0, half));
    return [...first, ...(await readEach(parts, rules, ids.slice(half)))];
  }
}

/** A key too long for a column is kept as another. */
const isSame = (kept: Timer, wanted: Timer): boolean =>
  kept.kind === wanted.kind && kept.due === wanted.due && (kept.key === wanted.key || kept.key.startsWith('sha256:'));

const idleName = ({ name }: LogRules, { record }: RecordWithTimers, missing: readonly Timer[]): string =>
  `${name}-${record.id}:${record.version}:${missing.map(({ key }) => key).join()}`;

async function suspectOf(
  { desk, roster }: WakeUpParts,
  rules: LogRules,
  one: RecordWithTimers,
  missing: readonly Timer[],
): Promise<Suspect> {
  const { record, lastAt, timers } = one;
  const then = { desk, at: lastAt, shifts: { ...(await roster.shifts(knownAround(lastAt))), pattern: desk.duty } };
  const before = rules.wanted(record, then);
  return {
    about: { kind: rules.name, id: record.id },
    isUrgent: rules.urgent(record),
    idle: idleName(rules, one, missing),
    wereWanted: (timer) =>
      before.some((other) => other.key === timer.key && other.due === timer.due) &&
      !timers.some((kept) => kept.key === timer.key),
  };
}

/** The lost ones of these records, a trouble for each record; all that are missing are there afterwards. */
async function mendEach(parts: Comparing, suspects: readonly Suspect[], began: number): Promise<readonly Trouble[]> {
  const lost: Trouble[] = [];
  for (const { about, isUrgent, idle, wereWanted } of suspects) {
    if (parts.clock.monotonic() - began > 2 * slice) break;
    const added = await parts.mend(about).catch((error: unknown): readonly Timer[] => {
      if (isOutage(error)) throw error;
      parts.logger.error('wake-ups could not be mended', { record: recordName(about), error });
      return [];
    });
    if (added.length === 0) parts.idle.add(idle);
    const count = added.filter(wereWanted).length;
    if (count === 0) continue;
    parts.logger.warn('wake-ups were missing', { record: recordName(about), wakeUps: added.map(({ key }) => key) });
    lost.push({ cause: 'wake-ups-lost', count, urgent: isUrgent ? count : 0, records: [about] });
  }
  return lost;
}

/** One trouble for each cause. */
const summed = (lost: readonly Trouble[]): readonly Trouble[] =>
  (['wake-ups-lost', 'messages-lost'] as const).flatMap((cause) => {
    const these = lost.filter((one) => one.cause === cause);
    const sum = (of: (one: Trouble) => number): number => these.reduce((total, one) => total + of(one), 0);
    if (these.length === 0) return [];
    const records = these.flatMap((one) => one.records).slice(0, mostNamed);
    return [{ cause, count: sum(({ count }) => count), urgent: sum(({ urgent }) => urgent), records }];
  });
