import type { DecisionContext } from '../../domain/record/decision-context';
import type { Happened, Recorded } from '../../domain/record/record';
import type { Transaction } from '../../ports/unit-of-work';
import type { Causes, Kinds } from './bound-kind';
import type { Change, RecordKind } from './kind';

/** Far more than kinds that know each other need: an answer to an answer to an answer. */
const mostCauses = 12;

/**
 * What a change of a record of this kind leads to in others: its consequences, and where it is over by it, the end of what
 * was about it. `before`: what led to the change. Throws where each brings about the next without end.
 */
export const followedBy =
  <State extends Recorded, Event extends Happened, View>(
    kind: RecordKind<State, Event, View>,
    kinds: () => Kinds,
  ): ((
    tx: Transaction,
    now: DecisionContext,
    change: Change<State, Event>,
    before: readonly string[],
  ) => Promise<void>) =>
  async (tx, now, change, before) => {
    const { about, after } = change;
    const causes: Causes = [...before, `${kind.name}:${after.id}:${after.version}`];
    if (causes.length > mostCauses) throw new Error(`consequences without end: ${causes.join(' > ')}`);
    for (const one of kind.consequences?.(change, now) ?? []) {
      await kinds()[one.about.kind].happen(tx, now.desk, { ...one, causes });
    }
    if (!kind.index(change.before).open || kind.index(after).open) return;
    // Those that the consequences have not ended already.
    for (const one of await tx.linkedTo(about)) {
      await kinds()[one.about.kind].aboutIsOver(tx, now.desk, { about: one.about, causes });
    }
  };
