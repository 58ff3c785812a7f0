import type { Instant } from '../domain/time/instant';

/** A digest as it was sent: what people read of a day, as data. */
export interface KeptDigest {
  /** The day it is about, `YYYY-MM-DD`. */
  readonly date: string;
  /** When it was made. */
  readonly keptAt: Instant;
  readonly data: unknown;
}

/** The digests that were sent. None is changed later, but for words and names that are taken out of it. */
export interface KeptDigests {
  find(date: string): Promise<KeptDigest | undefined>;
  /** Of that day and later, in order. */
  since(date: string): Promise<readonly KeptDigest[]>;
  /** Keeps it, unless that day has one already; answers the one that is kept. */
  keep(digest: KeptDigest): Promise<KeptDigest>;
}
