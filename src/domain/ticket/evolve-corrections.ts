import { raised, without } from './change';
import type { Evolvers } from './evolvers';
import type { Correction, Ticket } from './ticket';

/** What its clocks had depended on until then. */
const judgedAs = ({ kind, urgent, urgentAt, regime }: Ticket): Correction['judged'] => ({
  kind,
  urgent,
  regime,
  ...(urgentAt === undefined ? {} : { urgentAt }),
});

const kept = (ticket: Ticket, correction: Omit<Correction, 'judged'>): Ticket => ({
  ...ticket,
  corrections: [...ticket.corrections, { ...correction, judged: judgedAs(ticket) }],
});

/** A ticket that nobody has is called out anew where another place, or another urgency, calls others. */
const calledAnew = (ticket: Ticket, at: Ticket['rescueFrom']): Ticket =>
  ticket.owner === undefined
    ? without({ ...ticket, rescueFrom: at, rescueSteps: 0 }, 'rescueAtOnce', 'rescueReached', 'rescueResumes')
    : ticket;

/** What was reported wrongly and put right; clocks are told anew from the report. */
export const evolveCorrections: Evolvers<'corrected' | 'lowering-reminded' | 'lowering-answered'> = {
  corrected: (ticket, { by, at, reason, was, now, asksLower }) => {
    const { urgent, ...right } = now;
    const put = { ...kept(ticket, { by, at, reason, was, now }), ...right };
    const placed = right.place === undefined ? put : calledAnew(put, at);
    const called = urgent === true ? raised(placed, at) : placed;
    return asksLower ? { ...called, lowering: { by, at, reason } } : called;
  },
  'lowering-reminded': (ticket, { at }) =>
    ticket.lowering ? { ...ticket, lowering: { ...ticket.lowering, remindedAt: at } } : ticket,
  'lowering-answered': (ticket, { at, canWait }) => {
    const { lowering } = ticket;
    if (!lowering || !canWait) return without(ticket, 'lowering');
    const put = { by: lowering.by, at, reason: lowering.reason, was: { urgent: true }, now: { urgent: false } };
    const lowered = without({ ...kept(ticket, put), urgent: false }, 'lowering', 'urgentAt', 'rescueBefore');
    return calledAnew(lowered, at);
  },
};
