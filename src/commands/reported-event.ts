import { categoryOf, type Desk, placeOf } from '../domain/desk';
import type { Person } from '../domain/people/person';
import { type Invalid, invalid } from '../domain/refusal';
import { firstVerdicts } from '../domain/sla/decide';
import { regimeAt } from '../domain/sla/regime';
import { termsInForce } from '../domain/sla/terms';
import type { EventOf } from '../domain/ticket/event';
import { begin } from '../domain/ticket/evolve';
import type { Report } from '../domain/ticket/ticket';
import { titleOf } from '../domain/ticket/words-changed';
import type { Instant } from '../domain/time/instant';
import { say } from '../domain/words';
import { otherDevice, type ReportAnswers, reportForm } from '../views/forms/report-form';
import { missing, tooLong } from './answers';

/** What somebody reports, and for whom. */
export interface Reporting {
  readonly by: Person;
  /** Whom it is for, when an engineer files for somebody else. */
  readonly requester: Person;
  readonly source: Report['source'];
  readonly answers: ReportAnswers;
}

/** The event that a ticket begins with, decided at `at`. */
export function reportedEvent(
  desk: Desk,
  { by, requester, answers }: Omit<Reporting, 'source'>,
  report: Report,
  at: Instant,
): EventOf<'reported'> {
  const { calledAt } = answers;
  const said: EventOf<'reported'> = {
    type: 'reported',
    by: by.id,
    at,
    requester: requester.id,
    regime: regimeAt(placeOf(desk, report.place).hours, calledAt ?? at),
    ...(calledAt === undefined ? {} : { calledAt }),
    ...report,
    ...termsInForce(desk),
  };
  return { ...said, ...firstVerdicts(begin(said), desk, at) };
}

/** Most characters of a one-line answer. */
const lineLength = 100;

/** What is reported, by the answers of the form. */
export function readReport(desk: Desk, { answers, by, requester, source }: Reporting): Report | Invalid {
  const { branch, description, device } = answers;
  const item = answers.item.get(branch) ?? '';
  const itemField = reportForm.asks.item.nameOf(branch);
  const empty =
    tooLong(answers) ?? missing({ description, branch, [itemField]: item }, 'description', 'branch', itemField);
  if (empty) return empty;
  const category = `${branch}.${item}`;
  const found = categoryOf(desk, category);
  if (!found) return invalid({ branch: say('form.fillIn') });
  return {
    category,
    kind: found.branch.kind,
    urgent: answers.urgency === 'urgent',
    place: placeOf(desk, answers.place).id,
    spot: titleOf(answers.spot, lineLength),
    device: titleOf(device === '' || device === otherDevice ? answers.otherDevice : device, lineLength),
    contact: titleOf(answers.contact, lineLength),
    title: titleOf(description),
    description,
    files: answers.files,
    source: by.id === requester.id ? source : 'phone',
  };
}
