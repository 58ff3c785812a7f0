import type { Desk, DutyPattern, DutyScope, DutyShift } from '../desk';
import type { PersonId } from '../people/person';
import { firstIndex } from '../time/first-index';
import { after, days, type Instant, type Span } from '../time/instant';
import type { DutyDecision } from './duty-change';
import { isListed, type Pattern } from './pattern';
import type { UnseenWord } from './unseen';
import type { ServiceWord, Vetting } from './vetting';

/** Who was on duty in a time that is over, as it was written down; null: nobody was. */
export interface PastDuty extends DutyScope {
  readonly span: Span;
  readonly primary: PersonId | null;
  readonly backup: PersonId | null;
}

/** What is kept about who is on duty, besides the pattern of the desk file. */
export interface KeptShifts {
  /** The last word about what is over. Absent: nothing is written down. */
  readonly history?: readonly PastDuty[];
  /** Imported shifts, newest word first. They win over the pattern. */
  readonly overrides: readonly DutyShift[];
  /** What records decided, in the order in which they did. */
  readonly changes: readonly DutyDecision[];
  /** What records say of who may serve, in the order in which they first did. Absent: nothing. */
  readonly service?: readonly ServiceWord[];
  /** What they say of who was not seen at their post. Absent: nothing. */
  readonly unseen?: readonly UnseenWord[];
}

/** All that says who is on duty. */
export interface Shifts extends KeptShifts {
  /** What the weekly pattern says, years of it. */
  readonly pattern: DutyPattern;
  /** Absent: everybody may serve. */
  readonly vetting?: Vetting;
}

/** What is kept, together with what the desk file says. */
export const withPattern = ({ duty, vetting }: Pick<Desk, 'duty' | 'vetting'>, kept: KeptShifts): Shifts => ({
  ...kept,
  pattern: duty,
  ...(vetting === undefined ? {} : { vetting }),
});

/** The roster as the desk file alone has it. */
export const byPattern = (desk: Pick<Desk, 'duty' | 'vetting'>): Shifts =>
  withPattern(desk, { overrides: [], changes: [] });

/** Whether it lasts at `at`: its first moment belongs to it, its last to the next one. */
export const covers = ({ span }: { readonly span: Span }, at: Instant): boolean => span.from <= at && at < span.to;

interface Lasting {
  readonly span: Span;
}

/** Shifts in order of start, and how long the longest lasts. */
interface Ordered<Shift extends Lasting = Lasting> {
  readonly shifts: readonly Shift[];
  readonly longest: number;
}

// A pattern is compiled once and asked for ever, so its order is kept beside it for as long as it lives.
const known = new WeakMap<readonly Lasting[], Ordered>();

/** The shifts of a pattern that last at `at`, in order of start; those that begin together keep their order. */
export function coveringIn<Shift extends Lasting>(pattern: Pattern<Shift>, at: Instant): readonly Shift[] {
  if (isListed(pattern)) return pattern.lastingIn({ from: at, to: (at + 1) as Instant });
  const { shifts, longest } = orderedOf(pattern);
  const first = firstIndex(shifts, ({ span }) => span.from + longest > at);
  const end = firstIndex(shifts, ({ span }) => span.from > at);
  return shifts.slice(first, end).filter((shift) => covers(shift, at));
}

/** The shifts of a pattern that last at some moment of the span, its end left out, in order of start. */
export function lastingIn<Shift extends Lasting>({ from, to }: Span, pattern: Pattern<Shift>): readonly Shift[] {
  if (isListed(pattern)) return pattern.lastingIn({ from, to });
  const { shifts, longest } = orderedOf(pattern);
  const first = firstIndex(shifts, ({ span }) => span.from + longest > from);
  const end = firstIndex(shifts, ({ span }) => span.from >= to);
  return shifts.slice(first, end).filter(({ span }) => span.to > from);
}

/** The moments in the span, its ends left out, at which a shift begins or ends; each once, earliest first. */
export function edgesIn({ from, to }: Span, { history = [], overrides, changes, pattern }: Shifts): readonly Instant[] {
  const edges = new Set<Instant>();
  const add = ({ span }: Lasting): void => {
    if (span.from > from && span.from < to) edges.add(span.from);
    if (span.to > from && span.to < to) edges.add(span.to);
  };
  for (const shift of history) add(shift);
  for (const shift of overrides) add(shift);
  for (const change of changes.flatMap((decision) => decision.changes)) {
    add(change);
    if (change.kind === 'temporary') for (const shift of change.shifts) add(shift);
  }
  for (const shift of lastingIn({ from, to }, pattern)) add(shift);
  return [...edges].sort((one, other) => one - other);
}

/** When a shift of a pattern begins or ends next after `at`; undefined where none does. */
export function nextEdgeIn(pattern: DutyPattern, at: Instant): Instant | undefined {
  const ends = coveringIn(pattern, at).map(({ span }) => span.to);
  const begins = nextBeginIn(pattern, at);
  return [...ends, ...(begins === undefined ? [] : [begins])].sort((one, other) => one - other)[0];
}

/** Of a listed pattern so much is looked through at a time. */
const aFortnight = days(14);

function nextBeginIn(pattern: DutyPattern, at: Instant): Instant | undefined {
  if (!isListed(pattern)) {
    const { shifts } = orderedOf(pattern);
    return shifts[firstIndex(shifts, ({ span }) => span.from > at)]?.span.from;
  }
  for (let from = at; from < pattern.until; from = after(from, aFortnight)) {
    const next = pattern.lastingIn({ from, to: after(from, aFortnight) }).find(({ span }) => span.from > at);
    if (next !== undefined) return next.span.from;
  }
  return undefined;
}

function orderedOf<Shift extends Lasting>(pattern: readonly Shift[]): Ordered<Shift> {
  const remembered = known.get(pattern);
  if (remembered !== undefined) return remembered as Ordered<Shift>;
  const ordered: Ordered<Shift> = {
    shifts: pattern.toSorted((one, other) => one.span.from - other.span.from),
    longest: pattern.reduce((longest, { span }) => Math.max(longest, span.to - span.from), 0),
  };
  known.set(pattern, ordered);
  return ordered;
}
