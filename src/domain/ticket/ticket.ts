import type { Assignment } from '../assignment/assignment';
import type { CallMade } from '../escalation/receipts';
import type { Rescued } from '../escalation/rescued';
import type { StepTaken } from '../escalation/step-taken';
import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import type { Localised } from '../words';
import type { Doubt } from './doubt';
import type { Cancelled } from './ended-without-work';
import type { Because, Lowering } from './lowering';
import type { DecidedPromise, Promised } from './promised';
import type { Updates } from './updates';
import type { RoundTerms, Verdict } from './verdict';

/** Number of a ticket; people say it with the desk's prefix: `IT-1042`. Unique, neither dense nor ordered. */
export type TicketId = number & { readonly of: 'ticket' };
export const ticketId = (id: number): TicketId => id as TicketId;

/** Where a ticket stands (product §1). */
export type TicketState = 'new' | 'claimed' | 'remote' | 'on-site' | 'waiting' | 'resolved' | 'closed' | 'cancelled';

/** States in which somebody still works on it, or should. */
export const openStates: readonly TicketState[] = ['new', 'claimed', 'remote', 'on-site', 'waiting'];
export const isOpen = (ticket: Pick<Ticket, 'state'>): boolean => openStates.includes(ticket.state);

/** Which of the contract's targets cover the ticket. */
export type FaultKind = 'software' | 'hardware' | 'other';

/**
 * Whether the ticket was reported in operating time, by the calendar of its place. `unknown`: no official calendar covers
 * the moment, so its clocks cannot be told; people are served all the same.
 */
export type Regime = 'inside' | 'outside' | 'unknown';

/** A moment that starts or stops an SLA clock. */
export type Milestone =
  | 'reported'
  | 'responded'
  | 'claimed'
  | 'assisted'
  | 'dispatched'
  | 'arrived'
  | 'located'
  | 'resolved';

/** A milestone that was reached, and when. Nothing is taken out again, so that the past can be asked about. */
export interface Mark {
  readonly milestone: Milestone;
  readonly at: Instant;
  /** The round it belongs to, from 1. */
  readonly round: number;
  /** When it was undone: the solution did not hold, or the claim was given back before any word. */
  readonly until?: Instant;
  /** Reached by a claim or another act without a word: giving the ticket back before one undoes it. */
  readonly wordless?: true;
  /** Nobody said so: it follows from something else, as an arrival from a fault that was found on site. */
  readonly implied?: true;
  /** When the visit that began here was called off. */
  readonly calledOff?: Instant;
}

/** A stretch in which the named clocks stood still. Without `to` it still lasts. */
export interface Pause {
  readonly from: Instant;
  readonly to?: Instant;
  readonly reason: string;
  readonly stops: readonly string[];
  /** Until when it was agreed to wait: a visit that is under way is due then. */
  readonly agreed?: Instant;
}

/** A file somebody sent; the bytes stay with the platform that holds them until they are delivered elsewhere. */
export interface FileRef {
  /** Unique on its platform. */
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
  readonly platform: string;
  /** What the platform needs to fetch it again. */
  readonly source: Readonly<Record<string, string>>;
}

/** Why work stands still, since when, and where it goes on afterwards. */
export interface Waiting {
  readonly reason: string;
  /** What the requester reads about it (SITE-2). */
  readonly note: string;
  readonly since: Instant;
  /** The time that was agreed, if any. */
  readonly agreed?: Instant;
  readonly resumeTo: 'claimed' | 'remote' | 'on-site';
  /** How the hourly report behaves meanwhile. */
  readonly progress: 'paused' | 'daily' | 'hourly';
  /** Work goes on by itself when the requester answers. */
  readonly endsWhenAnswered: boolean;
}

/** An offer of the ticket to somebody else; it moves when they accept (HOT-6). */
export interface Handover {
  readonly from: PersonId;
  readonly to: PersonId;
  readonly note: string;
  readonly at: Instant;
  /** Who offered it, when that was not its owner (a lead). */
  readonly by?: PersonId;
  /** When they were reminded that it waits for an answer. */
  readonly remindedAt?: Instant;
}

/** What the engineer says it was, what they did and what to mind (SITE-3, SITE-7). */
export interface Resolution {
  readonly cause: string;
  readonly fix: string;
  /** What was not permitted and therefore not done, and why (SITE-5); absent: nothing. */
  readonly notDone?: string;
  readonly advice: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Why a ticket that was resolved is at work again. */
export interface Reopening {
  readonly by: PersonId;
  readonly at: Instant;
  readonly text: string;
  /** What the engineer said it was, which did not hold. */
  readonly tried?: Resolution;
}

/** The requester's judgement (SLA-6). `reasons` are ids of the desk's list; `firstAt` is when they first rated. */
export interface Rating {
  /** 1 to 5. */
  readonly stars: number;
  readonly reasons: readonly string[];
  readonly comment: string;
  readonly firstAt: Instant;
  readonly at: Instant;
  /** Who had solved what was rated. */
  readonly solvedBy?: PersonId;
}

/** What of a report can be put right. */
export type Corrected = Partial<
  Pick<Ticket, 'category' | 'kind' | 'place' | 'spot' | 'regime' | 'urgent' | 'requester'>
>;

/** What was put right: what it was and is, and what its clocks had depended on until then. */
export interface Correction extends Because {
  readonly was: Corrected;
  readonly now: Corrected;
  readonly judged: Pick<Ticket, 'kind' | 'urgent' | 'urgentAt' | 'regime'>;
}

/** What the requester told when reporting. */
export interface Report {
  /** Catalogue item, `branch.item`. */
  readonly category: string;
  readonly kind: FaultKind;
  readonly urgent: boolean;
  readonly place: string;
  /** Spot inside the place, as typed: floor, desk, room. Empty: not told. */
  readonly spot: string;
  readonly device: string;
  readonly contact: string;
  /** First line of the description, at most 80 characters. */
  readonly title: string;
  readonly description: string;
  readonly files: readonly FileRef[];
  /** How it came in (HOT-1). */
  readonly source: 'form' | 'message' | 'phone';
}

/** One request for help: the fold of its events (`evolve`). Every moment in it comes from an event. */
export interface Ticket extends Report, Rescued {
  readonly id: TicketId;
  /** Number of events so far. */
  readonly version: number;
  readonly state: TicketState;
  readonly requester: PersonId;
  /** Who filed it when that was not the requester (an engineer on the phone). */
  readonly filedBy?: PersonId;
  readonly reportedAt: Instant;
  readonly rewordedAt?: Instant;
  /** When it was filed, of a call that came before: `reportedAt` is then the time of the call. */
  readonly filedAt?: Instant;
  readonly regime: Regime;
  /** When a ticket became urgent after it was reported. */
  readonly urgentAt?: Instant;
  readonly corrections: readonly Correction[];
  /** Somebody says that it is not urgent, and the requester is asked. */
  readonly lowering?: Lowering;
  /** Whoever claimed it and answers for it until an accepted handover (HOT-6). */
  readonly owner?: PersonId;
  /** Since when they have had it. */
  readonly ownerSince?: Instant;
  /** When whoever was on duty was last asked to take it over. */
  readonly takeoverAskedAt?: Instant;
  /** When anybody who serves it last let hear of it; the ladder for silence counts from here. */
  readonly servedAt?: Instant;
  /** Steps of that ladder taken since, and when the last of them was. */
  readonly silenceSteps?: number;
  readonly silenceAt?: Instant;
  /** The last of them reached nobody whom it meant: the next one follows at once, at this moment. */
  readonly silenceAtOnce?: Instant;
  /**
   * Whom the latest of them told, by which ways, and when, and of whose messages something was heard; absent: none, or an
   * older release took it.
   */
  readonly silenceCalled?: readonly (CallMade & Pick<StepTaken, 'at'> & { readonly heardOf?: readonly PersonId[] })[];
  /** When its owner was last asked by one. */
  readonly silenceAskedAt?: Instant;
  readonly collaborators: readonly PersonId[];
  /** Whoever did something for it so far, whether or not they still have a part in it; each once. */
  readonly workedBy: readonly PersonId[];
  readonly marks: readonly Mark[];
  readonly pauses: readonly Pause[];
  readonly waiting?: Waiting;
  readonly handover?: Handover;
  /** Somebody was named for it and has not answered. */
  readonly assignment?: Assignment;
  /** Who was named for it and did not take it, since nobody has it. */
  readonly asked: readonly PersonId[];
  /** When nobody was left who could be named. */
  readonly nobodyLeftAt?: Instant;
  readonly promise?: Promised;
  /** How each promise came out, in the order in which they were decided. */
  readonly promises: readonly DecidedPromise[];
  /** Last progress report to the requester, or resumption of work: the next hour counts from here (HOT-5). */
  readonly lastReportAt: Instant;
  /** Automatic reports in a row, since there was news. */
  readonly silentReports: number;
  /** When the last of them was told aloud: those after it draw that message anew. */
  readonly standingAt?: Instant;
  /** What the requester chose to be told of between news; as the desk does unless they chose. */
  readonly updates?: Updates;
  /** The time by which the requester was last told to hear next, after something was missed. */
  readonly toldNext?: Instant;
  /** When an engineer last wrote to the requester. */
  readonly lastWordAt?: Instant;
  /** The hour for which the owner was already asked for words. */
  readonly progressAskedFor?: Instant;
  /** Last owner-written progress text, for the card. */
  readonly lastProgress?: {
    readonly text: string;
    readonly at: Instant;
    readonly automatic: boolean;
    /** One of the desk's own states, in every language. */
    readonly state?: Localised;
  };
  /** Who gave the claim back last, while nobody else has taken it. */
  readonly returnedBy?: PersonId;
  /** `clause@startedAt` of warnings and breaches already acted on. */
  readonly warned: readonly string[];
  readonly breached: readonly string[];
  /** When each breach was acted on. After a reopening that may be days after its deadline. */
  readonly brokenAt?: Readonly<Record<string, Instant>>;
  readonly resolution?: Resolution;
  /** What the requester wrote since it was resolved, while they have not said whether it is fixed. */
  readonly doubt?: Doubt;
  /** When they last answered that question: their silence counts from here, and else from the resolution. */
  readonly settledAt?: Instant;
  readonly ratingReminded: boolean;
  readonly rating?: Rating;
  /** Given before the ticket was reopened, oldest first: they stay said, and count on their day. */
  readonly pastRatings: readonly Rating[];
  /** A low rating asks the lead to call back by then. */
  readonly callback?: { readonly due: Instant; readonly reminded: boolean; readonly doneAt?: Instant };
  readonly closedAt?: Instant;
  readonly closedBy?: 'confirmed' | 'silence';
  readonly cancelled?: Cancelled;
  readonly reopenings: number;
  /** When it came back after it was closed: each begins a round with clocks of its own. */
  readonly cameBack: readonly Instant[];
  /** The terms each round is judged by, in order; a round without its own has those of the one before. */
  readonly terms?: readonly RoundTerms[];
  /** Every clock that was decided; what was decided is read here, and not judged again. */
  readonly verdicts?: readonly Verdict[];
  /** When the last thing happened to it; no event lies before. */
  readonly lastEventAt: Instant;
  /** The last time it came back: who said so and why, and what had been tried. */
  readonly reopening?: Reopening;
  /** People whom the desk failed to reach about this ticket. */
  readonly unreached: readonly { readonly person: PersonId; readonly why: string; readonly at: Instant }[];
}

/** The round a ticket is in: 1, and one more for each time it came back after it was closed. */
export const roundOf = ({ cameBack }: Pick<Ticket, 'cameBack'>): number => cameBack.length + 1;

/** The marks of the present round that stand. */
export const standingMarks = (ticket: Pick<Ticket, 'marks' | 'cameBack'>): readonly Mark[] =>
  ticket.marks.filter(({ round, until }) => round === roundOf(ticket) && until === undefined);

/** When a milestone of the present round was reached last, or nothing. */
export const markOf = (ticket: Pick<Ticket, 'marks' | 'cameBack'>, milestone: Milestone): Instant | undefined =>
  standingMarks(ticket).findLast((mark) => mark.milestone === milestone)?.at;
