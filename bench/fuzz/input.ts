import type { Request } from '../kit/requests';
import type { Chance } from './chance';

/** What an input may need of the running platforms. */
export interface Facts {
  /** A fresh trigger of this person, as an interaction carries one. */
  trigger(account: string): string;
}

/** Makes the inputs of one platform: for the same dice the same, but for stamps and triggers. */
export type Inputs = (
  chance: Chance,
  index: number,
  facts: Facts,
) => { readonly sample: string; readonly request: Request };
