import { fireTimer } from '../commands/act';
import { callFactKey, callKnown, type KnownCall } from '../commands/call-facts';
import { callHeard, type Heard, type WantedCall, wantedCall } from '../commands/calls';
import type { CommandDeps } from '../commands/command-deps';
import { spendWithin } from '../commands/spend-within';
import {
  type CallFailure,
  concernsEverybody,
  type TelephoneName,
  type TelephoneTrouble,
} from '../domain/escalation/call-failure';
import { withDeskOfNow } from '../domain/followed';
import { onRoster, worksTickets } from '../domain/people/person';
import { ticketOf } from '../domain/record/record-ref';
import type { TicketId } from '../domain/ticket/ticket';
import { after, type Duration, type Instant, seconds } from '../domain/time/instant';
import type { FaultPoint } from '../ports/fault-point';
import type { Logger } from '../ports/logger';
import type { DueTimer, Timers } from '../ports/queues';
import type { SharedState } from '../ports/shared-state';
import { CallRefused, type CallState, type Telephone } from '../ports/telephone';
import { readerOf, type Translator } from '../ports/translator';
import { callSaid } from '../views/call-said';
import { SideBySide } from './side-by-side';

/** What calling people needs. */
export interface CallParts extends CommandDeps {
  /** In the order in which they are tried now; none: nobody is called. */
  readonly telephones: () => readonly Telephone[];
  readonly shared: SharedState;
  readonly timers: Pick<Timers, 'postpone'>;
  readonly translator: Translator;
  readonly logger: Logger;
  readonly reach: FaultPoint;
  /** Told what became of each call, for the metrics. */
  readonly count: (action: string, result: string) => void;
  /** Nobody can be called by that telephone, whoever it is: told to whoever runs the desk, once. */
  readonly onTrouble: (telephone: TelephoneName, why: TelephoneTrouble) => Promise<void>;
  /** Somebody was. */
  readonly onWell: (telephone: TelephoneName) => Promise<void>;
}

/** Calls people, and asks how their calls go on, beside all other work: a telephone that hangs delays no wake-up. */
export interface Calling {
  /** Takes a wake-up that is a call's. False: it is another's, or there is no telephone. */
  take(timer: DueTimer): boolean;
  /** Waits for the calls that are being begun or asked about. */
  idle(): Promise<void>;
}

/** Whoever asked a provider has heard from it by then, or is dead. */
const dialling = seconds(30);
const again = seconds(5);
const mostTries = 3;
const widths = { width: 8, most: 32 };

type Tried = 'begun' | 'later' | { readonly why: CallFailure };

/** Calls of this process; others share the counts and what is known of each call. */
export function createCalling(parts: CallParts): Calling {
  const work = new SideBySide(widths);
  return {
    take: (timer) => {
      const ticket = ticketOf(timer.about);
      const isCall = timer.kind === 'call' || timer.kind === 'call-look';
      if (ticket === undefined || !isCall || parts.telephones().length === 0) return false;
      // Of its lease is left what waits for room: another process may begin it, and finds out.
      if (work.room() > 0) work.begin(`${ticket}:${timer.key}`, () => seeTo(withDeskOfNow(parts), ticket, timer));
      return true;
    },
    idle: () => work.drain(),
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

const idOf = ({ ticket, call }: WantedCall): string => `T${ticket.id}-${call.key}`;

async function heard(parts: CallParts, { ticket, call }: WantedCall, what: Heard): Promise<void> {
  if (await callHeard(parts, ticket.id, call, what)) parts.count('call', what.why ?? what.outcome);
}

const later = (parts: CallParts, timer: DueTimer, wait: Duration): Promise<unknown> =>
  parts.timers.postpone(timer, after(parts.clock.now(), wait));

/** By the first telephone that takes the call. Where none does the ticket says why, and the ladder goes on. */
async function begin(parts: CallParts, timer: DueTimer, wanted: WantedCall): Promise<void> {
  if (!onRoster(wanted.person)) return heard(parts, wanted, { outcome: 'failed', why: 'left' });
  let why: CallFailure = 'no-number';
  for (const telephone of parts.telephones()) {
    if (!telephone.reaches(wanted.person)) continue;
    const tried = await beginBy(parts, telephone, wanted);
    if (tried === 'begun') return;
    if (tried === 'later') return void (await later(parts, timer, again));
    why = tried.why;
    // It may ring already.
    if (why === 'unknown') break;
  }
  parts.logger.warn('somebody could not be called', { ticket: wanted.ticket.id, why });
  await heard(parts, wanted, { outcome: 'failed', why });
}

async function beginBy(parts: CallParts, telephone: Telephone, wanted: WantedCall): Promise<Tried> {
  const { shared, clock } = parts;
  const { name } = telephone;
  const key = callFactKey(idOf(wanted));
  const now = clock.now();
  const fact = await shared.get(key, now);
  const before = fact?.value as KnownCall | undefined;
  const mine = before?.by === name ? before : undefined;
  if (mine?.dialledAt !== undefined) {
    if (now < after(mine.dialledAt, dialling)) return 'later';
    // Whoever asked has died since: nobody knows whether it rang.
    if (!telephone.repeats) return { why: 'unknown' };
  }
  if (mine === undefined && !(await spendWithin(parts, `budget:call:${name}:${wanted.person.id}`, telephone.budgets))) {
    return { why: 'budget' };
  }
  const { key: call, step, person } = wanted.call;
  const facts = { key: call, step, person, ticket: wanted.ticket.id, by: name, tries: mine?.tries ?? 0 };
  const value: KnownCall = { ...facts, dialledAt: now };
  if (!(await shared.swap({ key, version: fact?.version, value, now, until: after(now, callKnown) }))) return 'later';
  const tried = await dial(parts, telephone, wanted);
  if (tried === 'later' && value.tries + 1 >= mostTries) {
    await parts.onTrouble(name, 'away');
    return { why: 'away' };
  }
  const tries = tried === 'later' ? value.tries + 1 : value.tries;
  await shared.put(key, { ...facts, tries } satisfies KnownCall, after(clock.now(), callKnown));
  return tried;
}

/** Asks the provider, and writes down that it rings. */
async function dial(parts: CallParts, telephone: Telephone, wanted: WantedCall): Promise<Tried> {
  const { ticket, person, call } = wanted;
  const speak = parts.translator.speakTo(readerOf(person, parts.clock.now(), () => person.name));
  const words = speak(callSaid(ticket, parts.desk, person));
  const mayClaim = worksTickets(person);
  try {
    const ref = await telephone.begin({ id: idOf(wanted), person, words, language: person.language, mayClaim });
    parts.reach('call.dialled');
    await heard(parts, wanted, { outcome: 'delivered', begun: { key: call.key, by: telephone.name, ref } });
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    const { why, code, again: mayPass } = error;
    parts.logger.warn('a telephone did not call', { telephone: telephone.name, why, code });
    if (concernsEverybody(why) && !mayPass) await parts.onTrouble(telephone.name, why);
    return mayPass ? 'later' : { why };
  }
  await parts.onWell(telephone.name);
  return 'begun';
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
