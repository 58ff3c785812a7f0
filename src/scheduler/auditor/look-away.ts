import type { Trouble } from '../../domain/auditor/trouble';
import type { Desk } from '../../domain/desk';
import { asOfNow } from '../../domain/followed';
import { recordName } from '../../domain/record/record-ref';
import { knownAround } from '../../domain/roster/known-around';
import { after, type Instant, minutes, type Span } from '../../domain/time/instant';
import { isOutage } from '../../ports/is-outage';
import type { DueTimer } from '../../ports/queues';
import type { Records } from '../../ports/records';
import type { Roster } from '../../ports/repositories';
import type { SharedKey, SharedState } from '../../ports/shared-state';
import type { Look } from './look';
import { isLate, type QueueParts, urgentOf } from './look-overdue';

/** What was done late, by this process. */
interface DoneLate extends Pick<DueTimer, 'about' | 'key' | 'due'> {
  readonly at: Instant;
}

/** What each process did late, until the one that looks has read it. */
export interface LateWork {
  /** Name of this process. */
  readonly worker: string;
  /** A wake-up was acted on. */
  readonly done: (timer: Pick<DueTimer, 'about' | 'key' | 'due'>, at: Instant) => void;
  /** Shows the one that looks what was done late since. */
  readonly show: (at: Instant) => Promise<void>;
}

/** Late things that are told one by one; beyond them they are counted. */
const most = 300;
const shownFor = minutes(10);
/** A desk that is back does what was left within so long. What is acted on later had nothing to do then. */
const catchingUp = minutes(30);
/** A desk that was looked at has run for up to so long since. */
const lookEvery = minutes(1);

/** As processes show it to each other. */
interface Shown {
  readonly count: number;
  readonly first: readonly DoneLate[];
}

const keyOf = (worker: string): SharedKey => `auditor:late:${worker}`;

/** Notes what this process does late. */
export function createLateWork(shared: Pick<SharedState, 'put'>, worker: string): LateWork {
  let late: Shown = { count: 0, first: [] };
  return {
    worker,
    done: ({ about, key, due }, at) => {
      if (!isLate(due, at)) return;
      const first = late.first.length < most ? [...late.first, { about, key, due, at }] : late.first;
      late = { count: late.count + 1, first };
    },
    show: async (at) => {
      if (late.count === 0) return;
      const shown = late;
      late = { count: 0, first: [] };
      await shared.put(keyOf(worker), shown, after(at, shownFor));
    },
  };
}

/** What is needed to know what a record wanted at some moment. */
interface Recomputing extends Pick<QueueParts, 'rules'> {
  readonly records: Pick<Records, 'find' | 'events'>;
  readonly desk: Desk;
  readonly roster: Pick<Roster, 'shifts'>;
}

/** What looking at what was done late needs. */
export interface AwayParts extends Recomputing {
  readonly shared: Pick<SharedState, 'under' | 'take'>;
}

/**
 * What fell due while the desk did not run and was done after it. Anything else that is done late was overdue before, and
 * is found so: a wake-up may be written after its moment, and is then acted on at once.
 */
export const lookAtAway =
  ({ shared, ...parts }: AwayParts): Look =>
  async (now, { away }) => {
    const shown = await shared.under('auditor:late:', now);
    const found: Trouble[] = [];
    for (const { key } of shown) {
      const late = (await shared.take(key, now)) as Shown | undefined;
      if (late === undefined || away === undefined) continue;
      const trouble = await missedIn(parts, late, away);
      if (trouble !== undefined) found.push(trouble);
    }
    return { found: found.length === 0 ? [] : [found.reduce(together)] };
  };

async function missedIn(parts: Recomputing, { count, first }: Shown, away: Span): Promise<Trouble | undefined> {
  const missed: DoneLate[] = [];
  for (const one of first) {
    const isCaughtUp =
      one.due > after(away.from, lookEvery) && one.due < away.to && one.at <= after(away.to, catchingUp);
    if (isCaughtUp && (await wasToBeDone(parts, one).catch(unknown))) missed.push(one);
  }
  if (missed.length === 0) return undefined;
  const records = [...new Map(missed.map(({ about }) => [recordName(about), about])).values()];
  const rest = count - first.length;
  const urgent = await urgentOf(parts, records);
  return { cause: 'away', count: missed.length + rest, urgent, records, span: away };
}

/** Whether the record wanted it when it was due. What happened since may want things of the past. */
async function wasToBeDone({ records, rules, roster, ...parts }: Recomputing, { about, key, due }: DoneLate) {
  const log = (await records.events(about)).filter(({ at }) => at <= due);
  const last = log.at(-1);
  const kind = rules.find(({ name }) => name === about.kind);
  if (last === undefined || kind === undefined) return false;
  const desk = asOfNow(parts.desk);
  const shifts = { ...(await roster.shifts(knownAround(last.at))), pattern: desk.duty };
  const wanted = kind.wanted(kind.replayed(about.id, log), { desk, at: last.at, shifts });
  return wanted.some((timer) => timer.due === due && timer.key === key);
}

/** Of a record that cannot be read it cannot be told; that it cannot is said by whoever compares records. */
function unknown(error: unknown): boolean {
  if (isOutage(error)) throw error;
  return false;
}

const together = (one: Trouble, other: Trouble): Trouble => ({
  ...one,
  count: one.count + other.count,
  urgent: one.urgent + other.urgent,
  records: [...one.records, ...other.records],
});
