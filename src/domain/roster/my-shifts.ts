import type { DutyLine } from '../desk';
import type { PersonId } from '../people/person';
import type { Duration, Instant, Span } from '../time/instant';
import { overlap } from './absences';
import { anyOtherSkill, type Question, questionsIn } from './questions-in';
import { edgesIn, lastingIn, type Shifts } from './shifts';
import { whoIsOnDuty } from './who-is-on-duty';

/** A stretch in which somebody answers. `places` or `skills` empty: wherever, whatever for; without a line: both. */
export interface MyShift extends Span {
  readonly part: 'primary' | 'backup';
  readonly places: readonly string[];
  readonly skills: readonly string[];
  readonly line?: DutyLine;
}

/** A place that no shift names: what is left for those of every place. */
const anyOtherPlace = '';

/** What is asked, who answers it as the first and who as the second. */
interface Answered {
  readonly asked: Question;
  readonly primary: PersonId | null;
  readonly backup: PersonId | null;
}

/** A stretch in which nothing of the roster changes. */
interface Stretch extends Span {
  readonly answered: readonly Answered[];
}

function placesIn(span: Span, { history = [], overrides, pattern, changes }: Shifts): readonly string[] {
  const said = [...history, ...overrides].filter((shift) => overlap(shift.span, span));
  const planned = [...said, ...lastingIn(span, pattern)];
  const scopes = changes
    .flatMap((decision) => decision.changes)
    .flatMap((change) => {
      if (change.kind === 'move') return change.scope?.places ?? [];
      return [...change.places, ...(change.kind === 'temporary' ? change.shifts.flatMap(({ places }) => places) : [])];
    });
  return [...new Set([...planned.flatMap(({ places }) => places), ...scopes, anyOtherPlace])];
}

/** Who answers what from the beginning of the span to its end, by the one fold. */
function stretchesIn(span: Span, shifts: Shifts): readonly Stretch[] {
  if (span.from >= span.to) return [];
  const questions = questionsIn(span, shifts, placesIn(span, shifts));
  const cuts: readonly Instant[] = [span.from, ...edgesIn(span, shifts), span.to];
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] as Instant;
    return { from, to, answered: questions.map((asked) => ({ asked, ...whoIsOnDuty(from, shifts, asked) })) };
  });
}

/** The stretches of the span in which this person answers, first or second, earliest first; joined while nothing changes. */
export const shiftsOf = (person: PersonId, span: Span, shifts: Shifts): readonly MyShift[] =>
  joined(person, stretchesIn(span, shifts));

/** The same for each of several people: the roster is looked through once. */
export function shiftsOfEach(
  people: readonly PersonId[],
  span: Span,
  shifts: Shifts,
): ReadonlyMap<PersonId, readonly MyShift[]> {
  const stretches = stretchesIn(span, shifts);
  return new Map(people.map((person) => [person, joined(person, stretches)]));
}

function joined(person: PersonId, stretches: readonly Stretch[]): readonly MyShift[] {
  const found: MyShift[] = [];
  for (const stretch of stretches) {
    const mine = myPart(person, stretch);
    const last = found.at(-1);
    if (mine === undefined) continue;
    if (last !== undefined && last.to === mine.from && isAlike(last, mine)) {
      found[found.length - 1] = { ...last, to: mine.to };
    } else found.push(mine);
  }
  return found;
}

function myPart(person: PersonId, { from, to, answered }: Stretch): MyShift | undefined {
  const mine = answered.filter(({ primary, backup }) => primary === person || backup === person);
  if (mine.length === 0) return undefined;
  const lines = [...new Set(mine.map(({ asked }) => asked.line))];
  const [line] = lines;
  return {
    ...{ from, to },
    part: mine.some(({ primary }) => primary === person) ? 'primary' : 'backup',
    places: limitedTo(
      mine.map(({ asked }) => asked.place),
      anyOtherPlace,
    ),
    skills: limitedTo(
      mine.map(({ asked }) => asked.skill),
      anyOtherSkill,
    ),
    ...(lines.length === 1 && line !== undefined ? { line } : {}),
  };
}

/** What is named; nothing where anything is answered. */
const limitedTo = (asked: readonly string[], anyOther: string): readonly string[] =>
  asked.includes(anyOther) ? [] : [...new Set(asked)];

const isAlike = ({ from: _from, to: _to, ...one }: MyShift, { from, to, ...other }: MyShift): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Everybody who is on duty at some moment of these stretches. */
export function onDutyDuring(spans: readonly Span[], shifts: Shifts): ReadonlySet<PersonId> {
  const [first] = spans;
  if (first === undefined) return new Set();
  const whole = spans.reduce<Span>(
    (all, { from, to }) => ({ from: Math.min(all.from, from) as Instant, to: Math.max(all.to, to) as Instant }),
    first,
  );
  const during = stretchesIn(whole, shifts).filter((stretch) => spans.some((one) => overlap(one, stretch)));
  return new Set(
    during
      .flatMap(({ answered }) => answered.flatMap(({ primary, backup }) => [primary, backup]))
      .filter((id) => id !== null),
  );
}

/** A stretch, and everybody who is on duty in it, first or second; each once. */
export interface OnDutyIn extends Span {
  readonly people: ReadonlySet<PersonId>;
}

/** The stretches of the span in which nothing changes, earliest first, with who is on duty. */
export const onDutyIn = (span: Span, shifts: Shifts): readonly OnDutyIn[] =>
  stretchesIn(span, shifts).map(({ from, to, answered }) => ({
    ...{ from, to },
    people: new Set(answered.flatMap(({ primary, backup }) => [primary, backup]).filter((id) => id !== null)),
  }));

/** How long each is on duty within the span, first or second; whoever answers several things at once, once. */
export function dutyTimes(span: Span, shifts: Shifts): ReadonlyMap<PersonId, Duration> {
  const times = new Map<PersonId, Duration>();
  for (const { from, to, people } of onDutyIn(span, shifts)) {
    for (const id of people) times.set(id, ((times.get(id) ?? 0) + (to - from)) as Duration);
  }
  return times;
}
