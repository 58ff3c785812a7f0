import type { DutyShift } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import { shiftKey } from '../../domain/roster/shift-key';
import type { Instant, Span } from '../../domain/time/instant';
import { listOf, type Say, say } from '../../domain/words';
import { type Change, changeOf, type Field, listed, orNone, type Plan } from './plan';
import type { Read } from './read-rows';
import type { ShiftColumn } from './read-shifts';

type Row = Read<ShiftColumn, DutyShift>;

/** What an import of shifts is planned with. */
export interface ShiftsAtHand {
  /** Imported shifts that may be the same as those of the file, or begin in the range. */
  readonly known: readonly DutyShift[];
  readonly now: Instant;
  /** Replace what begins here; absent: add to what there is. */
  readonly range?: Span | undefined;
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

const isIn = ({ from, to }: Span, at: Instant): boolean => from <= at && at < to;

const unvettedIn = (
  { primary, backup, span }: DutyShift,
  mayServe: NonNullable<ShiftsAtHand['mayServe']>,
): readonly PersonId[] => [primary, backup].filter((id): id is PersonId => id !== null && !mayServe(id, span));

/**
 * What an import of shifts changes. A shift that begins when a known one does, for the same places and skills, is that
 * one. What has begun stays as it is: it is on record who was on duty.
 */
export function planShifts(
  rows: readonly Row[],
  { known, now, range, mayServe = () => true }: ShiftsAtHand,
): Plan<DutyShift> {
  const before = new Map(known.map((shift) => [shiftKey(shift), shift]));
  const named = new Map<string, DutyShift>();
  const problems: Say[] = [];
  const notes: Say[] = [];
  const unchanged: Say[] = [];
  const changes: Change<DutyShift>[] = [];
  for (const { value: shift, problem } of rows) {
    const key = shiftKey(shift);
    const change = changeOf(titleOf(shift), [before.get(key), shift], fields);
    if (named.has(key)) problems.push(problem('cli.shiftTwice', 'date'));
    if (range && !isIn(range, shift.span.from)) problems.push(problem('cli.shiftOutside', 'date'));
    for (const person of unvettedIn(shift, mayServe)) {
      problems.push(
        problem('cli.shiftUnvetted', person === shift.primary ? 'primary' : 'backup', { person: { person } }),
      );
    }
    if (change === undefined) unchanged.push(titleOf(shift));
    else if (shift.span.from < now) notes.push(problem('cli.shiftBegun', 'date'));
    else changes.push(change);
    named.set(key, shift);
  }
  const going = known.filter((shift) => range && isIn(range, shift.span.from) && !named.has(shiftKey(shift)));
  for (const shift of going) {
    const change = changeOf(titleOf(shift), [shift, undefined], fields);
    if (shift.span.from < now) notes.push(say('cli.shiftStays', { shift: titleOf(shift) }));
    else if (change) changes.push(change);
  }
  return { changes, unchanged, notes, problems };
}
