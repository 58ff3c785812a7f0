import { slipsAt } from '../ticket/promise-decided';
import { type DueTimerContext, ticketTimerRule, timerAt } from '../ticket/timer';
import { after, before, type Instant } from '../time/instant';
import { nextWordAt } from './next-word';
import { tomorrowAt } from './quiet';

/** As often in a row a promise may slip by an hour. */
const slipsAloud = 2;

/** A reminder before a promised answer is due, and the moment at which it slips (HOT-4). */
export const promiseTimers = ticketTimerRule<'promise-remind' | 'promise-slip'>({
  wanted: ({ ticket, desk }) => {
    const { promise } = ticket;
    const slips = slipsAt(ticket);
    if (promise === undefined || slips === undefined) return [];
    const remind = before(slips, desk.promise.remindBefore);
    return [
      ...(promise.reminded || remind <= promise.madeAt ? [] : timerAt('promise-remind', remind)),
      ...timerAt('promise-slip', slips),
    ];
  },
  fires: {
    'promise-remind': ({ byDesk }) => ({ type: 'promise-reminded', ...byDesk }),
    'promise-slip': (context) => {
      const { promise } = context.ticket;
      return promise && { type: 'promise-slipped', ...context.byDesk, due: promise.due, newDue: slippedUntil(context) };
    },
  },
});

/** A promise that slipped twice is promised for the next working day: nobody reads an apology every hour. */
function slippedUntil({ ticket, desk, hours, at }: DueTimerContext): Instant {
  const tomorrow = (ticket.promise?.slips ?? 0) < slipsAloud ? undefined : tomorrowAt(hours, at);
  return tomorrow === undefined ? nextWordAt(ticket, desk, hours, at) : after(tomorrow, desk.progress.every);
}
