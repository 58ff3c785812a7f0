import type { DutyPattern, Place } from '../domain/desk';
import { type DutySpan, dutySpans } from '../domain/roster/duty-spans';
import { anyOtherSkill, type Question, questionsIn } from '../domain/roster/questions-in';
import { edgesIn, type PastDuty, type Shifts } from '../domain/roster/shifts';
import { before, days, type Instant, type Span } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { Roster } from '../ports/repositories';

/** What recording duty needs. */
export interface DutyParts {
  readonly places: readonly Pick<Place, 'id'>[];
  /** The weekly pattern. */
  readonly pattern: DutyPattern;
  readonly roster: Roster;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Also what is not over yet is written down until then; absent: until the last shift that is. */
  readonly until?: Instant;
}

/** A desk that was switched off for longer records what is left. */
const lookBack = days(7);

/**
 * Writes down who really was on duty, place by place, once it is over: by the pattern, imports and what records decided.
 * Whatever of these changes later never rewrites the past. Answers how many stretches were written.
 */
export async function recordDuty({ places, pattern, roster, clock, logger, until }: DutyParts): Promise<number> {
  const now = clock.now();
  const past = { from: before(now, lookBack), to: now };
  const kept = await roster.shifts(past);
  const shifts: Shifts = { ...kept, history: [], pattern };
  const last = until ?? edgesIn({ ...past, to: (now + 1) as Instant }, shifts).at(-1);
  if (last === undefined) return 0;

  let written = 0;
  for (const { id } of places) {
    const left = unwritten({ from: past.from, to: last }, id, kept.history ?? []);
    for (const duty of left.flatMap((span) => dutyIn(span, id, shifts))) {
      // Before the first shift of a new desk there was no duty to speak of.
      if (duty.primary === null && duty.span.from === past.from) continue;
      await roster.record(duty, now);
      written += 1;
    }
  }
  if (written > 0) logger.info('duty recorded', { stretches: written });
  return written;
}

/**
 * Who was on duty at a place, for all that no shift names, and for each skill and line that had another answer. Those come
 * first: what was written down for everything else says that the stretch is done with.
 */
function dutyIn(span: Span, place: string, shifts: Shifts): readonly PastDuty[] {
  const questions = questionsIn(span, shifts, [place]);
  const general = (line: Question['line']) => questions.find((one) => one.skill === anyOtherSkill && one.line === line);
  const answered = new Map<Question, readonly DutySpan[]>(
    questions.map((asked) => [asked, dutySpans(span, shifts, asked)]),
  );
  const answersOf = (asked: Question | undefined): readonly DutySpan[] => (asked && answered.get(asked)) ?? [];
  const isSame = (one: readonly DutySpan[], other: readonly DutySpan[]): boolean =>
    JSON.stringify(one) === JSON.stringify(other);
  return questions
    .filter((asked) => asked.skill === anyOtherSkill || !isSame(answersOf(asked), answersOf(general(asked.line))))
    .flatMap(({ skill, line }, index, kept) =>
      answersOf(kept[index]).map(({ from, to, primary, backup }) => ({
        ...{ span: { from, to }, primary, backup, places: [place] },
        skills: skill === anyOtherSkill ? [] : [skill],
        ...(line === undefined ? {} : { line }),
      })),
    );
}

/** What of the span nobody has written down for the place. */
const unwritten = (span: Span, place: string, history: readonly PastDuty[]): readonly Span[] =>
  history
    .filter(({ places, skills }) => skills.length === 0 && (places.length === 0 || places.includes(place)))
    .reduce<readonly Span[]>((left, { span: done }) => left.flatMap((part) => without(part, done)), [span]);

const without = (part: Span, hole: Span): readonly Span[] =>
  hole.to <= part.from || hole.from >= part.to
    ? [part]
    : [
        { from: part.from, to: hole.from },
        { from: hole.to, to: part.to },
      ].filter(({ from, to }) => from < to);
