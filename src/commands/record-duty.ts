import type { DutyPattern, Place } from '../domain/desk';
import type { PersonId } from '../domain/people/person';
import { type DutySpan, presentSpans } from '../domain/roster/duty-spans';
import type { IsThere } from '../domain/roster/present-duty';
import { anyOtherSkill, type Question, questionsIn } from '../domain/roster/questions-in';
import { edgesIn, type KeptShifts, type PastDuty, type Shifts } from '../domain/roster/shifts';
import { before, days, type Instant, type Span } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import type { People, Roster } from '../ports/repositories';
import type { SharedState } from '../ports/shared-state';
import { thereAsSeen } from './roster-seen';

/** What recording duty needs. */
export interface DutyParts {
  readonly places: readonly Pick<Place, 'id'>[];
  /** The weekly pattern. */
  readonly pattern: DutyPattern;
  readonly roster: Pick<Roster, 'shifts' | 'recordedUntil' | 'record'>;
  readonly people: Pick<People, 'staff'>;
  readonly shared: Pick<SharedState, 'get'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  /** Also what is not over yet is written down until then; absent: until the last shift that is. */
  readonly until?: Instant;
  /** Who was there meanwhile; absent: whoever was when the roster was last looked at. */
  readonly there?: ReadonlySet<PersonId>;
}

/** How far back is looked where something was written down meanwhile. */
const lookBack = days(7);
/** No hole between two shifts is longer; a desk that was switched off for longer records what is left. */
const longest = days(92);

/**
 * Writes down who really was on duty, place by place, once it is over: by the pattern, imports and what records decided, and
 * by who was there. Whatever of these changes later never rewrites the past. Answers how many stretches were written.
 */
export async function recordDuty({ places, pattern, until, ...parts }: DutyParts): Promise<number> {
  const { roster, clock, logger } = parts;
  const now = clock.now();
  const there = parts.there ?? (await thereAsSeen(parts, now));
  const [past, kept] = await unrecorded(roster, places, now);
  const shifts: Shifts = { ...kept, history: [], pattern };
  const last = until ?? edgesIn({ ...past, to: (now + 1) as Instant }, shifts).at(-1);
  if (last === undefined) return 0;

  let written = 0;
  for (const { id } of places) {
    const left = unwritten({ from: past.from, to: last }, id, kept.history ?? []);
    for (const duty of left.flatMap((span) => dutyIn(span, id, { shifts, isThere: (one) => there.has(one) }))) {
      // Before the first shift of a new desk there was no duty to speak of.
      if (duty.primary === null && duty.span.from === past.from) continue;
      await roster.record(duty, now);
      written += 1;
    }
  }
  if (written > 0) logger.info('duty recorded', { stretches: written });
  return written;
}

/** The time that may still have to be written down, with what is known of it: from before the end of what was. */
async function unrecorded(
  roster: DutyParts['roster'],
  places: DutyParts['places'],
  now: Instant,
): Promise<readonly [Span, KeptShifts]> {
  const past = { from: before(now, lookBack), to: now };
  const kept = await roster.shifts(past);
  if (places.every(({ id }) => historyOf(id, kept.history ?? []).length > 0)) return [past, kept];
  // Nothing began or ended meanwhile, over a long holiday: what was written down before it is further away.
  const recorded = await roster.recordedUntil();
  if (recorded === undefined || recorded > past.from) return [past, kept];
  const further = { from: Math.max(recorded - 1, before(now, longest)) as Instant, to: now };
  return [further, await roster.shifts(further)];
}

/** The roster, and who was there. */
interface Served {
  readonly shifts: Shifts;
  readonly isThere: IsThere;
}

/**
 * Who was on duty at a place, for all that no shift names, and for each skill and line that had another answer. Those come
 * first: what was written down for everything else says that the stretch is done with.
 */
function dutyIn(span: Span, place: string, { shifts, isThere }: Served): readonly PastDuty[] {
  const questions = questionsIn(span, shifts, [place]);
  const general = (line: Question['line']) => questions.find((one) => one.skill === anyOtherSkill && one.line === line);
  const answered = new Map<Question, readonly DutySpan[]>(
    questions.map((asked) => [asked, presentSpans(span, shifts, asked, isThere)]),
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
  historyOf(place, history).reduce<readonly Span[]>(
    (left, { span: done }) => left.flatMap((part) => without(part, done)),
    [span],
  );

/** What was written down for everything at the place: it comes last, so that the stretch is done with. */
const historyOf = (place: string, history: readonly PastDuty[]): readonly PastDuty[] =>
  history.filter(({ places, skills }) => skills.length === 0 && (places.length === 0 || places.includes(place)));

const without = (part: Span, hole: Span): readonly Span[] =>
  hole.to <= part.from || hole.from >= part.to
    ? [part]
    : [
        { from: part.from, to: hole.from },
        { from: hole.to, to: part.to },
      ].filter(({ from, to }) => from < to);
