import { hopTold } from '../escalation/hop-told';
import { alsoReached } from '../escalation/reached';
import { type Hop, nobodyReached, withReceipt } from '../escalation/receipts';
import type { OfLadder } from '../escalation/step-taken';
import type { Instant } from '../time/instant';
import { without } from './change';
import type { EventOf } from './event';
import type { Evolvers } from './evolvers';
import type { Ticket } from './ticket';

/** Most failed deliveries kept on the ticket; the log has them all. */
const unreachedKept = 20;
/** Most steps of the ladder for silence of which is kept whom they told: the rest was long ago. */
const stepsKept = 10;

type Step = EventOf<'rescue-step-taken'> | EventOf<'silence-step-taken'>;

/** What is known of the calls of a ladder once it took that step: whom it could not call, and why. */
function withNotCalled({ receipts = [] }: Ticket, { step, ways, whyNot = [], at }: Step, ladder: OfLadder) {
  const failed = { ...ladder, step, way: ways?.[0] ?? 'chat', outcome: 'failed', at } as const;
  const known = whyNot.reduce((all, one) => withReceipt(all, { ...failed, ...one }), receipts);
  return known.length === 0 ? {} : { receipts: known };
}

/** The ticket after a step of the rescue ladder. What an older release wrote says neither whom it meant nor why not. */
function stepTaken(ticket: Ticket, event: EventOf<'rescue-step-taken'>): Ticket {
  const { step, told, at, ways, meant, beside } = event;
  const taken = {
    ...ticket,
    rescueSteps: beside ? ticket.rescueSteps : step + 1,
    rescueAt: at,
    rescueTold: [...new Set([...ticket.rescueTold, ...told])],
    ...(ways === undefined ? {} : { rescueCalled: { step, told, ways } }),
    ...(meant === undefined ? {} : { rescueReached: alsoReached(ticket.rescueReached, meant) }),
    ...withNotCalled(ticket, event, {}),
  };
  return told.length === 0 ? { ...taken, rescueAtOnce: at } : without(taken, 'rescueAtOnce');
}

/** The next step follows at once where nobody at all whom the last one called was reached. */
function unlessReached(ticket: Ticket, at: Ticket['rescueFrom']): Ticket {
  const { state, receipts = [], rescueCalled, rescueAt = at } = ticket;
  const isLost = state === 'new' && rescueCalled !== undefined && nobodyReached(receipts, rescueCalled, rescueAt);
  return isLost ? { ...ticket, rescueAtOnce: at } : ticket;
}

/** The same of the ladder for silence. */
function unlessHeardOf(ticket: Ticket, at: Instant): Ticket {
  const { receipts = [], silenceCalled } = ticket;
  const last = silenceCalled?.at(-1);
  const isLost = last !== undefined && nobodyReached(receipts, { ...last, ladder: 'silence' }, last.at);
  return isLost ? { ...ticket, silenceAtOnce: at } : ticket;
}

/** A step knows of whose messages something was heard: of the receipts the newest alone are remembered. */
function withHeardOf(ticket: Ticket, { ladder, step, person, way, at }: Hop & { at: Instant }): Ticket {
  const { silenceCalled = [] } = ticket;
  if (ladder === undefined || way !== 'chat') return ticket;
  const nth = silenceCalled.findLastIndex((one) => one.step === step && one.at <= at && one.told.includes(person));
  const its = silenceCalled[nth];
  if (its === undefined || its.heardOf?.includes(person)) return ticket;
  return { ...ticket, silenceCalled: silenceCalled.with(nth, { ...its, heardOf: [...(its.heardOf ?? []), person] }) };
}

function receiptCame(ticket: Ticket, hop: Hop & { at: Instant }): Ticket {
  const { ladder, step, person, way, outcome, why, rangFor, at } = hop;
  const more = { ...(why === undefined ? {} : { why }), ...(rangFor === undefined ? {} : { rangFor }) };
  const receipt = { ...ofLadder(ladder), step, person, way, outcome, at, ...more };
  const told = withHeardOf({ ...ticket, receipts: withReceipt(ticket.receipts ?? [], receipt) }, receipt);
  if (outcome !== 'failed') return told;
  return ladder === undefined ? unlessReached(told, at) : unlessHeardOf(told, at);
}

const ofLadder = (ladder: OfLadder['ladder']): OfLadder => (ladder === undefined ? {} : { ladder });

function notReached(ticket: Ticket, event: EventOf<'not-reached'>): Ticket {
  const { person, why, about, at } = event;
  const said = { ...ticket, unreached: [...ticket.unreached, { person, why, at }].slice(-unreachedKept) };
  const hop = hopTold(event);
  if (hop !== undefined) return receiptCame(said, hop);
  // Nobody knows which call it was: better one too many than none.
  return about === 'rescue' && ticket.state === 'new' ? { ...said, rescueAtOnce: at } : said;
}

/** The ticket after a step of the ladder for silence. */
function silenceTaken(ticket: Ticket, event: EventOf<'silence-step-taken'>): Ticket {
  const { step, told, at, ways, whyNot = [] } = event;
  const taken = {
    ...ticket,
    silenceSteps: step + 1,
    silenceAt: at,
    ...(ticket.owner !== undefined && told.includes(ticket.owner) ? { silenceAskedAt: at } : {}),
    ...(ways === undefined
      ? {}
      : { silenceCalled: [...(ticket.silenceCalled ?? []), { step, told, ways, at }].slice(-stepsKept) }),
    ...withNotCalled(ticket, event, { ladder: 'silence' }),
  };
  return told.length === 0 && whyNot.length > 0 ? { ...taken, silenceAtOnce: at } : without(taken, 'silenceAtOnce');
}

/** Whom the desk called by its ladders, and what became of that. */
export const evolveCalls: Evolvers<'rescue-step-taken' | 'rescue-receipt' | 'silence-step-taken' | 'not-reached'> = {
  'rescue-step-taken': stepTaken,
  'rescue-receipt': receiptCame,
  'not-reached': notReached,
  'silence-step-taken': silenceTaken,
};
