import type { DecisionContext } from '../../domain/record/decision-context';
import type { Happened, Recorded, RecordRules } from '../../domain/record/record';
import type { DutyWord } from '../../domain/roster/duty-change';
import { withPattern } from '../../domain/roster/shifts';
import type { Transaction } from '../../ports/unit-of-work';

type Says<State extends Recorded, Event extends Happened> = Pick<
  RecordRules<State, Event>,
  'name' | 'duty' | 'service' | 'unseen'
>;

const saidBy = <State extends Recorded, Event extends Happened>(
  { duty, service, unseen }: Says<State, Event>,
  state: State,
): readonly DutyWord[] => [...(duty?.(state) ?? []), ...(service?.(state) ?? []), ...(unseen?.(state) ?? [])];

/** A record before something happened, and after it; one that is only just begun was nothing before. */
interface Changed<State> {
  readonly before?: State;
  readonly after: State;
}

/** Whether it says of duty what it said before; a kind that says nothing does. */
export const saysTheSame = <State extends Recorded, Event extends Happened>(
  kind: Says<State, Event>,
  { before, after }: Changed<State>,
): boolean =>
  (kind.duty === undefined && kind.service === undefined && kind.unseen === undefined) ||
  JSON.stringify(before === undefined ? [] : saidBy(kind, before)) === JSON.stringify(saidBy(kind, after));

/** Writes what it says of duty where that is another thing than before. Answers whether it is. */
export async function tellDuty<State extends Recorded, Event extends Happened>(
  tx: Pick<Transaction, 'decideDuty'>,
  kind: Says<State, Event>,
  changed: Changed<State>,
): Promise<boolean> {
  if (saysTheSame(kind, changed)) return false;
  const { after } = changed;
  await tx.decideDuty({ kind: kind.name, id: after.id }, saidBy(kind, after));
  return true;
}

/** The same decision, with the roster as this transaction has it now. */
export const withRoster = async (
  tx: Pick<Transaction, 'now' | 'shiftsAt'>,
  now: DecisionContext,
): Promise<DecisionContext> => ({ ...now, shifts: withPattern(now.desk, await tx.shiftsAt(tx.now)) });
