import { isAwayBesides, lookedAt, shiftsLeft } from '../../domain/leave/cover';
import { resting } from '../../domain/leave/hours';
import { isRunning, type Leave, type LeaveEvent } from '../../domain/leave/leave';
import { approversOf, refuseFiling } from '../../domain/leave/who-may';
import { hasRole, type Person, type PersonId, personId, worksTickets } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { recordKey } from '../../domain/record/record-ref';
import { type Invalid, invalid, refuse } from '../../domain/refusal';
import { overlap } from '../../domain/roster/absences';
import { before, days, type Instant, type Span } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { AnswersOf } from '../../views/define-form';
import { leaveForm } from '../../views/leave/leave-forms';
import { missing } from '../answers';
import { askingToBegin } from '../record/asking';
import type { RecordBeginning } from '../record/beginning';

type Answers = AnswersOf<typeof leaveForm>;

/** What has begun longer ago is not filed any more; nothing lasts longer. */
const limits = { since: days(7), lasting: days(366) };

/** Whose it is: a lead writes one down for somebody else, whoever does not lead only their own. */
const whose = (by: Person, { person }: Answers): PersonId =>
  person !== '' && hasRole(by, 'lead') ? personId(person) : by.id;

/** From when to when; undefined where that cannot be read yet. */
const spanIn = ({ from, to }: Answers): Span | undefined =>
  from === undefined || to === undefined || to <= from ? undefined : { from, to };

function wrongTime({ from, to }: Answers, at: Instant): Invalid<'from' | 'to'> | undefined {
  if (from === undefined) return invalid({ from: say('form.fillIn') });
  if (to === undefined) return invalid({ to: say('form.fillIn') });
  if (to <= from || to <= at) return invalid({ to: say('leave.refusal.ends') });
  if (from < before(at, limits.since)) return invalid({ from: say('leave.refusal.longAgo') });
  if (to - from > limits.lasting) return invalid({ to: say('leave.refusal.tooLong') });
  return undefined;
}

/** Another one of theirs with which it has a moment in common, asked for or granted. */
const besides = ({ span }: Pick<Leave, 'span'>, { others = [] }: DecisionContext): number | undefined =>
  others.map(({ record }) => record as Leave).find((one) => isRunning(one) && overlap(one.span, span))?.id;

/** Somebody goes on leave, or a lead writes it down for them, as whoever is sick cannot (STAFF-4). */
export const fileLeave: RecordBeginning<LeaveEvent> = askingToBegin(leaveForm, {
  ...{ id: 'new', label: 'leave.action.new', tone: 'plain', shown: 'never' },
  words: {
    said: [
      '请假',
      '請假',
      '休假',
      '调休',
      '病假',
      '年假',
      'leave',
      'sick leave',
      'annual leave',
      'day off',
      'time off',
    ],
    field: 'reason',
    files: 'files',
  },
  refuse: (on, by) => (on === undefined ? refuseFiling(by) : refuse('refusal.staleButton')),
  form: (_on, { by, answers }, now) => leaveForm(by, answers.reason, now),
  reads: ({ by, answers }) => {
    const span = spanIn(answers);
    const others = { kind: 'leave', person: whose(by, answers), part: 'absent' } as const;
    return { others, ...(span === undefined ? {} : { around: lookedAt(span) }) };
  },
  decide: (_on, { by, answers }, now) => {
    const empty = missing(answers, 'reason') ?? wrongTime(answers, now.at);
    const span = spanIn(answers);
    if (empty !== undefined || span === undefined) return empty ?? invalid({ to: say('form.fillIn') });
    const person = now.people.get(whose(by, answers));
    if (person === undefined || !worksTickets(person)) return invalid({ person: say('refusal.unknownPerson') });
    const draft = { person: person.id, span };
    const other = besides(draft, now);
    if (other !== undefined) {
      const leave = recordKey(now.desk, { kind: 'leave', id: other });
      return invalid({ from: say('leave.refusal.overlapsWith', { leave }) });
    }
    if (isAwayBesides(draft, now)) return invalid({ from: say('leave.refusal.overlaps') });
    const approves = by.id !== person.id && approversOf(draft, now).includes(by.id);
    return {
      ...{ type: 'filed', by: by.id, at: now.at, ...draft, reason: answers.reason, files: answers.files },
      alone: shiftsLeft(draft, now).length === 0,
      ...(approves ? { approved: true } : {}),
      ...resting(draft, now),
    };
  },
});
