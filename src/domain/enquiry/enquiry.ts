import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import type { RecordRef } from '../record/record-ref';
import { type Reworded, rewordedIn } from '../record/reworded';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { MayRest } from '../record/when-told';
import type { FileRef } from '../ticket/ticket';
import type { Duration, Instant } from '../time/instant';

/** How a question came in, which is how its answer goes back. */
export type EnquirySource = 'chat' | 'mail' | 'oa' | 'ticket';

/** How long there is to answer, from when it was asked: settled then, so that an edit of the desk file changes nothing. */
export interface AnswerTime {
  readonly askedAt: Instant;
  /** Operating time. */
  readonly within: Duration;
  readonly due: Instant;
}

/** What somebody wrote to a question. */
export interface EnquiryAnswer {
  readonly by: PersonId;
  readonly at: Instant;
  readonly text: string;
}

/** One question of an enquiry; people read its number, from 1, which is its place. */
export interface Question extends AnswerTime {
  readonly text: string;
  /** Oldest first; the last one stands. */
  readonly answers: readonly EnquiryAnswer[];
  /** Nobody has answered it, or not all of it. */
  readonly open: boolean;
}

/**
 * An enquiry (HOT-8): questions, each of which gets a written answer, and over when whoever asked says that it is
 * complete. `new`: nobody has it; `claimed`: somebody does; `answered`: the asker is asked whether that is all.
 */
export interface Enquiry extends Recorded {
  readonly state: 'new' | 'claimed' | 'answered' | 'closed';
  readonly asker: PersonId;
  /** Who wrote it down for somebody on the phone, or found that a ticket asks for no repair. */
  readonly filedBy?: PersonId;
  readonly source: EnquirySource;
  /** The ticket that turned out to be this enquiry. Absent: none. */
  readonly about?: RecordRef<'ticket'>;
  readonly place: string;
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly questions: readonly Question[];
  readonly owner?: PersonId;
  readonly openedAt: Instant;
  /** Since when those who answer are to be told of something, while they rest. Absent: they know. */
  readonly untoldAt?: Instant;
  /** For which due moment how many reminders there were. */
  readonly reminded?: { readonly due: Instant; readonly times: number };
  /** Due moments at which an answer was not there. */
  readonly missed: readonly Instant[];
  /** When the last answer was given that left nothing open. */
  readonly answeredAt?: Instant;
  /** How many answers went to the asker: each is a message of its own. */
  readonly answersSent: number;
  readonly askedAgain?: true;
  readonly closedAt?: Instant;
  readonly ended?: 'confirmed' | 'silence' | 'withdrawn' | 'ticket';
  /** The ticket in which it goes on. */
  readonly ticket?: number;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

type Named<Type extends string> = Happened & { readonly type: Type };

/** Everything that can happen to an enquiry. */
export type EnquiryEvent =
  | (Named<'asked'> &
      AnswerTime &
      MayRest & {
        readonly asker: PersonId;
        readonly source: EnquirySource;
        readonly about?: RecordRef<'ticket'>;
        readonly place: string;
        readonly text: string;
        readonly files: readonly FileRef[];
        readonly questions: readonly string[];
        /** Whoever had the ticket has the enquiry. */
        readonly owner?: PersonId;
      })
  /** The place has opened, and whoever answers is told what came meanwhile. */
  | (Named<'called'> & { readonly told: readonly PersonId[] })
  | Named<'claimed'>
  | (Named<'returned'> & MayRest & { readonly reason: string })
  /** Whoever had it is there no more. */
  | (Named<'owner-gone'> & MayRest & { readonly person: PersonId })
  | (Named<'assigned'> & { readonly to: PersonId; readonly reason: string })
  /** `answers` by place of the question. */
  | (Named<'answered'> & {
      readonly answers: readonly { readonly question: number; readonly text: string }[];
      readonly files: readonly FileRef[];
    })
  /** The asker wants to know more: further `questions`, or that answers (`again`, by place) were not all of it. */
  | (Named<'asked-more'> &
      AnswerTime &
      MayRest & {
        readonly text: string;
        readonly files: readonly FileRef[];
        readonly questions: readonly string[];
        readonly again: readonly number[];
      })
  | (Named<'reminded'> & { readonly due: Instant; readonly told: readonly PersonId[] })
  /** An answer is not there when it was due; `next`: the time that the asker is told instead. */
  | (Named<'missed'> & { readonly due: Instant; readonly next: AnswerTime; readonly told: readonly PersonId[] })
  | Named<'asked-again'>
  | (Named<'confirmed'> & { readonly how: 'said' | 'silence' })
  | (Named<'withdrawn'> & { readonly text: string })
  /** The asker changed what they had written; `questions`: how those read now that nobody has answered. */
  | (Reworded & { readonly questions: readonly { readonly question: number; readonly text: string }[] })
  | (Named<'became-ticket'> & { readonly ticket: number })
  | NotReached;

type Asked = Extract<EnquiryEvent, { readonly type: 'asked' }>;

const asQuestion = (text: string, { askedAt, within, due }: AnswerTime): Question => ({
  ...{ text, askedAt, within, due, answers: [], open: true },
});

/** An enquiry as its first event leaves it. Throws on any other. */
export function beginEnquiry(first: EnquiryEvent): Omit<Enquiry, 'id'> {
  if (first.type !== 'asked') throw new Error(`an enquiry begins with ${first.type}`);
  const { by, at, asker, source, about, place, text, files, questions, owner, resting }: Asked = first;
  return {
    ...{ version: 1, asker, source, place, text, files },
    state: owner === undefined ? 'new' : 'claimed',
    ...(by === asker ? {} : { filedBy: by }),
    ...(about === undefined ? {} : { about }),
    ...(owner === undefined ? {} : { owner }),
    ...(resting ? { untoldAt: at } : {}),
    questions: questions.map((question) => asQuestion(question, first)),
    ...{ openedAt: at, missed: [], answersSent: 0, lastEventAt: at, unreached: [] },
  };
}

function without<Key extends keyof Enquiry>(enquiry: Enquiry, ...keys: readonly Key[]): Omit<Enquiry, Key> {
  const rest: Partial<Enquiry> = { ...enquiry };
  for (const key of keys) delete rest[key];
  return rest as Omit<Enquiry, Key>;
}

const closed = (enquiry: Enquiry, at: Instant, ended: NonNullable<Enquiry['ended']>): Enquiry => ({
  ...without(enquiry, 'untoldAt'),
  ...{ state: 'closed', closedAt: at, ended },
});

const untold = ({ resting }: MayRest, at: Instant): Pick<Enquiry, 'untoldAt'> => (resting ? { untoldAt: at } : {});

const evolveByType = byType<Enquiry, EnquiryEvent>({
  asked: (enquiry) => enquiry,
  called: (enquiry) => without(enquiry, 'untoldAt'),
  claimed: (enquiry, { by }) => ({ ...without(enquiry, 'untoldAt'), state: 'claimed', owner: by }),
  returned: (enquiry, event) => ({ ...without(enquiry, 'owner'), state: 'new', ...untold(event, event.at) }),
  'owner-gone': (enquiry, event) => ({ ...without(enquiry, 'owner'), state: 'new', ...untold(event, event.at) }),
  assigned: (enquiry, { to }) => ({ ...without(enquiry, 'untoldAt'), state: 'claimed', owner: to }),
  answered: (enquiry, { by, at, answers }) => {
    const questions = enquiry.questions.map((question, place): Question => {
      const given = answers.find((answer) => answer.question === place);
      if (given === undefined) return question;
      return { ...question, open: false, answers: [...question.answers, { by, at, text: given.text }] };
    });
    const answersSent = enquiry.answersSent + 1;
    if (questions.some(({ open }) => open)) return { ...enquiry, questions, answersSent };
    return { ...without(enquiry, 'untoldAt'), state: 'answered', questions, answersSent, answeredAt: at };
  },
  'asked-more': (enquiry, event) => {
    const { again, questions: further, askedAt, within, due } = event;
    const time = { askedAt, within, due };
    const questions = enquiry.questions.map(
      (question, place): Question =>
        again.includes(place)
          ? {
              ...question,
              ...time,
              text: [question.text, event.text].filter((one) => one !== '').join('\n'),
              open: true,
            }
          : question,
    );
    return {
      ...without(enquiry, 'answeredAt', 'askedAgain', 'closedAt', 'ended'),
      state: enquiry.owner === undefined ? 'new' : 'claimed',
      questions: [...questions, ...further.map((question) => asQuestion(question, time))],
      files: [...enquiry.files, ...event.files],
      ...untold(event, event.at),
    };
  },
  reminded: (enquiry, { due }) => ({
    ...enquiry,
    reminded: { due, times: (enquiry.reminded?.due === due ? enquiry.reminded.times : 0) + 1 },
  }),
  missed: (enquiry, { due, next, at }) => ({
    ...enquiry,
    missed: [...enquiry.missed, due],
    questions: enquiry.questions.map((question) =>
      question.open && question.due <= at ? { ...question, ...next } : question,
    ),
  }),
  'asked-again': (enquiry) => ({ ...enquiry, askedAgain: true }),
  confirmed: (enquiry, { at, how }) => closed(enquiry, at, how === 'silence' ? 'silence' : 'confirmed'),
  withdrawn: (enquiry, { at }) => closed(enquiry, at, 'withdrawn'),
  reworded: (enquiry, event) => ({
    ...enquiry,
    text: rewordedIn(enquiry.text, event),
    questions: enquiry.questions.map((question, place) => ({
      ...question,
      text: event.questions.find((one) => one.question === place)?.text ?? question.text,
    })),
  }),
  'became-ticket': (enquiry, { at, ticket }) => ({ ...closed(enquiry, at, 'ticket'), ticket }),
  'not-reached': (enquiry, event) => ({ ...enquiry, unreached: withUnreached(enquiry.unreached, event) }),
});

/** The enquiry after the event, but for its version. */
export const evolveEnquiry = (enquiry: Enquiry, event: EnquiryEvent): Enquiry => ({
  ...evolveByType(enquiry, event),
  lastEventAt: event.at,
});

/** What nobody has answered, or not all of it, by place. */
export const openPlaces = ({ questions }: Pick<Enquiry, 'questions'>): readonly number[] =>
  questions.flatMap(({ open }, place) => (open ? [place] : []));

/** Whose answer is due next; undefined where every question has one. */
export const dueNext = ({ questions }: Pick<Enquiry, 'questions'>): Question | undefined =>
  questions.filter(({ open }) => open).toSorted((one, other) => one.due - other.due)[0];
