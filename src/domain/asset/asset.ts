import type { PersonId } from '../people/person';

/** Kinds of devices the desk looks after. */
export type AssetType = 'pc' | 'scanner' | 'printer' | 'other';

/** A device the desk looks after (OBJ-1). */
export interface Asset {
  readonly tag: string;
  readonly type: AssetType;
  readonly name: string;
  readonly place: string;
  readonly user: PersonId | null;
  /** `YYYY-MM-DD`, or empty when unknown. */
  readonly warrantyUntil: string;
  readonly vendor: string;
}
