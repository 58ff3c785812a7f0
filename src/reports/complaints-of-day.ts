import type { Complaint } from '../domain/complaint/complaint';
import { answerDueAt } from '../domain/complaint/complaint-rules';
import type { Desk } from '../domain/desk';
import type { Span } from '../domain/time/instant';
import { within } from './satisfaction';

/** Complaints of a day as numbers: their words stay with those who decide them. */
export interface ComplaintFigures {
  /** Made on this day. */
  readonly made: number;
  /** How many levels answered or let their time pass on this day, and how many of them answered in time. */
  readonly due: number;
  readonly inTime: number;
  /** Not over when the digest was made. */
  readonly open: number;
}

export const noComplaints: ComplaintFigures = { made: 0, due: 0, inTime: 0, open: 0 };

/** Of these complaints, each named once. */
export function complaintsOf(span: Span, complaints: readonly Complaint[], desk: Desk): ComplaintFigures {
  const answers = complaints.flatMap(({ answers: given, place, levels }) =>
    given
      .filter(({ at }) => within(span, at))
      .map(
        ({ at, level, since }) =>
          at <= answerDueAt({ place, level, levelSince: since, ...(levels && { levels }) }, desk),
      ),
  );
  const missed = complaints.flatMap(({ missedAt }) => missedAt.filter((at) => within(span, at)));
  return {
    made: complaints.filter(({ openedAt }) => within(span, openedAt)).length,
    due: answers.length + missed.length,
    inTime: answers.filter((inTime) => inTime).length,
    open: complaints.filter(({ state }) => state !== 'closed').length,
  };
}
