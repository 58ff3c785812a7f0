import type { PersonId } from '../people/person';
import type { DecisionContext, Linked } from '../record/decision-context';
import { isOpen, type Ticket, type TicketId } from '../ticket/ticket';
import { type Dropped, type HandoverLine, type HandoverList, isOpenList, openLines } from './handover-list';

type Around = Pick<DecisionContext, 'listed'>;

/** A line with its ticket as it stands, and what is open about that; no ticket: there is none any more. */
export interface LineNow extends HandoverLine {
  readonly now?: Ticket;
  readonly linked: readonly Linked[];
}

/** Every line with its ticket, in order. */
export function linesNow({ lines }: Pick<HandoverList, 'lines'>, { listed = [] }: Around): readonly LineNow[] {
  const tickets = new Map(listed.flatMap((one) => (one.about.kind === 'ticket' ? [[one.about.id, one] as const] : [])));
  return lines.map((line) => {
    const found = tickets.get(line.ticket);
    return found === undefined
      ? { ...line, linked: [] }
      : { ...line, now: found.record as Ticket, linked: found.linked };
  });
}

/** Why a ticket is nothing to hand over any more for that person; undefined: it is. */
export function whyDropped(ticket: Ticket | undefined, owner: PersonId): Dropped['why'] | undefined {
  if (ticket === undefined || !isOpen(ticket)) return 'over';
  return ticket.owner === owner ? undefined : 'moved';
}

/** Tickets that wait for an answer and can be handed over still. */
export const handable = (list: HandoverList, around: Around): readonly Ticket[] =>
  linesNow(list, around).flatMap(({ state, now }) =>
    state === 'offered' && now !== undefined && whyDropped(now, list.owner) === undefined ? [now] : [],
  );

/** Lines that wait for an answer and whose ticket ended or went to somebody else, where nobody has said so yet. */
export function stale(list: HandoverList, around: Around): readonly Dropped[] {
  const waiting = new Set<TicketId>(openLines(list).map(({ ticket }) => ticket));
  return linesNow(list, around).flatMap(({ ticket, now }) => {
    const why = waiting.has(ticket) ? whyDropped(now, list.owner) : undefined;
    return why === undefined ? [] : [{ ticket, why }];
  });
}

/** Whether one of these lists, of whoever has the ticket, asks this person for it already. */
export const isListedFor = (
  who: PersonId,
  ticket: TicketId,
  { others = [] }: Pick<DecisionContext, 'others'>,
): boolean =>
  others.some(({ about, record }) => {
    if (about.kind !== 'handover') return false;
    const list = record as HandoverList;
    const isAsked = list.to === who && list.untoldAt === undefined && isOpenList(list);
    return isAsked && openLines(list).some((line) => line.ticket === ticket);
  });
