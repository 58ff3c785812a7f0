import { alsoReached } from '../escalation/reached';
import { nobodyReached, reasonOf, withReceipt } from '../escalation/receipts';
import { usualWays } from '../escalation/ways';
import { without } from './change';
import type { EventOf } from './event';
import type { Evolvers } from './evolvers';
import type { Ticket } from './ticket';

/** Most failed deliveries kept on the ticket; the log has them all. */
const unreachedKept = 20;

/** The ticket after a step of the rescue ladder. What an older release wrote says neither whom it meant nor why not. */
function stepTaken(ticket: Ticket, event: EventOf<'rescue-step-taken'>): Ticket {
  const { step, told, at, ways, meant, beside, whyNot = [] } = event;
  const failed = { step, way: ways?.[0] ?? 'chat', outcome: 'failed', at } as const;
  const receipts = whyNot.reduce((known, one) => withReceipt(known, { ...failed, ...one }), ticket.receipts ?? []);
  const taken = {
    ...ticket,
    rescueSteps: beside ? ticket.rescueSteps : step + 1,
    rescueAt: at,
    rescueTold: [...new Set([...ticket.rescueTold, ...told])],
    ...(ways === undefined ? {} : { rescueCalled: { step, told, ways } }),
    ...(meant === undefined ? {} : { rescueReached: alsoReached(ticket.rescueReached, meant) }),
    ...(receipts.length === 0 ? {} : { receipts }),
  };
  return told.length === 0 ? { ...taken, rescueAtOnce: at } : without(taken, 'rescueAtOnce');
}

/** The next step follows at once where nobody at all whom the last one called was reached. */
function unlessReached(ticket: Ticket, at: Ticket['rescueFrom']): Ticket {
  const { state, receipts = [], rescueCalled } = ticket;
  const isLost = state === 'new' && rescueCalled !== undefined && nobodyReached(receipts, rescueCalled);
  return isLost ? { ...ticket, rescueAtOnce: at } : ticket;
}

function receiptCame(ticket: Ticket, { step, person, way, outcome, why, at }: EventOf<'rescue-receipt'>): Ticket {
  const receipt = { step, person, way, outcome, at, ...(why === undefined ? {} : { why }) };
  const told = { ...ticket, receipts: withReceipt(ticket.receipts ?? [], receipt) };
  return outcome === 'failed' ? unlessReached(told, at) : told;
}

function notReached(ticket: Ticket, { person, why, about, step, at }: EventOf<'not-reached'>): Ticket {
  const said = { ...ticket, unreached: [...ticket.unreached, { person, why, at }].slice(-unreachedKept) };
  if (about !== 'rescue') return said;
  // Of a photo, or as an older release wrote it, nobody knows which call it was: better one too many than none.
  if (step === undefined) return ticket.state === 'new' ? { ...said, rescueAtOnce: at } : said;
  const failed = { step, person, way: usualWays[0] ?? 'chat', outcome: 'failed', why: reasonOf(why), at } as const;
  return unlessReached({ ...said, receipts: withReceipt(ticket.receipts ?? [], failed) }, at);
}

/** Whom the desk called by its ladders, and what became of that. */
export const evolveCalls: Evolvers<'rescue-step-taken' | 'rescue-receipt' | 'silence-step-taken' | 'not-reached'> = {
  'rescue-step-taken': stepTaken,
  'rescue-receipt': receiptCame,
  'not-reached': notReached,
  'silence-step-taken': (ticket, { step, told, at, whyNot = [] }) => {
    const taken = {
      ...ticket,
      silenceSteps: step + 1,
      silenceAt: at,
      ...(ticket.owner !== undefined && told.includes(ticket.owner) ? { silenceAskedAt: at } : {}),
    };
    return told.length === 0 && whyNot.length > 0 ? { ...taken, silenceAtOnce: at } : without(taken, 'silenceAtOnce');
  },
};
