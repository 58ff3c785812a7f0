import { ticketKey } from '../domain/desk';
import type { NotCalled } from '../domain/escalation/receipts';
import type { PersonId } from '../domain/people/person';
import { recordKey } from '../domain/record/record-ref';
import { type EventOf, type TicketEvent, theDesk } from '../domain/ticket/event';
import { type Fact, listOf, type Say, say } from '../domain/words';
import { changesSaid } from './corrections-said';
import { receiptSaid } from './receipt-said';
import type { HistoryLine, HistoryLines, Telling as RecordTelling } from './record/record-views';
import { clockName, waitingReason } from './ticket-facts';
import type { TicketView } from './ticket-view';

/** What a ticket's history tells by. */
export type TicketTold = Pick<TicketView, 'desk' | 'ticket'>;
type Telling = RecordTelling<TicketTold>;

const who = (id: PersonId): Fact => (id === theDesk ? say('card.theDesk') : { person: id });
const by = (event: TicketEvent, more: Readonly<Record<string, Fact>> = {}) => ({ by: who(event.by), ...more });
const line = (text: Say): HistoryLine => ({ text });
const time = (at: EventOf<'promised'>['due']): Fact => ({ at, style: 'time' });
const people = (ids: readonly PersonId[]): Fact => listOf(ids.map((person) => ({ person })));

function words(event: EventOf<'replied'>): HistoryLine {
  const { text, files } = event;
  const said = text === '' ? say('past.sentFiles', by(event)) : say('past.said', by(event, { text }));
  return files.length === 0 ? line(said) : { text: said, files };
}

const waiting = (event: EventOf<'waiting-started'>, { view }: Telling): HistoryLine =>
  line(say('past.waiting', by(event, { reason: waitingReason(view.desk, event), note: event.note })));

const offered = (event: EventOf<'handover-offered'>): Say =>
  event.by === theDesk
    ? say('past.takeover', { to: { person: event.to } })
    : say('past.offered', by(event, { to: { person: event.to }, note: event.note }));

/** Whom a step called, and whom it could not and why. */
function calledLine(
  how: 'past.called' | 'past.silence',
  { told, whyNot = [] }: { readonly told: readonly PersonId[]; readonly whyNot?: readonly NotCalled[] },
): HistoryLine | undefined {
  const called = told.length === 0 ? [] : [say(how, { people: people(told) })];
  const not = whyNot.map(({ person, why }) =>
    say('past.notCalled', { person: { person }, why: say(`past.receipt.why.${why}`) }),
  );
  const [first, ...rest] = [...called, ...not];
  return first && line(rest.reduce((one, next) => say('past.both', { one, next }), first));
}

/** Every event of a ticket in words; undefined where there is nothing to tell, or not outside the desk. */
export const ticketHistory: HistoryLines<TicketEvent, TicketTold> = {
  reported: (event, { view }) => {
    const told = { by: who(event.requester), text: event.description };
    const text =
      event.calledAt === undefined
        ? say('past.reported', told)
        : say('past.reportedByPhone', { ...told, called: time(event.calledAt), filer: who(event.by) });
    const from = event.from && recordKey(view.desk, event.from);
    const whole = from === undefined ? text : say('enquiry.ticket.from', { what: text, enquiry: from });
    return event.files.length === 0 ? line(whole) : { text: whole, files: event.files };
  },
  claimed: (event) => line(say('past.claimed', by(event))),
  'claim-returned': (event, { inside }) =>
    line(inside ? say('past.returned', by(event, { reason: event.reason })) : say('past.returnedOutside', by(event))),
  'remote-started': (event) => line(say('past.remote', by(event))),
  dispatched: (event) => line(say('past.dispatched', by(event))),
  arrived: (event) => line(say('past.arrived', by(event))),
  located: (event, { view }) => {
    const what = say('past.located', by(event, { finding: event.finding }));
    const isArrival = view.ticket.marks.some(({ implied, at }) => implied && at === event.at);
    return line(isArrival ? say('past.arrivedToo', { what }) : what);
  },
  'progress-asked': () => undefined,
  'progress-reported': (event) =>
    line(
      event.automatic
        ? say(event.asksAgain ? 'past.askedAgain' : 'past.automatic')
        : say('past.progress', by(event, { text: event.state ? { localised: event.state } : event.text })),
    ),
  'updates-chosen': (event) => line(say(`past.updates.${event.choice}`, by(event))),
  noted: (event, { inside }) => (inside ? line(say('past.noted', by(event, { text: event.text }))) : undefined),
  replied: words,
  'words-changed': (event, { inside }) => {
    if (event.of === 'note' && !inside) return undefined;
    const { before, now } = event;
    if (now === undefined) return line(say('past.wordsGone', by(event, { before })));
    return line(say('past.wordsChanged', by(event, { before, now })));
  },
  promised: (event) => line(say('past.promised', by(event, { due: time(event.due), text: event.text }))),
  'promise-reminded': () => undefined,
  'promise-kept': (event) => line(say('past.promiseKept', by(event))),
  'promise-slipped': ({ due, newDue }) => line(say('past.promiseSlipped', { due: time(due), newDue: time(newDue) })),
  'waiting-started': waiting,
  resumed: (event) => line(say('past.resumed', by(event))),
  'collaborator-added': (event) => line(say('past.joined', by(event, { person: { person: event.person } }))),
  'collaborator-left': ({ person }, { inside }) =>
    inside ? line(say('past.left', { person: { person } })) : undefined,
  'handover-offered': (event, { inside }) => (inside ? line(offered(event)) : undefined),
  'handover-accepted': (event) => line(say('past.handedOver', by(event, { from: { person: event.from } }))),
  'handover-declined': (event, { inside }) =>
    inside ? line(say('past.declined', by(event, { reason: event.reason }))) : undefined,
  'handover-reminded': () => undefined,
  'handover-ended': ({ to }, { inside }) => (inside ? line(say('past.offerEnded', { to: { person: to } })) : undefined),
  assigned: (event, { inside }) => {
    const facts = by(event, { to: { person: event.to }, reason: event.reason });
    if (!inside) return undefined;
    return line(say(event.reason === '' ? 'past.assigned' : 'past.assignedBecause', facts));
  },
  'assignment-taken': (event) => line(say('past.assignmentTaken', by(event))),
  'assignment-refused': (event, { inside }) =>
    inside ? line(say('past.assignmentRefused', by(event, { reason: event.reason }))) : undefined,
  'assignment-unanswered': ({ to }, { inside }) =>
    inside ? line(say('past.assignmentUnanswered', { to: { person: to } })) : undefined,
  'assignment-failed': (_event, { inside }) => (inside ? line(say('past.assignmentFailed')) : undefined),
  resolved: (event) =>
    line(
      event.notDone === undefined
        ? say('past.resolved', by(event, { fix: event.fix }))
        : say('past.resolvedNotAll', by(event, { fix: event.fix, notDone: event.notDone })),
    ),
  'doubt-reminded': () => undefined,
  'doubt-settled': (event) => line(say('past.justRemark', by(event))),
  confirmed: (event) => line(event.how === 'silence' ? say('past.closedSilently') : say('past.confirmed', by(event))),
  'not-fixed': (event) => line(say('past.notFixed', by(event, { text: event.text }))),
  rated: (event) =>
    line(say('past.rated', by(event, { stars: say(`card.stars.${event.stars as 1 | 2 | 3 | 4 | 5}`) }))),
  'rating-reminded': () => undefined,
  'callback-reminded': () => undefined,
  'called-back': (event, { inside }) =>
    inside ? line(say('past.calledBack', by(event, { note: event.note }))) : undefined,
  cancelled: ({ duplicateOf, enquiry, ...event }, { view }) =>
    line(
      enquiry !== undefined
        ? say('enquiry.ticket.past', by(event, { enquiry: recordKey(view.desk, { kind: 'enquiry', id: enquiry }) }))
        : duplicateOf === undefined
          ? say('past.withdrawn', by(event))
          : say('past.duplicate', by(event, { ticket: ticketKey(view.desk, duplicateOf) })),
    ),
  reopened: (event, { view }) => {
    const what = say('past.reopened', by(event, { text: event.text }));
    const nth = view.ticket.cameBack?.indexOf(event.at) ?? -1;
    return line(nth < 0 ? what : say('past.newRound', { what, round: nth + 2 }));
  },
  'terms-corrected': (event, { inside }) =>
    inside ? line(say('past.termsCorrected', by(event, { reason: event.reason }))) : undefined,
  'urgency-raised': (event) => line(say('past.urgent', by(event))),
  corrected: (event, { view }) => {
    const changes = changesSaid(view.desk, event);
    const { reason } = event;
    if (changes === undefined) return line(say('past.loweringAsked', by(event, { reason })));
    return line(say('past.corrected', by(event, { changes, reason })));
  },
  'lowering-reminded': () => undefined,
  'lowering-answered': (event) => line(say(event.canWait ? 'past.lowered' : 'past.notLowered', by(event))),
  'rescue-step-taken': (step, { inside }) => (inside ? calledLine('past.called', step) : undefined),
  'rescue-receipt': (hop, { inside, view }) => (inside ? line(receiptSaid(hop, view.desk)) : undefined),
  'silence-step-taken': (step, { inside }) => (inside ? calledLine('past.silence', step) : undefined),
  'clock-warned': () => undefined,
  'clock-breached': ({ clause, due }) => line(say('past.missed', { clause: clockName(clause), due: time(due) })),
  'owner-gone': ({ person }, { inside }) => (inside ? line(say('past.ownerGone', { person: { person } })) : undefined),
  'not-reached': ({ person }, { inside }) =>
    inside ? line(say('past.notReached', { person: { person } })) : undefined,
};
