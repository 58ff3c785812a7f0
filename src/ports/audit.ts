import type { ShiftsImported } from '../domain/roster/shifts-imported';
import type { Instant } from '../domain/time/instant';

/** What is written down about reading and changing what the desk keeps. */
export const auditActions = [
  ...([
    'page-read',
    'file-read',
    'exported',
    'erased',
    'imported',
    'linked',
    'unlinked',
    'terms-corrected',
    'roster-changed',
  ] as const),
  'desk-file-changed',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Who did what, and to what; no words but those of `shifts`. */
export interface AuditEntry {
  readonly at: Instant;
  /** A person, or `operator:<name>` for whoever sat at the command line. */
  readonly who: string;
  readonly action: AuditAction;
  /** A ticket's number, a person, an account, a kind of file. */
  readonly about?: string;
  /** Names this very act: it is written down once, however often that is tried. */
  readonly once?: string;
  /** Of an import of shifts: nothing else says what it replaced. */
  readonly shifts?: ShiftsImported;
}

/**
 * Who read and did what. Whoever changes something gives the entry to what changes it, which writes both or neither;
 * whoever reads has it written down before anything is shown.
 */
export interface Audit {
  /** Writes it down; with `oncePerHour` only when the same was not written down in this hour. */
  note(entry: AuditEntry, oncePerHour?: boolean): Promise<void>;
  /** Since then, of or about that person where one is named; newest first, at most `limit`. */
  list(wanted: {
    readonly since: Instant;
    readonly person?: string;
    readonly limit: number;
  }): Promise<readonly AuditEntry[]>;
}
