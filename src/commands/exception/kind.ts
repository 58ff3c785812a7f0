import { type DutyException, type ExceptionEvent, isOpenException } from '../../domain/exception/exception';
import { exceptionRules } from '../../domain/exception/exception-rules';
import { isWritten } from '../../domain/record/unreached';
import { theDesk } from '../../domain/ticket/event';
import type { ExceptionView } from '../../views/exception/exception-card';
import { exceptionViews } from '../../views/exception/exception-views';
import type { RecordKind } from '../record/kind';
import { exceptionActions } from './actions';
import { exceptionBeginnings } from './beginnings';

/** The exception, whole. */
export const exceptionKind: RecordKind<DutyException, ExceptionEvent, ExceptionView> = {
  ...exceptionRules,
  ...exceptionViews,
  actions: exceptionActions,
  beginnings: exceptionBeginnings,
  // What is written below its card is no answer: it asks nothing.
  says: () => undefined,
  personLeft: (exception, person, { at }) =>
    isOpenException(exception) && exception.plan.does === 'put-on' && person === exception.plan.person
      ? { type: 'withdrawn', by: theDesk, at, words: '' }
      : undefined,
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
