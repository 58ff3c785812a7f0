import { after, type Instant, minutes, seconds } from '../../domain/time/instant';
import type { Logger } from '../../ports/logger';
import type { SharedKey, SharedState } from '../../ports/shared-state';
import { type Bucket, filled, type Rate } from './bucket';

/** A bucket as it was read. */
export interface Entry {
  readonly key: string;
  readonly rate: Rate;
  readonly bucket: Bucket;
  readonly version?: number | undefined;
}

/** Where buckets are kept. */
export interface Ledger {
  read(key: string, rate: Rate, now: number): Promise<Entry>;
  /** Writes what `change` makes of the bucket as it stands; false where that is nothing. */
  write(entry: Entry, now: number, change: Change): Promise<boolean>;
}

/** What becomes of a bucket; undefined: it is not what was expected. */
export type Change = (bucket: Bucket) => Bucket | undefined;

/** So many are remembered; a full bucket says nothing. */
const most = 1000;

/** Buckets of one process. */
export class OwnLedger implements Ledger {
  readonly #buckets = new Map<string, { readonly rate: Rate; readonly bucket: Bucket }>();

  async read(key: string, rate: Rate, now: number): Promise<Entry> {
    return { key, rate, bucket: filled(this.#buckets.get(key)?.bucket, rate, now) };
  }

  async write({ key, rate }: Entry, now: number, change: Change): Promise<boolean> {
    const bucket = change(filled(this.#buckets.get(key)?.bucket, rate, now));
    if (bucket === undefined) return false;
    if (this.#buckets.size > most) this.#dropFull(now);
    this.#buckets.set(key, { rate, bucket });
    return true;
  }

  #dropFull(now: number): void {
    for (const [key, { rate, bucket }] of this.#buckets) {
      if (filled(bucket, rate, now).tokens >= rate.burst && bucket.blocked <= now) this.#buckets.delete(key);
    }
  }
}

/** Tries to write one bucket against other processes. */
const tries = 10;
/** A bucket is full again by then. */
const keptFor = minutes(5);
/** The database has so long to answer; then this process counts alone for a while. */
const patience = seconds(1);
const aloneFor = seconds(10);

/** Buckets that all processes of the desk share. Where the database does not answer, a process counts alone. */
export class SharedLedger implements Ledger {
  readonly #own = new OwnLedger();
  /**
   * Buckets as this process wrote them last. Where one has room it need not be read before it is written: if another
   * process wrote to it meanwhile, its version is another. What is forgotten in the database begins at 1 again, so it is
   * forgotten here before.
   */
  readonly #written = new Map<string, { readonly bucket: Bucket; readonly version: number; readonly at: number }>();
  #aloneUntil = 0;

  constructor(
    private readonly shared: Pick<SharedState, 'get' | 'swap'>,
    private readonly workspace: string,
    private readonly logger: Logger,
  ) {}

  async read(key: string, rate: Rate, now: number): Promise<Entry> {
    return this.#together(
      now,
      async () => this.#remembered(key, rate, now) ?? (await this.#get(key, rate, now)),
      () => this.#own.read(key, rate, now),
    );
  }

  write(entry: Entry, now: number, change: Change): Promise<boolean> {
    return this.#together(
      now,
      () => this.#swap(entry, now, change),
      () => this.#own.write(entry, now, change),
    );
  }

  #keyOf(key: string): SharedKey {
    return `slack:pace:${this.workspace}:${key}`;
  }

  #remembered(key: string, rate: Rate, now: number): Entry | undefined {
    const written = this.#written.get(key);
    if (written === undefined || now - written.at >= keptFor) return undefined;
    const bucket = filled(written.bucket, rate, now);
    return bucket.tokens >= 1 && bucket.blocked <= now ? { key, rate, bucket, version: written.version } : undefined;
  }

  #remember(key: string, bucket: Bucket, version: number, at: number): void {
    if (this.#written.size > most) this.#written.clear();
    this.#written.set(key, { bucket, version, at });
  }

  async #get(key: string, rate: Rate, now: number): Promise<Entry> {
    const fact = await this.shared.get(this.#keyOf(key), now as Instant);
    return { key, rate, bucket: filled(bucketIn(fact?.value), rate, now), version: fact?.version };
  }

  async #swap(entry: Entry, now: number, change: Change): Promise<boolean> {
    let { version, bucket } = entry;
    for (let nth = 0; nth < tries; nth += 1) {
      const value = change(bucket);
      if (value === undefined) return false;
      const until = after(Math.max(now, value.blocked) as Instant, keptFor);
      if (await this.shared.swap({ key: this.#keyOf(entry.key), version, value, now: now as Instant, until })) {
        this.#remember(entry.key, value, (version ?? 0) + 1, now);
        return true;
      }
      this.#written.delete(entry.key);
      ({ version, bucket } = await this.#get(entry.key, entry.rate, now));
    }
    // One call too many does less harm than one that is never made.
    return true;
  }

  async #together<T>(now: number, work: () => Promise<T>, alone: () => Promise<T>): Promise<T> {
    if (now < this.#aloneUntil) return alone();
    let alarm: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      alarm = setTimeout(() => reject(new Error('the database took too long')), patience).unref();
    });
    try {
      return await Promise.race([work(), late]);
    } catch (error) {
      this.#aloneUntil = now + aloneFor;
      this.logger.warn('the pace is not shared for a while', { why: String(error) });
      return alone();
    } finally {
      clearTimeout(alarm);
    }
  }
}

/** Numbers that somebody wrote, or nothing. */
function bucketIn(value: unknown): Partial<Bucket> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { tokens, at, blocked, line } = value as Partial<Bucket>;
  if (typeof tokens !== 'number' || typeof at !== 'number') return undefined;
  return { tokens, at, blocked: typeof blocked === 'number' ? blocked : 0, line: line ?? {} };
}
