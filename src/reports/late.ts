import type { Desk } from '../domain/desk';
import type { Clock } from '../domain/sla/clock';
import type { Ticket } from '../domain/ticket/ticket';
import { between, type Duration, type Instant } from '../domain/time/instant';
import type { Localised } from '../domain/words';

/** A fact of the log that a late promise can be explained with. */
export type LateBecause =
  | { readonly kind: 'unclaimed' }
  /** Claimed when more than half of the promised time was gone; `after` is wall time from the report. */
  | { readonly kind: 'claimed-late'; readonly after: Duration }
  /** Waited so long (wall time) while the promise ran; `stopped`: its clock stood still meanwhile. */
  | { readonly kind: 'waited'; readonly reason: Localised; readonly lasted: Duration; readonly stopped: boolean }
  | { readonly kind: 'reopened'; readonly times: number }
  | { readonly kind: 'unreached'; readonly people: number };

type BreachedClock = Extract<Clock, { readonly state: 'breached' }>;

function claimOf(ticket: Ticket, clock: BreachedClock): readonly LateBecause[] {
  const claimed = ticket.marks.find(({ milestone }) => milestone === 'claimed')?.at;
  if (claimed === undefined) return ticket.owner === undefined ? [{ kind: 'unclaimed' }] : [];
  const halfway = clock.startedAt + (clock.dueAt - clock.startedAt) / 2;
  return claimed > halfway ? [{ kind: 'claimed-late', after: between(ticket.reportedAt, claimed) }] : [];
}

function nameOfReason(desk: Pick<Desk, 'waitingReasons'>, id: string): Localised {
  return desk.waitingReasons.find((reason) => reason.id === id)?.name ?? { en: id, 'zh-CN': id };
}

function waitsOf(ticket: Ticket, clock: BreachedClock, desk: Pick<Desk, 'waitingReasons'>, at: Instant) {
  const end = clock.at ?? at;
  const lasted = new Map<string, Duration>();
  for (const pause of ticket.pauses) {
    const length = Math.min(pause.to ?? end, end) - Math.max(pause.from, clock.startedAt);
    if (length > 0) lasted.set(pause.reason, ((lasted.get(pause.reason) ?? 0) + length) as Duration);
  }
  const stopped = (id: string) =>
    ticket.pauses.some(({ reason, stops }) => reason === id && stops.includes(clock.clause));
  return [...lasted].map(([id, length]): LateBecause => {
    return { kind: 'waited', reason: nameOfReason(desk, id), lasted: length, stopped: stopped(id) };
  });
}

/** Why a promise was broken, as facts from the ticket, never as guesses. Empty: the log shows nothing in the way. */
export function lateBecause(
  ticket: Ticket,
  clock: BreachedClock,
  desk: Pick<Desk, 'waitingReasons'>,
  at: Instant,
): readonly LateBecause[] {
  const unreached = new Set(ticket.unreached.map(({ person }) => person)).size;
  return [
    ...claimOf(ticket, clock),
    ...waitsOf(ticket, clock, desk, at),
    ...(ticket.reopenings > 0 ? [{ kind: 'reopened', times: ticket.reopenings } as const] : []),
    ...(unreached > 0 ? [{ kind: 'unreached', people: unreached } as const] : []),
  ];
}
