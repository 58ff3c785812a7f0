import type { Desk } from '../../domain/desk';
import type { FileRef } from '../../domain/ticket/ticket';
import type { Duration } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import type { Files } from '../../ports/files';
import type { Inbound } from '../../ports/inbound';
import type { Logger } from '../../ports/logger';
import type { Pictures } from '../../ports/pictures';
import type { MessageRefs } from '../../ports/queues';
import type { SharedState } from '../../ports/shared-state';
import type { Translator } from '../../ports/translator';
import type { FairTurns } from '../fair-turns';
import type { WecomApi } from './api';
import type { Codes } from './codes';
import type { WecomConfig } from './config';
import type { Profiles } from './profiles';
import type { Links } from './render/rendered';
import type { Series } from './series';

/** What speaking and listening in WeCom needs. */
export interface WecomAdapter {
  readonly config: WecomConfig;
  readonly desk: Pick<Desk, 'name' | 'prefix' | 'language' | 'zone' | 'limits'>;
  readonly api: WecomApi;
  readonly codes: Codes;
  readonly series: Series;
  readonly profiles: Profiles;
  readonly links: Links;
  readonly shared: SharedState;
  readonly pictures: Pictures;
  readonly files: Files;
  /** Bytes of a file, whichever platform holds it. Throws where it can't be had. */
  readonly fetchFile: (file: FileRef) => Promise<Buffer>;
  /** Whoever has the bytes of a file in memory. */
  readonly media: FairTurns;
  readonly inbound: Inbound;
  readonly refs: Pick<MessageRefs, 'slotOf'>;
  readonly translator: Translator;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Waits for a place among the messages these accounts may get in a minute. Throws WecomError. */
  readonly pace: (accounts: readonly string[], urgent: boolean) => Promise<void>;
  readonly pause: (length: Duration) => Promise<void>;
  /** Says something in the group that reads along. Throws WecomError. */
  readonly group?: SayInGroup | undefined;
}

/** One message for the group: `picture` names one of ours. */
export type GroupMessage =
  | { readonly kind: 'text' | 'markdown'; readonly text: string }
  | { readonly kind: 'picture'; readonly picture: string };
export type SayInGroup = (message: GroupMessage) => Promise<void>;
