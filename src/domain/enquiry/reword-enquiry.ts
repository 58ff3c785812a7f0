import type { Person } from '../people/person';
import { isAmong, rewordedIn, type WordsChanged } from '../record/reworded';
import type { Instant } from '../time/instant';
import type { Enquiry, EnquiryEvent } from './enquiry';
import { questionsIn } from './questions-in';
import { isAsker } from './who-may';

type RewordedEnquiry = Extract<EnquiryEvent, { readonly type: 'reworded' }>;

/**
 * What becomes of words that somebody changed; undefined where they are none of the asker's. Questions that nobody has
 * answered read as they are now; to what was answered its people are told both.
 */
export function rewordEnquiry(
  { text, questions, ...rest }: Enquiry,
  by: Person,
  change: WordsChanged,
  at: Instant,
): RewordedEnquiry | undefined {
  if (!isAsker(rest, by)) return undefined;
  const isFirst = isAmong(change, text);
  const place = questions.findLastIndex((question) => isAmong(change, question.text));
  if (!isFirst && place < 0) return undefined;
  const own = place < 0 ? [] : [{ question: place, text: rewordedIn(questions[place]?.text ?? '', change) }];
  const changed = own.length > 0 ? own : isFirst ? toldApartAnew(text, rewordedIn(text, change)) : [];
  return {
    ...{ type: 'reworded', by: by.id, at, ...change },
    questions: changed.filter(({ question }) => questions[question]?.answers.length === 0),
  };
}

/** The questions of words that were several; none where they are more or fewer now, for nobody can tell which is which. */
function toldApartAnew(before: string, now: string): RewordedEnquiry['questions'] {
  const [was, is] = [questionsIn(before), questionsIn(now)];
  if (was.length !== is.length) return [];
  return is.flatMap((text, question) => (text === was[question] ? [] : [{ question, text }]));
}
