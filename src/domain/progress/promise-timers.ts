import { hasOpenPromise } from '../ticket/talk';
import { timerAt, type Wanted } from '../ticket/wanted';
import { before } from '../time/instant';

/**
 * A reminder before a promised answer is due, and the moment at which it slips (HOT-4). Neither comes while the desk
 * waits for the requester, like reports: an hourly slip would tell them again and again what only they can end.
 */
export const promiseTimers: Wanted = ({ ticket, desk }) => {
  const { promise } = ticket;
  if (!promise || !hasOpenPromise(ticket) || ticket.waiting?.endsWhenAnswered) return [];
  const remind = before(promise.due, desk.promise.remindBefore);
  return [
    ...(promise.reminded || remind <= promise.madeAt
      ? []
      : timerAt({ kind: 'promise-remind', key: 'promise-remind' }, remind)),
    ...timerAt({ kind: 'promise-slip', key: 'promise-slip' }, promise.due),
  ];
};
