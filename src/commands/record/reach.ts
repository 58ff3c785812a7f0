import type { Desk } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { type Happened, type Recorded, wantedBy } from '../../domain/record/record';
import type { RecordRef } from '../../domain/record/record-ref';
import type { Transaction } from '../../ports/unit-of-work';
import type { Kinds } from './bound-kind';
import type { Reading } from './context-for';
import type { RecordKind } from './kind';
import { pathOf, type RecordPath } from './path';

/** A kind with its path, and how its records are read: what everything that is bound needs. */
export interface Reach<State extends Recorded, Event extends Happened, View> {
  readonly kind: RecordKind<State, Event, View>;
  readonly path: RecordPath<State, Event, View>;
  readonly kinds: () => Kinds;
  /** A record, and what a decision about it may look at. Throws MissingRecord. */
  readonly read: (
    tx: Reading,
    desk: Desk,
    about: RecordRef,
    by?: Person,
  ) => Promise<{ readonly record: State; readonly now: DecisionContext }>;
  /** Its wake-ups written anew. */
  readonly renew: (tx: Transaction, desk: Desk, record: State) => Promise<void>;
}

/** The reach of one kind. */
export function reachOf<State extends Recorded, Event extends Happened, View>(
  kind: RecordKind<State, Event, View>,
  kinds: () => Kinds,
): Reach<State, Event, View> {
  const path = pathOf(kind, kinds);
  return {
    kind,
    path,
    kinds,
    read: async (tx, desk, about, by) => {
      const record = await tx.load<State>(about);
      return { record, now: await path.contextOf(tx, desk, record, by) };
    },
    renew: async (tx, desk, record) => {
      const shifts = { ...(await tx.shiftsAt(tx.now)), pattern: desk.duty };
      const timers = wantedBy(kind, record, { desk, at: tx.now, shifts });
      await tx.want({ kind: kind.name, id: record.id, version: record.version }, timers);
    },
  };
}
