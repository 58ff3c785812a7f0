import type { StepTaken } from '../domain/escalation/step-taken';
import type { Priority } from '../domain/flow/turn';
import type { PersonId } from '../domain/people/person';
import { type RecordRef, ticketRef } from '../domain/record/record-ref';
import type { Slot } from '../domain/record/slot';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import type { Content } from './card';

/**
 * Where something is said.
 * - `person`: to them alone, wherever they can be reached.
 * - `engineers`: the engineers of a place, on the platform `on`: in their channel there or, where a platform has none, to
 *   each of `recipients`.
 * - `thread`: below the message that was kept under `slot` (see Announcement.slot).
 * - `digests`: the digest channel, if one is configured.
 */
export type Address =
  | { readonly kind: 'person'; readonly person: PersonId }
  | {
      readonly kind: 'engineers';
      readonly place: string;
      readonly on: string;
      /** Whom it concerns now: who may be called while nobody has the ticket, then its owner and helpers. */
      readonly recipients: readonly PersonId[];
    }
  | { readonly kind: 'digests' };

/** Why somebody hears something: shown in log and audit, one word a cause. */
export type Reason =
  | 'reported'
  | 'card'
  | 'claimed'
  | 'rescue'
  | 'breach'
  | 'warning'
  | 'progress'
  | 'progress-ask'
  | 'promise'
  | 'waiting'
  | 'reply'
  | 'note'
  | 'handover'
  | 'collaboration'
  | 'resolved'
  | 'closed'
  | 'rating'
  | 'callback'
  | 'cancelled'
  | 'reopened'
  | 'unreached'
  | 'silent'
  | 'shift'
  | 'coverage'
  | 'auditor'
  | 'digest'
  | 'calendar'
  | 'help'
  /** Somebody asked for it. */
  | 'asked'
  /** Any kind of record but the ticket: its card, and what happened to it. */
  | 'record';

/** `standing`: how a ticket stands while there is nothing new to say of it. */
export type Subject = 'standing';

/** Something on its way to people, kept in the outbox until a platform has taken it. */
export interface Announcement {
  readonly to: Address;
  /** Said below the message kept in this slot, when there is one by then; else at the top of the conversation. */
  readonly under?: string;
  readonly content: Content;
  /** What some of the recipients read instead, each by id, where engineers are told in person: buttons they may press. */
  readonly each?: Readonly<Record<string, Content>>;
  readonly reason: Reason;
  /** Sent at most once: a second announcement with the same key is dropped. */
  readonly key: string;
  /** How many messages its event has, where there are several: by any one of them it is known whether others are lost. */
  readonly of?: number;
  /**
   * The message's lasting name (domain/record/slot.ts), e.g. `1042:engineers:slack`; of a message about no record any other.
   * A slot that was posted before is edited in place; a newer
   * content overtakes one that still waits.
   */
  readonly slot?: string;
  /**
   * What it tells the state of. While an earlier word on the same subject still waits unsaid in the conversation, a newer
   * one takes its place: nobody needs to read both.
   */
  readonly subject?: Subject;
  /** The same for what makes such words untrue, though it is none of them. */
  readonly outdates?: Subject;
  /** Whether an edit may wait a little, to be gathered with the next one. Human actions are shown at once. */
  readonly urgency?: 'now' | 'gathered';
  /**
   * Somebody has to notice it who follows no thread: it comes up in the conversation itself, with a way to the thread it is
   * said in.
   */
  readonly surfaces?: true;
  /** It only draws anew what was said before, and rings nobody: where that cannot be, what stands there stays. */
  readonly refreshes?: true;
  /** It rings for a card that is drawn anew with it: not said where that card comes anew, and so rings itself. */
  readonly ringsForCard?: true;
  /** Drawn anew where it stands, or left as it is: it stands elsewhere as well, and is not sent again. */
  readonly onlyInPlace?: true;
  /**
   * The very message it takes the place of: a copy of a card that its person holds on a platform where they are told
   * things no more. Nobody is told when that cannot be.
   */
  readonly copy?: {
    readonly platform: string;
    readonly ref: { readonly key: string; readonly data: Readonly<Record<string, unknown>> };
  };
  /**
   * The platform it goes by as long as its person is reached there, wherever they are told things else: an answer goes
   * back by the way its question came.
   */
  readonly via?: string;
  /** How urgent it is, where that is not what its reason says (`priorityOf`). */
  readonly priority?: Priority;
  /** It can wait until then, as its reader rests; what is said to them meanwhile goes before it. Absent: it is said at once. */
  readonly notBefore?: Instant;
  /** On whose account it is said: who did something, or whose ticket it is. */
  readonly origin?: PersonId;
  readonly about?: RecordRef;
  /** Calls of ladders that it brings to its person, each to be kept by what it is of: a list may bring those of several. */
  readonly calls?: readonly StepOf[];
  /**
   * Slot of a card that says the same. Whoever was just sent that one in the same conversation need not be told twice.
   */
  readonly echoes?: string;
}

/** A step of a record's ladder, whose call goes with a message. */
export interface StepOf extends StepTaken {
  readonly about: RecordRef;
}

/** Slot of the engineers' card: on that platform, or on each they work on. */
export const engineersSlot = (about: RecordRef, on?: string): Slot => ({
  ...{ about, role: 'engineers' },
  ...(on === undefined ? {} : { on }),
});
/** Slot of the requester's own card; whoever it is for since is sent a card of their own. */
export function requesterSlot({ id, corrections }: Pick<Ticket, 'id' | 'corrections'>): Slot {
  const nth = corrections.filter(({ now }) => now.requester !== undefined).length;
  return { about: ticketRef(id), role: 'requester', ...(nth === 0 ? {} : { nth }) };
}

/** What a message of each reason may wait for. What somebody did is answered at once; small talk has time. */
const usually: Readonly<Record<Reason, Priority>> = {
  rescue: 'urgent',
  claimed: 'at-once',
  reply: 'at-once',
  handover: 'at-once',
  unreached: 'urgent',
  auditor: 'urgent',
  silent: 'usual',
  shift: 'usual',
  coverage: 'usual',
  reported: 'usual',
  card: 'usual',
  breach: 'usual',
  warning: 'usual',
  asked: 'usual',
  progress: 'usual',
  'progress-ask': 'usual',
  promise: 'usual',
  waiting: 'usual',
  note: 'usual',
  collaboration: 'usual',
  resolved: 'usual',
  closed: 'usual',
  rating: 'usual',
  callback: 'usual',
  cancelled: 'usual',
  reopened: 'usual',
  calendar: 'usual',
  record: 'usual',
  digest: 'low',
  help: 'low',
};

/**
 * Whether it can wait until the quiet hours of whoever reads it are over. What calls somebody, answers them, is about duty, or
 * asks for something before a clock runs out never does; nor do records of other kinds, which tell at night only what is urgent.
 */
const waitsForQuiet: Readonly<Record<Reason, boolean>> = {
  ...{ rescue: false, unreached: false, claimed: false, asked: false, help: false, reported: false },
  ...{
    shift: false,
    coverage: true,
    silent: false,
    auditor: false,
    record: false,
    card: true,
  },
  ...{ breach: false, warning: false, 'progress-ask': false, promise: false },
  ...{ reply: true, handover: true, progress: true, waiting: true, note: true },
  ...{ collaboration: true, resolved: true, closed: true, rating: true, callback: true, cancelled: true },
  ...{ reopened: true, calendar: true, digest: true },
};

/** Whether this person need not be disturbed by it in quiet hours; what they did themselves is answered. */
export const canWait = ({ reason, notBefore, origin, priority }: Announcement, reader: PersonId): boolean =>
  (notBefore !== undefined || waitsForQuiet[reason]) &&
  origin !== reader &&
  priority !== 'urgent' &&
  priority !== 'at-once';

/** What it may wait for while there is not room for everything. */
export function priorityOf({ priority, urgency, reason, slot }: Announcement): Priority {
  if (priority !== undefined) return priority;
  if (urgency === 'gathered') return 'low';
  const usual = usually[reason];
  // A card with a place of its own is mostly drawn anew: that tells nobody anything new.
  return slot !== undefined && usual === 'at-once' ? 'urgent' : usual;
}
