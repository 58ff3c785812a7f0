import { isAbout, judgedAnew } from '../domain/sla/judged';
import type { InTerms } from '../domain/sla/terms';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';

/** A verdict that is kept, and what the rules say of the same clock. */
export interface OtherwiseJudged {
  readonly clause: string;
  readonly kept: string;
  readonly judged: string;
}

/**
 * Verdicts of a ticket that the rules would not give, by the terms of its moment. A clock that a correction of the ticket
 * left nothing of has no other verdict, and is right; one by terms that this process has not read yet is not asked about.
 */
export function verdictsThatDiffer(ticket: Ticket, desk: InTerms, at: Instant): readonly OtherwiseJudged[] {
  const anew = judgedAnew(ticket, desk, at);
  return (ticket.verdicts ?? []).flatMap((verdict): readonly OtherwiseJudged[] => {
    if (verdict.terms !== undefined && verdict.terms > (desk.terms?.newest ?? verdict.terms)) return [];
    const clock = anew.find((one) => isAbout(verdict, one))?.clock;
    if (clock === undefined || clock.state === 'unknown') return [];
    const judged = clock.state === 'breached' ? 'missed' : clock.state;
    const isSame = judged === verdict.state && 'dueAt' in clock && clock.dueAt === verdict.dueAt;
    return isSame ? [] : [{ clause: verdict.clause, kept: verdict.state, judged }];
  });
}
