import type { Desk } from '../desk';
import { type Counted, isUnderWay, type Notice, type Replacement } from './replacement';
import { dueAfter, fullNotice } from './ten-days';

/** Whether the day itself is only known as far as the calendar is: what was announced is on the day that was chosen. */
export const isDueAsKnown = ({ because, asKnown }: Pick<Replacement, 'because' | 'asKnown'>): boolean =>
  because === 'demanded' && asKnown === true;

/** How the notice stands, by what the calendar says now. A word of the customer stays where there was need of one. */
function noticeNow({ notice, state }: Replacement, isFull: boolean): Notice {
  if (isFull) return 'full';
  if (notice !== 'full') return notice;
  return state === 'open' ? 'asked' : 'short';
}

function countedNow(replacement: Replacement, desk: Pick<Desk, 'places'>): Counted {
  const { because, openedAt, due, notice } = replacement;
  if (because === 'demanded') return { ...dueAfter(desk, openedAt), notice };
  // Another day is counted from the announcement, too.
  const { isFull, asKnown } = fullNotice(desk, openedAt, due);
  return { due, notice: noticeNow(replacement, isFull), ...(asKnown ? { asKnown } : {}) };
}

/**
 * The ten working days by the calendar that counts now, counted from the beginning; undefined: they are settled, or it
 * says nothing else. What is done is judged, too: a year whose calendar comes late is judged when it comes.
 */
export function recountOf(replacement: Replacement, desk: Pick<Desk, 'places'>): Counted | undefined {
  if (replacement.asKnown === undefined) return undefined;
  if (!isUnderWay(replacement) && replacement.state !== 'done') return undefined;
  const now = countedNow(replacement, desk);
  const isSame = now.due === replacement.due && now.notice === replacement.notice && now.asKnown === true;
  return isSame ? undefined : now;
}
