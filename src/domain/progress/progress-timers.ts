import { timerAt, type Wanted } from '../ticket/wanted';
import { askAt, nextReportAt } from './next-report';

/** The next hourly report, and the card that asks the owner for words ten minutes before (HOT-5). */
export const progressTimers: Wanted = ({ ticket, desk, hours, at }) => {
  const report = nextReportAt(ticket, desk, hours) ?? undefined;
  const ask = askAt(ticket, desk, hours) ?? undefined;
  // Whoever was away at the hour itself is not asked for words that come too late.
  const asked = report === undefined || report <= at || ticket.progressAskedFor === report;
  return [
    ...timerAt({ kind: 'progress-report', key: 'progress-report' }, report),
    ...(asked ? [] : timerAt({ kind: 'progress-ask', key: 'progress-ask' }, ask)),
  ];
};
