import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Desk } from '../../domain/desk';
import type { FileRef } from '../../domain/ticket/ticket';
import type { Language } from '../../domain/words';
import type { Audit } from '../../ports/audit';
import type { Clock } from '../../ports/clock';
import type { Files } from '../../ports/files';
import type { Ids } from '../../ports/ids';
import type { Inbound, Sender } from '../../ports/inbound';
import type { Logger } from '../../ports/logger';
import type { PageSignIn, Platform } from '../../ports/platform';
import type { People } from '../../ports/repositories';
import type { SharedState } from '../../ports/shared-state';
import type { Speak, Translator } from '../../ports/translator';
import type { Address } from './address';
import type { Seals } from './seals';
import type { Turns } from './turns';

/** What the pages are given. */
export interface PageParts {
  /** Those without `pages` have no pages. */
  readonly platforms: readonly Pick<Platform, 'name' | 'pages'>[];
  readonly inbound: Inbound;
  readonly shared: SharedState;
  readonly files: Files;
  readonly audit: Pick<Audit, 'note'>;
  /** Bytes of any file. Throws DeliveryFailed. */
  readonly fetchFile: (file: FileRef) => Promise<Buffer>;
  /** Lets a few files at a time be in memory, by turns between people. */
  readonly serving: { run(who: string, work: () => Promise<void>): Promise<void> };
  readonly people: Pick<People, 'byAccount'>;
  readonly desk: Pick<Desk, 'name' | 'language' | 'zone' | 'prefix' | 'progress'>;
  readonly translator: Translator;
  /** Also ends sessions and drafts. */
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly ids: Ids;
  /** Without a slash at its end. */
  readonly publicUrl: string;
}

/** One request for a page of one platform. */
export interface PageRequest {
  readonly parts: PageParts;
  readonly seals: Seals;
  /** Who uploads at the moment. */
  readonly uploading: Turns;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly platform: string;
  readonly pages: PageSignIn;
  readonly address: Address;
  readonly query: URLSearchParams;
  /** The way from here up to `/pages/`, e.g. `../../`; links are relative because a page may be shown below a prefix. */
  readonly root: string;
}

/** Whom a page is shown to. */
export interface PageReader {
  readonly language: Language;
  /** IANA name. */
  readonly zone: string;
  readonly speak: Speak;
  /** Absent: nobody has signed in. */
  readonly name?: string;
}

/** Somebody who has signed in. */
export interface SignedInReader extends PageReader {
  readonly account: string;
  readonly name: string;
  readonly from: Sender;
  /** What signing out brings back, sealed for them alone; absent where nobody could say who they are. */
  readonly signOut?: string;
  /** Others may sit at this computer next. */
  readonly shared: boolean;
}
