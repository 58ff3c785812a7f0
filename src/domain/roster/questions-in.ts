import type { DutyLine, DutyScope } from '../desk';
import type { PersonId } from '../people/person';
import type { Instant, Span } from '../time/instant';
import { dutySpans } from './duty-spans';
import type { Asked } from './fit';
import { lastingIn, type Shifts } from './shifts';

/** A branch that no shift names: what is left for the general ones. */
export const anyOtherSkill = '';

/** One question of those that shifts may answer differently. */
export interface Question extends Asked {
  readonly place: string;
  readonly skill: string;
}

/**
 * Every question that shifts of the span may answer differently: for each place the skills that some of them name, then
 * any other; each for every line that some of them names.
 */
export function questionsIn(span: Span, shifts: Shifts, places: readonly string[]): readonly Question[] {
  const scopes = scopesIn(span, shifts);
  const skills = [...new Set(scopes.flatMap((scope) => scope.skills)), anyOtherSkill];
  const lines: readonly (DutyLine | undefined)[] = scopes.some(({ line }) => line !== undefined)
    ? ['emergency', 'operating']
    : [undefined];
  return places.flatMap((place) =>
    skills.flatMap((skill) => lines.map((line) => ({ place, skill, ...(line === undefined ? {} : { line }) }))),
  );
}

/** When somebody's duty begins within the span, for whatever place, skill or line, as primary or backup; each once, in order. */
export function dutyBeginsOf(
  person: PersonId,
  span: Span,
  shifts: Shifts,
  places: readonly string[],
): readonly Instant[] {
  const begins = new Set<Instant>();
  for (const asked of questionsIn(span, shifts, places)) {
    let wasOn = false;
    for (const { from, primary, backup } of dutySpans(span, shifts, asked)) {
      const isOn = primary === person || backup === person;
      if (isOn && !wasOn) begins.add(from);
      wasOn = isOn;
    }
  }
  return [...begins].sort((one, other) => one - other);
}

function scopesIn(span: Span, { history = [], overrides, pattern, changes }: Shifts): readonly DutyScope[] {
  const isIn = ({ span: { from, to } }: { readonly span: Span }): boolean => to > span.from && from < span.to;
  const ofChanges = changes
    .flatMap((decision) => decision.changes)
    .filter(isIn)
    .flatMap((change): readonly DutyScope[] => {
      if (change.kind === 'move') return change.scope === undefined ? [] : [change.scope];
      return change.kind === 'temporary' ? [change, ...change.shifts.filter(isIn)] : [change];
    });
  return [...history.filter(isIn), ...overrides.filter(isIn), ...lastingIn(span, pattern), ...ofChanges];
}
