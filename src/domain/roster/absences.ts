import type { PersonId } from '../people/person';
import { isSameRecord, type RecordRef } from '../record/record-ref';
import type { Span } from '../time/instant';
import type { Shifts } from './shifts';

/** Whether two stretches have a moment in common. */
export const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/** The roster as it would be if this record said nothing of it. */
export const withoutWordOf = (record: RecordRef | undefined, shifts: Shifts): Shifts =>
  record === undefined
    ? shifts
    : { ...shifts, changes: shifts.changes.filter((decision) => !isSameRecord(decision.record, record)) };

/** When this person is away, as far as the roster is known; in order of the decisions. */
export const absencesOf = (person: PersonId, { changes }: Pick<Shifts, 'changes'>): readonly Span[] =>
  changes
    .flatMap((decision) => decision.changes)
    .flatMap((change) => (change.kind === 'move' && change.from === person && change.away ? [change.span] : []));
