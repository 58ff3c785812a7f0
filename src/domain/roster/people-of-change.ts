import type { PersonId } from '../people/person';
import type { DutyWord } from './duty-change';

/** The same change with other people in their places. */
export function withPeople(change: DutyWord, who: (person: PersonId) => PersonId): DutyWord {
  const orNobody = (person: PersonId | null): PersonId | null => (person === null ? null : who(person));
  switch (change.kind) {
    case 'move':
      return { ...change, from: who(change.from), to: orNobody(change.to) };
    case 'override':
      return { ...change, primary: who(change.primary), backup: orNobody(change.backup) };
    case 'extra':
    case 'service':
    case 'unseen':
      return { ...change, person: who(change.person) };
    case 'temporary':
      return {
        ...change,
        shifts: change.shifts.map((shift) => ({
          ...shift,
          primary: who(shift.primary),
          backup: orNobody(shift.backup),
        })),
      };
  }
}

/** Everybody a change names, each once. */
export function peopleOf(change: DutyWord): readonly PersonId[] {
  const people = new Set<PersonId>();
  withPeople(change, (person) => {
    people.add(person);
    return person;
  });
  return [...people];
}
