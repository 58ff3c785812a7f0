import { moveAway } from '../../domain/assignment/assign';
import { handingOver, successorOf } from '../../domain/handover/begin-for';
import type { HandoverEvent, HandoverList } from '../../domain/handover/handover-list';
import { handable } from '../../domain/handover/lines-now';
import {
  refuseAnswering,
  refuseChanging,
  refuseDeciding,
  refusedNow,
  refusePassingOn,
} from '../../domain/handover/who-may';
import { personId } from '../../domain/people/person';
import { invalid, isInvalid, isRefusal, refuse } from '../../domain/refusal';
import { say } from '../../domain/words';
import { leaveIt } from '../../views/forms/assign-forms';
import { answerForm, decideForm, noteForm, ofEachTo, passOnForm } from '../../views/handover/handover-forms';
import { atField, missing } from '../answers';
import type { RecordAction } from '../record/action';
import { asking } from '../record/asking';
import { weighed } from '../record/context-for';

type HandoverAction = RecordAction<HandoverList, HandoverEvent>;

/** One tap takes over everything that is left (STAFF-6). */
const acceptAll: HandoverAction = {
  id: 'accept-all',
  label: 'handover.action.accept-all',
  tone: 'main',
  shown: 'button',
  refuse: refuseAnswering,
  decide: (list, { by }, now) => {
    const accepted = handable(list, now).map(({ id }) => id);
    if (accepted.length === 0) return refuse('handover.refusal.nothingLeft');
    return { type: 'answered', by: by.id, at: now.at, accepted, refused: [] };
  },
};

/** The same line by line, any of them refused with a word. What ended or moved on meanwhile is left out. */
const answer: HandoverAction = asking(answerForm, {
  id: 'answer',
  label: 'handover.action.answer',
  tone: 'plain',
  shown: 'button',
  refuse: refuseAnswering,
  form: (list, _input, now) => answerForm(list, now.desk, handable(list, now)),
  decide: (list, { by, answers }, now) => {
    const tickets = handable(list, now).map(({ id }) => id);
    const said = (wanted: string) => tickets.filter((id) => answers.answer.get(id) === wanted);
    const [accepted, refused] = [said('accept'), said('refuse')];
    if (accepted.length + refused.length === 0) return refuse('handover.refusal.nothingChosen');
    if (refused.length > 0) {
      const empty = missing(answers, 'words');
      if (empty) return empty;
    }
    const { words } = answers;
    const not = refused.map((ticket) => ({ ticket, words }));
    return { type: 'answered', by: by.id, at: now.at, accepted, refused: not };
  },
});

/** Nobody answered: a lead says who is to have each, or that it stays (HOT-6). */
const decide: HandoverAction = asking(decideForm, {
  id: 'decide',
  label: 'handover.action.decide',
  tone: 'main',
  shown: 'button',
  refuse: refuseDeciding,
  form: (list, _input, now) => decideForm(list, now.desk, handable(list, now), now.people),
  decide: (list, { by, answers }, now) => {
    const assigned = [];
    const kept = [];
    for (const ticket of handable(list, now)) {
      const named = answers.to.get(ticket.id) ?? '';
      if (named === leaveIt) kept.push(ticket.id);
      if (named === '' || named === leaveIt) continue;
      const to = now.people.get(personId(named));
      const { reason } = answers;
      const moved = to ? moveAway(ticket, by, now.at, { to, reason }) : refuse('refusal.unknownPerson');
      const verdict = atField(ofEachTo.nameOf(ticket.id), moved);
      if (isInvalid(verdict)) return verdict as never;
      assigned.push({ ticket: ticket.id, to: personId(named) });
    }
    if (assigned.length + kept.length === 0) return refuse('handover.refusal.nothingLeft');
    return { type: 'decided', by: by.id, at: now.at, assigned, kept, reason: answers.reason };
  },
});

/** What was refused goes to somebody else, by a list of its own. */
const passOn: HandoverAction = asking(passOnForm, {
  id: 'pass-on',
  label: 'handover.action.pass-on',
  tone: 'main',
  shown: 'button',
  refuse: refusePassingOn,
  gather: (tx, _list, now) => weighed(tx, now),
  form: (list, _input, now) => {
    const tickets = refusedNow(list, now);
    const others = new Map([...now.people].filter(([id]) => id !== list.to));
    return passOnForm(list, now.desk, tickets, {
      people: now.people,
      proposed: successorOf(list.owner, { ...now, people: others }),
    });
  },
  opens: (list, { by, answers }, now) => {
    const no = missing(answers, 'to');
    if (no) return no;
    const to = now.people.get(personId(answers.to));
    if (to === undefined) return invalid({ to: say('refusal.unknownPerson') });
    const { owner, because } = list;
    const first = handingOver(
      { by: by.id, owner, to, because, note: answers.note, tickets: refusedNow(list, now) },
      now,
    );
    return isRefusal(first) ? invalid({ to: say(first.say, first.facts) }) : { kind: 'handover', first, for: to };
  },
  decide: (list, { by, answers, opened }, now) => {
    if (opened === undefined) return refuse('refusal.staleButton');
    return {
      ...{ type: 'passed-on', by: by.id, at: now.at, to: personId(answers.to), list: opened.id },
      tickets: refusedNow(list, now).map(({ id }) => id),
    };
  },
});

/** Whoever goes home says what is to be known. */
const note: HandoverAction = asking(noteForm, {
  ...{ id: 'note', label: 'handover.action.note', tone: 'plain', shown: 'button' },
  refuse: refuseChanging,
  form: (list, _input, { desk }) => noteForm(list, desk),
  decide: (_list, { by, answers }, { at }) =>
    missing(answers, 'note') ?? { type: 'noted', by: by.id, at, note: answers.note },
});

/** It is not to be: what was accepted stays accepted, the rest with its owner. */
const withdraw: HandoverAction = {
  id: 'withdraw',
  label: 'handover.action.withdraw',
  tone: 'plain',
  shown: 'menu',
  confirm: 'handover.confirmWithdraw',
  refuse: refuseChanging,
  decide: (_list, { by }, { at }) => ({ type: 'withdrawn', by: by.id, at }),
};

/** Everything that can be done with a handover, in the order people see its button. */
export const handoverActions: readonly HandoverAction[] = [acceptAll, answer, decide, passOn, note, withdraw];
