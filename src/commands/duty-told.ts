import type { Desk } from '../domain/desk';
import { type Person, type PersonId, servesAs } from '../domain/people/person';
import type { RecordRef } from '../domain/record/record-ref';
import { hoursThere } from '../domain/record/when-told';
import { type DutyChanged, dutyChanged } from '../domain/roster/duty-changed';
import type { Shifts } from '../domain/roster/shifts';
import { theDesk } from '../domain/ticket/event';
import { after, days, type Instant, type Span } from '../domain/time/instant';
import type { Transaction } from '../ports/unit-of-work';
import type { Announcement } from '../views/announcement';
import { inTheMorning, message } from '../views/notifications/recipients';
import { changedSaid } from '../views/roster/changed-said';

/** What lies further ahead is read in the roster. */
export const toldAhead = days(56);

/** How somebody's duty became another. */
interface By {
  /** Who did it. */
  readonly by: PersonId;
  /** Who reads it otherwise. */
  readonly know: ReadonlySet<PersonId>;
  /** Names this change: nobody reads it twice. */
  readonly key: string;
  readonly about?: RecordRef;
  readonly origin?: PersonId;
}

interface Around {
  readonly at: Instant;
  readonly desk: Pick<Desk, 'places'>;
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** What those read whose duty is another from now on by what others did: at once, or in the morning where it can wait. */
export const dutyTold = (
  changed: ReadonlyMap<PersonId, readonly DutyChanged[]>,
  { by, know, key, about, origin }: By,
  { at, desk, people }: Around,
): readonly Announcement[] =>
  [...changed].flatMap(([id, changes]): readonly Announcement[] => {
    const person = people.get(id);
    const text = changedSaid(changes, by);
    if (text === undefined || know.has(id) || person === undefined || !servesAs(person, 'engineer', 'lead')) return [];
    return [
      {
        to: { kind: 'person', person: id },
        ...{ content: message(text), reason: 'record', ...(about && { about }), ...(origin && { origin }) },
        ...{ key: `${key}:duty:${id}`, priority: 'at-once' },
        ...inTheMorning(hoursThere(changes[0]?.places ?? [], person.zone, desk), at, changes[0]?.from ?? at),
      },
    ];
  });

/** The time of which changes are told. */
export const toldOf = (at: Instant): Span => ({ from: at, to: after(at, toldAhead) });

/** One roster, the one after it, and a name of the change. */
interface RosterChanged {
  readonly before: Shifts;
  readonly after: Shifts;
  readonly key: string;
}

/**
 * Tells those whose duty an import or another desk file changed, each once a `key`. Whoever comes on or goes off duty by it
 * at this moment reads so by the message of their shift.
 */
export async function tellDutyChanged(
  tx: Transaction,
  desk: Pick<Desk, 'places'>,
  { before, after: then, key }: RosterChanged,
): Promise<void> {
  const changed = new Map(
    [...dutyChanged(toldOf(tx.now), { before, after: then })].map(([id, changes]) => [
      id,
      changes.filter(({ from }) => from > tx.now),
    ]),
  );
  const people = new Map((await tx.staff()).map((person) => [person.id, person]));
  await tx.announce(dutyTold(changed, { by: theDesk, know: new Set(), key }, { at: tx.now, desk, people }));
}
