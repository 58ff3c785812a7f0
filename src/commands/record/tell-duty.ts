import type { DecisionContext } from '../../domain/record/decision-context';
import type { Happened, Recorded, RecordRules } from '../../domain/record/record';
import type { Transaction } from '../../ports/unit-of-work';

type Says<State extends Recorded, Event extends Happened> = Pick<RecordRules<State, Event>, 'name' | 'duty'>;

/** A record before something happened, and after it; one that is only just begun was nothing before. */
interface Changed<State> {
  readonly before?: State;
  readonly after: State;
}

/** Whether it says of duty what it said before; a kind that says nothing does. */
export const saysTheSame = <State extends Recorded, Event extends Happened>(
  { duty }: Says<State, Event>,
  { before, after }: Changed<State>,
): boolean =>
  duty === undefined || JSON.stringify(before === undefined ? [] : duty(before)) === JSON.stringify(duty(after));

/** Writes what it says of duty where that is another thing than before. Answers whether it is. */
export async function tellDuty<State extends Recorded, Event extends Happened>(
  tx: Pick<Transaction, 'decideDuty'>,
  kind: Says<State, Event>,
  changed: Changed<State>,
): Promise<boolean> {
  if (saysTheSame(kind, changed)) return false;
  const { after } = changed;
  await tx.decideDuty({ kind: kind.name, id: after.id }, kind.duty?.(after) ?? []);
  return true;
}

/** The same decision, with the roster as this transaction has it now. */
export const withRoster = async (
  tx: Pick<Transaction, 'now' | 'shiftsAt'>,
  now: DecisionContext,
): Promise<DecisionContext> => ({ ...now, shifts: { ...(await tx.shiftsAt(tx.now)), pattern: now.desk.duty } });
