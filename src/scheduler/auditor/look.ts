import type { Known, Trouble } from '../../domain/auditor/trouble';
import type { KindName } from '../../domain/record/record-ref';
import type { Instant, Span } from '../../domain/time/instant';

/** What is remembered from one look to the next, by whichever process looks. */
export interface Remembered {
  /** Whoever looks; empty: nobody just now. */
  readonly by: string;
  readonly at: Instant;
  /** Since when the desk has been running without a break. */
  readonly upSince: Instant;
  /** The last time it did not run. */
  readonly away?: Span;
  /** How far each kind's records were gone through. */
  readonly reached: { readonly [Kind in KindName]?: number };
  /** Wake-ups and messages that were overdue already, by what they are called in their queue. */
  readonly overdue: {
    readonly timers: readonly string[];
    readonly messages: readonly (readonly [id: string, since: Instant])[];
  };
  readonly known: readonly Known[];
  /** Since when processes go by different desk files, and when that was last seen. */
  readonly mixed?: { readonly since: Instant; readonly seenAt: Instant } | undefined;
}

/** Another process looks by now: whatever this one found is that one's to find. */
export class TakenOver extends Error {
  override readonly name = 'TakenOver';
  constructor() {
    super('another process has taken the audit over');
  }
}

/** One look at the desk: what was found, and what else is to be remembered. */
export interface Looked {
  readonly found: readonly Trouble[];
  readonly remember?: Partial<Pick<Remembered, 'reached' | 'overdue' | 'mixed'>>;
  /** What kept it from looking at the rest. */
  readonly failure?: unknown;
}

/** Looks at one side of the desk. `alive` is told of each step, so that long work is not taken over. */
export type Look = (now: Instant, last: Remembered, alive: () => Promise<void>) => Promise<Looked>;

/** A side of the desk that is looked at by itself. */
export type Side = 'away' | 'wake-ups' | 'queues' | 'parts' | 'desk-files' | 'recurring';
