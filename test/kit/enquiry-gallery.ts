import type { Enquiry } from '../../src/domain/enquiry/enquiry';
import { openPlaces } from '../../src/domain/enquiry/enquiry';
import type { Person } from '../../src/domain/people/person';
import { recordKey } from '../../src/domain/record/record-ref';
import { theDesk } from '../../src/domain/ticket/event';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import { answeredCard, channelCard, enquiryCard } from '../../src/views/enquiry/enquiry-card';
import * as forms from '../../src/views/enquiry/enquiry-forms';
import { enquiryViews } from '../../src/views/enquiry/enquiry-views';
import type { Answers } from '../../src/views/form';
import type { GalleryItem } from '../../src/views/gallery';
import { historyCard } from '../../src/views/record/history-card';
import { acting, anEnquiry, beginning, eventOf, rung, tried, viewOf } from './enquiries';
import { context, desk, li, liHasIt, start, wang, zhou } from './tickets';

/** An enquiry of the gallery, some time after the last thing happened to it. */
export interface EnquiryState {
  readonly name: string;
  readonly enquiry: Enquiry;
  readonly at: Instant;
}

const given = (text: string) => ({
  two: `1. ${text}\n2. ${text}`,
  ten: Array.from({ length: 12 }, (_, nth) => `${nth + 1}. ${text}`).join('\n'),
});

/** Each state that an enquiry can be in, in these words; its number is as long as one gets. */
function statesIn(name: string, text: string, many: 'two' | 'ten'): readonly EnquiryState[] {
  const acts = (enquiry: Enquiry, id: string, by: Person, answers: Answers = {}): Enquiry =>
    acting(enquiry, eventOf(tried(enquiry, id, by, { answers, now: context(after(enquiry.lastEventAt, minutes(1))) })));
  const asked = { ...anEnquiry(given(text)[many]), id: 9_999_999 };
  const claimed = acts(asked, 'claim', li);
  const answers = (enquiry: Enquiry): Answers =>
    Object.fromEntries(openPlaces(enquiry).map((place) => [forms.answerField(place), text]));
  const partly = acts(claimed, 'answer', li, { [forms.answerField(0)]: text, sent: 'partly' });
  const answered = acts(partly, 'answer', li, answers(partly));
  const rungTwice = rung(rung(asked)?.after ?? asked)?.after ?? asked;
  const states: Readonly<Record<string, Enquiry>> = {
    new: asked,
    'asked at night': { ...anEnquiry(given(text)[many], context(after(start, minutes(12 * 60)))), id: 9_999_999 },
    reminded: rung(asked)?.after ?? asked,
    missed: rung(rungTwice)?.after ?? asked,
    claimed,
    assigned: acts(asked, 'assign', { ...li, roles: ['lead'] }, { person: wang.id }),
    returned: acts(claimed, 'return', li, { reason: text }),
    'left by its owner': acting(claimed, {
      ...{ type: 'owner-gone', by: theDesk, at: after(claimed.lastEventAt, minutes(1)), person: li.id },
    }),
    'partly answered': partly,
    answered,
    'asked again': rung(answered)?.after ?? answered,
    'asked more': acts(answered, 'not-complete', zhou, { again: ['0'], text }),
    confirmed: acts(answered, 'confirm', zhou),
    withdrawn: acts(claimed, 'withdraw', zhou),
    'gone on as a ticket': acting(claimed, {
      ...{ type: 'became-ticket', by: li.id, at: after(claimed.lastEventAt, minutes(1)), ticket: 9_999_999 },
    }),
  };
  return Object.entries(states).map(([state, enquiry]) => ({
    name: `enquiry ${state}, ${name}`,
    enquiry,
    at: after(enquiry.lastEventAt, minutes(1)),
  }));
}

/** Every state in few words. */
export const enquiryStates = statesIn('shortest texts', '好', 'two');

const shown = ({ name, enquiry, at }: EnquiryState): readonly GalleryItem[] => {
  const view = viewOf(enquiry, context(at));
  const asker = view.people.get(enquiry.asker) ?? zhou;
  const asked = eventOf(beginning('new', zhou, { text: enquiry.text }));
  const told = { lines: enquiryViews.history, events: [asked], view, inside: true };
  return [
    { name: `${name}: asker`, card: enquiryCard(view, asker) },
    { name: `${name}: engineer`, card: enquiryCard(view, li) },
    { name: `${name}: channel`, card: channelCard(view) },
    { name: `${name}: whether all`, card: answeredCard(view) },
    { name: `${name}: history`, card: historyCard(recordKey(desk, view.about), told) },
  ];
};

const formsOf = ({ name, enquiry, at }: EnquiryState): readonly GalleryItem[] =>
  [
    forms.answerForm(enquiry, desk),
    forms.addForm(enquiry, desk),
    forms.notCompleteForm(enquiry, desk),
    forms.returnForm(enquiry, desk),
    forms.assignForm(enquiry, desk, context(at)),
    forms.toTicketForm(enquiry, desk),
    forms.withdrawForm(enquiry, desk),
  ].map((form) => ({ name: `form ${form.action}, ${name}`, form }));

const drawnLong = /^enquiry (?:new|partly answered|answered|asked more),/;
const longest = statesIn('longest texts', '这台打印机为什么不能双面打印？'.repeat(190), 'ten').filter(({ name }) =>
  drawnLong.test(name),
);

/** Cards and forms of enquiries, in every state. */
export const enquiryItems: readonly GalleryItem[] = [
  ...[...enquiryStates, ...longest].flatMap(shown),
  ...[enquiryStates, longest].flatMap(([first]) => (first ? formsOf(first) : [])),
  { name: 'form enquiry.new', form: forms.enquiryForm(zhou, '好', { desk }) },
  { name: 'form enquiry.new, of an engineer', form: forms.enquiryForm(li, '', { desk }) },
  { name: 'form enquiry.of-ticket', form: forms.ticketIsEnquiryForm({ ...liHasIt(), id: 9_999_999 as never }, desk) },
];
