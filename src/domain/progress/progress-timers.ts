import { ticketTimerRule, timerAt } from '../ticket/timer';
import { after, type Duration } from '../time/instant';
import { askAt, askedAgainAt, nextReportAt } from './next-report';
import { isQuiet } from './quiet';
import { mayBeAsked } from './whether-asked';

/**
 * The next hourly report, and the card that asks the owner for words ten minutes before (HOT-5); while the requester is waited
 * for, the morning on which they are asked again.
 */
export const progressTimers = ticketTimerRule<'progress-ask' | 'progress-report'>({
  wanted: ({ ticket, desk, hours, at }) => {
    const report = nextReportAt(ticket, desk, hours) ?? askedAgainAt(ticket, hours) ?? undefined;
    const ask = askAt(ticket, desk, hours) ?? undefined;
    // Whoever was away at the hour itself is not asked for words that come too late.
    const asked = report === undefined || report <= at || ticket.progressAskedFor === report;
    return [...timerAt('progress-report', report), ...(asked ? [] : timerAt('progress-ask', ask))];
  },
  fires: {
    'progress-ask': ({ ticket, desk, hours, duty, at, byDesk }) => {
      const hour = nextReportAt(ticket, desk, hours);
      // Nobody can write anything in the seconds between an opening and the report.
      if (hour === null || hour < after(at, (desk.progress.askBefore / 2) as Duration)) return undefined;
      return mayBeAsked(ticket, { duty, hours, at }) ? { type: 'progress-asked', ...byDesk, hour } : undefined;
    },
    'progress-report': ({ ticket, hours, at, byDesk }) => ({
      ...{ type: 'progress-reported', ...byDesk, text: '', automatic: true, promise: 'open' },
      // A question is no news to be spared.
      ...(askedAgainAt(ticket, hours) !== null ? { asksAgain: true } : isQuiet(ticket, at) ? { quiet: true } : {}),
    }),
  },
});
