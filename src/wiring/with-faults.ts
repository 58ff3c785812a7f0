import type { FaultPoint } from '../ports/fault-point';
import type { Inbox } from '../ports/queues';
import type { UnitOfWork } from '../ports/unit-of-work';

/** The same unit of work, passing the moments before and after the commit. */
export const uowWithFaults = (uow: UnitOfWork, reach: FaultPoint): UnitOfWork => ({
  transact: async (now, work) => {
    const result = await uow.transact(now, async (tx) => {
      const written = await work(tx);
      reach('work.written');
      return written;
    });
    reach('work.committed');
    return result;
  },
});

/** The same inbox, passing the moment after an event was kept. */
export const inboxWithFaults = (inbox: Inbox, reach: FaultPoint): Inbox => ({
  keep: async (event, now) => {
    const first = await inbox.keep(event, now);
    reach('inbox.kept');
    return first;
  },
  done: (key, at) => inbox.done(key, at),
  renew: (keys, lease) => inbox.renew(keys, lease),
  claimUnfinished: (lease, limit) => inbox.claimUnfinished(lease, limit),
  forget: (before) => inbox.forget(before),
});
