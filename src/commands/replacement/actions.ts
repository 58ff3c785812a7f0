import type { DecisionContext } from '../../domain/record/decision-context';
import { ticketRef } from '../../domain/record/record-ref';
import { invalid, refuse } from '../../domain/refusal';
import type { Replacement, ReplacementEvent } from '../../domain/replacement/replacement';
import { fullNotice } from '../../domain/replacement/ten-days';
import {
  refuseAnswering,
  refuseHanding,
  refuseLinking,
  refusePostponing,
  refuseTalking,
  refuseWithdrawing,
  successorIn,
} from '../../domain/replacement/who-may';
import { isCurrent, type Staff } from '../../domain/staff/staff';
import type { TicketId } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import type { Transaction } from '../../ports/unit-of-work';
import {
  type Candidate,
  linkForm,
  objectForm,
  postponeForm,
  withdrawForm,
} from '../../views/replacement/replacement-forms';
import { missing } from '../answers';
import type { RecordAction } from '../record/action';
import { asking } from '../record/asking';

type Action = RecordAction<Replacement, ReplacementEvent>;

/** The customer agrees to the shorter notice: it stays marked. */
const agree: Action = {
  ...{ id: 'agree', label: 'replacement.action.agree', tone: 'main', shown: 'button' },
  refuse: refuseAnswering,
  decide: (_replacement, { by }, { at }) => ({ type: 'agreed', by: by.id, at }),
};

/** The customer does not, and says why. */
const object: Action = asking(objectForm, {
  ...{ id: 'object', label: 'replacement.action.object', tone: 'danger', shown: 'button' },
  refuse: refuseAnswering,
  form: (replacement, _input, { desk }) => objectForm(replacement, desk),
  decide: (_replacement, { by, answers }, { at }) =>
    missing(answers, 'words') ?? { type: 'objected', by: by.id, at, words: answers.words },
});

/** Another day: counted from when it was announced. */
const postpone: Action = asking(postponeForm, {
  ...{ id: 'postpone', label: 'replacement.action.postpone', tone: 'plain', shown: 'button' },
  refuse: refusePostponing,
  form: (replacement, _input, { desk }) => postponeForm(replacement, desk),
  decide: (replacement, { by, answers: { due } }, { at, desk }) => {
    if (due === undefined) return invalid({ due: say('form.fillIn') });
    if (due <= at) return invalid({ due: say('replacement.refusal.past') });
    const { isFull, ...known } = fullNotice(desk, replacement.openedAt, due);
    const keepsYes = replacement.notice === 'agreed' && due >= replacement.due;
    const notice = isFull ? 'full' : keepsYes ? 'agreed' : 'asked';
    return { type: 'postponed', by: by.id, at, due, notice, ...known };
  },
});

/** Profiles that may be chosen, where they were read. */
interface WithCandidates extends DecisionContext {
  readonly candidates?: readonly Candidate[];
}

/** Profiles that are looked through: more than a contract has people. */
const most = 1000;

/** Profiles that are neither refused nor over, whoever proposed them, newest first; not of whoever is replaced. */
async function candidatesFor(
  tx: Transaction,
  { engineer }: Replacement,
  now: DecisionContext,
): Promise<WithCandidates> {
  const found = (await tx.openOf('staff', most)).map(({ about, record }) => ({ id: about.id, staff: record as Staff }));
  const candidates = found.filter(({ staff }) => isCurrent(staff) && staff.person !== engineer).toReversed();
  return { ...now, candidates };
}

/** Who is to come: somebody with a profile, vetted or not yet. */
const link: Action = asking(linkForm, {
  ...{ id: 'link', label: 'replacement.action.link', tone: 'plain', shown: 'button' },
  refuse: refuseLinking,
  gather: candidatesFor,
  form: (replacement, _input, now: WithCandidates) => linkForm(replacement, now.desk, now.candidates ?? []),
  decide: (_replacement, { by, answers }, now: WithCandidates) => {
    const chosen = now.candidates?.find(({ id }) => String(id) === answers.successor);
    if (chosen === undefined) return refuse('replacement.refusal.nobodyChosen');
    return { type: 'linked', by: by.id, at: now.at, successor: chosen.id };
  },
});

/** A lead has spoken with whoever is replaced: from now on they read that it is so, and when. */
const talk: Action = {
  ...{ id: 'talk', label: 'replacement.action.talk', tone: 'plain', shown: 'button' },
  confirm: 'replacement.confirm.talk',
  refuse: refuseTalking,
  decide: (_replacement, { by }, { at }) => ({ type: 'talked', by: by.id, at }),
};

/** What the engineer has, where it was read. */
interface WithTickets extends DecisionContext {
  readonly theirs?: readonly TicketId[];
}

/** The successor takes over: their shifts at once, their tickets line by line (STAFF-6). */
const handOver: Action = {
  ...{ id: 'hand-over', label: 'replacement.action.hand-over', tone: 'main', shown: 'button', passes: true },
  confirm: 'replacement.confirm.hand-over',
  refuse: refuseHanding,
  gather: async (tx, { engineer }, now): Promise<WithTickets> => {
    const theirs = (await tx.ownedBy(engineer)).map(({ id }) => id);
    // Whatever ends or moves on meanwhile has to see that it is waited for.
    for (const id of theirs) await tx.hold(ticketRef(id));
    return { ...now, theirs };
  },
  decide: (replacement, { by }, now: WithTickets) => {
    const to = successorIn(replacement, now)?.person;
    if (to === undefined) return refuse('replacement.refusal.nobodyLinked');
    return { type: 'handing', by: by.id, at: now.at, to, tickets: now.theirs ?? [] };
  },
};

/** It is not needed after all. */
const withdraw: Action = asking(withdrawForm, {
  ...{ id: 'withdraw', label: 'replacement.action.withdraw', tone: 'plain', shown: 'menu' },
  refuse: refuseWithdrawing,
  form: (replacement, _input, { desk }) => withdrawForm(replacement, desk),
  decide: (_replacement, { by, answers }, { at }) => ({ type: 'withdrawn', by: by.id, at, words: answers.words }),
});

/** Everything that can be done with a change of staff, in the order people see its button. */
export const replacementActions: readonly Action[] = [agree, object, handOver, link, talk, postpone, withdraw];
