import { fireTimer } from '../commands/act';
import { type Heard, type WantedCall, wantedCall } from '../commands/calls';
import { withDeskOfNow } from '../domain/followed';
import { ticketOf } from '../domain/record/record-ref';
import type { TicketId } from '../domain/ticket/ticket';
import { after, type Instant, seconds } from '../domain/time/instant';
import type { DueTimer } from '../ports/queues';
import { CallRefused, type CallState, type Telephone } from '../ports/telephone';
import { again, type CallParts, heard } from './call-parts';
import { begin } from './dialling';
import { SideBySide } from './side-by-side';

/** Calls people, and asks how their calls go on, beside all other work: a telephone that hangs delays no wake-up. */
export interface Calling {
  /** Takes a wake-up that is a call's. False: it is another's, or there is no telephone. */
  take(timer: DueTimer): boolean;
  /** Waits for the calls that are being begun or asked about. */
  idle(): Promise<void>;
}

const widths = { width: 8, most: 32 };

/** A wake-up that waits for room so long is left to its lease: another process may have taken it. */
const patience = seconds(10);

/** Calls of this process; others share the counts and what is known of each call. */
export function createCalling(parts: CallParts): Calling {
  const work = new SideBySide(widths);
  const queue: { readonly begin: () => void; readonly until: Instant }[] = [];
  let isEmptying = false;
  let emptied = Promise.resolve();
  const empty = async (): Promise<void> => {
    isEmptying = true;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      while (work.room() <= 0) await work.roomAgain();
      if (parts.clock.now() < next.until) next.begin();
    }
    isEmptying = false;
  };
  return {
    take: (timer) => {
      const ticket = ticketOf(timer.about);
      const isCall = timer.kind === 'call' || timer.kind === 'call-look';
      if (ticket === undefined || !isCall || parts.telephones().length === 0) return false;
      const begin = (): void => work.begin(`${ticket}:${timer.key}`, () => seeTo(withDeskOfNow(parts), ticket, timer));
      queue.push({ begin, until: after(parts.clock.now(), patience) });
      if (!isEmptying) emptied = empty();
      return true;
    },
    idle: async () => {
      await emptied;
      await work.drain();
    },
  };
}

async function seeTo(parts: CallParts, ticket: TicketId, timer: DueTimer): Promise<void> {
  try {
    const wanted = await wantedCall(parts, ticket, timer.key);
    // Nobody wants it any more, or whoever was to be called is not known any more.
    if (wanted === undefined) await fireTimer(parts, timer);
    else if (wanted.call.begun === undefined) await begin(parts, timer, wanted);
    else await look(parts, timer, wanted, wanted.call.begun);
  } catch (error) {
    // Its lease ends, and it is due again then.
    parts.logger.error('a call could not be seen to', { ticket, error });
  }
}

/** How a call under way goes on, where the telephone has to be asked. */
async function look(
  parts: CallParts,
  timer: DueTimer,
  wanted: WantedCall,
  { by, at, ref }: NonNullable<WantedCall['call']['begun']>,
): Promise<void> {
  const telephone = parts.telephones().find(({ name }) => name === by);
  const until = telephone && after(at, telephone.patience);
  const isOver = until === undefined || parts.clock.now() >= until;
  const state = await stateOf(parts, telephone, wanted, ref);
  if (state.is === 'ringing' && !isOver) {
    // One that tells by itself is only waited for.
    const next = telephone?.look === undefined ? until : Math.min(until, after(parts.clock.now(), again));
    await parts.timers.postpone(timer, next as Instant);
    return;
  }
  await heard(parts, wanted, ending(state, telephone));
}

const ending = (state: CallState, telephone: Telephone | undefined): Heard => {
  if (state.is === 'failed') return { outcome: 'failed', why: state.why };
  if (state.is === 'ringing') {
    return telephone?.look === undefined ? { outcome: 'failed', why: 'unknown' } : { outcome: 'unanswered' };
  }
  return { outcome: state.is };
};

/** What cannot be asked now may ring on. */
async function stateOf(
  parts: CallParts,
  telephone: Telephone | undefined,
  { person }: WantedCall,
  ref: string,
): Promise<CallState> {
  try {
    return (await telephone?.look?.(person, ref)) ?? { is: 'ringing' };
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    parts.logger.warn('a telephone does not say how a call goes on', { telephone: telephone?.name, code: error.code });
    return { is: 'ringing' };
  }
}
