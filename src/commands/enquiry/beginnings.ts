import { heldOpen, refuseClosing } from '../../domain/complaint/on-ticket';
import type { EnquiryEvent, EnquirySource } from '../../domain/enquiry/enquiry';
import { questionsIn } from '../../domain/enquiry/questions-in';
import { timeToAnswer } from '../../domain/enquiry/who-answers';
import { type PersonId, personId, worksTickets } from '../../domain/people/person';
import type { DecisionContext, Linked } from '../../domain/record/decision-context';
import { resting } from '../../domain/record/when-told';
import { refuse } from '../../domain/refusal';
import { refuseDuplicate } from '../../domain/ticket/close';
import type { Ticket } from '../../domain/ticket/ticket';
import { enquiryForm, ticketIsEnquiryForm } from '../../views/enquiry/enquiry-forms';
import { missing } from '../answers';
import { askingToBegin } from '../record/asking';
import type { RecordBeginning } from '../record/beginning';

type Asked = Extract<EnquiryEvent, { readonly type: 'asked' }>;

/** What was asked, with its own clock from now on. */
const asked = (
  said: Pick<Asked, 'by' | 'asker' | 'source' | 'place' | 'text' | 'files'> & Partial<Pick<Asked, 'about' | 'owner'>>,
  now: DecisionContext,
): Asked => ({
  ...{ type: 'asked', at: now.at, questions: questionsIn(said.text) },
  ...said,
  ...timeToAnswer(said, now),
  ...(said.owner === undefined ? resting(said, now) : {}),
});

const sources: readonly EnquirySource[] = ['mail', 'oa'];

/** Somebody asks something (HOT-8); by which way, whoever brings it says in `value`, which no form gives. */
const ask: RecordBeginning<EnquiryEvent> = askingToBegin(enquiryForm, {
  ...{ id: 'new', label: 'enquiry.action.new', tone: 'plain', shown: 'never' },
  words: {
    said: [
      '咨询',
      '諮詢',
      '提问',
      '提問',
      '请教',
      '我想咨询',
      '想咨询',
      'question',
      'enquiry',
      'inquiry',
      'ask',
      'i have a question',
    ],
    field: 'text',
    files: 'files',
  },
  refuse: (on) => (on === undefined ? undefined : refuse('refusal.staleButton')),
  form: (_on, { by, answers }, now) => enquiryForm(by, answers.text, now),
  decide: (_on, { by, value, answers }, now) => {
    const empty = missing(answers, 'text');
    if (empty) return empty;
    const place = now.desk.places.find(({ id }) => id === answers.place) ?? now.desk.places[0];
    return asked(
      {
        ...{ by: by.id, asker: worksTickets(by) ? callerIn(answers.requester, by.id) : by.id },
        source: sources.find((source) => source === value) ?? 'chat',
        ...{ place: place.id, text: answers.text, files: answers.files },
      },
      now,
    );
  },
});

const callerIn = (caller: string, by: PersonId): PersonId => (caller === '' ? by : personId(caller));

const ticketIn = (on: Linked | undefined): Ticket | undefined =>
  on?.about.kind === 'ticket' ? (on.record as Ticket) : undefined;

/** A ticket turns out to ask for no work: whoever may close it as a duplicate may say so, and who had it goes on. */
const ofTicket: RecordBeginning<EnquiryEvent> = askingToBegin(ticketIsEnquiryForm, {
  ...{ id: 'of-ticket', label: 'enquiry.action.of-ticket', tone: 'plain', shown: 'menu' },
  refuse: (on, by, now) => {
    const ticket = ticketIn(on);
    if (ticket === undefined || ticket.state === 'resolved') return refuse('refusal.staleButton');
    if (ticket.requester === by.id) return refuse('enquiry.refusal.yourOwn');
    return refuseDuplicate(ticket, by) ?? refuseClosing(by, now);
  },
  form: (on, _input, { desk }) => {
    const ticket = ticketIn(on);
    if (ticket === undefined) throw new Error('no ticket to make an enquiry of');
    return ticketIsEnquiryForm(ticket, desk);
  },
  decide: (on, { by, answers }, now) => {
    const ticket = ticketIn(on);
    const no = heldOpen(now) ?? missing(answers, 'text');
    if (no !== undefined || ticket === undefined) return no ?? refuse('refusal.staleButton');
    const { id, requester, place, files, owner } = ticket;
    return asked(
      {
        ...{ by: by.id, asker: requester, source: 'ticket', place, text: answers.text, files },
        about: { kind: 'ticket', id },
        ...(owner === undefined ? {} : { owner }),
      },
      now,
    );
  },
});

export const enquiryBeginnings: readonly RecordBeginning<EnquiryEvent>[] = [ask, ofTicket];
