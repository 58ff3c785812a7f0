import { type BackupAnswer, backupAnswers, type Consent, type ConsentEvent } from '../../domain/consent/consent';
import {
  type Around,
  decidersOf,
  isAtWork,
  refuseAskingOneself,
  refuseStep,
  refuseUnlessAsked,
  refuseUnlessAtWork,
  refuseUnlessDecider,
  requesterOf,
} from '../../domain/consent/who-decides';
import { type Person, personId } from '../../domain/people/person';
import { invalid, type Refusal, refuse } from '../../domain/refusal';
import { say } from '../../domain/words';
import { backupForm, nameForm, refuseForm, takeBackForm } from '../../views/consent/consent-forms';
import { readAnswers } from '../../views/read-answers';
import { missing } from '../answers';
import type { RecordAction } from '../record/action';
import { asking } from '../record/asking';

type ConsentAction = RecordAction<Consent, ConsentEvent>;

const refuseAnswering = (consent: Consent, by: Person, now: Around): Refusal | undefined =>
  refuseUnlessDecider(consent, by, now) ?? refuseUnlessAsked(consent);

/** One press gives a permission, or a yes that was written (`says`). */
const allow: ConsentAction = {
  id: 'allow',
  label: 'consent.action.allow',
  tone: 'main',
  shown: 'button',
  refuse: (consent, by, now) =>
    refuseAnswering(consent, by, now) ?? (consent.asking === 'risky' ? refuse('consent.refusal.sayBackup') : undefined),
  decide: (_consent, { by, answers }, { at }) => {
    const { text } = readAnswers({ text: 'text' }, answers);
    return { type: 'agreed', by: by.id, at, says: 'allowed', words: text };
  },
};

const tones: Readonly<Record<BackupAnswer, ConsentAction['tone']>> = {
  done: 'main',
  'not-needed': 'plain',
  'for-me': 'plain',
};

/** How it is about the backup before a risky step (SITE-5). */
const backup = (says: BackupAnswer): ConsentAction =>
  asking(backupForm, {
    id: says,
    label: `consent.action.${says}`,
    tone: tones[says],
    shown: 'button',
    refuse: (consent, by, now) =>
      refuseAnswering(consent, by, now) ?? (consent.asking === 'risky' ? undefined : refuse('consent.refusal.noStep')),
    form: (consent, _input, { desk }) => backupForm(consent, desk, says),
    decide: (_consent, { by, answers }, { at }) => ({
      ...{ type: 'agreed', by: by.id, at, says },
      words: answers.words,
    }),
  });

/** A no says why: whoever works on it has to find another way. */
const refuseIt: ConsentAction = asking(refuseForm, {
  id: 'refuse',
  label: 'consent.action.refuse',
  tone: 'danger',
  shown: 'button',
  refuse: refuseAnswering,
  form: (consent, _input, { desk }) => refuseForm(consent, desk),
  decide: (_consent, { by, answers }, { at }) =>
    missing(answers, 'words') ?? { type: 'refused', by: by.id, at, words: answers.words },
});

/** The requester asks somebody else to decide; both may from then on. */
const name: ConsentAction = asking(nameForm, {
  id: 'name',
  label: 'consent.action.name',
  tone: 'plain',
  shown: 'menu',
  refuse: (consent, by, now) =>
    requesterOf(consent, now) === by.id ? refuseUnlessAsked(consent) : refuse('refusal.notRequester'),
  form: (consent, _input, { desk }) => nameForm(consent, desk),
  decide: (consent, { by, answers }, now) => {
    const empty = missing(answers, 'requester');
    if (empty) return empty;
    const person = personId(answers.requester);
    if (decidersOf(consent, now).includes(person)) return invalid({ requester: say('consent.refusal.decides') });
    if (person === consent.askedBy || isAtWork(now, person)) {
      return invalid({ requester: say('consent.refusal.worksOnIt') });
    }
    return { type: 'named', by: by.id, at: now.at, person };
  },
});

/** A yes is taken back at any time: of a step that has begun, so that it stops if it still can. */
const takeBack: ConsentAction = asking(takeBackForm, {
  id: 'take-back',
  label: 'consent.action.take-back',
  tone: 'danger',
  shown: 'menu',
  refuse: (consent, by, now) => {
    const no = refuseUnlessDecider(consent, by, now);
    if (no) return no;
    if (consent.endedAt !== undefined) return refuse('consent.refusal.over');
    return consent.state === 'given' ? undefined : refuse('consent.refusal.noYes');
  },
  form: (consent, _input, { desk }) => takeBackForm(consent, desk),
  decide: (_consent, { by, answers }, { at }) => ({
    ...{ type: 'taken-back', by: by.id, at },
    words: answers.words,
  }),
});

/** Whoever works on the ticket made the backup that they were asked for. */
const backedUp: ConsentAction = {
  id: 'backed-up',
  label: 'consent.action.backed-up',
  tone: 'main',
  shown: 'button',
  refuse: (consent, by, now) => {
    const no = refuseUnlessAtWork(now, by);
    if (no) return no;
    if (consent.endedAt !== undefined) return refuse('consent.refusal.over');
    const isWanted = consent.state === 'given' && consent.answer?.says === 'for-me' && consent.backedUp === undefined;
    return isWanted ? undefined : refuse('consent.refusal.noBackupWanted');
  },
  decide: (_consent, { by }, { at }) => ({ type: 'backed-up', by: by.id, at }),
};

/** The risky step begins, which it cannot without an answer (SITE-5). */
const begin: ConsentAction = {
  id: 'begin',
  label: 'consent.action.begin',
  tone: 'main',
  shown: 'button',
  refuse: (consent, by, now) => refuseUnlessAtWork(now, by) ?? refuseStep(consent),
  decide: (_consent, { by }, { at }) => ({ type: 'begun', by: by.id, at }),
};

/** What nobody's yes holds for any more is asked again, by whoever works on the ticket now. */
const askAgain: ConsentAction = {
  id: 'ask-again',
  label: 'consent.action.ask-again',
  tone: 'main',
  shown: 'button',
  refuse: (consent, by, now) => {
    const no = refuseUnlessAtWork(now, by) ?? refuseAskingOneself(requesterOf(consent, now), by);
    if (no) return no;
    if (consent.endedAt !== undefined) return refuse('consent.refusal.over');
    return consent.state === 'lapsed' ? undefined : refuse('consent.refusal.stands');
  },
  decide: (_consent, { by }, { at }) => ({ type: 'asked-again', by: by.id, at }),
};

/** The question is not needed any more: whoever asked takes it away, or whoever has the ticket since. */
const withdraw: ConsentAction = {
  id: 'withdraw',
  label: 'consent.action.withdraw',
  tone: 'plain',
  shown: 'button',
  refuse: (consent, by, now) =>
    (consent.askedBy === by.id && by.active ? undefined : refuseUnlessAtWork(now, by)) ??
    (consent.state === 'lapsed' && consent.endedAt === undefined ? undefined : refuseUnlessAsked(consent)),
  decide: (_consent, { by }, { at }) => ({ type: 'withdrawn', by: by.id, at }),
};

/** Everything that can be done with a consent, in the order people see its button. */
export const consentActions: readonly ConsentAction[] = [
  allow,
  ...backupAnswers.map(backup),
  refuseIt,
  name,
  takeBack,
  backedUp,
  begin,
  askAgain,
  withdraw,
];
