import type { RecordRules, TimerContext, TimerRule } from '../record/record';
import { toldAt } from '../record/when-told';
import { theDesk } from '../ticket/event';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, type Duration, days, type Instant } from '../time/instant';
import { unlessCalendarEnds } from '../time/unless-calendar-ends';
import { closesAt, opensAt, workingDayAfter } from '../time/working-day';
import { beginEnquiry, dueNext, type Enquiry, type EnquiryEvent, evolveEnquiry } from './enquiry';
import { redactEnquiry } from './redact-enquiry';
import { calledFor, concernedIn, hoursOf, leadsFor, ownerOf, timeToAnswer } from './who-answers';
import { isUnanswered } from './who-may';

/** How much of the time is over when whoever it concerns is reminded. After a miss each further one is told by itself. */
const remindedAfter: readonly number[] = [0.5, 0.75];

type Rule<Kind extends string> = TimerRule<Enquiry, EnquiryEvent, Kind>;

/** What came while everybody rested is told when the place opens. */
const calling: Rule<'call'> = {
  wanted: (enquiry, { desk }) =>
    enquiry.untoldAt === undefined
      ? []
      : [{ kind: 'call', key: `call:${enquiry.untoldAt}`, due: toldAt(enquiry, desk, enquiry.untoldAt) }],
  fires: {
    call: (enquiry, _timer, now) => ({ type: 'called', by: theDesk, at: now.at, told: concernedIn(enquiry, now) }),
  },
};

/** Whether nothing was answered since a time was missed. */
function isOverdue({ missed, questions }: Enquiry): boolean {
  const answers = questions.flatMap((question) => question.answers.map(({ at }) => at));
  return (missed.at(-1) ?? 0) > Math.max(0, ...answers);
}

/** While an answer is due: a reminder at half of the time and before its end, and its end. */
const answering: Rule<'remind' | 'miss'> = {
  wanted: (enquiry, { desk }) => {
    const next = isUnanswered(enquiry) ? dueNext(enquiry) : undefined;
    if (next === undefined) return [];
    const { askedAt, within, due } = next;
    const times = enquiry.reminded?.due === due ? enquiry.reminded.times : 0;
    const share = isOverdue(enquiry) ? undefined : remindedAfter[times];
    return [
      ...(share === undefined
        ? []
        : [
            {
              kind: 'remind',
              key: `remind:${due}:${times}`,
              due: forwardAsKnown(hoursOf(enquiry, desk), askedAt, (within * share) as Duration),
            } as const,
          ]),
      { kind: 'miss', key: `miss:${due}`, due },
    ];
  },
  fires: {
    remind: (enquiry, _timer, now) => {
      const due = dueNext(enquiry)?.due ?? now.at;
      const owner = ownerOf(enquiry, now);
      // Nobody has it when most of the time is over: those who say who does what hear of it too.
      const isLast = enquiry.reminded?.due === due && enquiry.reminded.times === remindedAfter.length - 1;
      const called = [...calledFor(enquiry, now), ...(isLast ? leadsFor(enquiry, now) : [])];
      const told = owner === undefined ? called : [owner.id];
      return { type: 'reminded', by: theDesk, at: now.at, due, told: [...new Set(told)] };
    },
    miss: (enquiry, _timer, now) => {
      const due = dueNext(enquiry)?.due ?? now.at;
      const told = [...new Set([...concernedIn(enquiry, now), ...leadsFor(enquiry, now)])];
      return { type: 'missed', by: theDesk, at: now.at, due, next: timeToAnswer(enquiry, now), told };
    },
  },
};

const workingDay = (enquiry: Enquiry, { desk }: Pick<TimerContext, 'desk'>, from: Instant, count: number) =>
  unlessCalendarEnds(() => workingDayAfter(hoursOf(enquiry, desk), from, count));

/** While the asker is asked whether that is all: once more the next working morning, and the end of waiting. */
const closing: Rule<'ask-again' | 'close'> = {
  wanted: (enquiry, context) => {
    const { state, answeredAt, askedAgain, answersSent } = enquiry;
    if (state !== 'answered' || answeredAt === undefined) return [];
    const count = context.desk.closing.silentWorkingDays;
    const [morning, last] = [1, count].map((nth) => workingDay(enquiry, context, answeredAt, nth));
    return [
      ...(askedAgain
        ? []
        : [
            {
              kind: 'ask-again',
              key: `ask-again:${answersSent}`,
              due: morning ? opensAt(morning) : after(answeredAt, days(1)),
            } as const,
          ]),
      { kind: 'close', key: `close:${answersSent}`, due: last ? closesAt(last) : after(answeredAt, days(count)) },
    ];
  },
  fires: {
    'ask-again': (_enquiry, _timer, { at }) => ({ type: 'asked-again', by: theDesk, at }),
    close: (_enquiry, _timer, { at }) => ({ type: 'confirmed', by: theDesk, at, how: 'silence' }),
  },
};

/** The enquiry as a kind of record. */
export const enquiryRules: RecordRules<Enquiry, EnquiryEvent> = {
  name: 'enquiry',
  begin: beginEnquiry,
  evolve: evolveEnquiry,
  timers: [calling, answering, closing],
  needs: ({ place, asker, filedBy, owner, about, lastEventAt }) => ({
    place,
    people: [asker, filedBy, owner].filter((id) => id !== undefined),
    lastAt: lastEventAt,
    ...(about === undefined ? {} : { about }),
  }),
  index: ({ state, openedAt, closedAt, about, asker, filedBy, owner, text, questions }) => ({
    state,
    open: state !== 'closed',
    openedAt,
    ...(closedAt === undefined ? {} : { endedAt: closedAt }),
    ...(about === undefined ? {} : { about }),
    parties: [
      { person: asker, part: 'asker' },
      ...(filedBy === undefined ? [] : [{ person: filedBy, part: 'filer' }]),
      ...(owner === undefined ? [] : [{ person: owner, part: 'owner' }]),
    ],
    words: [text, ...questions.flatMap(({ text: asked, answers }) => [asked, ...answers.map((one) => one.text)])].join(
      '\n',
    ),
  }),
  account: ({ asker }) => asker,
  redacted: redactEnquiry,
};
