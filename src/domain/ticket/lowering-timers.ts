import { after, minutes } from '../time/instant';
import { isLoweringAsked } from './correct';
import { ticketTimerRule, timerAt } from './timer';

/** The question whether an urgent ticket can wait is brought to mind again after so long. */
const remindAfter = minutes(30);

/** Once, by the clock on the wall: as long as nobody answers the ticket is urgent. */
export const loweringTimers = ticketTimerRule<'lowering-remind'>({
  wanted: ({ ticket }) => {
    const { lowering } = ticket;
    if (lowering === undefined || lowering.remindedAt !== undefined || !isLoweringAsked(ticket)) return [];
    return timerAt('lowering-remind', after(lowering.at, remindAfter));
  },
  fires: {
    'lowering-remind': ({ ticket, byDesk }) =>
      isLoweringAsked(ticket) ? { type: 'lowering-reminded', ...byDesk } : undefined,
  },
});
