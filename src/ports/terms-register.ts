import type { Instant } from '../domain/time/instant';

/** A version of the terms, from its moment until that of the next. */
export interface TermsVersion {
  /** From 1, without gaps. */
  readonly version: number;
  /** Of what it says: the same for the same terms. */
  readonly hash: string;
  readonly from: Instant;
  /** `before`: tickets were there before any version was kept, and are judged by this one. */
  readonly why: 'first' | 'before' | 'changed';
  readonly data: unknown;
}

/** Every version of the terms that this desk has had; none is ever changed. */
export interface TermsRegister {
  /** In order. */
  all(): Promise<readonly TermsVersion[]>;
  /** How many there are. */
  count(): Promise<number>;
  /** False: another process has given that number to its own. */
  add(version: TermsVersion): Promise<boolean>;
}
