import { withAnswer } from '../escalation/receipts';
import type { Instant } from '../time/instant';
import {
  marked,
  markedOnce,
  openVisit,
  promiseKept,
  returned,
  unpaused,
  visitOver,
  without,
  withoutHelper,
} from './change';
import type { Doubt } from './doubt';
import { theDesk } from './event';
import type { Evolvers } from './evolvers';
import type { Ticket } from './ticket';
import { reworded } from './words-changed';

/** Claim, work, waiting, progress and promises. */
export const evolveWork: Evolvers<
  | 'reported'
  | 'claimed'
  | 'claim-returned'
  | 'remote-started'
  | 'dispatched'
  | 'arrived'
  | 'located'
  | 'progress-asked'
  | 'progress-reported'
  | 'updates-chosen'
  | 'noted'
  | 'promised'
  | 'promise-reminded'
  | 'promise-kept'
  | 'promise-slipped'
  | 'waiting-started'
  | 'resumed'
> = {
  reported: (ticket) => ticket,
  claimed: (ticket, { by, at }) => {
    const owned: Ticket = { ...withoutHelper(ticket, by), state: 'claimed', owner: by, ownerSince: at };
    const claimed = without(marked(owned, 'claimed', at), 'rescueAtOnce', 'rescueBefore', 'returnedBy');
    const answered = ticket.receipts ? { receipts: withAnswer(ticket.receipts, { by, at }) } : {};
    return { ...without(claimed, 'nobodyLeftAt', 'takeoverAskedAt'), asked: [], ...answered };
  },
  'claim-returned': (ticket, { by, at }) => ({ ...returned(ticket, by, at), asked: [] }),
  'remote-started': (ticket, { at }) => markedOnce(visitOver({ ...ticket, state: 'remote' }, at), 'assisted', at),
  dispatched: (ticket, { at }) => marked({ ...ticket, state: 'on-site' }, 'dispatched', at),
  arrived: (ticket, { at }) => marked(ticket, 'arrived', at),
  // Whoever finds the fault on site has arrived there (SLA-3).
  located: (ticket, { at }) =>
    markedOnce(
      ticket.state === 'on-site' && openVisit(ticket) ? marked(ticket, 'arrived', at, { implied: true }) : ticket,
      'located',
      at,
    ),
  'progress-asked': (ticket, { hour }) => ({ ...ticket, progressAskedFor: hour }),
  'progress-reported': (ticket, { text, at, automatic, state, promise }) => {
    const lastProgress = { text, at, automatic, ...(state === undefined ? {} : { state }) };
    const reported = { ...ticket, lastReportAt: at, lastProgress };
    return promise === 'open' ? reported : promiseKept(reported, at);
  },
  'updates-chosen': (ticket, { choice, until }) => ({
    ...ticket,
    updates: { choice, ...(until === undefined ? {} : { until }) },
  }),
  noted: (ticket) => ticket,
  promised: (ticket, { due, text, at }) => ({
    ...ticket,
    promise: { due, text, madeAt: at, reminded: false, slips: ticket.promise?.slips ?? 0 },
  }),
  'promise-reminded': (ticket, { at }) =>
    ticket.promise ? { ...ticket, promise: { ...ticket.promise, reminded: true, remindedAt: at } } : ticket,
  'promise-kept': (ticket, { at }) => promiseKept(ticket, at),
  'promise-slipped': (ticket, { newDue }) => ({
    ...ticket,
    toldNext: newDue,
    ...(ticket.promise && {
      promise: { ...ticket.promise, due: newDue, reminded: false, slips: ticket.promise.slips + 1 },
    }),
  }),
  'waiting-started': (ticket, { reason, note, stops, progress, endsWhenAnswered, agreed, at }) => ({
    ...ticket,
    state: 'waiting',
    waiting: {
      reason,
      note,
      since: at,
      resumeTo: ticket.state === 'remote' || ticket.state === 'on-site' ? ticket.state : 'claimed',
      progress,
      endsWhenAnswered,
      ...(agreed === undefined ? {} : { agreed }),
    },
    pauses: [...ticket.pauses, { from: at, reason, stops, ...(agreed === undefined ? {} : { agreed }) }],
    lastReportAt: at,
  }),
  resumed: (ticket, { at }) => ({
    ...unpaused(ticket, at),
    state: ticket.waiting?.resumeTo ?? 'claimed',
    lastReportAt: at,
  }),
};

/** Words that were heard read otherwise now. What was taken away stays in what it had become part of. */
export const evolveWords: Evolvers<'words-changed'> = {
  'words-changed': (ticket, { of, before, now, title, at }) => {
    if (now === undefined) return ticket;
    const { lastProgress } = ticket;
    if (of === 'requester' && ticket.doubt) {
      return { ...ticket, doubt: { ...ticket.doubt, text: reworded(ticket.doubt.text, before, now) } };
    }
    if (of !== 'report') {
      const isLast = lastProgress !== undefined && !lastProgress.automatic && lastProgress.text === before;
      return isLast ? { ...ticket, lastProgress: { ...lastProgress, text: now } } : ticket;
    }
    const description = reworded(ticket.description, before, now);
    return { ...ticket, description, rewordedAt: at, ...(title === undefined ? {} : { title }) };
  },
};

/** What the requester or an engineer says, seen by the rules: an answer ends a wait for it. */
export const evolveReply: Evolvers<'replied'> = {
  replied: (ticket, { side, by, at, text, asksIfFixed }) => {
    if (asksIfFixed) return { ...ticket, doubt: doubted(ticket, at, text) };
    if (side === 'engineers') return by === theDesk ? ticket : { ...ticket, lastWordAt: at };
    return ticket.waiting?.endsWhenAnswered
      ? { ...unpaused(ticket, at), state: ticket.waiting.resumeTo, lastReportAt: at }
      : ticket;
  },
};

/** What they wrote since the resolution, line by line. */
const doubted = ({ doubt }: Ticket, at: Instant, text: string): Doubt =>
  doubt ? { ...doubt, text: [doubt.text, text].filter(Boolean).join('\n') } : { at, text };
