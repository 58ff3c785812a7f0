import type { Instant } from '../domain/time/instant';

/** A fact as it stands. `version` changes with every write of its key. */
export interface SharedFact {
  readonly value: unknown;
  readonly version: number;
}

/**
 * Small facts that every process of the desk shares and that end by themselves: a platform's access token, a code that
 * works once, whom somebody is talking about. Keys have at most 190 bytes; values are JSON of at most 60 KB. A fact past
 * its `until` is as good as never written.
 */
export interface SharedState {
  get(key: string, now: Instant): Promise<SharedFact | undefined>;
  /** Writes, whatever stands there. */
  put(key: string, value: unknown, until: Instant): Promise<void>;
  /**
   * Writes only while the fact still has this version; `undefined`: while there is none at `now`. False: somebody else
   * was first.
   */
  swap(change: {
    readonly key: string;
    readonly version: number | undefined;
    readonly value: unknown;
    readonly now: Instant;
    readonly until: Instant;
  }): Promise<boolean>;
  /** Removes the fact and answers it: to one taker only, undefined to all others. */
  take(key: string, now: Instant): Promise<unknown>;
  /** Every fact whose key begins so, in order of key; at most 1000. */
  under(prefix: string, now: Instant): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
  /** Removes what ended before `now`. */
  forget(now: Instant): Promise<void>;
}
