import type { Assigning } from './assignment/assignment';
import type { ComplaintLevel } from './complaint/complaint-level';
import type { TelephoneName } from './escalation/call-failure';
import type { Calling, RescueStep, SilenceStep } from './escalation/steps';
import type { LimitNames } from './flow/budget';
import type { Person, PersonId } from './people/person';
import type { Retention } from './privacy/retention';
import type { HardTimes } from './roster/hard-times';
import type { Pattern } from './roster/pattern';
import type { Vetting } from './roster/vetting';
import type { SlaTarget } from './sla/target';
import type { TermsBook } from './sla/terms';
import type { FaultKind } from './ticket/ticket';
import type { Duration, Instant, Span } from './time/instant';
import type { OperatingTime } from './time/operating-time';
import type { Language, Localised } from './words';

/** A place that is served (OBJ-2), with its own calendar. */
export interface Place {
  readonly id: string;
  readonly name: Localised;
  /** IANA time zone. */
  readonly zone: string;
  readonly hours: OperatingTime;
}

/** One kind of work, e.g. "install office software". */
export interface CatalogueItem {
  readonly id: string;
  readonly name: Localised;
}

/** A branch of the work catalogue (SW-1 … OTH-1). */
export interface CatalogueBranch {
  readonly id: string;
  readonly clause: string;
  readonly kind: FaultKind;
  readonly name: Localised;
  readonly asksDevice: boolean;
  /** Words that suggest this branch, lower case. */
  readonly words: readonly string[];
  readonly items: readonly CatalogueItem[];
}

/** A reason to wait, and what it does to the clocks. */
export interface WaitingReason {
  readonly id: string;
  readonly name: Localised;
  /** Clauses whose clocks stand still, e.g. `SLA-4`. */
  readonly stops: readonly string[];
  readonly progress: 'paused' | 'daily' | 'hourly';
  /** Work goes on by itself when the requester answers. */
  readonly endsWhenAnswered: boolean;
  /** Whether a time is agreed with the requester, at which a visit under way is due. */
  readonly agreesTime?: boolean;
}

/** What a rating may be about. */
export interface RatingReason {
  readonly id: string;
  readonly name: Localised;
  /** It is about conduct (SITE-1): a lead hears of it, however many stars were given. */
  readonly conduct?: boolean;
}

/** Who is called: in operating time, or by the emergency duty around the clock (TIME-2). */
export type DutyLine = 'operating' | 'emergency';

/** What a shift is for. `places` or `skills` empty: every place, every skill; without a line: both. */
export interface DutyScope {
  readonly places: readonly string[];
  /** Branches of the catalogue. */
  readonly skills: readonly string[];
  readonly line?: DutyLine;
}

/** A stretch of duty. */
export interface DutyShift extends DutyScope {
  readonly span: Span;
  readonly primary: PersonId;
  readonly backup: PersonId | null;
}

/** The shifts of the weekly duty pattern, years of them. */
export type DutyPattern = Pattern<DutyShift>;

/** One working day's digest: sent at `at`, about everything in `covers`; `date` names the first day covered. */
export interface DigestSlot {
  readonly date: string;
  readonly at: Instant;
  readonly covers: Span;
}

/** What the desk file knows of somebody who serves. Absent: nobody judges them by it. */
export interface ServiceProfile {
  /** When they began to serve (STAFF-7). */
  readonly since?: Instant;
  /** When they last were on site, by place. */
  readonly familiar?: ReadonlyMap<string, Instant>;
}

/** What whoever backs up has to be, and how much anybody may be on duty (STAFF-7). */
export interface CoverageRules {
  /** Hours on duty in seven days, first or second. Absent: no limit. */
  readonly weekly?: Duration;
  /** How long somebody who was on site stays familiar with it. */
  readonly familiarFor: Duration;
  readonly profiles: ReadonlyMap<PersonId, ServiceProfile>;
}

/** Everything that is configured about one desk: the desk file, read, checked and compiled by `config/`. */
export interface Desk {
  readonly name: Localised;
  readonly greeting: Localised;
  /** Letters before the ticket number: `IT`. */
  readonly prefix: string;
  readonly language: Language;
  /** IANA time zone of the desk itself: digests, working mornings. */
  readonly zone: string;
  /** At least one; the first is the default. */
  readonly places: readonly [Place, ...Place[]];
  readonly slaTargets: readonly SlaTarget[];
  /** What this file said before, as far as it was kept: a ticket is judged by the terms of its own moment. */
  readonly terms?: TermsBook | undefined;
  readonly catalogue: readonly CatalogueBranch[];
  readonly rescue: {
    /** The operating line. */
    readonly inside: readonly RescueStep[];
    /** What is urgent on it; absent: the same. */
    readonly urgent?: readonly RescueStep[];
    /** The emergency line (TIME-2). */
    readonly outside: readonly RescueStep[];
    /** How an urgent ticket goes on calling whose last step does not say it; absent: not at all. */
    readonly repeat?: Calling & { readonly every: Duration };
  };
  /** How tickets come to somebody. */
  readonly assignment: Assigning;
  /** Whom to tell while whoever has a ticket lets hear nothing; absent: nobody. */
  readonly silence?: readonly SilenceStep[];
  /** Who answers complaints, level by level. */
  readonly complaints: { readonly levels: readonly ComplaintLevel[] };
  readonly waitingReasons: readonly WaitingReason[];
  readonly progress: { readonly every: Duration; readonly askBefore: Duration; readonly states: readonly Localised[] };
  readonly promise: { readonly remindBefore: Duration };
  /** How long there is to answer an enquiry, in operating time (HOT-8). */
  readonly enquiries: { readonly answer: Duration };
  readonly closing: {
    readonly silentWorkingDays: number;
    /** Working days of a ticket's place in which it can be rated once it is solved, and reopened once it is closed. */
    readonly ratingDays: number;
    readonly ratingEditable: Duration;
  };
  readonly ratingReasons: readonly RatingReason[];
  /** Share of good ratings promised (SLA-6), 0 to 1. */
  readonly satisfactionTarget: number;
  readonly digests: readonly DigestSlot[];
  /** How much one person may send in so long; the usual unless told. */
  readonly limits?: LimitNames;
  /** How long things are kept; the usual unless told. */
  readonly retention?: Retention;
  /** Names of the platforms on which engineers see the tickets; each has a card of its own. */
  readonly engineersOn: readonly string[];
  /** Who is sent a new ticket's card where engineers have no channel: who is on duty, or everybody who may claim it. */
  readonly claimCards: 'on-duty' | 'everyone';
  /** By what people are called, in the order in which it is tried, and their numbers; absent: by nothing. */
  readonly telephone?: { readonly by: readonly TelephoneName[]; readonly numbers: ReadonlyMap<PersonId, string> };
  /** How long whoever comes on duty has to be seen at their post (STAFF-6). Absent: nobody is asked. */
  readonly signIn?: { readonly within: Duration };
  readonly people: readonly Person[];
  /** The shifts of the weekly duty pattern over the calendar. */
  readonly duty: DutyPattern;
  /** When duty is harder than at other times. Absent: never. */
  readonly hardTimes?: HardTimes | undefined;
  /** Absent: the usual, and nothing is known of anybody. */
  readonly coverage?: CoverageRules;
  /** Only whom the customer vetted may be on duty (STAFF-3). Absent: everybody may. */
  readonly vetting?: Vetting;
  /** Who may permit something in somebody's place: the leads of each requester's department. Absent: nobody. */
  readonly permits?: Readonly<Record<string, readonly PersonId[]>>;
  /** How whoever goes on site behaves there (SITE-1). */
  readonly conduct: readonly Localised[];
  /** Same words from the same person within this long are taken for the same report. */
  readonly sameReportWithin: Duration;
}

/** The place with that id, or the desk's first. */
export const placeOf = (desk: Pick<Desk, 'places'>, id: string): Place =>
  desk.places.find((place) => place.id === id) ?? desk.places[0];

/** How people say a ticket's number. */
export const ticketKey = (desk: Pick<Desk, 'prefix'>, id: number): string => `${desk.prefix}-${id}`;

/** The branch and item of a category `branch.item`, or undefined for one the catalogue no longer has. */
export function categoryOf(
  desk: Pick<Desk, 'catalogue'>,
  category: string,
): { readonly branch: CatalogueBranch; readonly item: CatalogueItem } | undefined {
  const branch = desk.catalogue.find(({ id }) => category.startsWith(`${id}.`));
  const item = branch?.items.find(({ id }) => `${branch.id}.${id}` === category);
  return branch && item && { branch, item };
}

/** The branch of the catalogue that a category belongs to, which is what skills name; undefined for one it no longer has. */
export const skillOf = (desk: Pick<Desk, 'catalogue'>, category: string): string | undefined =>
  categoryOf(desk, category)?.branch.id;
