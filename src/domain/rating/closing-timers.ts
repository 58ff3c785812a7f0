import { complaintsIn } from '../complaint/on-ticket';
import { isPseudonym } from '../privacy/pseudonym';
import type { Timer } from '../record/record';
import type { Ticket } from '../ticket/ticket';
import { type TicketTimerContext, ticketTimerRule, timerAt } from '../ticket/timer';
import { after, before, type Duration, hours as hoursLong } from '../time/instant';
import { usualHours } from '../time/operating-time';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { closesAt, opensAt, workingDayAfter } from '../time/working-day';
import { isOwnWork } from './own-work';
import { windowEnds } from './rating-window';

/** The lead is reminded of a call-back this long before it is due. */
const remindCallback = hoursLong(1);

/** One rating reminder next working morning; closing after silence; a call-back still owed (product §7). */
export const closingTimers = ticketTimerRule<'rating-remind' | 'close-silent' | 'doubt-remind' | 'callback-remind'>({
  wanted: (context) => [
    ...ratingReminder(context),
    ...silentClosing(context),
    ...doubtReminder(context),
    ...callbackReminder(context.ticket),
  ],
  fires: {
    // Whoever may not use the desk any more, or is just being erased, can rate nothing.
    'rating-remind': ({ ticket, byDesk, ...now }) =>
      now.people.get(ticket.requester)?.active === false || isHeld(ticket, now)
        ? undefined
        : { type: 'rating-reminded', ...byDesk },
    // While somebody complains about it nothing closes; it is made anew when that is over.
    'close-silent': ({ byDesk, ...now }) =>
      complaintsIn(now).length > 0 ? undefined : { type: 'confirmed', ...byDesk, how: 'silence' },
    'doubt-remind': ({ ticket: { doubt }, byDesk }) =>
      doubt && { type: 'doubt-reminded', ...byDesk, to: doubt.remindedAt === undefined ? 'requester' : 'leads' },
    'callback-remind': ({ byDesk }) => ({ type: 'callback-reminded', ...byDesk }),
  },
});

/** Nobody is asked whether it is fixed while the answer would not be taken; it is made anew when that is over. */
const isHeld = ({ state }: Ticket, now: Parameters<typeof complaintsIn>[0]): boolean =>
  state === 'resolved' && complaintsIn(now).length > 0;

/** Nobody can rate it any more, or be called. */
const isErased = ({ requester }: Ticket): boolean => isPseudonym(requester);

function ratingReminder({ ticket, desk, hours }: TicketTimerContext): readonly Timer<'rating-remind'>[] {
  const { resolution, state } = ticket;
  const done = state === 'resolved' || state === 'closed';
  if (
    ticket.doubt ||
    !resolution ||
    !done ||
    ticket.rating ||
    ticket.ratingReminded ||
    isOwnWork(ticket) ||
    isErased(ticket)
  )
    return [];
  const usual = usualHours(hours);
  const morning = unlessCalendarEnds(() => opensAt(workingDayAfter(usual, ticket.settledAt ?? resolution.at, 1)));
  const inTime = morning !== undefined && morning < windowEnds(hours, resolution.at, desk.closing.ratingDays);
  return inTime ? timerAt('rating-remind', morning) : [];
}

function silentClosing({ ticket, desk, hours }: TicketTimerContext): readonly Timer<'close-silent'>[] {
  const { resolution, doubt, settledAt } = ticket;
  // Whoever has written is not silent.
  if (ticket.state !== 'resolved' || !resolution || (doubt && !isErased(ticket))) return [];
  const { silentWorkingDays } = desk.closing;
  const since = settledAt ?? resolution.at;
  const due = unlessCalendarEnds(() => closesAt(workingDayAfter(usualHours(hours), since, silentWorkingDays)));
  return timerAt('close-silent', due);
}

/**
 * Whether it is fixed is asked once more the next working morning; then the leads hear of it, again and again, for it
 * neither closes by itself nor stays as it is without anybody knowing.
 */
function doubtReminder({ ticket, desk, hours }: TicketTimerContext): readonly Timer<'doubt-remind'>[] {
  const { doubt } = ticket;
  if (ticket.state !== 'resolved' || !doubt || isErased(ticket)) return [];
  const usual = usualHours(hours);
  const { at, remindedAt, toldAt } = doubt;
  const due = unlessCalendarEnds(() =>
    remindedAt === undefined
      ? opensAt(workingDayAfter(usual, at, 1))
      : opensAt(
          workingDayAfter(usual, toldAt ?? remindedAt, toldAt === undefined ? 1 : desk.closing.silentWorkingDays),
        ),
  );
  return timerAt('doubt-remind', due);
}

function callbackReminder(ticket: Ticket): readonly Timer<'callback-remind'>[] {
  const { callback, rating } = ticket;
  if (!callback || callback.reminded || callback.doneAt !== undefined || isErased(ticket)) return [];
  const early = before(callback.due, remindCallback);
  // Asked for late in the day: half of what is left, not together with the request itself.
  const due = rating && early <= rating.at ? after(rating.at, ((callback.due - rating.at) / 2) as Duration) : early;
  return timerAt('callback-remind', due);
}
