import type { Ticket } from '../ticket/ticket';
import { timerAt, type Wanted } from '../ticket/wanted';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, type Duration, hours as hoursLong, type Instant, minutes } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';

/** An offer that nobody answers is brought to mind again after so long, and is over after so long. */
const remindAfter = minutes(30);
const endsAfter = hoursLong(2);

/** When an offer of this job is over: of operating time unless the job is urgent. */
export const offerEndsAt = (ticket: Pick<Ticket, 'urgent'>, offeredAt: Instant, hours: OperatingTime): Instant =>
  later(ticket, offeredAt, endsAfter, hours);

function later({ urgent }: Pick<Ticket, 'urgent'>, from: Instant, length: Duration, hours: OperatingTime): Instant {
  return urgent ? after(from, length) : forwardAsKnown(hours, from, length);
}

/** Whoever was offered a job is reminded once; then the offer ends, and its owner and the leads know (HOT-6). */
export const handoverTimers: Wanted = ({ ticket, hours }) => {
  const { handover } = ticket;
  if (handover === undefined) return [];
  const { at, remindedAt } = handover;
  return [
    ...(remindedAt === undefined
      ? timerAt({ kind: 'handover-remind', key: 'handover-remind' }, later(ticket, at, remindAfter, hours))
      : []),
    ...timerAt({ kind: 'handover-end', key: 'handover-end' }, offerEndsAt(ticket, at, hours)),
  ];
};
