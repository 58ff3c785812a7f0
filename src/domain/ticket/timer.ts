import { placeOf } from '../desk';
import type { PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import type { Timer, TimerContext, TimerRule } from '../record/record';
import type { Instant } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';
import { type TicketEvent, theDesk } from './event';
import { notBefore } from './not-before';
import type { Ticket } from './ticket';

/** What a wake-up of a ticket is for. */
export type TimerKind =
  | 'rescue'
  | 'call'
  | 'call-look'
  | 'warn'
  | 'breach'
  | 'progress-ask'
  | 'progress-report'
  | 'promise-remind'
  | 'promise-slip'
  | 'takeover'
  | 'silence'
  | 'handover-remind'
  | 'handover-end'
  | 'assign-next'
  | 'assign-unanswered'
  | 'lowering-remind'
  | 'rating-remind'
  | 'close-silent'
  | 'doubt-remind'
  | 'callback-remind';

/** A wake-up that a ticket wants. `about`: the clock of a `warn` or `breach`; the number of a `rescue` step. */
export type TicketTimer = Timer<TimerKind>;

/** Both halves of a ticket's wake-ups that belong together. */
export type TicketTimerRule<Kind extends TimerKind> = TimerRule<Ticket, TicketEvent, Kind>;

/** What a ticket's wake-ups that are wanted may depend on. `hours` are those of its place, `at` not before its last event. */
export interface TicketTimerContext extends TimerContext {
  readonly ticket: Ticket;
  readonly hours: OperatingTime;
}

/** The same of one that has come, with all it may look at. */
export interface DueTimerContext extends DecisionContext {
  readonly ticket: Ticket;
  readonly hours: OperatingTime;
  readonly timer: Timer;
  /** By whom and when its event happens. */
  readonly byDesk: { readonly by: PersonId; readonly at: Instant };
}

/** Both halves as a file of rules says them. */
interface Halves<Kind extends TimerKind> {
  readonly wanted: (context: TicketTimerContext) => readonly Timer<Kind>[];
  readonly fires: { readonly [K in Kind]: (context: DueTimerContext) => TicketEvent | undefined };
  readonly weighsLoad?: boolean;
}

/** The rule whose halves are told the ticket's hours and the moment that counts for it. */
export function ticketTimerRule<Kind extends TimerKind>({
  wanted,
  fires,
  ...rest
}: Halves<Kind>): TicketTimerRule<Kind> {
  const decided = Object.entries<Halves<Kind>['fires'][Kind]>(fires).map(([kind, decide]) => [
    kind,
    (ticket: Ticket, timer: Timer, context: DecisionContext) => {
      const common = inTicket(ticket, context);
      return decide({ ...context, ...common, timer, byDesk: { by: theDesk, at: common.at } });
    },
  ]);
  return {
    ...rest,
    wanted: (ticket, context) => wanted(inTicket(ticket, context)),
    fires: Object.fromEntries(decided) as TicketTimerRule<Kind>['fires'],
  };
}

const inTicket = (ticket: Ticket, { desk, at, shifts }: TimerContext): TicketTimerContext => ({
  ticket,
  desk,
  shifts,
  hours: placeOf(desk, ticket.place).hours,
  at: notBefore(ticket, at),
});

/** A list of one timer, or none when its moment cannot be told. Its key is its kind where a ticket wants but one. */
export const timerAt = <Kind extends TimerKind>(
  kind: Kind,
  due: Instant | undefined,
  named: Pick<Timer, 'key' | 'about'> = { key: kind },
): readonly Timer<Kind>[] => (due === undefined ? [] : [{ kind, ...named, due }]);
