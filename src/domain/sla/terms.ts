import type { Ticket } from '../ticket/ticket';
import type { OperatingTime } from '../time/operating-time';
import type { Localised } from '../words';
import type { SlaTarget } from './target';

/** A place as the terms know it. */
interface TermsPlace {
  readonly id: string;
  readonly name: Localised;
  readonly zone: string;
  readonly hours: OperatingTime;
}

/** What a ticket is judged by: the targets and calendars that were in force at its moment. */
export interface Terms {
  /** At least one; the first is the default. */
  readonly places: readonly [TermsPlace, ...TermsPlace[]];
  readonly slaTargets: readonly SlaTarget[];
  readonly waitingReasons: readonly { readonly id: string; readonly name: Localised }[];
}

/** Every version of the terms that this desk has had, by number from 1 (docs/decisions/figures.md). */
export interface TermsBook {
  /** The version a new ticket is judged by. */
  readonly inForce: number;
  /** The last version that this process knows; another one may have kept a newer one meanwhile. */
  readonly newest: number;
  /** Undefined where it is what the desk file says now, or where this process does not know it yet. */
  of(version: number): Terms | undefined;
}

/** The terms of a desk: what its file says now, and what was kept of it. */
export type InTerms = Terms & { readonly terms?: TermsBook | undefined };

/** The version of a ticket from before versions were kept: what was in force when they began. */
const firstVersion = 1;

/** The version that a round of a ticket is judged by. */
export const versionOf = ({ terms = [] }: Pick<Ticket, 'terms'>, round: number): number =>
  terms.findLast((one) => one.round <= round)?.version ?? firstVersion;

/** What a round of a ticket is judged by, whatever the desk file says by now. */
export const termsOf = (desk: InTerms, ticket: Pick<Ticket, 'terms'>, round: number): Terms =>
  desk.terms?.of(versionOf(ticket, round)) ?? desk;

/** The hours that a round of a ticket is judged by: its place may have moved or gone since. */
export function hoursOf(desk: InTerms, ticket: Pick<Ticket, 'terms' | 'place'>, round: number): OperatingTime {
  const { places } = termsOf(desk, ticket, round);
  return (places.find(({ id }) => id === ticket.place) ?? places[0]).hours;
}

/** What a ticket that is reported, or comes back, now is judged by: nothing where no version is kept. */
export const termsInForce = ({ terms }: Pick<InTerms, 'terms'>): { readonly terms?: number } =>
  terms === undefined ? {} : { terms: terms.inForce };
