import type { Desk } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import type { ContextNeeds, Happened, Recorded } from '../../domain/record/record';
import type { RecordRef } from '../../domain/record/record-ref';
import { isInvalid, isRefusal } from '../../domain/refusal';
import type { Transaction } from '../../ports/unit-of-work';
import { tooLong } from '../answers';
import { Rollback } from '../retry';
import type { RecordBeginning } from './beginning';
import { noSuch, nothingGiven, unlessAnother } from './bind-actions';
import { unlessMissing } from './bind-views';
import { type Around, type BoundKind, type Kinds, type Outcome, UnknownAction } from './bound-kind';
import { contextFor } from './context-for';
import type { Reach } from './reach';

/** What deciding a beginning reads besides. */
type Reads = Pick<ContextNeeds, 'around' | 'others'>;

/** What is about a record, read once for whoever may begin one of any kind there. Throws MissingRecord. */
export async function surroundingsOf(
  { tx, desk, kinds }: { readonly tx: Transaction; readonly desk: Desk; readonly kinds: Kinds },
  by: Person,
  { on, ...reads }: Reads & { readonly on?: RecordRef | undefined },
): Promise<Around> {
  if (on === undefined) return { now: await contextFor(tx, desk, { people: [], ...reads }, by) };
  const { record, now } = await kinds[on.kind].read(tx, desk, on, by);
  return { subject: { about: on, record }, now };
}

/** How records of a kind are begun. */
export function bindBeginnings<State extends Recorded, Event extends Happened, View>({
  kind,
  path,
  kinds,
}: Reach<State, Event, View>): Pick<BoundKind, 'beginnings' | 'mayBegin' | 'begin' | 'beginForm'> {
  const { beginnings = [] } = kind;
  const beginningOf = (name: string): RecordBeginning<Event> => {
    const beginning = beginnings.find(({ id }) => `${kind.name}.${id}` === name);
    if (!beginning) throw new UnknownAction(name);
    return beginning;
  };
  const around = (
    tx: Transaction,
    desk: Desk,
    by: Person,
    on: Reads & { readonly on?: RecordRef | undefined },
  ): Promise<Around> => surroundingsOf({ tx, desk, kinds: kinds() }, by, on);
  return {
    beginnings: beginnings.map((one) => ({
      ...one,
      id: `${kind.name}.${one.id}`,
      opensForm: one.form !== undefined,
    })),

    mayBegin: (by, { subject, now }) =>
      beginnings.filter(({ refuse }) => refuse(subject, by, now) === undefined).map(({ id }) => `${kind.name}.${id}`),

    begin: async (tx, desk, { key, action: name, on, ...input }) => {
      const beginning = beginningOf(name);
      const named = on === undefined ? beginning.names?.(input) : undefined;
      // One that they may not know of is as if there were none.
      const meant = named && (await around(tx, desk, input.by, { on: named.about }).catch(unlessMissing));
      const { subject, now: known } =
        meant ?? (await around(tx, desk, input.by, { on, ...beginning.reads?.(input, tx.now) }));
      const now = (await beginning.gather?.(tx, input, known)) ?? known;
      const strange = named && meant === undefined ? noSuch(desk, named) : undefined;
      const verdict =
        beginning.refuse(on && subject, input.by, now) ??
        tooLong(input.answers) ??
        strange ??
        beginning.decide(subject, input, now);
      if (!(await tx.firstTime(key))) return { kind: 'repeated' };
      if (isRefusal(verdict) || isInvalid(verdict)) throw new Rollback<Outcome>(verdict);
      await unlessAnother(tx, beginning.decidesAlone?.(input, now));
      const record = await path.open(tx, desk, verdict, input.by);
      return { kind: 'done', event: verdict, about: { kind: kind.name, id: record.id }, record };
    },

    beginForm: async (tx, desk, { action: name, on, by, value, answers }) => {
      const beginning = beginningOf(name);
      if (beginning.form === undefined) throw new UnknownAction(name);
      const given = { ...nothingGiven(by, value), answers };
      const { subject, now: known } = await around(tx, desk, by, { on, ...beginning.reads?.(given, tx.now) });
      const now = (await beginning.gather?.(tx, given, known)) ?? known;
      return beginning.refuse(subject, by, now) ?? beginning.form(subject, given, now);
    },
  };
}
