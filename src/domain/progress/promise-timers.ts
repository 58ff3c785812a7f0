import { slipsAt } from '../ticket/promise-decided';
import { timerAt, type Wanted } from '../ticket/wanted';
import { before } from '../time/instant';

/** A reminder before a promised answer is due, and the moment at which it slips (HOT-4). */
export const promiseTimers: Wanted = ({ ticket, desk }) => {
  const { promise } = ticket;
  const slips = slipsAt(ticket);
  if (promise === undefined || slips === undefined) return [];
  const remind = before(slips, desk.promise.remindBefore);
  return [
    ...(promise.reminded || remind <= promise.madeAt
      ? []
      : timerAt({ kind: 'promise-remind', key: 'promise-remind' }, remind)),
    ...timerAt({ kind: 'promise-slip', key: 'promise-slip' }, slips),
  ];
};
