import { inItsTime } from '../assignment/windows';
import type { Ticket } from '../ticket/ticket';
import { ticketTimerRule, timerAt } from '../ticket/timer';
import { hours as hoursLong, type Instant, minutes } from '../time/instant';
import type { OperatingTime } from '../time/operating-time';

/** An offer that nobody answers is brought to mind again after so long, and is over after so long. */
const remindAfter = minutes(30);
const endsAfter = hoursLong(2);

/** When an offer of this ticket is over: of operating time unless the ticket is urgent. */
export const offerEndsAt = (ticket: Pick<Ticket, 'urgent'>, offeredAt: Instant, hours: OperatingTime): Instant =>
  inItsTime(ticket, offeredAt, endsAfter, hours);

/** Whoever was offered a ticket is reminded once; then the offer ends, and its owner and the leads know (HOT-6). */
export const handoverTimers = ticketTimerRule<'handover-remind' | 'handover-end'>({
  wanted: ({ ticket, hours }) => {
    const { handover } = ticket;
    if (handover === undefined) return [];
    const { at, remindedAt } = handover;
    return [
      ...(remindedAt === undefined ? timerAt('handover-remind', inItsTime(ticket, at, remindAfter, hours)) : []),
      ...timerAt('handover-end', offerEndsAt(ticket, at, hours)),
    ];
  },
  fires: {
    'handover-remind': ({ ticket, byDesk }) => ticket.handover && { type: 'handover-reminded', ...byDesk },
    'handover-end': ({ ticket: { handover }, byDesk }) =>
      handover && { type: 'handover-ended', ...byDesk, to: handover.to, offeredAt: handover.at },
  },
});
