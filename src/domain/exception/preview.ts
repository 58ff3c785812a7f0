import type { Person, PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { withoutWordOf } from '../roster/absences';
import { type CoverageFinding, coverageLooksAt, coverageOf, coveringOf, findingKey } from '../roster/coverage';
import type { OnDuty } from '../roster/on-duty';
import { presentDuty } from '../roster/present-duty';
import { questionsIn } from '../roster/questions-in';
import { edgesIn, type Shifts } from '../roster/shifts';
import { uncoveredIn } from '../roster/uncovered';
import { whoIsOnDuty } from '../roster/who-is-on-duty';
import type { Duration, Instant, Span } from '../time/instant';
import { ahead, changesOf, type Plan } from './plan';

/** A stretch in which others are on duty than without the plan; for these places and kinds of work, empty: all of them. */
export interface PlannedChange extends Span {
  readonly places: readonly string[];
  readonly skills: readonly string[];
  readonly was: OnDuty;
  readonly becomes: OnDuty;
}

/** What a plan would change, by the roster as it stands. */
export interface Preview {
  /** Earliest first, at most `mostChanges`. */
  readonly changes: readonly PlannedChange[];
  /** How many more there are. */
  readonly more: number;
  /** How long nobody is on duty somewhere in its time, without it and with it. */
  readonly uncovered: { readonly was: Duration; readonly becomes: Duration };
  /** What the roster would lack that it does not lack without it; looked at for two weeks from its beginning. */
  readonly clashes: readonly CoverageFinding[];
}

/** Changes that are shown and kept: a card and a line of the log hold no more. */
export const mostChanges = 12;

/** What has to be known of the roster to preview a plan. */
export const previewLooksAt = ({ from, to }: Span): Span => {
  const coverage = coverageLooksAt(from);
  return { from: coverage.from, to: Math.max(coverage.to, to) as Instant };
};

type Around = Pick<DecisionContext, 'at' | 'desk' | 'people' | 'shifts'>;

/** One plan, and which record says it already, if any does. */
interface Planned {
  readonly id?: number;
  readonly plan: Plan;
}

/** What it would change if it were said now: the same fold, with its word last and without it. */
export function previewOf({ id, plan }: Planned, now: Around): Preview {
  const record = { kind: 'exception', id: id ?? 0 } as const;
  const before = withoutWordOf(id === undefined ? undefined : record, now.shifts);
  const span = ahead(plan.span, now.at);
  const changes = changesOf(plan, span);
  const after: Shifts = { ...before, changes: [...before.changes, { record, changes }] };
  const changed = changedIn(span, { before, after }, { plan, now });
  return {
    changes: changed.slice(0, mostChanges),
    more: Math.max(0, changed.length - mostChanges),
    uncovered: { was: hoursAlone(span, before, now), becomes: hoursAlone(span, after, now) },
    clashes: clashesOf(span, { before, after }, now),
  };
}

/** The same changes with other people in their places. */
export function withOthersIn(
  changes: readonly PlannedChange[],
  who: (person: PersonId) => PersonId,
): readonly PlannedChange[] {
  const duty = ({ primary, backup }: OnDuty): OnDuty => ({
    primary: primary === null ? null : who(primary),
    backup: backup === null ? null : who(backup),
  });
  return changes.map((one) => ({ ...one, was: duty(one.was), becomes: duty(one.becomes) }));
}

interface Both {
  readonly before: Shifts;
  readonly after: Shifts;
}

const same = (one: OnDuty, other: OnDuty): boolean => one.primary === other.primary && one.backup === other.backup;

function changedIn(
  span: Span,
  { before, after }: Both,
  { plan, now }: { readonly plan: Plan; readonly now: Around },
): readonly PlannedChange[] {
  const everywhere = now.desk.places.map(({ id }) => id);
  const places = plan.places.length === 0 ? everywhere : plan.places;
  const questions = questionsIn(span, after, places);
  const cuts: readonly Instant[] = [...new Set([span.from, ...edgesIn(span, after), span.to])].sort(
    (one, other) => one - other,
  );
  const found: PlannedChange[] = [];
  for (const [nth, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[nth + 1] ?? span.to;
    const groups = new Map<string, { readonly was: OnDuty; readonly becomes: OnDuty; asked: typeof questions }>();
    for (const asked of questions) {
      const was = dutyAt(from, before, asked, now.people);
      const becomes = dutyAt(from, after, asked, now.people);
      if (same(was, becomes)) continue;
      const key = JSON.stringify([was, becomes]);
      groups.set(key, { was, becomes, asked: [...(groups.get(key)?.asked ?? []), asked] });
    }
    for (const { was, becomes, asked } of groups.values()) {
      const its = [...new Set(asked.map(({ place }) => place))];
      const change = {
        from,
        to,
        places: its.length === everywhere.length ? [] : its,
        skills: plan.skills,
        was,
        becomes,
      };
      const last = found.findIndex((one) => one.to === from && alike(one, change));
      if (last === -1) found.push(change);
      else found[last] = { ...change, from: (found[last] as PlannedChange).from };
    }
  }
  return found;
}

const alike = (one: PlannedChange, other: PlannedChange): boolean =>
  same(one.was, other.was) && same(one.becomes, other.becomes) && one.places.join() === other.places.join();

const dutyAt = (
  at: Instant,
  shifts: Shifts,
  asked: Parameters<typeof whoIsOnDuty>[2],
  people: ReadonlyMap<PersonId, Person>,
): OnDuty => presentDuty(whoIsOnDuty(at, shifts, asked), people);

/** How long nobody is on duty for some place or kind of work. */
function hoursAlone(span: Span, shifts: Shifts, { desk, people }: Around): Duration {
  const places = desk.places.map(({ id }) => id);
  const alone = uncoveredIn(span, { shifts, places, people, skills: desk.catalogue.map(({ id }) => id) });
  let until: number = span.from;
  let length = 0;
  for (const { from, to } of alone.toSorted((one, other) => one.from - other.from)) {
    length += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return length as Duration;
}

function clashesOf(span: Span, { before, after }: Both, { desk, people }: Around): readonly CoverageFinding[] {
  const lacks = (shifts: Shifts): readonly CoverageFinding[] => coverageOf(span.from, coveringOf(desk, shifts, people));
  const known = new Set(lacks(before).map(findingKey));
  return lacks(after).filter(
    (finding) =>
      !known.has(findingKey(finding)) && finding.spans.some(({ from, to }) => from < span.to && span.from < to),
  );
}
