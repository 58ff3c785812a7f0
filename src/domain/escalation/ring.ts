import type { TicketId } from '../ticket/ticket';
import { after, before, type Instant, minutes, seconds } from '../time/instant';
import type { CallFailure } from './call-failure';
import type { Receipt } from './receipts';
import type { Rescued } from './rescued';
import type { TicketCall } from './ticket-call';

/**
 * The call with which somebody's telephone rings, or was the last to ring. They have one telephone, however many tickets and
 * telephony providers want it: it is one fact a person, which all processes share.
 */
export interface Ring extends Pick<TicketCall, 'key' | 'step' | 'person'> {
  readonly ticket: number;
  /** When this call took the telephone. */
  readonly at: Instant;
  /** Until then it may ring, where the ticket does not say how the call ended. */
  readonly until: Instant;
  /** When it rang last, or may have: by this call or one before it. */
  readonly rangAt?: Instant;
}

/** What becomes of a call whose moment has come. */
export type Turn =
  /** It may ring. */
  | { readonly is: 'first' }
  /** Their telephone is busy with the call about another ticket. */
  | { readonly is: 'busy' }
  /** It was for this ticket, too. */
  | { readonly is: 'shared'; readonly end: Receipt; readonly rangFor: number };

/** Clocks of two processes differ by less. */
const skew = seconds(5);
/** Whoever has just answered has their telephone in hand, and looks at what waits. */
const inHand = minutes(1);
/** Whose telephone rang so lately has been reached as far as a telephone can. */
const lately = minutes(10);

/** How the call ended, as its ticket says; undefined: it has not, or nobody knows. */
function endOf(ring: Ring, { calls = [], receipts = [] }: Pick<Rescued, 'calls' | 'receipts'>): Receipt | undefined {
  if (calls.some(({ key }) => key === ring.key)) return undefined;
  return receipts.findLast(
    ({ ladder, step, person, way, outcome, at }) =>
      ladder === undefined &&
      way === 'call' &&
      step === ring.step &&
      person === ring.person &&
      outcome !== 'delivered' &&
      at >= before(ring.at, skew),
  );
}

/**
 * Whether a call may ring. One that came due before another one's end, or while they had the telephone in hand, was made by
 * that one: nobody is rung twenty times because of twenty tickets. `holder`: the ticket of the ring, where it is there still.
 */
export function turnOf(
  { ticket, call }: { readonly ticket: TicketId; readonly call: TicketCall },
  ring: Ring | undefined,
  holder: Pick<Rescued, 'calls' | 'receipts'> | undefined,
  now: Instant,
): Turn {
  if (ring === undefined || (ring.ticket === ticket && ring.key === call.key)) return { is: 'first' };
  const end = holder && endOf(ring, holder);
  if (end !== undefined && call.from <= (end.outcome === 'answered' ? after(end.at, inHand) : end.at)) {
    return { is: 'shared', end, rangFor: ring.ticket };
  }
  const mayRing = end === undefined || end.why === 'unknown';
  return { is: mayRing && now < ring.until ? 'busy' : 'first' };
}

/** When their telephone rang last, or may have: one that turned out to be switched off did not. */
export function rangAtOf(ring: Ring, holder: Pick<Rescued, 'calls' | 'receipts'> | undefined): Instant | undefined {
  const { at, rangAt } = ring;
  if (rangAt === undefined || rangAt < at) return rangAt;
  const end = holder && endOf(ring, holder);
  return end?.outcome === 'failed' && end.why !== 'unknown' ? undefined : rangAt;
}

/** Whether it rang, or may have, by how the call ended. */
export const hasRung = ({ outcome, why }: Pick<Receipt, 'outcome' | 'why'>): boolean =>
  outcome !== 'failed' || why === 'unknown' || why === 'not-reachable';

/** Called as often as may be: somebody whose telephone rang minutes ago has been reached as far as can be. */
export const whyNotMore = ({ rangAt }: Pick<Ring, 'rangAt'>, why: CallFailure, now: Instant): CallFailure =>
  why === 'budget' && rangAt !== undefined && now < after(rangAt, lately) ? 'rung-lately' : why;
