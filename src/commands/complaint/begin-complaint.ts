import type { ComplaintEvent } from '../../domain/complaint/complaint';
import { firstLevel } from '../../domain/complaint/levels';
import { complaintOf } from '../../domain/complaint/on-ticket';
import { maySeeComplaint } from '../../domain/complaint/who-may';
import { type Person, type PersonId, personId, servesAs } from '../../domain/people/person';
import type { DecisionContext, Linked } from '../../domain/record/decision-context';
import { recordKey, ticketRef } from '../../domain/record/record-ref';
import { resting } from '../../domain/record/when-told';
import { type Invalid, invalid, type Refusal, refuse } from '../../domain/refusal';
import type { Ticket } from '../../domain/ticket/ticket';
import { isRequester } from '../../domain/ticket/who-may';
import { say } from '../../domain/words';
import { complaintForm, nobody } from '../../views/complaint/complaint-forms';
import type { AnswersOf } from '../../views/define-form';
import { missing, ticketIn } from '../answers';
import type { ActionInput } from '../record/action';
import { askingToBegin } from '../record/asking';
import type { RecordBeginning } from '../record/beginning';

type Complaining = ActionInput<AnswersOf<typeof complaintForm>>;

/** The ticket it would be about. */
const ticketOn = (on: Linked | undefined): Ticket | undefined =>
  on?.about.kind === 'ticket' ? (on.record as Ticket) : undefined;

/** Everybody who works on a ticket or has: whoever is complained about, and who worked with them. */
const workersOn = (ticket: Ticket | undefined): readonly PersonId[] =>
  ticket === undefined
    ? []
    : [...(ticket.owner === undefined ? [] : [ticket.owner]), ...ticket.collaborators, ...(ticket.workedBy ?? [])];

/** One at a time about a ticket; whoever may not know of the first is not told of it. */
function refuseAgain(complainant: PersonId, by: Person, now: DecisionContext): Refusal | undefined {
  const first = complaintOf(complainant, now);
  if (first === undefined || !maySeeComplaint(first, by, now)) return undefined;
  const complaint = recordKey(now.desk, { kind: 'complaint', id: first.id });
  return refuse('complaint.refusal.already', { complaint });
}

/** Who complains: whoever writes; where a lead writes it down, who called, or else whose ticket it is about. */
function complainantOf(ticket: Ticket | undefined, { by, answers }: Complaining): PersonId {
  const caller = answers.requester;
  if (!servesAs(by, 'lead')) return by.id;
  return caller !== '' ? personId(caller) : (ticket?.requester ?? by.id);
}

/** Whom it is about, by the answer that was chosen; undefined: nobody in particular. */
const againstIn = ({ answers }: Complaining): PersonId | undefined => {
  const named = answers.against;
  return named === '' || named === nobody ? undefined : personId(named);
};

function decide(on: Linked | undefined, input: Complaining, now: DecisionContext): ComplaintEvent | Refusal | Invalid {
  const { by, answers } = input;
  const empty = missing(answers, 'text');
  if (empty) return empty;
  const ticket = ticketOn(on);
  if (ticket === undefined && answers.ticket !== '') return invalid({ ticket: say('form.noTicketNumber') });
  // Somebody else's ticket is as if it weren't there.
  if (ticket !== undefined && !isRequester(ticket, by) && !servesAs(by, 'lead'))
    return invalid({ ticket: say('refusal.noTicket', { ticket: recordKey(now.desk, ticketRef(ticket.id)) }) });
  const complainant = complainantOf(ticket, input);
  const again = refuseAgain(complainant, by, now);
  if (again) return again;
  const against = againstIn(input);
  // Whom it is about is never left out: they would be told of it.
  if (against !== undefined && !now.people.has(against)) return invalid({ against: say('refusal.unknownPerson') });
  if (against === complainant) return invalid({ against: say('complaint.refusal.yourself') });
  const involved = [...workersOn(ticket), ...(against === undefined ? [] : [against])];
  const excluded = [...new Set(involved)].filter((id) => id !== complainant);
  const { levels } = now.desk.complaints;
  const place = ticket?.place ?? now.desk.places[0].id;
  return {
    ...{ type: 'complained', by: by.id, at: now.at, complainant, excluded, levels, place },
    ...(ticket === undefined ? {} : { about: { kind: 'ticket', id: ticket.id } as const }),
    ...(against === undefined ? {} : { against }),
    text: answers.text,
    files: answers.files,
    ...firstLevel({ complainant, excluded, levels }, now),
    ...resting({ place }, now),
  };
}

/**
 * Somebody is not content with how they were served (HOT-7): from their ticket, or from chat about whatever they say; a
 * lead writes it down for somebody on the phone.
 */
export const complain: RecordBeginning<ComplaintEvent> = askingToBegin(complaintForm, {
  id: 'new',
  label: 'complaint.action.new',
  tone: 'plain',
  shown: 'menu',
  words: { said: ['投诉', '我要投诉', 'complain', 'complaint'], field: 'text', files: 'files' },
  refuse: (on, by, now) => {
    const ticket = ticketOn(on);
    if (on === undefined) return undefined;
    if (ticket === undefined) return refuse('refusal.staleButton');
    return isRequester(ticket, by) ? refuseAgain(by.id, by, now) : refuse('refusal.notRequester');
  },
  form: (on, input, now) => complaintForm({ ticket: ticketOn(on), input, now }),
  names: ({ answers }) => {
    const ticket = ticketIn(answers.ticket);
    return ticket === undefined ? undefined : { field: 'ticket', about: ticketRef(ticket) };
  },
  decide,
});
