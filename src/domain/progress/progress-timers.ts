import { timerAt, unlessCalendarEnds, type Wanted } from '../ticket/wanted';
import { askAt, nextReportAt } from './next-report';

/** The next hourly report, and the card that asks the owner for words ten minutes before (HOT-5). */
export const progressTimers: Wanted = ({ ticket, desk, hours }) => {
  const report = unlessCalendarEnds(() => nextReportAt(ticket, desk, hours)) ?? undefined;
  const ask = unlessCalendarEnds(() => askAt(ticket, desk, hours)) ?? undefined;
  const asked = report === undefined || ticket.progressAskedFor === report;
  return [
    ...timerAt({ kind: 'progress-report', key: 'progress-report' }, report),
    ...(asked ? [] : timerAt({ kind: 'progress-ask', key: 'progress-ask' }, ask)),
  ];
};
