import type { DutyChange } from '../roster/duty-change';
import type { Instant, Span } from '../time/instant';
import { type Piece, piecesOf, type Swap } from './swap';

/**
 * What a swap says of duty: the shift moves to whoever took it, and in an exchange theirs to whoever asked, both at once.
 * Only from the yes on, and only until it was taken back: what was served meanwhile was served.
 */
export function dutyOfSwap(swap: Swap): readonly DutyChange[] {
  const { piece, takenBy, takenAt, undoneAt } = swap;
  if (takenBy === undefined || takenAt === undefined) return [];
  const taker = takenBy;
  const to = ({ of }: Piece) => (of === piece.of ? taker : piece.of);
  return piecesOf(swap).flatMap((one): readonly DutyChange[] => {
    const span: Span = {
      from: Math.max(one.span.from, takenAt) as Instant,
      to: Math.min(one.span.to, undoneAt ?? one.span.to) as Instant,
    };
    return span.from < span.to ? [{ kind: 'move', span, from: one.of, to: to(one) }] : [];
  });
}
