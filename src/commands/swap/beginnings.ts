import { leadsOf } from '../../domain/people/leads';
import { type Person, personId, worksTickets } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import { type RecordRef, recordKey } from '../../domain/record/record-ref';
import { type Invalid, invalid, notEngineer, type Refusal, refuse } from '../../domain/refusal';
import { overlap } from '../../domain/roster/absences';
import { toldAt } from '../../domain/swap/reminders';
import type { Piece, Swap, SwapEvent } from '../../domain/swap/swap';
import {
  refuseAsking,
  refuseTakingOver,
  refuseTakingOverFrom,
  runningShift,
  whyNotSaid,
} from '../../domain/swap/who-may';
import { takersOf, whyNotExchange, whyNotTake } from '../../domain/swap/who-takes';
import { type Say, say } from '../../domain/words';
import type { AnswersOf } from '../../views/define-form';
import { shiftSaid } from '../../views/swap/swap-card';
import { holderNamed, lookedAt, type NamedShift, shiftNamed, swapForm, toEverybody } from '../../views/swap/swap-forms';
import { atField, missing } from '../answers';
import { askingToBegin } from '../record/asking';
import type { RecordBeginning } from '../record/beginning';

type Answers = AnswersOf<typeof swapForm>;
type No = Invalid<keyof Answers>;

const asSaid = ({ say: key, facts }: Refusal): Say => say(key, facts);

/** What of the chosen shift is asked for. */
function pieceOf({ of, shift }: NamedShift, { from, to }: Answers): Piece | No {
  const span = { from: from ?? shift.from, to: to ?? shift.to };
  const isWithin = shift.from <= span.from && span.from < span.to && span.to <= shift.to;
  const no = say('swap.refusal.notWithin', { shift: shiftSaid(shift, shift) });
  if (!isWithin) return from === undefined ? invalid({ to: no }) : invalid({ from: no });
  return { of, shift, span };
}

/** The swap in which the same time of theirs is asked about, and nobody has answered yet. */
const askedAlready = ({ of, span }: Piece, { others = [] }: DecisionContext): RecordRef | undefined =>
  others.find(({ record }) => {
    const { state, piece } = record as Swap;
    return state === 'asked' && piece.of === of && overlap(piece.span, span);
  })?.about;

/** Who is asked: one, or everybody who can. */
function whomOf(
  pieces: Pick<Extract<SwapEvent, { type: 'asked' }>, 'piece' | 'exchange'>,
  whom: string,
  now: DecisionContext,
) {
  const { piece } = pieces;
  const back = whyNotExchange(pieces, now);
  if (back !== undefined) return invalid({ exchange: asSaid(whyNotSaid(back, piece.of)) });
  if (whom === toEverybody) {
    const all = takersOf(pieces, now).map(({ id }) => id);
    return all.length === 0 ? invalid({ whom: say('swap.refusal.nobody') }) : all;
  }
  const person = now.people.get(personId(whom));
  if (person === undefined) return invalid({ whom: say('refusal.unknownPerson') });
  if (person.id === piece.of) return invalid({ whom: say('swap.refusal.yourOwn') });
  const why = whyNotTake(person, pieces, now);
  return why === undefined ? [person.id] : invalid({ whom: asSaid(whyNotSaid(why, person.id)) });
}

/** What they would take for it; an exchange is with whoever has it. */
function exchangeOf(answers: Answers, piece: Piece, now: DecisionContext): Piece | No | undefined {
  if (answers.exchange === '') return undefined;
  const named = shiftNamed(answers.exchange, now);
  if (named === undefined || named.of === piece.of) return invalid({ exchange: say('form.fillIn') });
  if (answers.whom !== toEverybody && answers.whom !== named.of) {
    return invalid({ exchange: say('swap.refusal.otherPerson') });
  }
  return { ...named, span: { from: named.shift.from, to: named.shift.to } };
}

function asked(by: Person, answers: Answers, now: DecisionContext): SwapEvent | Refusal | No {
  const empty = missing(answers, 'shift', 'whom');
  if (empty) return empty;
  const named = shiftNamed(answers.shift, now);
  if (named === undefined) return invalid({ shift: say('form.fillIn') });
  const piece = pieceOf(named, answers);
  if ('kind' in piece) return piece;
  const same = askedAlready(piece, now);
  if (same !== undefined) {
    return invalid({ shift: say('swap.refusal.askedAlready', { swap: recordKey(now.desk, same) }) });
  }
  const no = refuseAsking(piece, by, now);
  if (no) return atField('shift', no);
  const exchange = exchangeOf(answers, piece, now);
  if (exchange !== undefined && 'kind' in exchange) return exchange;
  const pieces = { piece, ...(exchange === undefined ? {} : { exchange }) };
  const whom = whomOf(pieces, exchange?.of ?? answers.whom, now);
  if ('kind' in whom) return whom;
  const { text, files } = answers;
  const rests = toldAt(pieces, now.desk, now.at) > now.at;
  return {
    ...{ type: 'asked', by: by.id, at: now.at, ...pieces, asked: whom, text, files },
    toAll: exchange === undefined && answers.whom === toEverybody,
    ...(rests ? { resting: true } : {}),
  };
}

/** Somebody asks that a shift be taken: one person, or everybody who can. */
const ask: RecordBeginning<SwapEvent> = askingToBegin(swapForm, {
  ...{ id: 'new', label: 'swap.action.new', tone: 'plain', shown: 'never' },
  words: {
    said: [
      '换班',
      '換班',
      '调班',
      '調班',
      '替班',
      '找人替班',
      'swap',
      'swap a shift',
      'swap my shift',
      'shift swap',
      'cover my shift',
    ],
    field: 'text',
    files: 'files',
  },
  reads: ({ by, answers }, at) => ({
    around: lookedAt(at),
    others: { kind: 'swap', person: holderNamed(answers.shift) ?? by.id, part: 'holder' },
  }),
  refuse: (on, by) => (on === undefined ? (worksTickets(by) ? undefined : notEngineer) : refuse('refusal.staleButton')),
  form: (_on, { by, answers }, now) => swapForm(by, answers.text, now),
  decide: (_on, { by, answers }, now) => asked(by, answers, now),
});

/** Somebody takes a running shift at once: `value` says whose. */
const takeOver: RecordBeginning<SwapEvent> = {
  ...{ id: 'take-over', label: 'swap.action.take-over', tone: 'plain', shown: 'never' },
  refuse: (on, by, now) => (on === undefined ? refuseTakingOver(by, now) : refuse('refusal.staleButton')),
  decide: (_on, { by, value = '' }, now) => {
    const of = personId(value);
    if (!now.people.has(of)) return refuse('refusal.staleButton');
    const no = refuseTakingOverFrom(by, of, now);
    const shift = runningShift(of, now);
    if (no !== undefined || shift === undefined) return no ?? refuse('swap.refusal.notOnDuty');
    const piece = { of, shift, span: { from: shift.from, to: shift.to } };
    const leads = leadsOf(now.people.values()).map(({ id }) => id);
    return { type: 'took-over', by: by.id, at: now.at, piece, leads };
  },
};

export const swapBeginnings: readonly RecordBeginning<SwapEvent>[] = [ask, takeOver];
