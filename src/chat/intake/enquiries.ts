import { actOn, begin, goesOnIn, saysAbout } from '../../commands/act';
import { type ActionRequest, type Outcome, UnknownAction } from '../../commands/record/bound-kind';
import type { Enquiry } from '../../domain/enquiry/enquiry';
import { madeOfNow } from '../../domain/followed';
import type { Person } from '../../domain/people/person';
import { type RecordRef, recordKey } from '../../domain/record/record-ref';
import { isInvalid, isRefusal, type Refusal, refuse } from '../../domain/refusal';
import { isBlank } from '../../domain/text';
import type { Instant } from '../../domain/time/instant';
import type { Enquiries, EnquiryFacts, MoreWords, TakenQuestion, WrittenQuestion } from '../../ports/enquiries';
import type { Records } from '../../ports/records';
import { MissingRecord } from '../../ports/unit-of-work';
import { namedInText } from '../../views/named-people';
import { voiceOf } from '../conversation/voice';
import type { InboundDeps } from '../inbound-deps';
import { notActive } from '../people/admission';
import { whoIs } from '../people/who';
import { countBegun, tooManyUntil } from './too-much';

/** What taking questions from outside of chat needs. */
export interface EnquiriesDeps extends InboundDeps {
  readonly records: InboundDeps['records'] & Pick<Records, 'find'>;
}

/** Questions that came by mail or from other systems become enquiries, by the path of every other change. */
export function createEnquiries(deps: EnquiriesDeps): Enquiries {
  const now = madeOfNow(deps, enquiriesOf);
  return {
    take: (question) => now().take(question),
    add: (words) => now().add(words),
    look: (id) => now().look(id),
  };
}

const enquiriesOf = (deps: EnquiriesDeps): Enquiries => ({
  take: (question) => byTheirSender(deps, question, (by) => asked(deps, by, question)),
  add: (words) => byTheirSender(deps, words, (by) => added(deps, by, words)),
  look: async (id) => {
    const enquiry = await deps.records.find<Enquiry>(enquiryRef(id));
    return enquiry && factsOf(deps, enquiry);
  },
});

const enquiryRef = (id: number): RecordRef<'enquiry'> => ({ kind: 'enquiry', id });

/** The record it is in now, or why it is in none; `until`: they asked too much, and may ask again then. */
type Taken = RecordRef | Refusal | { readonly until: Instant };

async function byTheirSender(
  deps: EnquiriesDeps,
  { from, key }: Pick<WrittenQuestion, 'from' | 'key'>,
  work: (by: Person) => Promise<Taken>,
): Promise<TakenQuestion> {
  const by = await whoIs(deps, from, from.account, true);
  const taken = by.active ? await work(by) : notActive;
  const more = 'until' in taken ? taken : {};
  const no = 'until' in taken ? refuse('refusal.manyAsked', { until: { at: taken.until, style: 'time' } }) : taken;
  deps.logger.info('asked in writing', { platform: from.platform, key, by: by.id, refused: isRefusal(no) });
  const speak = await voiceOf(deps, by, isRefusal(no) ? namedInText(no) : []);
  if (isRefusal(no)) return { refused: no, speak, ...more };
  return { taken: no, number: recordKey(deps.desk, no), speak };
}

/** A subject says what the words are about, and asks nothing by itself. */
const wordsOf = ({ subject, text }: WrittenQuestion): string => {
  if (isBlank(subject) || text.includes(subject)) return text;
  return isBlank(text) ? subject : `【${subject}】\n${text}`;
};

async function asked(deps: EnquiriesDeps, by: Person, question: WrittenQuestion): Promise<Taken> {
  const until = await tooManyUntil(deps, by, 'records:enquiry');
  if (until !== undefined) return { until };
  const { key, files, from } = question;
  const text = wordsOf(question);
  const outcome = await begin(deps, {
    ...{ key, by, action: 'enquiry.new', value: from.platform, answers: { text, files } },
  });
  if (isInvalid(outcome)) return noWords;
  if (isRefusal(outcome)) return outcome;
  if (outcome.kind === 'done') {
    await countBegun(deps, by, 'records:enquiry');
    return outcome.about;
  }
  // Asked before, by a process that did not come to say so.
  const theirs = await deps.records.ofPerson<Enquiry>('enquiry', { person: by.id, part: 'asker' }, mostBefore);
  const same = theirs.find((one) => one.text === text) ?? theirs[0];
  if (same === undefined) throw new Error(`nobody finds the enquiry of ${key}`);
  return enquiryRef(same.id);
}

const mostBefore = 20;
const noWords = refuse('refusal.noWordsAsked');

/** More words of theirs: thanks for a whole answer end an enquiry, anything else goes on with it. */
async function added(deps: EnquiriesDeps, by: Person, { key, about: asked, text, files }: MoreWords): Promise<Taken> {
  const said = { text, files: files.length };
  const own = await saysAbout(deps, { about: asked, by, said });
  const about = own?.may ? asked : await goesOnIn(deps, asked);
  const says = own?.may ? own : await saysAbout(deps, { about, by, said });
  if (says === undefined) return refuse('refusal.notInWriting');
  const outcome = await done(deps, { ...{ key, by, about, action: says.action }, answers: { text, files } });
  if (isInvalid(outcome)) return noWords;
  return isRefusal(outcome) ? outcome : about;
}

/** Of a record that is gone, or of a kind that takes no words, the sender reads that nothing can be done. */
async function done(deps: EnquiriesDeps, request: ActionRequest): Promise<Outcome> {
  try {
    return await actOn(deps, request);
  } catch (error) {
    if (error instanceof UnknownAction || error instanceof MissingRecord) return refuse('refusal.notInWriting');
    throw error;
  }
}

const states = { new: 'open', claimed: 'open', answered: 'answered', closed: 'closed' } as const;

function factsOf({ desk }: EnquiriesDeps, enquiry: Enquiry): EnquiryFacts {
  const { id, asker, state, text, openedAt, questions, answeredAt, ticket } = enquiry;
  const due = questions.filter(({ open }) => open).map((question) => question.due);
  const isWhole = answeredAt !== undefined && due.length === 0;
  return {
    ...{ number: recordKey(desk, enquiryRef(id)), asker, state: states[state], question: text, askedAt: openedAt },
    ...(due.length > 0 && state !== 'closed' && { dueAt: due.reduce((one, other) => (one < other ? one : other)) }),
    ...(isWhole && { answer: { text: answerIn(enquiry), at: answeredAt } }),
    ...(ticket !== undefined && { ticket: recordKey(desk, { kind: 'ticket', id: ticket }) }),
  };
}

/** What stands as the answer of each question, the question above it where there are several. */
const answerIn = ({ questions }: Enquiry): string =>
  questions
    .map(({ text, answers }, at) => {
      const answer = answers.at(-1)?.text ?? '';
      return questions.length > 1 ? `${at + 1}. ${text}\n${answer}` : answer;
    })
    .join('\n\n');
