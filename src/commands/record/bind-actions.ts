import type { Desk } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import type { Happened, Recorded } from '../../domain/record/record';
import { recordKey } from '../../domain/record/record-ref';
import { type Invalid, invalid, isInvalid, isRefusal, type Refusal } from '../../domain/refusal';
import { say } from '../../domain/words';
import { Conflict, MissingRecord, type Transaction } from '../../ports/unit-of-work';
import { tooLong } from '../answers';
import { Rollback } from '../retry';
import type { ActionInput, Named, RecordAction } from './action';
import { type BoundKind, type Kinds, type Outcome, UnknownAction, unknownRecord } from './bound-kind';
import type { RecordKind } from './kind';
import type { Reach } from './reach';

/** What an action is decided from. */
interface Asked<State> {
  readonly record: State;
  readonly input: ActionInput;
  readonly now: DecisionContext;
}

/** Why not. Of a kind that says nothing else it tells whoever may not know of the record that there is none. */
function refusalOf<State extends Recorded, Event extends Happened, View>(
  kind: RecordKind<State, Event, View>,
  action: RecordAction<State, Event>,
  { record, input: { by }, now }: Asked<State>,
): Refusal | undefined {
  const no = action.refuse(record, by, now);
  if (no === undefined) return undefined;
  const read = kind.refused?.(record, by, no, now.desk);
  return read ?? (kind.maySee(record, by, now) ? no : unknownRecord(now.desk, { kind: kind.name, id: record.id }));
}

/** What people do with a record: judged, decided and written, or refused and nothing kept. */
export function bindActions<State extends Recorded, Event extends Happened, View>({
  kind,
  path,
  read,
  kinds,
}: Reach<State, Event, View>): Pick<BoundKind, 'act' | 'form'> {
  const actionOf = (id: string): RecordAction<State, Event> => {
    const action = kind.actions.find((one) => one.id === id);
    if (!action) throw new UnknownAction(id);
    return action;
  };
  /** What else begins with it begins first, for what happens here names it; a no that follows undoes both. */
  const decided = async (tx: Transaction, action: RecordAction<State, Event>, { record, input, now }: Asked<State>) => {
    const opening = action.opens?.(record, input, now);
    if (opening === undefined) return action.decide(record, input, now);
    if (isInvalid(opening)) return opening;
    const opened = await kinds()[opening.kind].open(tx, now.desk, opening.first, opening.for);
    return action.decide(record, { ...input, opened }, now);
  };
  return {
    act: async (tx, desk, { key, about, action: id, ...input }) => {
      const action = actionOf(id);
      const { record, now } = await read(tx, desk, about, input.by);
      const before =
        refusalOf(kind, action, { record, input, now }) ??
        tooLong(input.answers) ??
        (await strangeName({ tx, desk, kinds: kinds() }, input.by, action.names?.(input)));
      if (!(await tx.firstTime(key))) return { kind: 'repeated' };
      const whole = before === undefined ? ((await action.gather?.(tx, record, now, input)) ?? now) : now;
      const verdict = before ?? (await decided(tx, action, { record, input, now: whole }));
      if (isRefusal(verdict) || isInvalid(verdict)) throw new Rollback<Outcome>(verdict);
      await unlessAnother(tx, action.decidesAlone?.(input, whole));
      const after = await path.apply(tx, now, record, verdict);
      const next = action.next?.(after, input, now);
      return { kind: 'done', event: verdict, about, record: after, ...(next === undefined ? {} : { next }) };
    },

    form: async (tx, desk, { about, action: id, by, value }) => {
      const action = actionOf(id);
      if (!action.form) return undefined;
      const { record, now } = await read(tx, desk, about, by);
      const input = nothingGiven(by, value);
      const no = refusalOf(kind, action, { record, input, now });
      if (no && !kind.maySee(record, by, now)) return unknownRecord(desk, about);
      if (no) return no;
      return action.form(record, input, (await action.gather?.(tx, record, now, input)) ?? now);
    },
  };
}

/** Of those who decide by the same reading the first does. Throws Conflict for whoever is second, who reads anew. */
export async function unlessAnother(tx: Transaction, reading: string | undefined): Promise<void> {
  if (reading === undefined || (await tx.firstTime(`alone:${reading}`))) return;
  throw new Conflict(`somebody else has decided by the same since it was read: ${reading}`);
}

/** Somebody asks for a form: nothing of it is filled in yet. */
export const nothingGiven = (by: Person, value: string | undefined): ActionInput => ({
  by,
  answers: {},
  ...(value === undefined ? {} : { value }),
});

/** What stands at the field where no such record was named. */
export const noSuch = (desk: Desk, { field, about }: Pick<Named, 'field' | 'about'>): Invalid =>
  invalid({ [field]: say('refusal.noTicket', { ticket: recordKey(desk, about) }) });

/**
 * Says that a record named in a form is not there, or cannot be meant, so that nobody works on it. One that they may not
 * know of is as if there were none.
 */
async function strangeName(
  { tx, desk, kinds }: { readonly tx: Transaction; readonly desk: Desk; readonly kinds: Kinds },
  by: Person,
  named: Named | undefined,
): Promise<Invalid | undefined> {
  if (!named) return undefined;
  try {
    const { record } = await kinds[named.about.kind].read(tx, desk, named.about, by);
    const no = named.refuse(record, desk);
    return no && invalid({ [named.field]: no });
  } catch (error) {
    if (!(error instanceof MissingRecord)) throw error;
    return noSuch(desk, named);
  }
}
