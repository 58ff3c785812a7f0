import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Priority } from '../domain/flow/turn';
import type { Person, PersonId } from '../domain/people/person';
import type { RecordRef } from '../domain/record/record-ref';
import type { FileRef } from '../domain/ticket/ticket';
import type { Duration, Instant } from '../domain/time/instant';
import type { Address, Reason } from '../views/announcement';
import type { Content } from '../views/card';
import type { DutyDisplays } from './duty-display';
import type { Sender } from './inbound';
import type { Telephone } from './telephone';
import type { Speak } from './translator';

/**
 * A message a platform has taken. `key` finds it again when somebody answers below it (Slack: `channel:ts`); `data` is
 * the platform's own opaque JSON.
 */
export interface MessageRef {
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Language and zone somebody reads in; `id`: who it is, where they alone read it. */
export type Reads = Pick<Person, 'language' | 'zone'> & Partial<Pick<Person, 'id'>>;

/** One thing to deliver. */
export interface Delivery {
  /** What it is about, for platforms whose messages must name it. */
  readonly about?: RecordRef;
  readonly reason: Reason;
  /** The announcement's lasting name, if it has one. */
  readonly slot?: string;
  /** A card with the same words that this platform was given before (Announcement.echoes). */
  readonly echoes?: MessageRef;
  /** Name of that card's slot, also while nothing is known to be delivered into it. */
  readonly echoesSlot?: string;
  /** What it may wait for while there is not room for everything; somebody waits for it unless told. */
  readonly priority?: Priority;
  /** On whose account it is said: what one person causes keeps nobody else waiting. */
  readonly origin?: PersonId;
  /** It comes up in the conversation itself, not in a thread alone (Announcement.surfaces). */
  readonly surfaces?: true;
  /** It rings nobody: where what was said before cannot be drawn anew, that stays (Announcement.refreshes). */
  readonly refreshes?: true;
  /** It rings for a card that is drawn anew with it (Announcement.ringsForCard). */
  readonly ringsForCard?: true;
  /** Drawn anew where it stands, or left as it is (Announcement.onlyInPlace). */
  readonly onlyInPlace?: true;
  /** Told before it waits for its turn, so that others need not wait behind it. */
  readonly onWait?: () => Promise<void>;
  /** Names this content of the outbox row; the message is marked with it, so that an unknown outcome can be looked up. */
  readonly outboxId: string;
  readonly to: Address;
  /** The person behind a `person` address, with their account on this platform. */
  readonly person?: Person;
  /** Post below this message. */
  readonly under?: MessageRef;
  /** The card of the ticket that the content opens, among the engineers on this platform, for whoever reads it there. */
  readonly card?: MessageRef;
  /** Its reader has an earlier one of the slot above. */
  readonly again?: true;
  /** Edit this message instead of posting. */
  readonly edit?: MessageRef;
  readonly content: Content;
  /** What some of the recipients read instead (Announcement.each). */
  readonly each?: Readonly<Record<string, Content>>;
  readonly speak: Speak;
  /** How one of several readers reads, for a platform that tells each in person; undefined for nobody known. */
  readonly readerOf: (person: string) => Reads | undefined;
  /** The voice for somebody who reads so. */
  readonly speakIn: (reads: Reads) => Speak;
  /** Account id on this platform of somebody to be mentioned, if they have one. */
  readonly accountOf: (person: string) => string | undefined;
  /** Whether this platform is where that person is told things: only then is an `engineers` address theirs here. */
  readonly here: (person: string) => boolean;
  /** When the first attempt began, when an earlier attempt ended without a known outcome. */
  readonly uncertainSince?: Instant;
}

/** The platform did not take the message, and says whether it is worth trying again. */
export class DeliveryFailed extends Error {
  override readonly name: string = 'DeliveryFailed';
  /** Some of it was said already, so no newer content may take its place. */
  begun = false;
  constructor(
    readonly platform: string,
    /** Null: never; the person or place cannot be reached this way. */
    readonly retryIn: Duration | null,
    /** The platform's own error code. */
    readonly code: string,
    cause?: unknown,
  ) {
    super(`${platform} did not take the message: ${code}`, { cause });
  }
}

/**
 * A place that cannot be told now, and may be there again: an archived channel, an app that is switched off. Somebody has
 * to be told, and what is said meanwhile waits.
 */
export class DeliveryAway extends DeliveryFailed {
  override readonly name = 'DeliveryAway';
  /** Nobody but the person it is for: whoever else is there is told. */
  onlyThem = false;
}

/**
 * It is not its turn: our own pace, or the platform says that it has enough for now (`paced`, or its own code). Nothing
 * failed.
 */
export class DeliveryPutOff extends DeliveryFailed {
  override readonly name = 'DeliveryPutOff';
}

/** Nobody knows whether the platform took the message: look it up before sending again. */
export class DeliveryUncertain extends Error {
  override readonly name = 'DeliveryUncertain';
  constructor(
    readonly platform: string,
    cause?: unknown,
  ) {
    super(`${platform} did not say whether it took the message`, { cause });
  }
}

/** The platform has since taken the message to an edited state it no longer allows, so it must be posted anew. */
export class MessageGone extends Error {
  override readonly name = 'MessageGone';
}

/** Pages opened from chat: how a browser proves whose it is. */
export interface PageSignIn {
  /**
   * Where to send a browser nobody knows yet. It comes back to `returnTo` with what `finish` needs in its query, and with
   * `state` (letters and digits) unchanged. `userAgent` tells the platform's own browser from another.
   */
  begin(asked: { readonly returnTo: string; readonly state: string; readonly userAgent: string }): string;
  /** The account that came back; undefined for somebody who does not belong to the organisation. Throws DeliveryFailed. */
  finish(query: URLSearchParams): Promise<string | undefined>;
  /** Whether that is the platform's own browser, on somebody's own device: any other may stand on a shared computer. */
  ownBrowser(userAgent: string): boolean;
  /** The person behind an account, as the desk's inbox wants them. */
  sender(account: string): Sender;
}

/** A chat platform, seen from the desk. */
export interface Platform {
  readonly name: string;
  /** Path prefix of its HTTP requests, e.g. `/slack`. */
  readonly path: string;
  /** Connects and starts listening; a platform that is away is waited for meanwhile. Throws when credentials are refused. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when nothing that people did is being handled any more. */
  idle(): Promise<void>;
  /** Serves one HTTP request below `path`. Answers it in every case. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /**
   * Posts, or edits in place. With `uncertainSince` it first looks whether the message is already there.
   * Throws DeliveryFailed, DeliveryAway, DeliveryPutOff, DeliveryUncertain, MessageGone.
   */
  deliver(delivery: Delivery): Promise<MessageRef>;
  /** Bytes of a file this platform holds. Throws DeliveryFailed. */
  fetchFile(file: FileRef): Promise<Buffer>;
  /** Whether this person has an account here. */
  reaches(person: Person): boolean;
  /** It has no channel: engineers are told each in person (Address.recipients). */
  readonly engineersInPerson?: boolean;
  /** Whether it has somewhere to say this, e.g. a channel of that place. Absent: it takes every address. */
  addresses?(address: Address): boolean;
  /** How people are called by it. Absent: it has no telephone. */
  readonly telephone?: Telephone;
  /** How pages know their reader. Absent: the platform has forms of its own. */
  readonly pages?: PageSignIn;
  /** What of it says who is on duty. Absent: nothing. */
  readonly duty?: DutyDisplays;
  /** Whether an account is still there; asked nightly of everybody with a role. Absent: the platform tells by itself. */
  stillThere?(account: string): Promise<boolean>;
  /**
   * Handles a kept inbound event again, e.g. after a crash; `payload` is what `inbox.keep` was given. `isLast`: nobody
   * tries again after this, so whoever did it is told that it failed. Throws where another try may do it.
   */
  replay(payload: unknown, isLast?: boolean): Promise<void>;
}
