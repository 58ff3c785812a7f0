import { type Invalid, invalid } from '../../domain/refusal';
import type { Profile } from '../../domain/staff/staff';
import { dateIn } from '../../domain/time/date-in';
import type { Instant } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { AnswersOf } from '../../views/define-form';
import type { amendForm } from '../../views/staff/staff-forms';
import { missing } from '../answers';

type Answers = AnswersOf<typeof amendForm>;

const notDate = say('staff.refusal.notDate');

/** What a form says of somebody; a date that is none, or still to come, is told where it stands. */
export function profileIn(answers: Answers, now: Instant): Profile | Invalid<keyof Answers> {
  const empty = missing(answers, 'education', 'since');
  if (empty) return empty;
  const since = dateIn(answers.since);
  if (since === undefined) return invalid({ since: notDate });
  if (isAhead(since, now)) return invalid({ since: say('staff.refusal.ahead') });
  const { education, skills, sites } = answers;
  if (sites.length === 0) return { education, since, skills, familiar: [] };
  const seenOn = answers.seenOn === '' ? undefined : dateIn(answers.seenOn);
  if (seenOn === undefined) return invalid({ seenOn: answers.seenOn === '' ? say('staff.refusal.seenOn') : notDate });
  if (isAhead(seenOn, now)) return invalid({ seenOn: say('staff.refusal.ahead') });
  return { education, since, skills, familiar: sites.map((place) => ({ place, at: seenOn })) };
}

/** Whether the date is later than today, wherever today is. */
export const isAhead = (date: Instant, now: Instant): boolean => date > now + 24 * 60 * 60 * 1000;
