import type { Desk } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { type Invalid, isInvalid } from '../domain/refusal';
import { refuseCall } from '../domain/ticket/phoned';
import type { Report, Ticket } from '../domain/ticket/ticket';
import { before } from '../domain/time/instant';
import type { Transaction } from '../ports/unit-of-work';
import type { Answers } from '../views/form';
import { reportForm } from '../views/forms/report-form';
import { readAnswers } from '../views/read-answers';
import type { CommandDeps } from './command-deps';
import { ticketPath } from './kinds';
import { type Reporting, readReport, reportedEvent } from './reported-event';
import { Rollback, transact } from './retry';

/** A new report, as its form came back. */
export interface ReportRequest extends Omit<Reporting, 'answers'> {
  /** The same key again does nothing. */
  readonly key: string;
  readonly answers: Answers;
}

/** What became of it. `same`: it looks like a ticket reported minutes ago; ask before making a second one. */
export type Reported =
  | { readonly kind: 'reported'; readonly ticket: Ticket }
  | { readonly kind: 'same'; readonly ticket: Ticket }
  | { readonly kind: 'repeated' }
  | Invalid;

/** Files a fault (product §2): number, clocks, cards and rescue ladder in one transaction. Throws Conflict. */
export async function reportFault(deps: CommandDeps, { key, ...given }: ReportRequest): Promise<Reported> {
  const request = { ...given, answers: readAnswers(reportForm.asks, given.answers) };
  const report = readReport(deps.desk, request);
  if (isInvalid(report)) return report;
  return transact<Reported>(deps, async (tx) => {
    if (!(await tx.firstTime(key))) return { kind: 'repeated' };
    if (request.answers.same !== 'new') {
      const same = await alreadyReported(tx, deps.desk, request.requester, report);
      if (same) throw new Rollback<Reported>({ kind: 'same', ticket: same });
    }
    const { calledAt } = request.answers;
    const no = refuseCall({ calledAt, isForAnother: request.by.id !== request.requester.id }, tx.now);
    if (no) throw new Rollback<Reported>(no);
    const first = reportedEvent(deps.desk, request, report, tx.now);
    return { kind: 'reported', ticket: await ticketPath.open(tx, deps.desk, first, request.requester) };
  });
}

const alreadyReported = (tx: Transaction, desk: Desk, requester: Person, report: Report): Promise<Ticket | undefined> =>
  tx.sameReport(requester.id, report.category, report.title, before(tx.now, desk.sameReportWithin));
