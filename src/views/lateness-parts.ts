import type { Desk } from '../domain/desk';
import type { Clock } from '../domain/sla/clock';
import type { Limit } from '../domain/sla/target';
import type { Pause } from '../domain/ticket/ticket';
import { between, type Instant } from '../domain/time/instant';
import { type Fact, say } from '../domain/words';
import type { FactRow, Part } from './card';
import { latenessSaid } from './lasted-said';
import { clockName, clockRows, ticketFacts, waitingReason } from './ticket-facts';
import type { TicketView } from './ticket-view';

type Breached = Extract<Clock, { readonly state: 'breached' }>;
type Asked = Pick<TicketView, 'ticket' | 'desk' | 'clocks' | 'at'>;

/**
 * Why a ticket is late, in the facts of its clocks: what is promised, when it was due, which waits stopped it, and by how
 * much it is missed. What is not late says when it is due.
 */
export function latenessParts(asked: Asked): readonly Part[] {
  const { ticket, desk, clocks } = asked;
  const round = Math.max(1, ...clocks.map((clock) => clock.round));
  const present = clocks.filter((clock) => clock.round === round);
  const late = present.filter((clock): clock is Breached => clock.state === 'breached');
  const facts = ticketFacts({ ticket, desk });
  if (late.length > 0) return [{ kind: 'facts', style: 'list', rows: late.flatMap((clock) => rowsOf(clock, asked)) }];
  return [
    { kind: 'text', style: 'strong', text: say('card.notLate', facts) },
    ...(present.length === 0 ? [] : [{ kind: 'facts', style: 'list', rows: clockRows(present) } as const]),
  ];
}

function rowsOf(clock: Breached, { ticket, desk, at }: Asked): readonly FactRow[] {
  const end = clock.at ?? at;
  const pauses = ticket.pauses.filter(
    ({ from, to, stops }) => stops.includes(clock.clause) && from < end && (to ?? end) > clock.startedAt,
  );
  const facts = {
    allowed: allowedBy(desk, clock),
    due: { at: clock.dueAt, style: 'time' as const },
    by: latenessSaid(clock),
  };
  return [
    { label: clockName(clock.clause), value: say('card.lateBy', facts), tone: 'bad' },
    ...(pauses.length === 0
      ? [{ label: say('card.latePauses'), value: say('card.latePausesNone') }]
      : pauses.map((pause) => pauseRow(pause, desk, end))),
  ];
}

function pauseRow(pause: Pause, desk: Desk, end: Instant): FactRow {
  const facts = {
    reason: waitingReason(desk, pause),
    from: { at: pause.from, style: 'time' as const },
    lasts: { lasts: between(pause.from, pause.to ?? end) },
  };
  return { label: say('card.latePauses'), value: say('card.latePause', facts) };
}

/** What the clause promises in the regime the clock counts by. */
function allowedBy({ slaTargets }: Desk, { clause, regime }: Clock): Fact {
  const target = slaTargets.find((one) => one.clause === clause);
  const goal = regime === 'outside' ? (target?.outside ?? target?.inside) : (target?.inside ?? target?.outside);
  return goal ? limitSaid(goal.within) : '–';
}

const limitSaid = (limit: Limit): Fact =>
  limit.kind === 'end-of-next-working-day' ? say('card.byNextWorkingDay') : { lasts: limit.length };
