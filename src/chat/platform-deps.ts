import type { Desk } from '../domain/desk';
import type { FileRef } from '../domain/ticket/ticket';
import type { Clock } from '../ports/clock';
import type { Enquiries } from '../ports/enquiries';
import type { Files } from '../ports/files';
import type { Inbound } from '../ports/inbound';
import type { Logger } from '../ports/logger';
import type { Pictures } from '../ports/pictures';
import type { Inbox, MessageRefs } from '../ports/queues';
import type { SharedState } from '../ports/shared-state';
import type { Translator } from '../ports/translator';

/** What every platform is given. */
export interface PlatformDeps {
  readonly desk: Desk;
  readonly inbound: Inbound;
  readonly inbox: Inbox;
  readonly refs: MessageRefs;
  readonly pictures: Pictures;
  readonly files: Files;
  readonly shared: SharedState;
  /** Bytes of any file, whichever platform holds it, or the desk itself. Throws DeliveryFailed. */
  readonly fetchFile: (file: FileRef) => Promise<Buffer>;
  /** The https address of the desk, without a slash at its end; for links to its pages. */
  readonly publicUrl?: string;
  readonly translator: Translator;
  readonly clock: Clock;
  /** The real time, against which platforms sign their requests. */
  readonly wall: Pick<Clock, 'now'>;
  /** What the desk keeps its pace by; the real time unless given. */
  readonly paced?: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/** What those outside of chat are given, by which people ask in writing and read the answer. */
export interface OutsideDeps extends PlatformDeps {
  readonly enquiries: Enquiries;
  /** Names this process. */
  readonly worker: string;
  /** Told what became of each thing, for the metrics. */
  readonly count: (action: string, result: string) => void;
  /** Told that nothing comes in by this way any more, and why; whoever runs the desk hears it once. */
  readonly tellNothingComes: (from: string, why: string) => Promise<void>;
}
