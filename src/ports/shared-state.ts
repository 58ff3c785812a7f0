import type { Instant } from '../domain/time/instant';

/** A fact as it stands. `version` changes with every write of its key. */
export interface SharedFact {
  readonly value: unknown;
  readonly version: number;
}

/** How the keys of facts begin, a kind each. What they are and how long they live stands in docs/operations.md. */
export const sharedKeys = [
  'asked-over:',
  'auditor',
  'auditor:late:',
  'auditor:stands:',
  'away:',
  'begun:',
  'budget:',
  'call:',
  'calendar-told:',
  'calendar:',
  'coverage-told',
  'desk-file:answer:',
  'desk-file:asked',
  'desk-file:of:',
  'duty-link-of:',
  'duty-link:',
  'duty-shown:',
  'erasing:',
  'flood:',
  'kept-words:',
  'left-told:',
  'left-untold:',
  'mail:of:',
  'mail:reader',
  'mail:thread:',
  'mail:told:',
  'oa:id:',
  'oa:number:',
  'page:aside:',
  'page:done:',
  'page:draft:',
  'page:file:',
  'page:key',
  'page:session:',
  'page:signed-out:',
  'ringing:',
  'roster-picture:',
  'roster:',
  'said:',
  'shifts-told',
  'silent-list',
  'slack:pace:',
  'slack:picture:',
  'talk:',
  'turned-away:',
  'wake-ups-renewed',
  'watch:',
  'wecom:code:',
  'wecom:greeted:',
  'wecom:many-files:',
  'wecom:over:',
  'wecom:pace:',
  'wecom:recent:',
  'wecom:sending:',
  'wecom:series',
  'wecom:shown:',
  'wecom:talk:',
  'wecom:token:',
  'wecom:told:',
] as const;
export type SharedKey = `${(typeof sharedKeys)[number]}${string}`;

/**
 * Small facts that every process of the desk shares and that end by themselves: a platform's access token, a code that
 * works once, whom somebody is talking about. Keys have at most 190 bytes; values are JSON of at most 60 KB. A fact past
 * its `until` is as good as never written.
 */
export interface SharedState {
  get(key: SharedKey, now: Instant): Promise<SharedFact | undefined>;
  /** Writes, whatever stands there. */
  put(key: SharedKey, value: unknown, until: Instant): Promise<void>;
  /**
   * Writes only while the fact still has this version; `undefined`: while there is none at `now`. Its version is one more
   * afterwards, or 1. False: somebody else was first.
   */
  swap(change: {
    readonly key: SharedKey;
    readonly version: number | undefined;
    readonly value: unknown;
    readonly now: Instant;
    readonly until: Instant;
  }): Promise<boolean>;
  /** Removes the fact and answers it: to one taker only, undefined to all others. */
  take(key: SharedKey, now: Instant): Promise<unknown>;
  /** Every fact whose key begins so, in order of key; at most 1000. */
  under(prefix: SharedKey, now: Instant): Promise<readonly { readonly key: SharedKey; readonly value: unknown }[]>;
  /** Removes what ended before `now`. */
  forget(now: Instant): Promise<void>;
}
