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
import type { Answers } from '../views/form';
import { otherDevice } from '../views/forms/report-form';
import { filesOf, missing, momentOf, textOf, tooLong } from './answers';

/** A new report, as the form gave it. */
export interface ReportRequest {
  readonly key: string;
  readonly by: Person;
  /** Whom it is for, when an engineer files for somebody else. */
  readonly requester: Person;
  readonly source: Report['source'];
  readonly answers: Answers;
}

/** The event that a ticket begins with, decided at `at`. */
export function reportedEvent(
  desk: Desk,
  { by, requester, answers }: Pick<ReportRequest, 'by' | 'requester' | 'answers'>,
  report: Report,
  at: Instant,
): EventOf<'reported'> {
  const calledAt = momentOf(answers, 'calledAt');
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
export function readReport(
  desk: Desk,
  { answers, by, requester, source }: Omit<ReportRequest, 'key'>,
): Report | Invalid {
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
