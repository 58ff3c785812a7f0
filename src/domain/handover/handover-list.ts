import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { MayRest } from '../record/when-told';
import type { TicketId } from '../ticket/ticket';
import type { Instant } from '../time/instant';

/** Why somebody's tickets go to another: they asked for it, a lead did, or they leave the post (STAFF-6). */
export type HandoverBecause = 'asked' | 'lead' | 'leave' | 'shift-end' | 'staff-change';

/**
 * How one ticket of the list stands. `offered`: the successor has not answered, and it is its owner's; `refused`: it stays
 * with its owner, who may offer it to somebody else (`passed-on`); `assigned`, `kept`: a lead decided; `over`, `moved`: the
 * ticket ended, or came to somebody else, meanwhile.
 */
export type LineState =
  | 'offered'
  | 'accepted'
  | 'refused'
  | 'passed-on'
  | 'assigned'
  | 'kept'
  | 'over'
  | 'moved'
  | 'withdrawn';

/** One ticket of a handover. */
export interface HandoverLine {
  readonly ticket: TicketId;
  readonly state: LineState;
  /** Who refused it, and why. */
  readonly words?: string;
  /** Whom a lead named for it. */
  readonly to?: PersonId;
}

/**
 * Everything that somebody has goes to a successor, who accepts line by line (STAFF-6, HOT-6). `asked`: the successor is;
 * `with-lead`: they did not answer, and a lead decides what is left; `done`: every line is decided.
 */
export interface HandoverList extends Recorded {
  readonly state: 'asked' | 'with-lead' | 'done' | 'withdrawn';
  /** Whose tickets they are. */
  readonly owner: PersonId;
  /** Who is to have them. */
  readonly to: PersonId;
  /** Who began it: the owner, a lead, or the desk. */
  readonly begunBy: PersonId;
  readonly because: HandoverBecause;
  /** What the successor should know besides; empty: nothing. */
  readonly note: string;
  /** Where its operating time is told. */
  readonly place: string;
  /** In order of the list; never empty. */
  readonly lines: readonly HandoverLine[];
  readonly openedAt: Instant;
  /** Since when the successor is to be told of it, while they rest. Absent: they know. */
  readonly untoldAt?: Instant;
  readonly remindedAt?: Instant;
  /** When leads were asked last to decide, and how often. */
  readonly leadAskedAt?: Instant;
  readonly leadAsked: number;
  readonly endedAt?: Instant;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

type Named<Type extends string> = Happened & { readonly type: Type };

/** A ticket that was not accepted, and why. */
export interface Refused {
  readonly ticket: TicketId;
  readonly words: string;
}

/** A ticket that is nothing to hand over any more. */
export interface Dropped {
  readonly ticket: TicketId;
  readonly why: 'over' | 'moved';
}

/** Everything that can happen to it. */
export type HandoverEvent =
  | (Named<'begun'> &
      MayRest &
      Pick<HandoverList, 'owner' | 'to' | 'because' | 'note' | 'place'> & { readonly tickets: readonly TicketId[] })
  /** The place has opened, and the successor is told. `to`: who it is by now, where that is somebody else. */
  | (Named<'called'> & { readonly to?: PersonId })
  /** What the successor should know besides, instead of what was said before. */
  | (Named<'noted'> & { readonly note: string })
  /** The successor answered some lines: theirs from now on, or not. */
  | (Named<'answered'> & { readonly accepted: readonly TicketId[]; readonly refused: readonly Refused[] })
  | Named<'reminded'>
  | (Named<'lead-asked'> & { readonly told: readonly PersonId[] })
  /** A lead decided some lines: somebody else has the ticket, or it stays. */
  | (Named<'decided'> & {
      readonly assigned: readonly { readonly ticket: TicketId; readonly to: PersonId }[];
      readonly kept: readonly TicketId[];
      readonly reason: string;
    })
  /** What was refused is offered to somebody else, by another list. */
  | (Named<'passed-on'> & { readonly tickets: readonly TicketId[]; readonly to: PersonId; readonly list: number })
  | (Named<'dropped'> & { readonly tickets: readonly Dropped[] })
  /** `back`: whoever left their post is there again. */
  | (Named<'withdrawn'> & { readonly back?: true })
  | NotReached;

/** A handover as its first event leaves it. Throws on any other. */
export function beginHandover(first: HandoverEvent): Omit<HandoverList, 'id'> {
  if (first.type !== 'begun') throw new Error(`a handover begins with ${first.type}`);
  const { by, at, owner, to, because, note, place, tickets, resting } = first;
  return {
    ...{ version: 1, state: 'asked', owner, to, begunBy: by, because, note, place, leadAsked: 0 },
    lines: tickets.map((ticket) => ({ ticket, state: 'offered' })),
    ...(resting ? { untoldAt: at } : {}),
    ...{ openedAt: at, lastEventAt: at, unreached: [] },
  };
}

/** Lines that nobody has decided. */
export const openLines = ({ lines }: Pick<HandoverList, 'lines'>): readonly HandoverLine[] =>
  lines.filter(({ state }) => state === 'offered');

/** Lines that stay with their owner until they offer them to somebody else. */
export const refusedLines = ({ lines }: Pick<HandoverList, 'lines'>): readonly HandoverLine[] =>
  lines.filter(({ state }) => state === 'refused');

/** Whether a line of it waits for an answer. */
export const isOpenList = ({ state }: Pick<HandoverList, 'state'>): boolean =>
  state === 'asked' || state === 'with-lead';

type Changes = ReadonlyMap<TicketId, Omit<HandoverLine, 'ticket'>>;

const changesOf = (...changes: readonly (readonly [TicketId, Omit<HandoverLine, 'ticket'>])[]): Changes =>
  new Map(changes);

/** With these lines as they are now; over with the last of them. */
function decided(list: HandoverList, changes: Changes, at: Instant): HandoverList {
  const lines = list.lines.map((line): HandoverLine => {
    const change = changes.get(line.ticket);
    return change === undefined ? line : { ...line, ...change };
  });
  const after = { ...list, lines };
  return isOpenList(list) && openLines(after).length === 0 ? { ...after, state: 'done', endedAt: at } : after;
}

const evolveByType = byType<HandoverList, HandoverEvent>({
  begun: (list) => list,
  called: ({ untoldAt: _, ...list }, { to = list.to }) => ({ ...list, to }),
  noted: (list, { note }) => ({ ...list, note }),
  answered: (list, { accepted, refused, at }) =>
    decided(
      list,
      changesOf(
        ...accepted.map((ticket) => [ticket, { state: 'accepted' }] as const),
        ...refused.map(({ ticket, words }) => [ticket, { state: 'refused', words }] as const),
      ),
      at,
    ),
  reminded: (list, { at }) => ({ ...list, remindedAt: at }),
  'lead-asked': (list, { at }) => ({ ...list, state: 'with-lead', leadAskedAt: at, leadAsked: list.leadAsked + 1 }),
  decided: (list, { assigned, kept, at }) =>
    decided(
      list,
      changesOf(
        ...assigned.map(({ ticket, to }) => [ticket, { state: 'assigned', to }] as const),
        ...kept.map((ticket) => [ticket, { state: 'kept' }] as const),
      ),
      at,
    ),
  'passed-on': (list, { tickets, to, at }) =>
    decided(list, changesOf(...tickets.map((ticket) => [ticket, { state: 'passed-on', to }] as const)), at),
  dropped: (list, { tickets, at }) =>
    decided(list, changesOf(...tickets.map(({ ticket, why }) => [ticket, { state: why }] as const)), at),
  withdrawn: (list, { at }) => ({
    ...decided(list, changesOf(...openLines(list).map(({ ticket }) => [ticket, { state: 'withdrawn' }] as const)), at),
    state: 'withdrawn',
    endedAt: at,
  }),
  'not-reached': (list, event) => ({ ...list, unreached: withUnreached(list.unreached, event) }),
});

/** The handover after the event, but for its version. */
export const evolveHandover = (list: HandoverList, event: HandoverEvent): HandoverList => ({
  ...evolveByType(list, event),
  lastEventAt: event.at,
});
