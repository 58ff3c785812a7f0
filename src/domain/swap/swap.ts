import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { MyShift } from '../roster/my-shifts';
import type { FileRef } from '../ticket/ticket';
import { hours, type Instant, type Span } from '../time/instant';

/** How long either of both may take a yes back by a press of theirs. */
export const undoneWithin = hours(1);

/** A shift of somebody's, or a part of it. */
export interface Piece {
  readonly of: PersonId;
  /** The whole shift as it stood when this was last looked at. */
  readonly shift: MyShift;
  /** What of it changes hands: the shift, or a part of it. */
  readonly span: Span;
}

/**
 * Somebody asks that their shift be taken. `asked`: nobody has said yes; `taken`: somebody has, and it is not over;
 * `closed`: nobody may change anything any more. One that was taken over began with a yes: that of whoever took it.
 */
export interface Swap extends Recorded {
  readonly state: 'asked' | 'taken' | 'closed';
  readonly ended?: 'withdrawn' | 'refused' | 'nobody' | 'undone' | 'gone' | 'over';
  /** A running shift was taken at once, without asking. */
  readonly tookOver?: true;
  /** The lead who asked for somebody who is sick. */
  readonly filedBy?: PersonId;
  readonly piece: Piece;
  /** What they take for it; absent: nothing. */
  readonly exchange?: Piece;
  /** Everybody who can take it was asked, the first yes counts. */
  readonly toAll: boolean;
  readonly asked: readonly PersonId[];
  readonly refusedBy: readonly PersonId[];
  readonly text: string;
  readonly takenBy?: PersonId;
  readonly takenAt?: Instant;
  /** From when on everybody has their own shifts again. */
  readonly undoneAt?: Instant;
  /** Since when those asked are to be told, while they rest. Absent: they know. */
  readonly untoldAt?: Instant;
  readonly remindedAt?: Instant;
  readonly openedAt: Instant;
  readonly endedAt?: Instant;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

type Named<Type extends string> = Happened & { readonly type: Type };

/** Where both shifts are now. */
interface Pieces {
  readonly piece: Piece;
  readonly exchange?: Piece;
}

/** Everything that can happen to a swap. */
export type SwapEvent =
  | (Named<'asked'> &
      Pieces & {
        readonly toAll: boolean;
        readonly asked: readonly PersonId[];
        readonly text: string;
        readonly files: readonly FileRef[];
        /** They rest: they are told when the desk opens. */
        readonly resting?: true;
      })
  /** A running shift is taken at once, by whoever says so. */
  | (Named<'took-over'> & { readonly piece: Piece; readonly leads: readonly PersonId[] })
  | Named<'called'>
  /** `person`: whose no it is, where they did not say it themselves. */
  | (Named<'refused'> & { readonly person: PersonId; readonly text: string })
  | Named<'accepted'>
  /** Whoever was asked said no, and everybody else who can is asked; what was offered for it is not any more. */
  | (Named<'asked-all'> & { readonly asked: readonly PersonId[]; readonly resting?: true })
  | Named<'reminded'>
  /** The shift begins, and nobody took it. */
  | Named<'lapsed'>
  | (Named<'withdrawn'> & { readonly text: string })
  /** Everybody has their own shifts again. `reason`: of a lead; empty where either of both took it back. */
  | (Named<'undone'> & { readonly reason: string })
  /** The roster changed, and the shift lies elsewhere. */
  | (Named<'moved'> & Pieces)
  /** The roster changed, and there is no such shift any more, or whoever had it is there no more. */
  | Named<'gone'>
  | Named<'ended'>
  | NotReached;

/** A swap as its first event leaves it. Throws on any other. */
export function beginSwap(first: SwapEvent): Omit<Swap, 'id'> {
  const begun = { version: 1, refusedBy: [], openedAt: first.at, lastEventAt: first.at, unreached: [] };
  if (first.type === 'took-over') {
    const { by, at, piece } = first;
    const taken = { takenBy: by, takenAt: at, toAll: false, asked: [], text: '' };
    return { ...begun, ...taken, state: 'taken', tookOver: true, piece };
  }
  if (first.type !== 'asked') throw new Error(`a swap begins with ${first.type}`);
  const { by, at, piece, exchange, toAll, asked, text, resting } = first;
  return {
    ...begun,
    ...{ state: 'asked', piece, toAll, asked, text },
    ...(exchange === undefined ? {} : { exchange }),
    ...(by === piece.of ? {} : { filedBy: by }),
    ...(resting ? { untoldAt: at } : {}),
  };
}

function without<Key extends keyof Swap>(swap: Swap, key: Key): Omit<Swap, Key> {
  const { [key]: _left, ...rest } = swap;
  return rest;
}

const closed = (swap: Swap, at: Instant, ended: NonNullable<Swap['ended']>): Swap => ({
  ...without(swap, 'untoldAt'),
  ...{ state: 'closed', endedAt: at, ended },
});

const evolveByType = byType<Swap, SwapEvent>({
  asked: (swap) => swap,
  'took-over': (swap) => swap,
  called: (swap) => without(swap, 'untoldAt'),
  refused: (swap, { at, person }) => {
    const after = { ...swap, refusedBy: [...new Set([...swap.refusedBy, person])] };
    return stillAsked(after).length === 0 ? closed(after, at, 'refused') : after;
  },
  'asked-all': (swap, { asked, at, resting }) => {
    const { ended: _e, endedAt: _a, exchange: _x, remindedAt: _r, untoldAt: _u, ...again } = swap;
    return {
      ...again,
      ...{ state: 'asked', toAll: true, asked: [...swap.refusedBy, ...asked] },
      ...(resting ? { untoldAt: at } : {}),
    };
  },
  accepted: (swap, { by, at }) => ({ ...without(swap, 'untoldAt'), state: 'taken', takenBy: by, takenAt: at }),
  reminded: (swap, { at }) => ({ ...without(swap, 'untoldAt'), remindedAt: at }),
  lapsed: (swap, { at }) => closed(swap, at, 'nobody'),
  withdrawn: (swap, { at }) => closed(swap, at, 'withdrawn'),
  undone: (swap, { at }) => ({ ...closed(swap, at, 'undone'), undoneAt: at }),
  moved: (swap, { piece, exchange }) => ({ ...swap, piece, ...(exchange === undefined ? {} : { exchange }) }),
  gone: (swap, { at }) => closed(swap, at, 'gone'),
  ended: (swap, { at }) => closed(swap, at, 'over'),
  'not-reached': (swap, event) => ({ ...swap, unreached: withUnreached(swap.unreached, event) }),
});

/** The swap after the event, but for its version. */
export const evolveSwap = (swap: Swap, event: SwapEvent): Swap => ({
  ...evolveByType(swap, event),
  lastEventAt: event.at,
});

/** Those who were asked and have said neither yes nor no. */
export const stillAsked = ({ asked, refusedBy }: Pick<Swap, 'asked' | 'refusedBy'>): readonly PersonId[] =>
  asked.filter((id) => !refusedBy.includes(id));

/** Both shifts of it, that which was asked for first. */
export const piecesOf = ({ piece, exchange }: Pieces): readonly Piece[] =>
  exchange === undefined ? [piece] : [piece, exchange];

/** Until when somebody can say yes: the shift's beginning, and its end where it had begun when they were asked. */
export const takenUntil = ({ piece, exchange, openedAt }: Pick<Swap, 'piece' | 'exchange' | 'openedAt'>): Instant =>
  Math.min(
    ...piecesOf({ piece, ...(exchange && { exchange }) }).map(({ span }) =>
      span.from > openedAt ? span.from : span.to,
    ),
  ) as Instant;

/** When all that changed hands is over. */
export const overAt = (swap: Pick<Swap, 'piece' | 'exchange'>): Instant =>
  Math.max(...piecesOf(swap).map(({ span }) => span.to)) as Instant;

/** When the first of it begins. */
export const beginsAt = (swap: Pick<Swap, 'piece' | 'exchange'>): Instant =>
  Math.min(...piecesOf(swap).map(({ span }) => span.from)) as Instant;
