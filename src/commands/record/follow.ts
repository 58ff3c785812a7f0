import type { PersonId } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import type { Happened, Recorded } from '../../domain/record/record';
import type { RecordRef } from '../../domain/record/record-ref';
import type { Transaction } from '../../ports/unit-of-work';
import type { Causes, Kinds } from './bound-kind';
import type { AboutChange, Change, RecordKind } from './kind';

/** Far more than kinds that know each other need: an answer to an answer to an answer. */
const mostCauses = 12;

/**
 * What a change of a record of this kind leads to in others: its consequences, and what becomes of the records about it. `before`: what led to the change. Throws where each brings about the next without end.
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
    const turn = turnOf(kind.index(change.before).open, kind.index(after).open);
    const changed = { before: { about, record: change.before }, after: { about, record: after }, turn };
    // Where it has come to its end, those that the consequences have not ended already.
    const linked = turn === undefined ? now.linked : await tx.linkedTo(about, turn === 'ended' ? 'open' : 'ever');
    for (const one of linked) {
      await kinds()[one.about.kind].aboutChanged(tx, now.desk, { about: one.about, change: changed, causes });
    }
    const leaving = kind.leavesPost?.(change);
    if (leaving) for (const { postLeft } of Object.values(kinds())) await postLeft(tx, now.desk, leaving);
    const back = kind.backAtPost?.(change);
    if (back) for (const one of Object.values(kinds())) await one.backAtPost(tx, now.desk, { back, causes });
    for (const list of await listing(tx, kind, kinds(), { ...change, turn })) {
      await kinds()[list.kind].aboutChanged(tx, now.desk, { about: list, change: changed, causes });
    }
  };

/** Open lists of whoever had a part in the record that they have no more, or in one that is over: they may name it. */
async function listing<State extends Recorded, Event extends Happened, View>(
  tx: Transaction,
  kind: RecordKind<State, Event, View>,
  kinds: Kinds,
  { before, after, turn }: Change<State, Event> & Pick<AboutChange, 'turn'>,
): Promise<readonly RecordRef[]> {
  const found: RecordRef[] = [];
  for (const { name, rules, listsOf } of Object.values(kinds)) {
    if (listsOf?.kind !== kind.name) continue;
    const having = (state: State): readonly PersonId[] =>
      kind.index(state).parties.flatMap(({ person, part }) => (part === listsOf.part ? [person] : []));
    const still = turn === 'ended' ? [] : having(after);
    for (const person of having(before).filter((one) => !still.includes(one))) {
      const lists = await tx.ofPerson(name, person, listsOf.part);
      found.push(...lists.flatMap(({ about, record }) => (rules.index(record).open ? [about] : [])));
    }
  }
  return found;
}

const turnOf = (was: boolean, is: boolean): AboutChange['turn'] => {
  if (was === is) return undefined;
  return is ? 'returned' : 'ended';
};
