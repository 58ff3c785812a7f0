import { enquiryActions } from '../../../src/commands/enquiry/actions';
import { openPlaces } from '../../../src/domain/enquiry/enquiry';
import { maySeeEnquiry } from '../../../src/domain/enquiry/who-may';
import { type Person, personId } from '../../../src/domain/people/person';
import { days, after as later } from '../../../src/domain/time/instant';
import { answerField } from '../../../src/views/enquiry/enquiry-forms';
import type { Answers } from '../../../src/views/form';
import { comesTo } from '../../kit/comes-to';
import { viewOf } from '../../kit/enquiries';
import { type EnquiryState, enquiryStates } from '../../kit/enquiry-gallery';
import { chen, context, li, sun, tom, wang, zhou } from '../../kit/tickets';

/** Zhou asks, Li has it or is on duty, Wang stands behind her; Tom is another engineer, Chen leads, Sun is a manager. */
const people: readonly Person[] = [
  ...[zhou, li, wang, tom, chen, sun],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
  { ...zhou, id: personId('slack:U0WU'), identities: { slack: 'U0WU' } },
];
const gone: readonly Person[] = [li, chen].map((person) => ({ ...person, active: false }));

/** Whatever a form asks for. */
const filled = ({ enquiry }: EnquiryState): Answers => ({
  ...Object.fromEntries(openPlaces(enquiry).map((place) => [answerField(place), '答复'])),
  ...{ text: '还有一个问题', reason: '出差', category: 'hardware.printer', urgency: 'normal' },
  person: [tom, wang, li].find(({ id }) => id !== enquiry.owner)?.id ?? tom.id,
});

const cameOf = (state: EnquiryState, action: string, by: Person) =>
  comesTo(
    { about: { kind: 'enquiry', id: state.enquiry.id }, action, by, answers: filled(state) },
    { at: state.at, people, load: () => state.enquiry },
  );

function offeredTo({ enquiry, at }: EnquiryState, by: Person): ReadonlySet<string> {
  const known = new Map([...people.map((one) => [one.id, one] as const), [by.id, by]]);
  const { buttons, menu } = viewOf(enquiry, context(at, { people: known, onShift: [li.id, wang.id] })).offeredToAny([
    by,
  ]);
  return new Set([...buttons, ...menu].map(({ action }) => action));
}

const stories: readonly EnquiryState[] = [
  ...enquiryStates,
  ...enquiryStates.map((state) => ({ ...state, name: `${state.name}, a month later`, at: later(state.at, days(40)) })),
];

test.each(stories)('$name: whoever is offered something may do it, and nobody else', async (state) => {
  const wrong: string[] = [];
  for (const by of [...people, ...gone]) {
    const offered = offeredTo(state, by);
    for (const { id } of enquiryActions) {
      const came = await cameOf(state, id, by);
      if ((came === 'done') !== offered.has(id) || came === 'invalid') wrong.push(`${id} by ${by.id}: ${came}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('whoever asked and those who serve may know of one, and nobody else', () => {
  const mayKnow = [...people, ...gone].filter((by) => enquiryStates.every(({ enquiry }) => maySeeEnquiry(enquiry, by)));
  expect(mayKnow.map(({ id, active }) => `${id} ${active}`)).toEqual(
    [zhou, li, wang, tom, chen, sun, { id: 'admin' }].map(({ id }) => `${id} true`),
  );
});
