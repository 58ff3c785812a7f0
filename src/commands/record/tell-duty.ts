import type { DecisionContext } from '../../domain/record/decision-context';
import type { Happened, Recorded, RecordRules } from '../../domain/record/record';
import { saidOfDuty } from '../../domain/record/said-of-duty';
import { withPattern } from '../../domain/roster/shifts';
import type { Transaction } from '../../ports/unit-of-work';

type Says<State extends Recorded, Event extends Happened> = Pick<
  RecordRules<State, Event>,
  'name' | 'duty' | 'service' | 'unseen'
>;

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
  JSON.stringify(before === undefined ? [] : saidOfDuty(kind, before)) === JSON.stringify(saidOfDuty(kind, after));

/** Writes what it says of duty where that is another thing than before, and whose word that is. Answers whether it is. */
export async function tellDuty<State extends Recorded, Event extends Happened>(
  tx: Pick<Transaction, 'decideDuty'>,
  kind: Says<State, Event>,
  changed: Changed<State> & { readonly event: Event },
): Promise<boolean> {
  if (saysTheSame(kind, changed)) return false;
  const { after, event } = changed;
  // That somebody was not seen changes nothing of who is on duty.
  const decided = kind.unseen === undefined ? event : undefined;
  await tx.decideDuty({ kind: kind.name, id: after.id }, saidOfDuty(kind, after), decided);
  return true;
}

/** The same decision, with the roster as this transaction has it now. */
export const withRoster = async (
  tx: Pick<Transaction, 'now' | 'shiftsAt'>,
  now: DecisionContext,
): Promise<DecisionContext> => ({ ...now, shifts: withPattern(now.desk, await tx.shiftsAt(tx.now)) });
