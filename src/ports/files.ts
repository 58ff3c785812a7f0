import type { FileRef } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';

/** A file as somebody gave it; at most 10 MB. */
export interface GivenFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/** Files the desk keeps itself, for platforms that forget them and for pages. Their `FileRef.platform` is `desk`. */
export interface Files {
  keep(file: GivenFile, now: Instant): Promise<FileRef>;
  /** Undefined when there is none. */
  get(id: string): Promise<GivenFile | undefined>;
  /** Removes one that no ticket has. */
  remove(id: string): Promise<void>;
}

/** `FileRef.platform` of files the desk keeps itself. */
export const deskFiles = 'desk';
