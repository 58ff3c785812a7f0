import type { DutyShift } from '../domain/desk';
import type { DutyWord } from '../domain/roster/duty-change';
import { peopleOf, withPeople } from '../domain/roster/people-of-change';
import type { ShiftsImported } from '../domain/roster/shifts-imported';
import type { PersonalTable } from './personal-table';
import { changed, type PersonalRow, parsed, type Sought } from './personal-values';

/** Imported shifts, and who was on duty. */
export const shift: PersonalTable = {
  table: 'shift',
  key: 'id',
  columns: ['data'],
  isTheirs: (row, { person }) => {
    const { primary, backup } = parsed(row['data']);
    return primary === person.id || backup === person.id;
  },
  given: (row, { person }) => {
    const { primary, backup: _backup, ...data } = parsed(row['data']);
    return { ...data, as: primary === person.id ? 'primary' : 'backup' };
  },
  change: (row, sought) => {
    const data = parsed(row['data']);
    const who = (one: unknown): unknown => (one === sought.person.id ? sought.pseudonym : one);
    return changed(row, { data: { ...data, primary: who(data['primary']), backup: who(data['backup']) } });
  },
};

/** What an import of shifts changed, in nobody's name; `words` takes them out of its reason. */
export function importedWithout(
  told: ShiftsImported,
  { person, pseudonym }: Sought,
  words: (text: string) => string,
): ShiftsImported {
  const who = <One>(one: One) => (one === person.id ? pseudonym : one);
  const without = (shift: DutyShift) => ({ ...shift, primary: who(shift.primary), backup: who(shift.backup) });
  // In the order in which they are kept, or they would be found changed for ever.
  const changes = told.changes.map((change) =>
    Object.fromEntries(Object.entries(change).map(([when, shift]: [string, DutyShift]) => [when, without(shift)])),
  );
  return { ...told, reason: words(told.reason), changes };
}

const changesOf = (row: PersonalRow): readonly DutyWord[] =>
  (parsed(row['data']) as { readonly changes: readonly DutyWord[] }).changes;

/** What records say of duty. It goes on deciding, in nobody's name. */
export const dutyChange: PersonalTable = {
  table: 'duty_change',
  key: 'id',
  columns: ['data'],
  isTheirs: (row, { person }) => changesOf(row).some((change) => peopleOf(change).includes(person.id)),
  given: (row, { person }) => ({
    spans: changesOf(row)
      .filter((change) => peopleOf(change).includes(person.id))
      .map(({ kind, span }) => ({ kind, ...span })),
  }),
  change: (row, { person, pseudonym }) => {
    const who = (one: typeof pseudonym) => (one === person.id ? pseudonym : one);
    return changed(row, {
      data: { ...parsed(row['data']), changes: changesOf(row).map((one) => withPeople(one, who)) },
    });
  },
};
