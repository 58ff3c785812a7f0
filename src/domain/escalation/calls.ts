import type { EventOf, TicketEvent } from '../ticket/event';
import type { Ticket } from '../ticket/ticket';
import { ticketTimerRule } from '../ticket/timer';
import { after, type Duration, seconds } from '../time/instant';
import { type HopTold, hopTold } from './hop-told';
import { inVain } from './receipts';
import type { TicketCall } from './ticket-call';

/** A chat that does not take what is wanted holds a call up for so long. */
const chatFirst = seconds(20);
/** How often a call under way is asked about. */
export const looksEvery: Duration = seconds(5);

/** Nobody is called to a ticket that somebody has, or was given. */
const callsPeople = ({ state, owner }: Pick<Ticket, 'state' | 'owner'>): boolean =>
  state === 'new' && owner === undefined;

/**
 * The ticket with its calls after an event: a step begins them, a receipt ends each, and one that was not begun when
 * somebody took the ticket is not made any more. Where nobody whom a step called has answered, the next one follows at once.
 */
export function withCalls(before: Ticket, ticket: Ticket, event: TicketEvent): Ticket {
  const kept = before.calls ?? [];
  const calls = callsAfter(before, event).filter(({ begun }) => begun !== undefined || callsPeople(ticket));
  if (calls.length === 0 && kept.length === 0) return ticket;
  const { calls: _, ...rest } = ticket;
  const called: Ticket = calls.length === 0 ? rest : { ...rest, calls };
  return event.type === 'rescue-receipt' && wasInVain(called, event) ? { ...called, rescueAtOnce: event.at } : called;
}

function callsAfter({ calls: kept = [], version }: Ticket, event: TicketEvent): readonly TicketCall[] {
  if (event.type === 'rescue-step-taken') return [...kept, ...wantedBy(event, kept, version + 1)];
  const heard = hopTold(event);
  if (heard === undefined || heard.ladder !== undefined) return kept;
  const { begun, step, person, at } = heard;
  // It was dropped, for somebody took the ticket while the number was dialled.
  const dialled = begun !== undefined && kept.every(({ key }) => key !== begun.key);
  return [
    ...kept.flatMap((call) => callAfter(call, heard)),
    ...(dialled ? [{ key: begun.key, step, person, from: at, begun: { ...begun, at } }] : []),
  ];
}

/** Whoever is called already is not called twice at once. `seq`: number of the event, for two may come at one moment. */
const wantedBy = (
  { step, told, at, ways = [] }: EventOf<'rescue-step-taken'>,
  kept: readonly TicketCall[],
  seq: number,
): readonly TicketCall[] =>
  (ways.includes('call') ? told : [])
    .filter((person) => kept.every((call) => call.person !== person))
    .map((person, nth) => ({ key: `${seq}-${nth}`, step, person, from: after(at, chatFirst) }));

function callAfter(call: TicketCall, heard: HopTold): readonly TicketCall[] {
  const { step, person, way, outcome, begun, at } = heard;
  if (person !== call.person || step !== call.step) return [call];
  if (way === 'chat') return [outcome !== 'answered' && at < call.from ? { ...call, from: at } : call];
  return begun === undefined ? [] : [{ ...call, begun: { ...begun, at } }];
}

/** Whether that was the last of a step's calls, and nobody has answered one. */
function wasInVain(ticket: Ticket, { ladder, step, way, ...hop }: EventOf<'rescue-receipt'>): boolean {
  if (ladder !== undefined || way !== 'call' || !inVain(hop)) return false;
  if (!callsPeople(ticket) || step !== ticket.rescueSteps - 1) return false;
  const { calls = [], receipts = [], rescueAt = 0 } = ticket;
  const reached = receipts.some(
    (one) =>
      one.step === step &&
      one.way === 'call' &&
      (one.outcome === 'answered' || one.why === 'rung-lately') &&
      one.at >= rescueAt,
  );
  return !reached && calls.every((call) => call.step !== step);
}

/** The wake-up of a call: to begin it, or to ask how it stands. */
export const callKey = ({ key, begun }: TicketCall): string => `${begun === undefined ? 'call' : 'call-look'}:${key}`;

/**
 * Calls that are to be made, and those under way. What a telephone says comes by another way (`commands/calls.ts`): here
 * stands what becomes of them where the desk has no telephone any more.
 */
export const callTimers = ticketTimerRule<'call' | 'call-look'>({
  wanted: ({ ticket: { calls = [] } }) =>
    calls.map((call) => ({
      kind: call.begun === undefined ? ('call' as const) : ('call-look' as const),
      key: callKey(call),
      due: call.begun === undefined ? call.from : after(call.begun.at, looksEvery),
    })),
  fires: {
    call: ({ ticket, timer, byDesk }) => ended(ticket, timer.key, { outcome: 'failed', why: 'no-telephone' }, byDesk),
    'call-look': ({ ticket, timer, byDesk }) => ended(ticket, timer.key, { outcome: 'failed', why: 'unknown' }, byDesk),
  },
});

/** The receipt of the call with that wake-up. */
function ended(
  { calls = [] }: Ticket,
  key: string,
  how: Pick<EventOf<'rescue-receipt'>, 'outcome' | 'why'>,
  byDesk: Pick<TicketEvent, 'by' | 'at'>,
): EventOf<'rescue-receipt'> | undefined {
  const call = calls.find((one) => callKey(one) === key);
  return call && { type: 'rescue-receipt', ...byDesk, step: call.step, person: call.person, way: 'call', ...how };
}
