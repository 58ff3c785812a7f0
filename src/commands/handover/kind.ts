import { moveAway } from '../../domain/assignment/assign';
import { postLeft } from '../../domain/handover/begin-for';
import type { HandoverEvent, HandoverList } from '../../domain/handover/handover-list';
import { openLines } from '../../domain/handover/handover-list';
import { followsHandover, handoverRules } from '../../domain/handover/handover-rules';
import { linesNow, whyDropped } from '../../domain/handover/lines-now';
import type { DecisionContext } from '../../domain/record/decision-context';
import { ticketOf, ticketRef } from '../../domain/record/record-ref';
import { isWritten } from '../../domain/record/unreached';
import { isRefusal } from '../../domain/refusal';
import { type TicketEvent, theDesk } from '../../domain/ticket/event';
import type { Ticket } from '../../domain/ticket/ticket';
import type { HandoverView } from '../../views/handover/handover-card';
import { handoverViews } from '../../views/handover/handover-views';
import type { Change, Consequence, RecordKind } from '../record/kind';
import { handoverActions } from './actions';
import { newHandover, theirsFor } from './begin-handover';

type Of<Type extends HandoverEvent['type']> = Extract<HandoverEvent, { readonly type: Type }>;

/** What was accepted is the successor's in the same transaction, by the ticket's own event (HOT-6). */
const accepted = (event: Of<'answered'>, { id, owner, openedAt }: HandoverList): readonly Consequence[] =>
  event.accepted.map((ticket) => {
    const happened: TicketEvent = {
      ...{ type: 'handover-accepted', by: event.by, at: event.at, from: owner },
      ...{ offeredAt: openedAt, list: id },
    };
    return { about: ticketRef(ticket), event: happened };
  });

/** What a lead gave to somebody is theirs until they refuse it. */
function assigned(event: Of<'decided'>, list: HandoverList, now: DecisionContext): readonly Consequence[] {
  const lines = linesNow(list, now);
  return event.assigned.flatMap(({ ticket, to }) => {
    const found = lines.find((line) => line.ticket === ticket)?.now;
    const [by, person] = [now.people.get(event.by), now.people.get(to)];
    const moved = found && by && person && moveAway(found, by, event.at, { to: person, reason: event.reason });
    if (moved === undefined || isRefusal(moved)) throw new Error(`ticket ${ticket} cannot be assigned as was decided`);
    return [{ about: ticketRef(ticket), event: moved }];
  });
}

function consequences({ event, after }: Change<HandoverList, HandoverEvent>, now: DecisionContext) {
  if (event.type === 'answered') return accepted(event, after);
  return event.type === 'decided' ? assigned(event, after, now) : [];
}

/** The handover, whole. */
export const handoverKind: RecordKind<HandoverList, HandoverEvent, HandoverView> = {
  ...handoverRules,
  ...handoverViews,
  actions: handoverActions,
  beginnings: [newHandover],
  consequences,
  follows: followsHandover,
  listsOf: { kind: 'ticket', part: 'owner' },
  // What they have goes to whoever stands in, or is on duty.
  whenPostLeft: async (tx, leaving, now) => {
    const first = postLeft(leaving, (await theirsFor(tx, leaving.owner)).tickets, now);
    return first && { first, to: first.to, tickets: first.tickets };
  },
  // Who is back has what nobody accepted of the lists that the desk began as they left.
  whenBackAtPost: ({ begunBy, because }, _back, { at }) =>
    begunBy === theDesk && because !== 'staff-change' ? { type: 'withdrawn', by: theDesk, at, back: true } : undefined,
  // A ticket that ended or came to somebody else drops out by itself.
  aboutChanged: (list, { after }, { at }) => {
    const id = ticketOf(after.about);
    const line = openLines(list).find(({ ticket }) => ticket === id);
    const why = line && whyDropped(after.record as Ticket, list.owner);
    return line && why && { type: 'dropped', by: theDesk, at, tickets: [{ ticket: line.ticket, why }] };
  },
  // Whoever was to take it over is there no more: leads are asked at once.
  personLeft: (list, person, { at }) =>
    list.to === person ? { type: 'not-reached', by: theDesk, at, person, why: 'left' } : undefined,
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
