import { mostNamed, type Trouble } from '../../domain/auditor/trouble';
import type { Desk } from '../../domain/desk';
import { withDeskOfNow } from '../../domain/followed';
import type { LogRules } from '../../domain/record/log-rules';
import type { Timer } from '../../domain/record/record';
import { type KindName, type RecordRef, recordName } from '../../domain/record/record-ref';
import { knownAround } from '../../domain/roster/known-around';
import type { Shifts } from '../../domain/roster/shifts';
import { before, type Duration, days, type Instant, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { isOutage } from '../../ports/is-outage';
import type { Logger } from '../../ports/logger';
import type { Records, RecordWithTimers } from '../../ports/records';
import type { Roster } from '../../ports/repositories';
import { type Look, TakenOver } from './look';
import { areMixedForLong } from './look-desk-files';
import { type FailedRecord, Unchecked } from './unchecked';

/** What else is looked at in a page of records of a kind. `failed` is told of those that could not be. */
export type PageLook = (
  rules: LogRules,
  page: readonly RecordWithTimers[],
  now: Instant,
  failed: FailedRecord,
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
  /**
   * Whether processes of the desk go by different desk files: then none puts right what another one wrote. For longer than that
   * should last, what has no wake-up at all is missing by any of them.
   */
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
  const unchecked = new Unchecked(given.logger);
  let decidedBy: WakeUpParts['desk'] | undefined;
  return async (now, last, alive) => {
    const isMixed = await given.goByOtherFiles();
    if (isMixed && !areMixedForLong(last, now)) return { found: [] };
    const parts = { ...withDeskOfNow(given), idle, unchecked, isMixed, began: given.clock.monotonic() };
    // Wake-ups that were computed by the desk file before are only just to be compared.
    const isRenewed = !isMixed && ((await parts.areRenewed()) || (decidedBy ?? parts.desk) !== parts.desk);
    decidedBy = parts.desk;
    const shifts = { ...(await parts.roster.shifts(knownAround(now))), pattern: parts.desk.duty };
    const reached: { [Kind in KindName]?: number } = { ...last.reached };
    const lost: Trouble[] = [];
    let failure: unknown;
    for (const rules of parts.rules) {
      try {
        const round = { rules, shifts, now, from: reached[rules.name] ?? 0 };
        reached[rules.name] = await goRound({ ...parts, isRenewed }, round, (found) => lost.push(...found), alive);
      } catch (error) {
        if (error instanceof TakenOver) throw error;
        failure ??= error;
      }
    }
    if (idle.size > mostIdle) idle.clear();
    return {
      found: [...summed(lost), ...unchecked.found(now)],
      remember: { reached },
      ...(failure ? { failure } : {}),
    };
  };
}

/** Where the round through the records of a kind stands. */
interface Round {
  readonly rules: LogRules;
  readonly shifts: Shifts;
  readonly now: Instant;
  readonly from: number;
}

/** The newest records of a kind, those that could not be checked before, and the next of its round. Answers how far it has come. */
async function goRound(
  parts: Comparing & { readonly isRenewed: boolean },
  { rules, shifts, now, from: begin }: Round,
  onFound: (found: readonly Trouble[]) => void,
  alive: () => Promise<void>,
): Promise<number> {
  const { records, unchecked, isRenewed, isMixed } = parts;
  const { name } = rules;
  const looked = new Set<number>();
  const lookAt = (ids: readonly number[]): Promise<boolean> => {
    const left = ids.filter((id) => !looked.has(id));
    for (const id of left) looked.add(id);
    const about = left.map((id) => ({ kind: name, id }));
    return unchecked.during(about, now, async (failed) => {
      const read = await readEach(parts, rules, left, failed);
      const mended: Trouble[] = [];
      const suspects = await compared(parts, { rules, read, shifts, now, failed });
      await mendEach(parts, suspects, failed, (lost) => mended.push(lost)).finally(() => isRenewed || onFound(mended));
      const besides = isMixed ? [] : await parts.besides(rules, read, now, failed);
      onFound(besides);
      return mended.length + besides.length > 0;
    });
  };
  await lookAt(unchecked.of(name));
  let from = begin;
  for (let goesOn = true; goesOn; ) {
    const ids = await records.wanting(name, before(now, endedSince), from, page);
    const isWhole = from === 0 && ids.length < page;
    from = ids.length < page ? 0 : (ids.at(-1) ?? 0);
    goesOn = (await lookAt(ids)) && from !== 0 && parts.clock.monotonic() - parts.began < slice;
    if (!isWhole && !goesOn) await lookAt(await records.newest(name, newest));
    await alive();
  }
  return from;
}

interface Comparing extends WakeUpParts {
  readonly idle: Set<string>;
  readonly unchecked: Unchecked;
  readonly isMixed: boolean;
  /** When this look began, by real time. */
  readonly began: Duration;
}

/** Some records of a kind, and what they are compared by. */
interface Page {
  readonly rules: LogRules;
  readonly read: readonly RecordWithTimers[];
  readonly shifts: Shifts;
  readonly now: Instant;
  readonly failed: FailedRecord;
}

async function compared(parts: Comparing, { failed, ...page }: Page): Promise<readonly Suspect[]> {
  const suspects: Suspect[] = [];
  for (const one of page.read) {
    try {
      const suspect = await suspected(parts, page, one);
      if (suspect !== undefined) suspects.push(suspect);
    } catch (error) {
      failed({ kind: page.rules.name, id: one.record.id }, error);
    }
  }
  return suspects;
}

async function suspected(
  parts: Comparing,
  { rules, shifts, now }: Omit<Page, 'failed' | 'read'>,
  one: RecordWithTimers,
): Promise<Suspect | undefined> {
  // What another process wrote by another desk file is right by that.
  if (parts.isMixed && one.timers.length > 0) return undefined;
  const wanted = rules.wanted(one.record, { desk: parts.desk, at: now, shifts });
  const missing = wanted.filter((timer) => !one.timers.some((kept) => isSame(kept, timer)));
  // Whoever acts on what is due writes all of them anew.
  if (missing.length === 0 || one.timers.some(({ due }) => due <= now)) return undefined;
  if (missing.every(({ due }) => due <= now) && parts.idle.has(idleName(rules, one, missing))) return undefined;
  return suspectOf(parts, rules, one, missing);
}

/** One that cannot be read, e.g. as a newer release wrote it, keeps nobody from looking at the others. */
async function readEach(
  parts: Comparing,
  rules: LogRules,
  ids: readonly number[],
  failed: FailedRecord,
): Promise<readonly RecordWithTimers[]> {
  if (ids.length === 0) return [];
  try {
    return await parts.records.withTimers(rules.name, ids);
  } catch (error) {
    if (isOutage(error)) throw error;
    if (ids.length === 1) {
      for (const id of ids) failed({ kind: rules.name, id }, error);
      return [];
    }
    const half = Math.ceil(ids.length / 2);
    const first = await readEach(parts, rules, ids.slice(0, half), failed);
    return [...first, ...(await readEach(parts, rules, ids.slice(half), failed))];
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

/** Tells of the lost ones of these records, a trouble for each record; all that are missing are there afterwards. */
async function mendEach(
  parts: Comparing,
  suspects: readonly Suspect[],
  failed: FailedRecord,
  onLost: (lost: Trouble) => void,
): Promise<void> {
  for (const { about, isUrgent, idle, wereWanted } of suspects) {
    if (parts.clock.monotonic() - parts.began > 2 * slice) break;
    try {
      const added = await parts.mend(about);
      if (added.length === 0) parts.idle.add(idle);
      const count = added.filter(wereWanted).length;
      if (count === 0) continue;
      parts.logger.warn('wake-ups were missing', { record: recordName(about), wakeUps: added.map(({ key }) => key) });
      onLost({ cause: 'wake-ups-lost', count, urgent: isUrgent ? count : 0, records: [about] });
    } catch (error) {
      failed(about, error);
    }
  }
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
