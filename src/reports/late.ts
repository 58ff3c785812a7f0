import type { Clock } from '../domain/sla/clock';
import { type InTerms, termsOf } from '../domain/sla/terms';
import type { Mark, Milestone, Ticket } from '../domain/ticket/ticket';
import type { Duration, Instant } from '../domain/time/instant';
import type { Localised } from '../domain/words';
import { inASentence } from '../views/in-a-sentence';
import type { Lasted } from '../views/lasted-said';
import { type MeasureLasted, measuring } from './lasted';

/** A fact of the log that a late promise can be explained with. Every length is in the measure of the promise. */
export type LateBecause =
  | { readonly kind: 'unclaimed' }
  /** So long after it began; `isLate`: when more than half of the promised time was gone. */
  | { readonly kind: 'claimed'; readonly after: Lasted; readonly isLate: boolean }
  /** So often given back before any word. */
  | { readonly kind: 'given-back'; readonly times: number }
  /** When help began, beside a promise about what it came to. */
  | { readonly kind: 'help-began'; readonly after: Lasted }
  /** Waited so long while the promise ran; `stopped`: its clock stood still meanwhile. */
  | { readonly kind: 'waited'; readonly reason: Localised; readonly lasted: Lasted; readonly stopped: boolean }
  | { readonly kind: 'reopened'; readonly times: number }
  | { readonly kind: 'unreached'; readonly people: number };

type BreachedClock = Extract<Clock, { readonly state: 'breached' }>;

/** What a promise is explained from. */
interface Case {
  readonly ticket: Ticket;
  readonly clock: BreachedClock;
  readonly lasted: MeasureLasted;
}

const marksOf = ({ ticket, clock }: Case, milestone: Milestone): readonly Mark[] =>
  ticket.marks.filter((mark) => mark.milestone === milestone && mark.round === clock.round);

function claimOf(what: Case): readonly LateBecause[] {
  const { ticket, clock, lasted } = what;
  const claimed = marksOf(what, 'claimed').at(-1)?.at;
  if (claimed === undefined) return ticket.owner === undefined ? [{ kind: 'unclaimed' }] : [];
  const began = clock.round === 1 ? ticket.reportedAt : clock.startedAt;
  const isLate = lasted(clock.startedAt, claimed).own > lasted(clock.startedAt, clock.dueAt).own / 2;
  return [{ kind: 'claimed', after: lasted(began, claimed), isLate }];
}

/** As it is called now; one that is gone is called what it was when the round began. */
function nameOfReason(desk: InTerms, { ticket, clock }: Case, id: string): Localised {
  const reasons = [...desk.waitingReasons, ...termsOf(desk, ticket, clock.round).waitingReasons];
  const known = reasons.find((reason) => reason.id === id);
  return known ? inASentence(known.name) : { en: id, 'zh-CN': id };
}

const plus = (one: Lasted, other: Lasted): Lasted => ({
  own: (one.own + other.own) as Duration,
  wall: (one.wall + other.wall) as Duration,
});

function waitsOf(what: Case, desk: InTerms, at: Instant) {
  const { ticket, clock, lasted } = what;
  const end = clock.at ?? at;
  const none: Lasted = { own: 0 as Duration, wall: 0 as Duration };
  const waits = new Map<string, Lasted>();
  for (const pause of ticket.pauses) {
    const from = Math.max(pause.from, clock.startedAt) as Instant;
    const to = Math.min(pause.to ?? end, end) as Instant;
    if (to > from) waits.set(pause.reason, plus(waits.get(pause.reason) ?? none, lasted(from, to)));
  }
  const stopped = (id: string) =>
    ticket.pauses.some(({ reason, stops }) => reason === id && stops.includes(clock.clause));
  return [...waits].map(([id, length]): LateBecause => {
    return { kind: 'waited', reason: nameOfReason(desk, what, id), lasted: length, stopped: stopped(id) };
  });
}

/** How often its solution did not hold before it was closed. Tickets of older versions know how often in all. */
function reopeningsOf(what: Case): number {
  const undone = marksOf(what, 'resolved').filter(({ until }) => until !== undefined).length;
  return undone === 0 && what.ticket.cameBack.length === 0 ? what.ticket.reopenings : undone;
}

/** Why a promise was broken, as facts from the ticket, never as guesses. */
export function lateBecause(ticket: Ticket, clock: BreachedClock, desk: InTerms, at: Instant): readonly LateBecause[] {
  const what = { ticket, clock, lasted: measuring(desk, ticket, clock) };
  const reopenings = reopeningsOf(what);
  const givenBack = marksOf(what, 'responded').filter(({ until }) => until !== undefined).length;
  const unreached = new Set(ticket.unreached.map(({ person }) => person)).size;
  const { helpBegan } = clock;
  return [
    ...claimOf(what),
    ...(givenBack > 0 ? [{ kind: 'given-back', times: givenBack } as const] : []),
    ...(helpBegan === undefined
      ? []
      : [{ kind: 'help-began', after: what.lasted(clock.startedAt, helpBegan) } as const]),
    ...waitsOf(what, desk, at),
    ...(reopenings > 0 ? [{ kind: 'reopened', times: reopenings } as const] : []),
    ...(unreached > 0 ? [{ kind: 'unreached', people: unreached } as const] : []),
  ];
}
