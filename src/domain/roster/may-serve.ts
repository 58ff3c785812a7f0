import type { PersonId } from '../people/person';
import type { Instant, Span } from '../time/instant';
import { overlap } from './absences';
import { covers, type Shifts } from './shifts';
import type { ServiceWord } from './vetting';

/** The last word of records about somebody at that moment; undefined: none says anything. */
export const wordOf = (
  person: PersonId,
  at: Instant,
  { service = [] }: Pick<Shifts, 'service'>,
): ServiceWord | undefined => service.findLast((word) => word.person === person && covers(word, at));

/**
 * Whether somebody may be on duty at that moment: records decide, and of whom none says anything, the desk file. Where the
 * desk asks for no vetting, everybody may.
 */
export function servesAt(person: PersonId, at: Instant, shifts: Pick<Shifts, 'service' | 'vetting'>): boolean {
  if (shifts.vetting === undefined) return true;
  const since = shifts.vetting.since.get(person);
  return wordOf(person, at, shifts)?.serves ?? (since !== undefined && since <= at);
}

/** Whether a roster may hold somebody at every moment of these stretches: the one rule for forms, presses and imports. */
export const mayServe = (
  person: PersonId,
  spans: readonly Span[],
  shifts: Pick<Shifts, 'service' | 'vetting'>,
): boolean =>
  spans.every((span) => [span.from, ...edgesOf(person, span, shifts)].every((at) => servesAt(person, at, shifts)));

const edgesOf = (person: PersonId, span: Span, { service = [] }: Pick<Shifts, 'service'>): readonly Instant[] =>
  service
    .filter((word) => word.person === person && overlap(word.span, span))
    .flatMap((word) => [word.span.from, word.span.to])
    .filter((at) => at > span.from && at < span.to);
