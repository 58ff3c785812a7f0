import type { CoverageRules, Desk, DutyLine, Place } from '../desk';
import type { Person, PersonId } from '../people/person';
import { after, before, days, type Instant, type Span } from '../time/instant';
import { windowsOf } from '../time/operating-index';
import { usualHours } from '../time/operating-time';
import { servesAt, serviceEdgesIn } from './may-serve';
import { dutyTimes } from './my-shifts';
import { profileOf } from './profile-of';
import { thereOf } from './present-duty';
import { anyOtherSkill, questionsIn } from './questions-in';
import { edgesIn, type Shifts } from './shifts';
import { heldAt, whoIsOnDuty } from './who-is-on-duty';

/**
 * What is wrong with a time that is to come: nobody is first or second; one person is both; whoever is second has served
 * too short, or does not know the site; somebody is on duty too long; somebody is named who is not there any more, or may
 * not be on duty.
 */
export type FindingKind =
  | 'no-primary'
  | 'no-backup'
  | 'same-person'
  | 'short-service'
  | 'unfamiliar'
  | 'too-long'
  | 'gone'
  | 'unvetted';

/** Something the roster lacks (STAFF-7). */
export interface CoverageFinding {
  readonly kind: FindingKind;
  /** Empty: every place. */
  readonly places: readonly string[];
  /** Empty: every kind of work. */
  readonly skills: readonly string[];
  /** Absent: both. */
  readonly line?: DutyLine;
  /** Whom it is about. */
  readonly person?: PersonId;
  /** Earliest first. */
  readonly spans: readonly [Span, ...Span[]];
  /** The weekly pattern says so by itself: it comes again until that is changed. */
  readonly recurs: boolean;
}

/** What a roster is judged by. */
export interface Covering {
  readonly shifts: Shifts;
  readonly places: readonly Pick<Place, 'id' | 'hours'>[];
  /** Branches of the catalogue. */
  readonly skills: readonly string[];
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly rules?: CoverageRules | undefined;
}

/** What a desk's roster is judged by. */
export const coveringOf = (
  desk: Pick<Desk, 'places' | 'catalogue' | 'coverage'>,
  shifts: Shifts,
  people: ReadonlyMap<PersonId, Person>,
): Covering => ({
  ...{ shifts, people, places: desk.places, skills: desk.catalogue.map(({ id }) => id), rules: desk.coverage },
});

/** Whoever backs up has served so long (STAFF-7). */
const serviceOfBackup = days(365);
const week = days(7);

/** What it is called by, for as long as it is the same one: what recurs has no date. */
export const findingKey = (finding: CoverageFinding): string => {
  const { kind, places, skills, line, person, spans } = finding;
  return [
    ...[kind, places.join(','), skills.join(','), line ?? '', person ?? ''],
    ...(isUndated(finding) ? [] : [`${spans[0].from}`]),
  ].join('|');
};

/** These are about a person, whenever they are on duty. */
const standing: ReadonlySet<FindingKind> = new Set(['gone', 'unvetted', 'short-service', 'unfamiliar', 'too-long']);

const isUndated = ({ kind, recurs }: Pick<CoverageFinding, 'kind' | 'recurs'>): boolean => recurs || standing.has(kind);

/** How far ahead the desk looks, and how far back for the beginning of what lasts already. */
const lookAhead = days(14);
const lookBack = days(15);

/** The time of which the roster has to be known for `coverageOf`. */
export const coverageLooksAt = (at: Instant): Span => ({
  from: before(at, lookBack),
  to: after(after(at, lookAhead), week),
});

/**
 * Everything the roster lacks in the fourteen days from `at`: in the operating hours of each place, and on the emergency
 * line around the clock; for every kind of work that shifts tell apart. Earliest first.
 */
export function coverageOf(at: Instant, covering: Covering): readonly CoverageFinding[] {
  const ahead = { from: at, to: after(at, lookAhead) };
  const known = { ...ahead, from: before(at, lookBack) };
  const found = joined(covering.places.flatMap((place) => lacksOf(place, known, covering)));
  return [
    ...together(found, covering.places).flatMap((finding) => fromNow(finding, at)),
    ...overworked(ahead, covering),
  ].toSorted((one, other) => one.spans[0].from - other.spans[0].from);
}

/** What of it is not over. What is always so has no beginning; anything else keeps the one it is known by. */
function fromNow(finding: CoverageFinding, at: Instant): readonly CoverageFinding[] {
  const [first, ...rest] = finding.spans.filter(({ to }) => to > at);
  if (first === undefined) return [];
  const from = isUndated(finding) ? (Math.max(first.from, at) as Instant) : first.from;
  return [{ ...finding, spans: [{ from, to: first.to }, ...rest] }];
}

/** What is lacking at one place in one stretch in which nothing changes. */
interface Lack {
  readonly kind: FindingKind;
  readonly places: readonly string[];
  readonly skills: readonly string[];
  readonly line?: DutyLine;
  readonly person?: PersonId;
  readonly recurs: boolean;
}

function lacksOf(place: Covering['places'][number], span: Span, covering: Covering): readonly LackIn[] {
  const windows = windowsOf(usualHours(place.hours)).filter(({ from, to }) => to > span.from && from < span.to);
  const openings = windows.flatMap(({ from, to }) => [from, to]).filter((at) => at > span.from && at < span.to);
  const cuts = [
    ...new Set([
      span.from,
      ...edgesIn(span, covering.shifts),
      ...openings,
      ...serviceEdgesIn(span, covering.shifts),
      span.to,
    ]),
  ].sort((one, other) => one - other);
  const named = new Set(questionsIn(span, covering.shifts, [place.id]).map(({ skill }) => skill));
  return cuts.slice(1).flatMap((to, index) => {
    const from = cuts[index] as Instant;
    const isOpen = windows.some((window) => window.from <= from && from < window.to);
    return lacksAt(from, { place: place.id, isOpen, named }, covering).map((lack) => ({ lack, span: { from, to } }));
  });
}

interface LackIn {
  readonly lack: Lack;
  readonly span: Span;
}

interface Stretch {
  readonly place: string;
  readonly isOpen: boolean;
  /** Kinds of work that shifts tell apart. */
  readonly named: ReadonlySet<string>;
}

/** Both lines in operating time, each kind of work: what lacks for all of them is said without naming them. */
function lacksAt(at: Instant, { place, isOpen, named }: Stretch, covering: Covering): readonly Lack[] {
  const lines: readonly DutyLine[] = isOpen ? ['emergency', 'operating'] : ['emergency'];
  const each = lines.flatMap((line) =>
    [...named].flatMap((skill) =>
      foundAt(at, { place, skill, line }, covering).map((found) => ({ ...found, skill, line })),
    ),
  );
  const ofPeople = each.filter(({ person }) => person !== undefined);
  const people = grouped(ofPeople, ({ kind, person }) => `${kind} ${person}`).map(
    ([{ skill: _skill, line: _line, ...found }]): Lack => ({
      ...{ ...found, skills: [] },
      places: found.kind === 'unfamiliar' || found.kind === 'same-person' ? [place] : [],
    }),
  );
  const holes = grouped(
    each.filter(({ person }) => person === undefined),
    ({ kind, skill, recurs }) => JSON.stringify([kind, skill, recurs]),
  ).map(([one, ...more]) => ({ ...one, line: more.length + 1 === lines.length ? undefined : one.line }));
  return [
    ...people,
    ...grouped(holes, ({ kind, line, recurs }) => JSON.stringify([kind, line, recurs])).map((some): Lack => {
      const [{ kind, line, recurs }] = some;
      const skills = some.length === named.size ? [] : inCatalogue(some, named, covering);
      return { kind, recurs, skills, places: [place], ...(line === undefined ? {} : { line }) };
    }),
  ];
}

/** Every kind of work that no shift names has the same answer. */
const inCatalogue = (
  some: readonly { readonly skill: string }[],
  named: ReadonlySet<string>,
  { skills }: Covering,
): readonly string[] => {
  const its = new Set(some.map(({ skill }) => skill));
  return skills.filter((skill) => (named.has(skill) ? its.has(skill) : its.has(anyOtherSkill)));
};

interface Asked {
  readonly place: string;
  readonly skill: string;
  readonly line: DutyLine;
}
type Found = Pick<Lack, 'kind' | 'person' | 'recurs'>;

function foundAt(at: Instant, asked: Asked, covering: Covering): readonly Found[] {
  const { shifts, people } = covering;
  const named = whoIsOnDuty(at, shifts, asked);
  const isThere = thereOf(people);
  const gone = [named.primary, named.backup].filter((id) => id !== null).filter((id) => !isThere(id));
  if (gone.length > 0) return gone.map((person) => ({ kind: 'gone', person, recurs: true }));
  const unvetted = [named.primary, named.backup].filter((id) => id !== null && !servesAt(id, at, shifts));
  if (unvetted.length > 0) return unvetted.map((person) => ({ kind: 'unvetted', person, recurs: true }) as Found);
  if (named.primary === null) return [{ kind: 'no-primary', recurs: isOfPattern(at, asked, shifts, 'no-primary') }];
  if (named.backup !== null) return backupLacks(named.backup, at, asked, covering);
  const held = heldAt(at, shifts, asked);
  return held.primary === held.backup
    ? [{ kind: 'same-person', person: named.primary, recurs: false }]
    : [{ kind: 'no-backup', recurs: isOfPattern(at, asked, shifts, 'no-backup') }];
}

/** Whether the pattern alone lacks it then. */
function isOfPattern(at: Instant, asked: Asked, { pattern }: Shifts, kind: 'no-primary' | 'no-backup'): boolean {
  const { primary, backup } = whoIsOnDuty(at, { overrides: [], changes: [], pattern }, asked);
  return kind === 'no-primary' ? primary === null : primary !== null && backup === null;
}

/** Judged only by what is known of them. */
function backupLacks(backup: PersonId, at: Instant, { place }: Asked, covering: Covering): readonly Found[] {
  const { rules } = covering;
  const { since, familiar } = profileOf(backup, at, covering);
  const seenAt = familiar?.get(place);
  const isShort = since !== undefined && at < after(since, serviceOfBackup);
  const isStrange =
    familiar !== undefined && rules !== undefined && (seenAt === undefined || at >= after(seenAt, rules.familiarFor));
  return [
    ...(isShort ? [{ kind: 'short-service', person: backup, recurs: false } as const] : []),
    ...(isStrange ? [{ kind: 'unfamiliar', person: backup, recurs: false } as const] : []),
  ];
}

/** The same lack without a break is one stretch; of what recurs, and of people, all stretches are one finding. */
function joined(lacks: readonly LackIn[]): readonly CoverageFinding[] {
  return grouped(lacks, ({ lack }) => JSON.stringify(lack)).flatMap((some): readonly CoverageFinding[] => {
    const [{ lack }] = some;
    const [first, ...rest] = withoutBreaks(some.map(({ span }) => span));
    if (first === undefined) return [];
    if (isUndated(lack)) return [{ ...lack, spans: [first, ...rest] }];
    return [first, ...rest].map((span) => ({ ...lack, spans: [span] }));
  });
}

function withoutBreaks(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const next of spans.toSorted((one, other) => one.from - other.from)) {
    const last = found.at(-1);
    if (last === undefined || last.to < next.from) found.push(next);
    else if (next.to > last.to) found[found.length - 1] = { from: last.from, to: next.to };
  }
  return found;
}

/** What lacks at several places at the same time is one finding. */
function together(found: readonly CoverageFinding[], all: Covering['places']): readonly CoverageFinding[] {
  return grouped(found, ({ places: _places, ...rest }) => JSON.stringify(rest)).map((some) => {
    const places = [...new Set(some.flatMap((one) => one.places))];
    return { ...some[0], places: places.length === all.length ? [] : places };
  });
}

/** Whoever is on duty longer than anybody may be in some seven days of it. */
function overworked({ from, to }: Span, { shifts, rules }: Covering): readonly CoverageFinding[] {
  const most = rules?.weekly;
  if (most === undefined) return [];
  const found = new Map<PersonId, Span>();
  for (let begins = from; begins < to; begins = after(begins, days(1))) {
    const span = { from: begins, to: after(begins, week) };
    for (const [person, length] of dutyTimes(span, shifts)) {
      if (length > most && !found.has(person)) found.set(person, span);
    }
  }
  return [...found].map(([person, span]) => ({
    ...{ kind: 'too-long', person, places: [], skills: [], spans: [span], recurs: false },
  }));
}

function grouped<One>(all: readonly One[], keyOf: (one: One) => string): readonly (readonly [One, ...One[]])[] {
  const groups = new Map<string, [One, ...One[]]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
