import type { Instant } from './time/instant';

/** One thing that a desk file says otherwise than the one before; without `before`: new, without `after`: gone. */
export interface FileChange {
  /** Where it stands, from the topic on: `people`, `li.na`, `roles`. */
  readonly path: readonly string[];
  /** As it was written; empty for what is nobody's business but its own, e.g. an account. */
  readonly before?: string;
  readonly after?: string;
}

/** A version of the desk file that is, or was, in force in every process. */
export interface DeskVersion {
  /** From 1, without gaps. */
  readonly version: number;
  /** Names what it says. */
  readonly digest: string;
  readonly at: Instant;
  /** `operator:<name>`, or `desk` for a process that was started with it. */
  readonly who: string;
  /** `started`: a process began with it; `signal`: by SIGHUP; else what whoever did it said, in `reason`. */
  readonly why: 'started' | 'signal' | 'asked';
  readonly reason?: string;
  /** Against the version before, as far as the process that knew both said; at most 200. */
  readonly changes: readonly FileChange[];
}
