import type { Desk } from '../../domain/desk';
import type { Person, PersonId } from '../../domain/people/person';
import type { DecisionContext, Listed } from '../../domain/record/decision-context';
import type { ContextNeeds } from '../../domain/record/record';
import { isSameRecord, type RecordRef } from '../../domain/record/record-ref';
import { onShiftFor, rosteredAt } from '../../domain/roster/everybody-on-duty';
import { knownAround } from '../../domain/roster/known-around';
import { presentDuty } from '../../domain/roster/present-duty';
import { withPattern } from '../../domain/roster/shifts';
import { lately } from '../../domain/roster/substitutes';
import { whoIsOnDuty } from '../../domain/roster/who-is-on-duty';
import { withProfiles } from '../../domain/roster/with-profile';
import type { Instant, Span } from '../../domain/time/instant';
import { MissingRecord, type Transaction } from '../../ports/unit-of-work';

/** What a decision needs, and which record it is about; absent: one that is only just begun. */
export interface Needed extends ContextNeeds {
  readonly self?: RecordRef;
}

/** What of a transaction is needed to look at a record. */
export type Reading = Pick<
  Transaction,
  'now' | 'load' | 'linkedTo' | 'readLinkedTo' | 'ofPerson' | 'staff' | 'shiftsAt' | 'shiftsIn' | 'callsIn' | 'person'
>;

/** The same for looking at many: what is the same for all of them is read once. */
export function readingOnce(tx: Reading): Reading {
  let staff: ReturnType<Reading['staff']> | undefined;
  const shifts = new Map<number, ReturnType<Reading['shiftsAt']>>();
  const people = new Map<PersonId, ReturnType<Reading['person']>>();
  return {
    get now() {
      return tx.now;
    },
    load: (about) => tx.load(about),
    linkedTo: (...asked) => tx.linkedTo(...asked),
    ofPerson: (...asked) => tx.ofPerson(...asked),
    shiftsIn: (span) => tx.shiftsIn(span),
    callsIn: (span) => tx.callsIn(span),
    readLinkedTo: (records) => tx.readLinkedTo(records),
    staff: () => {
      staff ??= tx.staff();
      return staff;
    },
    shiftsAt: (at) => onceFor(shifts, at, () => tx.shiftsAt(at)),
    person: (id) => onceFor(people, id, () => tx.person(id)),
  };
}

function onceFor<Key, T>(known: Map<Key, T>, key: Key, read: () => T): T {
  const there = known.get(key) ?? read();
  known.set(key, there);
  return there;
}

/** What a decision may look at, read inside the transaction. `by`: who acts, who may be nobody of the record's. */
export async function contextFor(
  tx: Reading,
  desk: Desk,
  { people: needed, lastAt = tx.now, place, skill, line, around, calls, others, ...links }: Needed,
  by?: Person,
): Promise<DecisionContext> {
  // Before the moment is told: nothing is decided earlier than what is read for it happened.
  const linked = await linkedFor(tx, links);
  const people = new Map<PersonId, Person>((await tx.staff()).map((person) => [person.id, person]));
  if (by) people.set(by.id, by);
  for (const id of needed) {
    const person = people.has(id) ? undefined : await tx.person(id);
    if (person) people.set(id, person);
  }
  const shifts = withPattern(desk, await shiftsKnown(tx, around));
  const asked = { place, skill, line };
  // What a profile says of somebody counts more than the desk file.
  const known = withProfiles(people, tx.now, shifts);
  return {
    at: Math.max(tx.now, lastAt) as Instant,
    desk,
    shifts,
    duty: presentDuty(whoIsOnDuty(tx.now, shifts, asked), people),
    people: known,
    rostered: rosteredAt(tx.now, shifts),
    onShift: onShiftFor(tx.now, shifts, asked),
    ...linked,
    ...(calls === undefined ? {} : { calls: await tx.callsIn(lately(tx.now)) }),
    ...(others === undefined ? {} : { others: await tx.ofPerson(others.kind, others.person, others.part) }),
  };
}

/** What is known of the roster: some days around the moment, and the time that is asked about. */
function shiftsKnown(tx: Pick<Reading, 'now' | 'shiftsAt' | 'shiftsIn'>, around: Span | undefined) {
  if (around === undefined) return tx.shiftsAt(tx.now);
  const usual = knownAround(tx.now);
  return tx.shiftsIn({
    from: Math.min(usual.from, around.from) as Instant,
    to: Math.max(usual.to, around.to) as Instant,
  });
}

/** What a record is about, what else is about that where it looks at it, and what is about the record itself. */
export async function linkedFor(
  tx: Pick<Reading, 'load' | 'linkedTo' | 'readLinkedTo'>,
  { self, about, beside, lists }: Pick<Needed, 'self' | 'about' | 'beside' | 'lists'>,
): Promise<Pick<DecisionContext, 'subject' | 'beside' | 'listed' | 'linked'>> {
  const others = about && beside ? await tx.linkedTo(about) : undefined;
  return {
    ...(about === undefined ? {} : { subject: { about, record: await tx.load(about) } }),
    ...(others === undefined ? {} : { beside: others.filter((one) => !isSameRecord(one.about, self)) }),
    ...(lists === undefined ? {} : { listed: await listedFor(tx, lists) }),
    linked: self === undefined ? [] : await tx.linkedTo(self),
  };
}

/** Those of these that are there, each with what is open about it. */
async function listedFor(
  tx: Pick<Reading, 'load' | 'linkedTo' | 'readLinkedTo'>,
  lists: readonly RecordRef[],
): Promise<readonly Listed[]> {
  await tx.readLinkedTo(lists);
  const found: Listed[] = [];
  for (const about of lists) {
    const record = await tx.load(about).catch((error: unknown) => {
      if (!(error instanceof MissingRecord)) throw error;
    });
    if (record !== undefined) found.push({ about, record, linked: await tx.linkedTo(about) });
  }
  return found;
}

/** The same, with how many open tickets everybody has. */
export const weighed = async (tx: Transaction, now: DecisionContext): Promise<DecisionContext> => ({
  ...now,
  load: await tx.openTickets(),
});
