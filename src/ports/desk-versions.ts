import type { DeskVersion } from '../domain/desk-version';

/** Which desk file is in force, for all processes of a desk, and which were before. */
export interface DeskVersions {
  /** Undefined: none was written down yet. */
  newest(): Promise<DeskVersion | undefined>;
  /** Newest first, at most so many. */
  list(most: number): Promise<readonly DeskVersion[]>;
  /** False: somebody else has given that number to their own. */
  add(version: DeskVersion): Promise<boolean>;
}
