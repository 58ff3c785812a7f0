import { type LogRules, logRules } from '../record/log-rules';
import { ticketRules } from './ticket-rules';

/** Tickets as the store and the scheduler ask for them. */
export const ticketLog: LogRules = logRules(ticketRules);
