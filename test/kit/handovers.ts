import { handoverKind } from '../../src/commands/handover/kind';
import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import {
  beginHandover,
  evolveHandover,
  type HandoverEvent,
  type HandoverList,
} from '../../src/domain/handover/handover-list';
import type { PersonId } from '../../src/domain/people/person';
import type { DecisionContext, Listed } from '../../src/domain/record/decision-context';
import { ticketRef } from '../../src/domain/record/record-ref';
import { theDesk } from '../../src/domain/ticket/event';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import type { HandoverView } from '../../src/views/handover/handover-card';
import { at, chen, context, li, liHasIt, tom, wang } from './tickets';

type Begun = Extract<HandoverEvent, { readonly type: 'begun' }>;

/** Three tickets of Li's. */
export const [first, second, third] = [1001, 1002, 1003].map(ticketId) as [Ticket['id'], Ticket['id'], Ticket['id']];

/** Li asks Wang, at ten, to take them over. */
export const begun = (changes: Partial<Begun> = {}): Begun => ({
  ...{ type: 'begun', by: li.id, at: at('10:00'), owner: li.id, to: wang.id, because: 'asked' },
  ...{ note: '备件在三楼', place: 'shanghai', tickets: [first, second, third] },
  ...changes,
});

const minuteLater = (nth: number): Instant => after(at('10:00'), minutes(nth));

/** What may happen afterwards. */
export const next = {
  accepted: (...accepted: readonly Ticket['id'][]): HandoverEvent => ({
    ...{ type: 'answered', by: wang.id, at: minuteLater(5), accepted, refused: [] },
  }),
  refused: (words: string, ...tickets: readonly Ticket['id'][]): HandoverEvent => ({
    ...{ type: 'answered', by: wang.id, at: minuteLater(6), accepted: [] },
    refused: tickets.map((ticket) => ({ ticket, words })),
  }),
  reminded: (): HandoverEvent => ({ type: 'reminded', by: theDesk, at: minuteLater(30) }),
  leadAsked: (): HandoverEvent => ({ type: 'lead-asked', by: theDesk, at: minuteLater(120), told: [chen.id] }),
  decided: (): HandoverEvent => ({
    ...{ type: 'decided', by: chen.id, at: minuteLater(130), assigned: [{ ticket: first, to: tom.id }] },
    ...{ kept: [second, third], reason: '王磊请假' },
  }),
  passedOn: (...tickets: readonly Ticket['id'][]): HandoverEvent => ({
    ...{ type: 'passed-on', by: li.id, at: minuteLater(10), tickets, to: tom.id, list: 4 },
  }),
  dropped: (...tickets: readonly Ticket['id'][]): HandoverEvent => ({
    ...{ type: 'dropped', by: theDesk, at: minuteLater(7) },
    tickets: tickets.map((ticket, nth) => ({ ticket, why: nth === 0 ? 'over' : 'moved' })),
  }),
  called: (to?: PersonId): HandoverEvent => ({
    ...{ type: 'called', by: theDesk, at: minuteLater(9) },
    ...(to === undefined ? {} : { to }),
  }),
  noted: (note: string): HandoverEvent => ({ type: 'noted', by: li.id, at: minuteLater(4), note }),
  withdrawn: (): HandoverEvent => ({ type: 'withdrawn', by: li.id, at: minuteLater(8) }),
  notReached: (): HandoverEvent => ({
    ...{ type: 'not-reached', by: theDesk, at: minuteLater(1), person: wang.id, why: 'left' },
  }),
};

/** The handover that this adds up to. */
export const aHandover = (beginning: Begun = begun(), ...rest: readonly HandoverEvent[]): HandoverList =>
  rest.reduce<HandoverList>((list, event) => ({ ...evolveHandover(list, event), version: list.version + 1 }), {
    ...beginHandover(beginning),
    id: 3,
  });

/** A handover in every state it can come to. */
export const handoverGallery = (words = '要找供应商'): Readonly<Record<string, HandoverList>> => ({
  'the successor is asked': aHandover(),
  'the successor rests': aHandover(begun({ by: theDesk, because: 'leave', note: '', resting: true })),
  'a note was added': aHandover(begun({ by: theDesk, because: 'shift-end', note: '' }), next.noted(words)),
  'the roster changed before they were called': aHandover(
    begun({ by: theDesk, because: 'shift-end', note: '', resting: true }),
    next.called(tom.id),
  ),
  'they were reminded': aHandover(begun(), next.reminded()),
  'some are accepted': aHandover(begun(), next.accepted(first)),
  'some are refused': aHandover(begun(), next.refused(words, first)),
  'one ended meanwhile': aHandover(begun(), next.dropped(first)),
  'all are accepted': aHandover(begun(), next.accepted(first, second, third)),
  'all are decided, some refused': aHandover(begun(), next.accepted(first), next.refused(words, second, third)),
  'the refused are offered on': aHandover(
    begun(),
    next.accepted(first),
    next.refused(words, second, third),
    next.passedOn(second, third),
  ),
  'leads are asked': aHandover(begun(), next.reminded(), next.leadAsked()),
  'leads are asked once more': aHandover(begun(), next.leadAsked(), next.leadAsked()),
  'a lead decided': aHandover(begun(), next.leadAsked(), next.decided()),
  'the successor cannot be reached': aHandover(begun(), next.notReached(), next.leadAsked()),
  'it is withdrawn': aHandover(begun(), next.accepted(first), next.withdrawn()),
  'a lead began it': aHandover(begun({ by: chen.id, because: 'lead' })),
  'the desk began it': aHandover(begun({ by: theDesk, because: 'shift-end', note: '' })),
});

/** Tickets as records that it lists. */
export const listed = (...tickets: readonly Ticket[]): readonly Listed[] =>
  tickets.map((record) => ({ about: ticketRef(record.id), record, linked: [] }));

/** Her three tickets as they stand, unless told otherwise: whoever accepted one has it. */
export const ticketsOf = (list: HandoverList): readonly Ticket[] =>
  list.lines.map(({ ticket, state, to }) => {
    const owner = state === 'accepted' ? list.to : state === 'assigned' && to !== undefined ? to : li.id;
    const its = liHasIt({ id: ticket, owner, title: `打印机卡纸 ${ticket}` });
    return state === 'over' ? { ...its, state: 'closed' } : its;
  });

/** What a rule about it may look at. */
export const around = (list: HandoverList, changes: Partial<DecisionContext> = {}): DecisionContext =>
  context(after(list.lastEventAt, minutes(1)), { listed: listed(...ticketsOf(list)), ...changes });

const path = pathOf(handoverKind, () => kinds);

/** What its cards show. */
export const handoverViewOf = (list: HandoverList, now: DecisionContext = around(list)): HandoverView =>
  path.viewOf(list, now);
