import { mostNamed, type Trouble } from '../../domain/auditor/trouble';
import { type KindName, type RecordRef, recordName } from '../../domain/record/record-ref';
import { NewerShape } from '../../domain/record/shape';
import { before, type Instant, minutes } from '../../domain/time/instant';
import { isOutage } from '../../ports/is-outage';
import type { Logger } from '../../ports/logger';
import { CommitUnknown, Conflict } from '../../ports/unit-of-work';

/** A record that could not be checked. */
interface Failed {
  readonly about: RecordRef;
  readonly since: Instant;
  /** A newer release beside this one wrote it, and looks after it; where none is left, nobody does. */
  readonly isNewer: boolean;
}

/** Those of a kind that failed for the first time and are not logged yet: `error` is that of the first. */
interface Unlogged {
  readonly count: number;
  readonly records: readonly RecordRef[];
  readonly error: unknown;
}

/** A newer release beside this one is on its way, or is taken back, within so long. */
const rollout = minutes(10);
/** Those of a kind that are looked at again in each look. */
const most = 50;

/** Records of which it cannot be told whether anything of them is missing: looked at again in each look until it can. */
export class Unchecked {
  readonly #records = new Map<string, Failed>();
  readonly #unlogged = new Map<KindName, Unlogged>();

  constructor(private readonly logger: Logger) {}

  /** Numbers of those of this kind, the first that failed first. */
  of(kind: KindName): readonly number[] {
    const theirs = [...this.#records.values()].filter(({ about }) => about.kind === kind);
    return theirs.slice(0, most).map(({ about }) => about.id);
  }

  /** Looks at these, and remembers those that fail. */
  async during<T>(looked: readonly RecordRef[], now: Instant, look: (failed: FailedRecord) => Promise<T>): Promise<T> {
    const failing = new Set<string>();
    const answer = await look((about, error) => {
      // Somebody is at it just now: the next look sees it.
      const isBusy = error instanceof Conflict || error instanceof CommitUnknown;
      if (!isBusy && isOutage(error)) throw error;
      failing.add(recordName(about));
      if (!isBusy) this.#add(about, now, error);
    });
    for (const name of looked.map(recordName)) if (!failing.has(name)) this.#records.delete(name);
    return answer;
  }

  /** What there is to be said of them at the end of a look; those that are new are logged, a line for each kind. */
  found(now: Instant): readonly Trouble[] {
    for (const [kind, { records, ...more }] of this.#unlogged)
      this.logger.error('records cannot be audited', { kind, records: records.map(recordName), ...more });
    this.#unlogged.clear();
    const failed = [...this.#records.values()].filter(
      ({ isNewer, since }) => !isNewer || since <= before(now, rollout),
    );
    if (failed.length === 0) return [];
    const records = failed.slice(0, mostNamed).map(({ about }) => about);
    return [{ cause: 'unchecked', count: failed.length, urgent: 0, records }];
  }

  #add(about: RecordRef, now: Instant, error: unknown): void {
    const known = this.#records.get(recordName(about));
    if (known === undefined) this.#note(about, error);
    this.#records.set(recordName(about), { about, since: known?.since ?? now, isNewer: error instanceof NewerShape });
  }

  #note(about: RecordRef, error: unknown): void {
    const { count, records, ...first } = this.#unlogged.get(about.kind) ?? { count: 0, records: [], error };
    this.#unlogged.set(about.kind, { ...first, count: count + 1, records: [...records, about].slice(0, mostNamed) });
  }
}

/** Told of a record that could not be checked. Throws what passes by itself and concerns all of them. */
export type FailedRecord = (about: RecordRef, error: unknown) => void;
