import { isWritten } from '../../domain/record/unreached';
import { overAt, type Swap, type SwapEvent, stillAsked } from '../../domain/swap/swap';
import { swapRules } from '../../domain/swap/swap-rules';
import { theDesk } from '../../domain/ticket/event';
import type { SwapView } from '../../views/swap/swap-card';
import { swapViews } from '../../views/swap/swap-views';
import type { RecordKind } from '../record/kind';
import { swapActions } from './actions';
import { swapBeginnings } from './beginnings';

/** The swap, whole. */
export const swapKind: RecordKind<Swap, SwapEvent, SwapView> = {
  ...swapRules,
  ...swapViews,
  actions: swapActions,
  beginnings: swapBeginnings,
  // A shift of somebody who left is a hole for the coverage check; what they took goes back to whoever had it.
  personLeft: (swap, person, { at }) => {
    const happened = { by: theDesk, at };
    if (swap.piece.of === person) return { type: 'gone', ...happened };
    if (swap.takenBy === person && at < overAt(swap)) return { type: 'undone', ...happened, reason: '' };
    const isAsked = swap.state === 'asked' && stillAsked(swap).includes(person);
    return isAsked ? { type: 'refused', ...happened, person, text: '' } : undefined;
  },
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
