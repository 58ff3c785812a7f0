import { dueNext, type Enquiry, openPlaces, type Question } from '../../domain/enquiry/enquiry';
import { calledFor, ownerOf } from '../../domain/enquiry/who-answers';
import { isAsker, isUnanswered } from '../../domain/enquiry/who-may';
import { type Person, personId } from '../../domain/people/person';
import { recordKey, ticketRef } from '../../domain/record/record-ref';
import { type Facts, listOf, type Say, say, typed } from '../../domain/words';
import type { Card, FactRow, Part, Tone } from '../card';
import type { RecordView } from '../record/record-view';

export type EnquiryView = RecordView<Enquiry>;

/** What every sentence about an enquiry may name. */
export function enquiryFacts(view: EnquiryView): Facts {
  const { record, about, desk } = view;
  const owner = ownerOf(record, view);
  const next = dueNext(record);
  return {
    enquiry: recordKey(desk, about),
    asker: { person: record.asker },
    who: owner === undefined ? listOf(calledFor(record, view).map((person) => ({ person }))) : { person: owner.id },
    open: openPlaces(record).length,
    all: record.questions.length,
    ...(next === undefined ? {} : { due: { at: next.due, style: 'time' } }),
    ...(record.ticket === undefined ? {} : { ticket: `${desk.prefix}-${record.ticket}` }),
  };
}

const tones: Readonly<Record<Enquiry['state'], Tone>> = {
  new: 'warn',
  claimed: 'plain',
  answered: 'good',
  closed: 'quiet',
};

/** How it stands, in words. */
export const stateSaid = ({ state, ended, answersSent }: Enquiry): Say => {
  if (state === 'closed' && ended !== undefined) return say(`enquiry.ended.${ended}`);
  return say(state === 'claimed' && answersSent > 0 ? 'enquiry.state.partly' : `enquiry.state.${state}`);
};

/** Stands for whoever reads the engineers' channel while nobody has it. */
const anyEngineer: Person = {
  ...{ id: personId('anybody'), name: '', language: 'en', zone: 'UTC' },
  ...{ roles: ['engineer'], skills: [], active: true, identities: {} },
};

function rowsOf(view: EnquiryView, inside: boolean): readonly FactRow[] {
  const { record, desk } = view;
  const facts = enquiryFacts(view);
  const row = (label: Say, value: Say | undefined): readonly FactRow[] =>
    value === undefined ? [] : [{ label, value, changes: true }];
  const waits = isUnanswered(record);
  const has = facts['who'] !== '';
  return [
    ...row(say('enquiry.row.state'), stateSaid(record)),
    ...row(
      say(ownerOf(record, view) === undefined ? 'enquiry.row.onDuty' : 'enquiry.row.with'),
      waits && has ? say('card.person', { person: facts['who'] ?? '' }) : undefined,
    ),
    ...row(say('enquiry.row.due'), waits && facts['due'] !== undefined ? say('enquiry.due', facts) : undefined),
    ...row(say('enquiry.row.asker'), inside ? say('card.person', { person: { person: record.asker } }) : undefined),
    ...row(say('enquiry.row.source'), inside ? say(`enquiry.source.${record.source}`) : undefined),
    ...row(
      say('enquiry.row.from'),
      record.about && say('enquiry.key', { key: recordKey(desk, ticketRef(record.about.id as never)) }),
    ),
    ...row(
      say('enquiry.row.ticket'),
      facts['ticket'] === undefined ? undefined : say('enquiry.key', { key: facts['ticket'] }),
    ),
  ];
}

/** A question with its number, where there are several, and what was answered to it. */
function questionParts({ questions }: Enquiry, question: Question): readonly Part[] {
  const place = questions.indexOf(question);
  const number: readonly Part[] =
    questions.length === 1
      ? []
      : [
          {
            kind: 'text',
            style: 'strong',
            text: say(question.open ? 'enquiry.questionOpen' : 'enquiry.question', { nth: place + 1 }),
          },
        ];
  return [
    ...number,
    { kind: 'text', style: 'quote', text: typed(question.text) },
    ...question.answers.map(
      ({ by, text }): Part => ({ kind: 'text', text: say('enquiry.answerOf', { by: { person: by }, text }) }),
    ),
  ];
}

interface Drawn {
  readonly inside: boolean;
  readonly viewers: readonly Person[];
  /** Whether that is all is asked elsewhere. */
  readonly isAskedElsewhere?: true;
}

/** What its asker says to an answer. */
const saidToAnswer: readonly string[] = ['confirm', 'not-complete'];

function drawn(view: EnquiryView, { inside, viewers, isAskedElsewhere }: Drawn): Card {
  const { record } = view;
  const facts = enquiryFacts(view);
  const { buttons: offered, menu } = view.offeredToAny(viewers);
  const buttons = isAskedElsewhere ? offered.filter(({ action }) => !saidToAnswer.includes(action)) : offered;
  return {
    title: say('enquiry.title', facts),
    tone: tones[record.state],
    summary: say('enquiry.summary', { ...facts, state: stateSaid(record) }),
    parts: [
      ...(inside ? [] : [{ kind: 'text', text: say('enquiry.received') } as const]),
      { kind: 'facts', rows: rowsOf(view, inside), style: 'list' },
      ...record.questions.flatMap((question) => questionParts(record, question)),
      ...(record.files.length === 0 ? [] : [{ kind: 'files', files: record.files } as const]),
      ...(record.state === 'answered' && !inside && !isAskedElsewhere
        ? [{ kind: 'text', style: 'strong', text: say('enquiry.isThatAll') } as const]
        : []),
      ...(buttons.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons, menu } as const]),
    ],
  };
}

/** An enquiry as this person sees and uses it. */
export const enquiryCard = (view: EnquiryView, viewer: Person): Card =>
  drawn(view, { inside: !isAsker(view.record, viewer), viewers: [viewer] });

/** The same in its asker's chat, where `answeredCard` asks below the answer whether that is all. */
export const askerCard = (view: EnquiryView, asker: Person): Card =>
  drawn(view, { inside: false, viewers: [asker], isAskedElsewhere: true });

/** The card in the engineers' channel: with what its owner may press, or whoever takes it while nobody has it. */
export function channelCard(view: EnquiryView): Card {
  const card = drawn(view, { inside: true, viewers: [ownerOf(view.record, view) ?? anyEngineer] });
  if (!isUnanswered(view.record)) return card;
  return { ...card, parts: [...card.parts, { kind: 'text', style: 'quiet', text: say('enquiry.amongColleagues') }] };
}

/** Whether that is all; stands below the answer it asks about, and says how it ended once it has. */
export function answeredCard(view: EnquiryView): Card {
  const { record, people } = view;
  const facts = enquiryFacts(view);
  const asker = people.get(record.asker);
  const offered = asker && record.state === 'answered' ? view.offeredToAny([asker]) : { buttons: [], menu: [] };
  return {
    title: say('enquiry.answeredTitle', facts),
    tone: tones[record.state],
    summary: say('enquiry.summary', { ...facts, state: stateSaid(record) }),
    parts: [
      { kind: 'text', text: record.state === 'answered' ? say('enquiry.isThatAll') : stateSaid(record) },
      ...(offered.buttons.length === 0 ? [] : [{ kind: 'buttons', ...offered } as const]),
    ],
  };
}
