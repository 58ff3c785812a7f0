import type { WecomMessage } from '../../src/playground/wecom/wire';
import type { Request } from '../kit/requests';
import type { Chance } from './chance';

/** What an input may need of the running platforms. */
export interface Facts {
  /** A fresh trigger of this person, as an interaction carries one. */
  trigger(account: string): string;
  /** Numbers of the newest tickets that stand in the engineers' channel on Slack, with what their cards stand at. */
  jobs?(): readonly { readonly number: number; readonly ts: string }[];
  /** What the desk's own buttons say that this person has on Slack now, oldest first. */
  buttons?(account: string): readonly string[];
  /** The desk's own cards that this member has in WeCom now, oldest first. */
  cards?(account: string): readonly WecomMessage[];
}

/** Makes the inputs of one platform: for the same dice the same, but for stamps, triggers and what people have on screen. */
export type Inputs = (
  chance: Chance,
  index: number,
  facts: Facts,
) => { readonly sample: string; readonly request: Request };
