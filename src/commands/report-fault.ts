import { categoryOf, type Desk, placeOf } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { type Invalid, invalid } from '../domain/refusal';
import { firstVerdicts } from '../domain/sla/decide';
import { regimeAt } from '../domain/sla/regime';
import { termsInForce } from '../domain/sla/terms';
import type { EventOf } from '../domain/ticket/event';
import { begin } from '../domain/ticket/evolve';
import { refuseCall } from '../domain/ticket/phoned';
import type { Report, Ticket } from '../domain/ticket/ticket';
import { titleOf } from '../domain/ticket/words-changed';
import { before } from '../domain/time/instant';
import { say } from '../domain/words';
import type { Transaction } from '../ports/unit-of-work';
import type { Answers } from '../views/form';
import { otherDevice } from '../views/forms/report-form';
import { filesOf, missing, momentOf, textOf, tooLong } from './answers';
import type { CommandDeps } from './command-deps';
import { ticketPath } from './kinds';
import { Rollback, transact } from './retry';

/** A new report, as the form gave it. */
export interface ReportRequest {
  readonly key: string;
  readonly by: Person;
  /** Whom it is for, when an engineer files for somebody else. */
  readonly requester: Person;
  readonly source: Report['source'];
  readonly answers: Answers;
}

/** What became of it. `same`: it looks like a job reported minutes ago; ask before making a second one. */
export type Reported =
  | { readonly kind: 'reported'; readonly ticket: Ticket }
  | { readonly kind: 'same'; readonly ticket: Ticket }
  | { readonly kind: 'repeated' }
  | Invalid;

/** Files a fault (product §2): number, clocks, cards and rescue ladder in one transaction. Throws Conflict. */
export async function reportFault(deps: CommandDeps, request: ReportRequest): Promise<Reported> {
  const report = readReport(deps.desk, request);
  if ('kind' in report && report.kind === 'invalid') return report;
  const told = report as Report;
  return transact<Reported>(deps, async (tx) => {
    if (!(await tx.firstTime(request.key))) return { kind: 'repeated' };
    if (textOf(request.answers, 'same') !== 'new') {
      const same = await alreadyReported(tx, deps.desk, request.requester, told);
      if (same) throw new Rollback<Reported>({ kind: 'same', ticket: same });
    }
    const calledAt = momentOf(request.answers, 'calledAt');
    const no = refuseCall({ calledAt, isForAnother: request.by.id !== request.requester.id }, tx.now);
    if (no) throw new Rollback<Reported>(no);
    return { kind: 'reported', ticket: await open(tx, deps.desk, request, told) };
  });
}

function open(tx: Transaction, desk: Desk, request: ReportRequest, report: Report): Promise<Ticket> {
  const { by, requester } = request;
  const calledAt = momentOf(request.answers, 'calledAt');
  const regime = regimeAt(placeOf(desk, report.place).hours, calledAt ?? tx.now);
  const said: EventOf<'reported'> = {
    type: 'reported',
    by: by.id,
    at: tx.now,
    requester: requester.id,
    regime,
    ...(calledAt === undefined ? {} : { calledAt }),
    ...report,
    ...termsInForce(desk),
  };
  return ticketPath.open(tx, desk, { ...said, ...firstVerdicts(begin(said), desk, tx.now) }, requester);
}

const alreadyReported = (tx: Transaction, desk: Desk, requester: Person, report: Report): Promise<Ticket | undefined> =>
  tx.sameReport(requester.id, report.category, report.title, before(tx.now, desk.sameReportWithin));

/** Most characters of a one-line answer. */
const lineLength = 100;

function readReport(desk: Desk, { answers, by, requester, source }: ReportRequest): Report | Invalid {
  const branchId = textOf(answers, 'branch');
  const itemName = `item-${branchId}`;
  const empty = tooLong(answers) ?? missing(answers, 'description', 'branch', itemName);
  if (empty) return empty;
  const category = `${branchId}.${textOf(answers, itemName)}`;
  const found = categoryOf(desk, category);
  if (!found) return invalid({ branch: say('form.fillIn') });
  const description = textOf(answers, 'description');
  const chosen = textOf(answers, 'device');
  return {
    category,
    kind: found.branch.kind,
    urgent: textOf(answers, 'urgency') === 'urgent',
    place: placeOf(desk, textOf(answers, 'place')).id,
    spot: titleOf(textOf(answers, 'spot'), lineLength),
    device: titleOf(chosen === '' || chosen === otherDevice ? textOf(answers, 'otherDevice') : chosen, lineLength),
    contact: titleOf(textOf(answers, 'contact'), lineLength),
    title: titleOf(description),
    description,
    files: filesOf(answers, 'files'),
    source: by.id === requester.id ? source : 'phone',
  };
}
