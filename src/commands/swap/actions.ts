import { toldAt } from '../../domain/swap/reminders';
import type { Swap, SwapEvent } from '../../domain/swap/swap';
import {
  othersFor,
  refuseAskingAll,
  refuseGivingBack,
  refuseRefusing,
  refuseTaking,
  refuseUndoing,
  refuseWithdrawing,
} from '../../domain/swap/who-may';
import { giveBackForm, refuseForm, withdrawForm } from '../../views/swap/swap-forms';
import { missing } from '../answers';
import type { RecordAction } from '../record/action';
import { asking } from '../record/asking';

type SwapAction = RecordAction<Swap, SwapEvent>;

/** A yes: the first one counts. */
const accept: SwapAction = {
  ...{ id: 'accept', label: 'swap.action.accept', tone: 'main', shown: 'button', passes: true },
  refuse: refuseTaking,
  decide: (_swap, { by }, { at }) => ({ type: 'accepted', by: by.id, at }),
};

/** A no, with a word. */
const decline: SwapAction = asking(refuseForm, {
  ...{ id: 'refuse', label: 'swap.action.refuse', tone: 'plain', shown: 'button', passes: true },
  refuse: refuseRefusing,
  form: (swap, _input, { desk }) => refuseForm(swap, desk),
  decide: (_swap, { by, answers }, { at }) => ({
    ...{ type: 'refused', by: by.id, at, person: by.id, text: answers.text },
  }),
});

/** Whoever was asked said no: everybody else who can is asked with one press. */
const askAll: SwapAction = {
  ...{ id: 'ask-all', label: 'swap.action.ask-all', tone: 'main', shown: 'button', passes: true },
  refuse: refuseAskingAll,
  decide: (swap, { by }, now) => ({
    ...{ type: 'asked-all', by: by.id, at: now.at, asked: othersFor(swap, now) },
    ...(toldAt(swap, now.desk, now.at) > now.at ? { resting: true } : {}),
  }),
};

/** Taken back before anybody said yes. */
const withdraw: SwapAction = asking(withdrawForm, {
  ...{ id: 'withdraw', label: 'swap.action.withdraw', tone: 'plain', shown: 'button', passes: true },
  refuse: refuseWithdrawing,
  form: (swap, _input, { desk }) => withdrawForm(swap, desk),
  decide: (_swap, { by, answers }, { at }) => ({ type: 'withdrawn', by: by.id, at, text: answers.text }),
});

/** Either of both takes the yes back. */
const undo: SwapAction = {
  ...{ id: 'undo', label: 'swap.action.undo', tone: 'plain', shown: 'button', passes: true },
  refuse: refuseUndoing,
  decide: (_swap, { by }, { at }) => ({ type: 'undone', by: by.id, at, reason: '' }),
};

/** A lead ends it later, and says why. */
const giveBack: SwapAction = asking(giveBackForm, {
  ...{ id: 'give-back', label: 'swap.action.give-back', tone: 'plain', shown: 'menu', passes: true },
  refuse: refuseGivingBack,
  form: (swap, _input, { desk }) => giveBackForm(swap, desk),
  decide: (_swap, { by, answers }, { at }) =>
    missing(answers, 'reason') ?? { type: 'undone', by: by.id, at, reason: answers.reason },
});

/** Everything that can be done with a swap, in the order people see its button. */
export const swapActions: readonly SwapAction[] = [accept, decline, askAll, withdraw, undo, giveBack];
