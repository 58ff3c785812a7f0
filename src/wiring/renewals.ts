import { renewTimers } from '../commands/act';
import type { CommandDeps } from '../commands/command-deps';
import { withDeskOfNow } from '../domain/followed';
import { kindNames, type RecordRef, recordName } from '../domain/record/record-ref';
import { after, before, type Duration, days, type Instant, minutes, seconds } from '../domain/time/instant';
import { isOutage } from '../ports/is-outage';
import type { Logger } from '../ports/logger';
import type { SharedKey } from '../ports/shared-state';
import { CommitUnknown, Conflict, MissingRecord } from '../ports/unit-of-work';
import type { RightOfWay } from '../scheduler/right-of-way';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';
import { DeskProcesses } from './desk-processes';
import { followed } from './follow-roster';

/** More than the working days in which a ticket may be rated ever last, at most 30 of them. */
const longestWindow = days(60);
/** While they are compared, and a little longer, what is written anew was not lost. */
const comparing = { most: minutes(10), after: minutes(2) } as const;
const key: SharedKey = 'wake-ups-renewed';
/** Records renewed in one go. */
const page = 200;
/** A record that resists is tried again after so long, then after twice as long, and so on. */
const again = { first: seconds(5), longest: minutes(10) } as const;
/** Those tried again in one go. */
const most = 50;
/** Those a line of the log names. */
const named = 20;

/** A record whose wake-ups could not be compared. */
interface Resisting {
  readonly about: RecordRef;
  readonly tries: number;
  /** By real time. */
  readonly next: Duration;
}

/** What comparing wake-ups with the rules needs. */
export interface RenewalParts {
  readonly store: Pick<Store, 'records' | 'shared'>;
  readonly deps: CommandDeps;
  readonly logger: Logger;
  /** Wake-ups that are due go before them. */
  readonly way: RightOfWay;
}

/**
 * Compares the wake-ups of records that may want any with what the rules want now: the desk file, the calendar or the rules
 * themselves may have changed since they were written. Open ones want some, solved ones their closing, and ended ones a
 * rating for as long as one may be given. What is right already is not written again.
 */
export class Renewals {
  /** Compares all soon after the start, and goes on with what resists. */
  readonly part: Part = {
    ...{ name: 'renewal', every: again.first, run: () => this.#goOn() },
    turn: () => this.parts.way.turn(),
  };
  readonly #resisting = new Map<string, Resisting>();
  #isBegun = false;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(private readonly parts: RenewalParts) {}

  /**
   * Compares all of them by the rules of now, once for everybody who asks before it begins. One that resists holds up no other
   * and is tried again by itself, ever more rarely. Throws an outage.
   */
  all(): Promise<void> {
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#compareAll();
      });
    this.#running = this.#next;
    return this.#next;
  }

  async #compareAll(): Promise<void> {
    const { store, logger, way } = this.parts;
    const deps = withDeskOfNow(this.parts.deps);
    const since = before(deps.clock.now(), longestWindow);
    const failed: RecordRef[] = [];
    let why: unknown;
    let records = 0;
    for (const kind of kindNames) {
      for (let last = 0, ids: readonly number[] = [last]; ids.length > 0; last = ids.at(-1) ?? last) {
        await this.#say(comparing.most);
        ids = await store.records.wanting(kind, since, last, page);
        for (const id of ids) {
          await way.giveWay();
          const error = await this.#compare(deps, { kind, id });
          if (error === undefined) continue;
          failed.push({ kind, id });
          why ??= error;
        }
        records += ids.length;
      }
    }
    this.#isBegun = true;
    await this.#say(comparing.after);
    logger.info('wake-ups compared with the rules', { records, failed: failed.length });
    if (failed.length === 0) return;
    const about = failed.slice(0, named).map(recordName);
    logger.error('wake-ups could not be compared; tried again', { records: about, failed: failed.length, error: why });
  }

  /** What is written anew meanwhile was not lost. */
  #say(length: Duration): Promise<void> {
    const now = this.parts.deps.clock.now();
    return this.parts.store.shared.put(key, now, after(now, length));
  }

  /** Why it resists; undefined: its wake-ups are right. Throws an outage. */
  async #compare(deps: CommandDeps, about: RecordRef): Promise<unknown> {
    const name = recordName(about);
    try {
      await renewTimers(deps, [about]);
    } catch (error) {
      const isBusy = error instanceof Conflict || error instanceof CommitUnknown;
      if (!isBusy && isOutage(error)) throw error;
      if (!(error instanceof MissingRecord)) {
        const tries = (this.#resisting.get(name)?.tries ?? 0) + 1;
        const pause = Math.min(again.longest, again.first * 2 ** (tries - 1)) as Duration;
        this.#resisting.set(name, { about, tries, next: (deps.clock.monotonic() + pause) as Duration });
        return error;
      }
    }
    this.#resisting.delete(name);
    return undefined;
  }

  async #goOn(): Promise<void> {
    if (!this.#isBegun) return this.all();
    const deps = withDeskOfNow(this.parts.deps);
    const now = deps.clock.monotonic();
    const due = [...this.#resisting.values()].filter(({ next }) => next <= now).slice(0, most);
    for (const { about, tries } of due) {
      const error = await this.#compare(deps, about);
      if (error !== undefined) continue;
      this.parts.logger.info('wake-ups could be compared after all', { record: recordName(about), tries: tries + 1 });
    }
  }
}

/** Whether they are just compared with other rules, or are to be with another roster. */
export async function areRenewed({ shared, roster }: Pick<Store, 'shared' | 'roster'>, now: Instant): Promise<boolean> {
  if ((await shared.get(key, now)) !== undefined) return true;
  return (await shared.get(followed, now))?.value !== (await roster.version());
}

/**
 * Whether some process of the desk goes by another desk file, as while one after the other is restarted. Each writes wake-ups by
 * its own; what is other than that soon afterwards was not lost.
 */
export async function goByOtherFiles(
  { shared }: Pick<Store, 'shared'>,
  digest: string,
  now: Instant,
): Promise<boolean> {
  const alive = await new DeskProcesses(shared).alive(now);
  const isMixed = alive.some((one) => one.digest !== digest);
  if (isMixed) await shared.put(key, now, after(now, comparing.most));
  return isMixed;
}
