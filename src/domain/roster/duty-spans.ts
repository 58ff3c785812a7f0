import type { Instant, Span } from '../time/instant';
import type { Asked } from './fit';
import type { OnDuty } from './on-duty';
import { type IsThere, whoAnswers } from './present-duty';
import { edgesIn, type Shifts } from './shifts';
import { whoIsOnDuty } from './who-is-on-duty';

/** A stretch in which the same two answer; null: nobody does. */
export interface DutySpan extends Span, OnDuty {}

/** Who answers from the beginning of the span to its end, without a gap, earliest first: what a preview draws. */
export const dutySpans = (span: Span, shifts: Shifts, asked: Asked = {}): readonly DutySpan[] =>
  spansBy(span, shifts, (at) => whoIsOnDuty(at, shifts, asked));

/** The same of whoever is there (`whoAnswers`). */
export const presentSpans = (span: Span, shifts: Shifts, asked: Asked, isThere: IsThere): readonly DutySpan[] =>
  spansBy(span, shifts, (at) => whoAnswers(at, shifts, asked, isThere));

function spansBy(span: Span, shifts: Shifts, dutyAt: (at: Instant) => OnDuty): readonly DutySpan[] {
  if (span.from >= span.to) return [];
  const found: DutySpan[] = [];
  const ends: readonly Instant[] = [...edgesIn(span, shifts), span.to];
  let from = span.from;
  for (const to of ends) {
    const duty = dutyAt(from);
    const last = found.at(-1);
    if (last !== undefined && last.primary === duty.primary && last.backup === duty.backup) {
      found[found.length - 1] = { ...last, to };
    } else found.push({ from, to, ...duty });
    from = to;
  }
  return found;
}
