import { type RecordRules, redactedByType, type TimerRule } from '../record/record';
import { weighedAround } from '../roster/substitutes';
import { theDesk } from '../ticket/event';
import { beginException, type DutyException, dutyOfException, type ExceptionEvent, evolveException } from './exception';

/** It ends by itself. */
const ending: TimerRule<DutyException, ExceptionEvent, 'end'> = {
  wanted: ({ state, span }) => (state === 'planned' ? [{ kind: 'end', key: 'end', due: span.to }] : []),
  fires: { end: (_exception, _timer, { at }) => ({ type: 'ended', by: theDesk, at }) },
};

/** The exception as a kind of record. */
export const exceptionRules: RecordRules<DutyException, ExceptionEvent> = {
  name: 'exception',
  begin: beginException,
  evolve: evolveException,
  timers: [ending],
  needs: ({ person, instead, filedBy, span, lastEventAt }) => ({
    people: [person, filedBy, ...(instead === undefined ? [] : [instead])],
    around: weighedAround(span),
    calls: true,
    lastAt: lastEventAt,
  }),
  index: ({ state, openedAt, endedAt, person, instead, filedBy, why }) => ({
    state,
    open: state === 'planned',
    openedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    parties: [
      { person, part: 'put-on' },
      { person: filedBy, part: 'filer' },
      ...(instead === undefined ? [] : [{ person: instead, part: 'replaced' }]),
    ],
    words: why,
  }),
  account: ({ person }) => person,
  duty: dutyOfException,
  redacted: redactedByType<ExceptionEvent>({
    'put-on': (event, how) => ({
      ...event,
      person: how.person(event.person),
      ...(event.instead === undefined ? {} : { instead: how.person(event.instead) }),
      why: how.text(event.why, event.by),
      files: how.files(event.files, event.by),
    }),
    withdrawn: (event, how) => ({ ...event, words: how.text(event.words, event.by) }),
    ended: (event) => event,
    'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
  }),
};
