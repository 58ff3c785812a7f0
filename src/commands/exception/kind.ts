import type { DutyException, ExceptionEvent } from '../../domain/exception/exception';
import { exceptionRules } from '../../domain/exception/exception-rules';
import { refuseWithdrawing } from '../../domain/exception/who-may';
import { isWritten } from '../../domain/record/unreached';
import { theDesk } from '../../domain/ticket/event';
import type { ExceptionView } from '../../views/exception/exception-card';
import { withdrawForm } from '../../views/exception/exception-forms';
import { exceptionViews } from '../../views/exception/exception-views';
import type { RecordAction } from '../record/action';
import { asking } from '../record/asking';
import type { RecordKind } from '../record/kind';
import { exceptionBeginnings } from './beginnings';

/** It is not needed after all, or no longer. */
const withdraw: RecordAction<DutyException, ExceptionEvent> = asking(withdrawForm, {
  ...{ id: 'withdraw', label: 'exception.action.withdraw', tone: 'plain', shown: 'button', passes: true },
  refuse: refuseWithdrawing,
  form: (exception, _input, { desk }) => withdrawForm(exception, desk),
  decide: (_exception, { by, answers }, { at }) => ({ type: 'withdrawn', by: by.id, at, words: answers.words }),
});

/** The exception, whole. */
export const exceptionKind: RecordKind<DutyException, ExceptionEvent, ExceptionView> = {
  ...exceptionRules,
  ...exceptionViews,
  actions: [withdraw],
  beginnings: exceptionBeginnings,
  // What is written below its card is no answer: it asks nothing.
  says: () => undefined,
  personLeft: (exception, person, { at }) =>
    exception.state === 'planned' && person === exception.person
      ? { type: 'withdrawn', by: theDesk, at, words: '' }
      : undefined,
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
