import { type Say, say } from '../domain/words';
import type { FactRow } from '../views/card';
import type { Debt } from './debts';
import type { Digest } from './digest';
import { listed, ownerSaid } from './digest-words';

/** Tickets named in the row of the oldest. */
const namedAtMost = 3;

/** An overdue ticket in one line. */
export const debtSaid = ({ ticket, title, reportedAt, owner }: Debt): Say =>
  say('digest.debt', { ticket, title, since: { at: reportedAt, style: 'date-time' }, owner: ownerSaid(owner) });

/** What is owed whatever happened on the day: open, overdue, the oldest, and by whom. */
export function debtRows({ open, overdue, debts: { oldest, byOwner } }: Digest): readonly FactRow[] {
  const list = listed(oldest.slice(0, namedAtMost).map(debtSaid));
  const owners = listed(byOwner.map(({ owner, count }) => say('digest.debtOf', { owner: ownerSaid(owner), count })));
  return [
    { label: say('digest.open'), value: say('digest.number', { count: open }) },
    {
      label: say('digest.overdue'),
      value: say('digest.number', { count: overdue }),
      tone: overdue > 0 ? 'bad' : 'good',
    },
    ...(list === undefined ? [] : [{ label: say('digest.oldestOverdue'), value: list }]),
    ...(owners === undefined ? [] : [{ label: say('digest.overdueWith'), value: owners }]),
  ];
}
