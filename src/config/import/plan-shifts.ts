import type { DutyShift } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import { shiftKey } from '../../domain/roster/shift-key';
import type { Instant, Span } from '../../domain/time/instant';
import { listOf, type Say, say } from '../../domain/words';
import { type Change, changeOf, type Field, listed, orNone, type Plan } from './plan';
import type { Read } from './read-rows';
import type { ShiftColumn, ShiftRow } from './read-shifts';

type Row = Read<ShiftColumn, ShiftRow>;

/** What an import of shifts is planned with. */
export interface ShiftsAtHand {
  /** Imported shifts that may be the same as those of the file, or begin in the range. */
  readonly known: readonly DutyShift[];
  readonly now: Instant;
  /** Replace what begins here; absent: add to what there is. */
  readonly range?: Span | undefined;
  /** Whether somebody serves tickets. Absent: everybody. */
  readonly serves?: (person: PersonId) => boolean;
  /** Whether the roster may hold somebody then. Absent: everybody. */
  readonly mayServe?: (person: PersonId, span: Span) => boolean;
}

const fields: readonly Field<DutyShift>[] = [
  { name: say('cli.field.until'), show: ({ span }) => ({ at: span.to, style: 'date-time' }) },
  { name: say('cli.field.primary'), show: ({ primary }) => ({ person: primary }) },
  { name: say('cli.field.backup'), show: ({ backup }) => (backup === null ? orNone(backup) : { person: backup }) },
  { name: say('cli.field.places'), show: ({ places }) => listed(places) },
  { name: say('cli.field.skills'), show: ({ skills }) => listed(skills) },
];

const titleOf = ({ span, places, skills, line }: DutyShift): Say => {
  const from = { at: span.from, style: 'date-time' } as const;
  const scope = listOf([...places, ...skills, ...(line === undefined ? [] : [say(`exception.line.${line}`)])]);
  return scope === '' ? say('cli.importShift', { from }) : say('cli.importShiftFor', { from, scope });
};

/** What becomes of a shift; undefined where nothing does. */
export function shiftChange(
  before: DutyShift | undefined,
  after: DutyShift | undefined,
): Change<DutyShift> | undefined {
  const shift = after ?? before;
  return shift && changeOf(titleOf(shift), [before, after], fields);
}

const isIn = ({ from, to }: Span, at: Instant): boolean => from <= at && at < to;

/** Why this shift cannot be asked of the people whom it names. */
function problemsOf(
  { primary, backup, span }: DutyShift,
  { serves = () => true, mayServe = () => true }: ShiftsAtHand,
  problem: Row['problem'],
): readonly Say[] {
  const posts = [
    ['primary', primary],
    ['backup', backup],
  ] as const;
  const found = posts.flatMap(([column, person]) => {
    if (person === null) return [];
    if (!serves(person)) return [problem('cli.personNotEngineer', column)];
    return mayServe(person, span) ? [] : [problem('cli.shiftUnvetted', column, { person: { person } })];
  });
  return primary === backup ? [...found, problem('cli.backupIsPrimary', 'backup')] : found;
}

/**
 * What an import of shifts changes. A shift that begins when a known one does, for the same places and skills, is that
 * one. What has begun stays as it is: it is on record who was on duty. Only what changes is judged: a row that says what is
 * known may name who has left since.
 */
export function planShifts(rows: readonly Row[], atHand: ShiftsAtHand): Plan<DutyShift> {
  const { known, now, range } = atHand;
  const before = new Map(known.map((shift) => [shiftKey(shift), shift]));
  const named = new Map<string, DutyShift>();
  const problems: Say[] = [];
  const notes: Say[] = [];
  const unchanged: Say[] = [];
  const changes: Change<DutyShift>[] = [];
  for (const { value, problem } of rows) {
    const key = shiftKey(value);
    const shift: DutyShift = { ...value, backup: value.backup ?? null };
    // A row that says nothing of the backup leaves that as it is.
    const same = before.get(key);
    const whole = value.backup === undefined && same !== undefined ? { ...shift, backup: same.backup } : shift;
    const change = shiftChange(same, whole);
    if (named.has(key)) problems.push(problem('cli.shiftTwice', 'date'));
    if (range && !isIn(range, whole.span.from)) problems.push(problem('cli.shiftOutside', 'date'));
    if (change === undefined) unchanged.push(titleOf(whole));
    else if (whole.span.from < now) notes.push(problem('cli.shiftBegun', 'date'));
    else {
      changes.push(change);
      problems.push(...problemsOf(whole, atHand, problem));
    }
    named.set(key, whole);
  }
  const going = known.filter((shift) => range && isIn(range, shift.span.from) && !named.has(shiftKey(shift)));
  for (const shift of going) {
    const change = shiftChange(shift, undefined);
    if (shift.span.from < now) notes.push(say('cli.shiftStays', { shift: titleOf(shift) }));
    else if (change) changes.push(change);
  }
  return { changes, unchanged, notes, problems };
}
