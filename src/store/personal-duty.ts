import type { DutyWord } from '../domain/roster/duty-change';
import { peopleOf, withPeople } from '../domain/roster/people-of-change';
import type { PersonalTable } from './personal-table';
import { changed, type PersonalRow, parsed } from './personal-values';

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
