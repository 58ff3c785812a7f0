import type { PersonId } from '../people/person';
import type { Instant, Span } from '../time/instant';
import { covers, type Shifts } from './shifts';
import type { ServiceWord } from './vetting';

/** The last word of records about somebody at that moment; undefined: none says anything. */
export const wordOf = (
  person: PersonId,
  at: Instant,
  { service = [] }: Pick<Shifts, 'service'>,
): ServiceWord | undefined => service.findLast((word) => word.person === person && covers(word, at));

/**
 * Whether somebody may be on duty at that moment: records decide, and of whom none says anything, the desk file. Where it
 * asks for no vetting, everybody else may.
 */
export function servesAt(person: PersonId, at: Instant, shifts: Pick<Shifts, 'service' | 'vetting'>): boolean {
  const word = wordOf(person, at, shifts);
  if (word !== undefined || shifts.vetting === undefined) return word?.serves ?? true;
  const since = shifts.vetting.since.get(person);
  return since !== undefined && since <= at;
}

/** Whether a roster may hold somebody at every moment of these stretches: the one rule for forms, presses and imports. */
export function mayServe(
  person: PersonId,
  spans: readonly Span[],
  { service = [], vetting }: Pick<Shifts, 'service' | 'vetting'>,
): boolean {
  const words = service.filter((word) => word.person === person);
  const known = { service: words, ...(vetting === undefined ? {} : { vetting }) };
  // Whom the desk file vouches for from some day on may not before it: its beginning tells.
  return spans.every((span) =>
    [span.from, ...serviceEdgesIn(span, { service: words })].every((at) => servesAt(person, at, known)),
  );
}

/** The moments in the span, its ends left out, at which somebody begins or ceases to be one who may serve; in no order. */
export function serviceEdgesIn({ from, to }: Span, { service = [], vetting }: Pick<Shifts, 'service' | 'vetting'>) {
  const edges = [...service.flatMap(({ span }) => [span.from, span.to]), ...(vetting?.since.values() ?? [])];
  return [...new Set(edges)].filter((at) => at > from && at < to);
}
