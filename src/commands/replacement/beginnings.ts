import { type Person, personId, worksTickets } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { resting } from '../../domain/record/when-told';
import { type Invalid, invalid, refuse } from '../../domain/refusal';
import { isUnderWay, type Replacement, type ReplacementEvent } from '../../domain/replacement/replacement';
import { dueAfter, fullNotice } from '../../domain/replacement/ten-days';
import { refuseAnnouncing, refuseDemanding } from '../../domain/replacement/who-may';
import { isCurrent, type Staff } from '../../domain/staff/staff';
import { say } from '../../domain/words';
import type { Transaction } from '../../ports/unit-of-work';
import { announceForm, demandForm } from '../../views/replacement/replacement-forms';
import { missing } from '../answers';
import { askingToBegin } from '../record/asking';
import type { RecordBeginning } from '../record/beginning';

/** What is known of somebody: their profile, and whether they are being replaced already. */
interface WithTheirs extends DecisionContext {
  readonly profile?: number;
  readonly isReplaced?: boolean;
  /** Every change there was for them. */
  readonly changes?: readonly number[];
}

async function withTheirs(tx: Transaction, engineer: string, now: DecisionContext): Promise<WithTheirs> {
  if (engineer === '') return now;
  const person = personId(engineer);
  const profiles = await tx.ofPerson('staff', person, 'engineer');
  const running = await tx.ofPerson('replacement', person, 'owner');
  const over = await tx.ofPerson('replacement', person, 'replaced');
  const profile = profiles.find(({ record }) => isCurrent(record as Staff))?.about.id;
  return {
    ...now,
    ...(profile === undefined ? {} : { profile }),
    changes: [...running, ...over].map(({ about }) => about.id),
    isReplaced: running.some(({ record }) => isUnderWay(record as Replacement)),
  };
}

/** One change at a time: both parties may begin one for the same engineer at this moment. */
const alone = ({ answers: { engineer } }: { readonly answers: Given }, now: WithTheirs): string =>
  `replacement:${engineer}:${(now.changes ?? []).toSorted((one, other) => one - other)}`;

interface Given {
  readonly engineer: string;
  readonly reason: string;
}

/** Whom it is about, and why it cannot be them. */
function engineerIn(answers: Given, by: Person, now: WithTheirs): Person | Invalid<'engineer' | 'reason'> {
  const empty = missing(answers, 'engineer', 'reason');
  if (empty) return empty;
  const engineer = now.people.get(personId(answers.engineer));
  if (engineer === undefined || !worksTickets(engineer)) return invalid({ engineer: say('refusal.unknownPerson') });
  if (engineer.id === by.id) return invalid({ engineer: say('replacement.refusal.yourself') });
  return now.isReplaced ? invalid({ engineer: say('replacement.refusal.already') }) : engineer;
}

const rest = (now: WithTheirs) => ({
  ...(now.profile === undefined ? {} : { profile: now.profile }),
  ...resting({ place: now.desk.places[0].id }, now),
});

/** The customer is dissatisfied with somebody and demands another one within ten working days (STAFF-2). */
const demand: RecordBeginning<ReplacementEvent> = askingToBegin(demandForm, {
  ...{ id: 'demand', label: 'replacement.action.demand', tone: 'plain', shown: 'never' },
  words: {
    said: [
      ...['更换人员', '更换工程师', '要求更换人员', '换人'],
      ...['replace', 'replacement', 'replace an engineer', 'demand a replacement'],
    ],
    field: 'reason',
  },
  refuse: (on, by) => (on === undefined ? refuseDemanding(by) : refuse('refusal.staleButton')),
  gather: (tx, { answers }, now) => withTheirs(tx, answers.engineer, now),
  decidesAlone: alone,
  form: (_on, { answers }, now) => demandForm(answers.reason, now),
  decide: (_on, { by, answers }, now) => {
    const engineer = engineerIn(answers, by, now);
    if ('kind' in engineer) return engineer;
    const { reason } = answers;
    const due = dueAfter(now.desk, now.at);
    return { type: 'demanded', by: by.id, at: now.at, engineer: engineer.id, reason, ...due, ...rest(now) };
  },
});

/** A lead announces that somebody is replaced on a day, ten working days ahead, or with the customer's yes (STAFF-5). */
const announce: RecordBeginning<ReplacementEvent> = askingToBegin(announceForm, {
  ...{ id: 'announce', label: 'replacement.action.announce', tone: 'plain', shown: 'never' },
  words: {
    said: [...['人员变更', '人员变动', '人员更换公告'], ...['staff change', 'change of staff', 'announce a change']],
    field: 'reason',
  },
  refuse: (on, by, now) => (on === undefined ? refuseAnnouncing(by, now) : refuse('refusal.staleButton')),
  gather: (tx, { answers }, now) => withTheirs(tx, answers.engineer, now),
  decidesAlone: alone,
  form: (_on, { answers }, now) => announceForm(answers.reason, now),
  decide: (_on, { by, answers }, now) => {
    const engineer = engineerIn(answers, by, now);
    if ('kind' in engineer) return engineer;
    const { due, reason, knows } = answers;
    if (due === undefined) return invalid({ due: say('form.fillIn') });
    if (due <= now.at) return invalid({ due: say('replacement.refusal.past') });
    const { isFull, ...known } = fullNotice(now.desk, now.at, due);
    return {
      ...{ type: 'announced', by: by.id, at: now.at, engineer: engineer.id, reason, due, ...known },
      ...{ notice: isFull ? 'full' : 'asked', talked: knows !== 'no', ...rest(now) },
    };
  },
});

export const replacementBeginnings: readonly RecordBeginning<ReplacementEvent>[] = [demand, announce];
