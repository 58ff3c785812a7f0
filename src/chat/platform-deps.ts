import type { Desk } from '../domain/desk';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Pictures } from '../ports/pictures';
import type { Inbox, MessageRefs } from '../ports/queues';
import type { Translator } from '../ports/translator';
import type { Inbound } from './inbound';

/** What every platform is given. */
export interface PlatformDeps {
  readonly desk: Desk;
  readonly inbound: Inbound;
  readonly inbox: Inbox;
  readonly refs: MessageRefs;
  readonly pictures: Pictures;
  readonly translator: Translator;
  readonly clock: Clock;
  /** The real time, against which platforms sign their requests. */
  readonly wall: Pick<Clock, 'now'>;
  readonly logger: Logger;
}
