import type { DutyException, ExceptionEvent } from '../../domain/exception/exception';
import { previewOf } from '../../domain/exception/preview';
import { refuseAnyNamed, refuseMoot, refuseNamed, refusePlan } from '../../domain/exception/who-can';
import { askedBy } from '../../domain/exception/who-is-asked';
import {
  refuseAccepting,
  refuseConfirming,
  refuseEnforcing,
  refuseObjecting,
  refuseWithdrawing,
} from '../../domain/exception/who-may';
import { enforceForm, objectForm, withdrawForm } from '../../views/exception/exception-forms';
import { missing } from '../answers';
import type { RecordAction } from '../record/action';
import { asking } from '../record/asking';

type ExceptionAction = RecordAction<DutyException, ExceptionEvent>;

/** The lead means it, having seen what it changes. It is judged once more, as the roster may be another by now. */
const confirm: ExceptionAction = {
  ...{ id: 'confirm', label: 'exception.action.confirm', tone: 'main', shown: 'button', passes: true },
  refuse: (exception, by, now) => refuseConfirming(exception, by, now) ?? refusePlan(exception.plan, now),
  decide: ({ id, plan }, { by }, now) => ({
    ...{ type: 'confirmed', by: by.id, at: now.at },
    ...{ asks: askedBy(plan, by.id, now), changes: previewOf({ id, plan }, now).changes },
  }),
};

/** They are on duty then. */
const accept: ExceptionAction = {
  ...{ id: 'accept', label: 'exception.action.accept', tone: 'main', shown: 'button', passes: true },
  refuse: (exception, by, now) =>
    refuseAccepting(exception, by, now) ?? refuseNamed(by.id, exception.plan, now) ?? refuseMoot(exception.plan, now),
  decide: ({ id, plan }, { by }, now) => ({
    ...{ type: 'accepted', by: by.id, at: now.at, changes: previewOf({ id, plan }, now).changes },
  }),
};

/** They cannot, and say why. */
const object: ExceptionAction = asking(objectForm, {
  ...{ id: 'object', label: 'exception.action.object', tone: 'plain', shown: 'button', passes: true },
  refuse: refuseObjecting,
  form: (exception, _input, { desk }) => objectForm(exception, desk),
  decide: (_exception, { by, answers }, { at }) =>
    missing(answers, 'words') ?? { type: 'objected', by: by.id, at, words: answers.words },
});

/** A lead puts it in force without every yes, and says why. */
const enforce: ExceptionAction = asking(enforceForm, {
  ...{ id: 'enforce', label: 'exception.action.enforce', tone: 'danger', shown: 'button', passes: true },
  refuse: (exception, by, now) =>
    refuseEnforcing(exception, by, now) ?? refuseAnyNamed(exception.plan, now) ?? refuseMoot(exception.plan, now),
  form: (exception, _input, { desk }) => enforceForm(exception, desk),
  decide: ({ id, plan }, { by, answers }, now) =>
    missing(answers, 'words') ?? {
      ...{ type: 'enforced', by: by.id, at: now.at, words: answers.words },
      changes: previewOf({ id, plan }, now).changes,
    },
});

/** It is not needed after all, or no longer. */
const withdraw: ExceptionAction = asking(withdrawForm, {
  ...{ id: 'withdraw', label: 'exception.action.withdraw', tone: 'plain', shown: 'button', passes: true },
  refuse: refuseWithdrawing,
  form: (exception, _input, { desk }) => withdrawForm(exception, desk),
  decide: (_exception, { by, answers }, { at }) => ({ type: 'withdrawn', by: by.id, at, words: answers.words }),
});

/** Everything that can be done with an exception, in the order people see its button. */
export const exceptionActions: readonly ExceptionAction[] = [confirm, accept, object, enforce, withdraw];
