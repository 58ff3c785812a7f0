import type { AssignedBecause } from '../assignment/assignment';
import type { BegunCall } from '../escalation/call-failure';
import type { Reached } from '../escalation/reached';
import type { Hop, NotCalled } from '../escalation/receipts';
import type { OfLadder } from '../escalation/step-taken';
import type { Way } from '../escalation/ways';
import type { PersonId } from '../people/person';
import type { RecordRef } from '../record/record-ref';
import type { Instant } from '../time/instant';
import type { Localised } from '../words';
import type { Corrected, FileRef, Regime, Report, Ticket } from './ticket';
import type { UpdateChoice } from './updates';
import type { Deciding, RoundTerms } from './verdict';

/** Who did it: a person, or the desk itself when a timer fired. */
export const theDesk = 'desk' as PersonId;

interface Happened<Type extends string> extends Deciding {
  readonly type: Type;
  readonly by: PersonId;
  readonly at: Instant;
}

/**
 * Everything that can happen to a ticket. An event carries every input that a clock or a reader will ever need, so
 * that results can be recomputed from the log alone (architecture §3).
 */
export type TicketEvent =
  /**
   * `calledAt`: when they called, of a call that was filed later; its clocks count from there (HOT-1). `terms`: the version
   * it is judged by.
   */
  | (Happened<'reported'> &
      Report & {
        readonly requester: PersonId;
        readonly regime: Regime;
        readonly calledAt?: Instant;
        readonly terms?: number;
        /** The enquiry that it came of. */
        readonly from?: RecordRef<'enquiry'>;
      })
  | Happened<'claimed'>
  | (Happened<'claim-returned'> & { readonly reason: string })
  | Happened<'remote-started'>
  | Happened<'dispatched'>
  | Happened<'arrived'>
  | (Happened<'located'> & { readonly finding: string })
  | (Happened<'progress-asked'> & { readonly hour: Instant })
  /** `state`: one of the desk's own, which each reader reads in their language; `text` is then the requester's. */
  | (Happened<'progress-reported'> & {
      readonly text: string;
      readonly automatic: boolean;
      readonly state?: Localised;
      /** `open`: it is not what was promised, where a promise stands. */
      readonly promise: 'kept' | 'open';
      /** It rang nobody: there was nothing new to say, or the requester did not want to hear it. */
      readonly quiet?: true;
      /** The requester was asked again for what the ticket waits for. */
      readonly asksAgain?: true;
    })
  /** What the requester chose to be told of between news; `until`: when that ends by itself. */
  | (Happened<'updates-chosen'> & { readonly choice: UpdateChoice; readonly until?: Instant })
  /** `inThread`: colleagues read it where it was written, on the platform `thread`, so it is not said there again. */
  | (Happened<'noted'> & { readonly text: string; readonly inThread?: boolean; readonly thread?: string })
  | (Happened<'replied'> & {
      readonly side: 'requester' | 'engineers';
      readonly text: string;
      readonly files: readonly FileRef[];
      /** Their own side has read it already, in the thread where it was written. */
      readonly inThread?: boolean;
      /** The platform of that thread. */
      readonly thread?: string;
      /** The ticket was resolved then: whether it is fixed has to be asked. */
      readonly asksIfFixed?: true;
    })
  /**
   * Words that were heard read otherwise from now on, or were taken away (without `now`); `before` is as it was kept.
   * `of`: what they are to the ticket; `thread`: the platform of the thread in which their own side has read them.
   */
  | (Happened<'words-changed'> & {
      readonly of: 'report' | 'requester' | 'engineers' | 'note';
      readonly before: string;
      readonly now?: string;
      /** The title that follows from a changed report, where it did. */
      readonly title?: string;
      readonly thread?: string;
      /** Whose words they are, when somebody else filed them. */
      readonly whose?: PersonId;
    })
  /** Whether it is fixed stays unanswered: the requester is asked once more, or the leads hear of it. */
  | (Happened<'doubt-reminded'> & { readonly to: 'requester' | 'leads' })
  /** What was written after the resolution was just a remark. */
  | Happened<'doubt-settled'>
  | (Happened<'promised'> & { readonly due: Instant; readonly text: string })
  | Happened<'promise-reminded'>
  | Happened<'promise-kept'>
  | (Happened<'promise-slipped'> & { readonly due: Instant; readonly newDue: Instant })
  | (Happened<'waiting-started'> & {
      readonly reason: string;
      readonly note: string;
      readonly stops: readonly string[];
      readonly progress: 'paused' | 'daily' | 'hourly';
      readonly endsWhenAnswered: boolean;
      /** The time that was agreed with the requester, if any. */
      readonly agreed?: Instant;
    })
  | Happened<'resumed'>
  | (Happened<'collaborator-added'> & { readonly person: PersonId })
  | (Happened<'collaborator-left'> & { readonly person: PersonId })
  | (Happened<'handover-offered'> & { readonly to: PersonId; readonly note: string })
  | (Happened<'handover-accepted'> & {
      readonly from: PersonId;
      readonly offeredAt: Instant;
      /** The handover of everything by which it was accepted: both sides read that one. */
      readonly list?: number;
    })
  | (Happened<'handover-declined'> & { readonly reason: string; readonly offeredAt: Instant })
  | Happened<'handover-reminded'>
  /** Nobody answered the offer in time: the owner stays. */
  | (Happened<'handover-ended'> & {
      readonly to: PersonId;
      readonly offeredAt: Instant;
      /** They left meanwhile. */
      readonly gone?: true;
    })
  /**
   * A lead or the desk named who is to have it, and why. One that nobody had is offered to them, one that somebody had
   * (`from`) is theirs from now on; they may refuse for a while.
   */
  | (Happened<'assigned'> & {
      readonly to: PersonId;
      readonly because: AssignedBecause;
      readonly reason: string;
      readonly from?: PersonId;
    })
  | Happened<'assignment-taken'>
  | (Happened<'assignment-refused'> & { readonly reason: string; readonly assignedAt: Instant })
  /** They said nothing in time, or left (`gone`): what they had stays theirs, what they were only asked for goes on. */
  | (Happened<'assignment-unanswered'> & { readonly to: PersonId; readonly assignedAt: Instant; readonly gone?: true })
  /** Nobody is left who could be named; these leads are told. */
  | (Happened<'assignment-failed'> & { readonly told: readonly PersonId[] })
  | (Happened<'resolved'> & {
      readonly cause: string;
      readonly fix: string;
      readonly advice: string;
      /** What was not permitted and therefore not done, and why. */
      readonly notDone?: string;
    })
  | (Happened<'confirmed'> & { readonly how: 'confirmed' | 'silence' })
  | (Happened<'not-fixed'> & { readonly text: string })
  | (Happened<'rated'> & {
      readonly stars: number;
      readonly reasons: readonly string[];
      readonly comment: string;
      /** Present on a low rating: when the lead should have called back. */
      readonly callbackDue?: Instant;
      /** Present when the rating was raised so far that a call-back still owed is owed no more. */
      readonly callbackOff?: true;
    })
  | Happened<'rating-reminded'>
  | Happened<'callback-reminded'>
  | (Happened<'called-back'> & { readonly note: string })
  | (Happened<'cancelled'> & {
      readonly reason: 'withdrawn' | 'duplicate';
      readonly note: string;
      readonly duplicateOf?: number;
      /** The enquiry that it turned out to be. */
      readonly enquiry?: number;
    })
  | (Happened<'reopened'> & { readonly text: string; readonly terms?: number })
  /** Somebody decided that it is judged by other terms than those of its moment, and why. */
  | (Happened<'terms-corrected'> & { readonly terms: readonly RoundTerms[]; readonly reason: string })
  | Happened<'urgency-raised'>
  /**
   * Something of the report was wrong: what it was and what is right, only what changes. `asksLower`: that it is not urgent
   * needs the requester's yes.
   */
  | (Happened<'corrected'> & {
      readonly reason: string;
      readonly was: Corrected;
      readonly now: Corrected;
      /** Whose report it was. */
      readonly whose: PersonId;
      readonly asksLower?: true;
    })
  | Happened<'lowering-reminded'>
  | (Happened<'lowering-answered'> & { readonly canWait: boolean })
  | (Happened<'rescue-step-taken'> & {
      readonly step: number;
      readonly told: readonly PersonId[];
      /** Those of `told` whom an earlier step had told already. */
      readonly again: readonly PersonId[];
      /** The ladder had been climbed to its end, and called again. */
      readonly repeats?: true;
      /** Somebody came on duty between two steps, and the ladder goes on as it was. */
      readonly beside?: true;
      /** Whom the step should have told but could not. Empty `told`: the next step follows at once. */
      readonly unreached: readonly PersonId[];
      /** By which ways each is told. Absent: by chat. */
      readonly ways?: readonly Way[];
      /** Why those whom it could not tell were not. */
      readonly whyNot?: readonly NotCalled[];
      /** Whom the desk file means by the step. Absent: an older release took it. */
      readonly meant?: Reached;
    })
  /** What became of a call of either ladder to one person. */
  | (Happened<'rescue-receipt'> &
      Hop & {
        /** Of a telephone that rings: which one, and what it calls this call. */
        readonly begun?: BegunCall;
      })
  /** Somebody has the ticket and nobody heard of it for long: its owner, leads and managers are told, level by level. */
  | (Happened<'silence-step-taken'> & {
      readonly step: number;
      readonly told: readonly PersonId[];
      readonly ways?: readonly Way[];
      /** Whom the step meant and could not tell. With empty `told` the next step follows at once. */
      readonly whyNot?: readonly NotCalled[];
    })
  | (Happened<'clock-warned'> & { readonly clause: string; readonly startedAt: Instant; readonly due: Instant })
  | (Happened<'clock-breached'> & {
      readonly clause: string;
      readonly startedAt: Instant;
      readonly due: Instant;
      /** When the requester hears next; null when no calendar can tell. */
      readonly newTime: Instant | null;
    })
  /** Whoever owns the ticket can no longer be reached on any platform: somebody has to take it over. */
  | (Happened<'owner-gone'> & { readonly person: PersonId })
  /** A message about this ticket could not be delivered. `about`: the announcement's reason. */
  | (Happened<'not-reached'> &
      OfLadder & {
        readonly person: PersonId;
        readonly why: string;
        readonly about: string;
        /** Number of the step of the ladder, whose call this was. */
        readonly step?: number;
      });

export type TicketEventType = TicketEvent['type'];
export type EventOf<Type extends TicketEventType> = Extract<TicketEvent, { readonly type: Type }>;

/** An event as the log keeps it. `seq` counts from 1 without gaps. */
export interface LoggedEvent {
  readonly ticket: Ticket['id'];
  readonly seq: number;
  readonly event: TicketEvent;
}
