import { actOn } from '../../../src/commands/act';
import type { CommandDeps } from '../../../src/commands/command-deps';
import { enquiryActions } from '../../../src/commands/enquiry/actions';
import { openPlaces } from '../../../src/domain/enquiry/enquiry';
import { maySeeEnquiry } from '../../../src/domain/enquiry/who-may';
import { type Person, personId } from '../../../src/domain/people/person';
import { isInvalid, isRefusal } from '../../../src/domain/refusal';
import { days, after as later } from '../../../src/domain/time/instant';
import type { Transaction } from '../../../src/ports/unit-of-work';
import { answerField } from '../../../src/views/enquiry/enquiry-forms';
import type { Answers } from '../../../src/views/form';
import { viewOf } from '../../kit/enquiries';
import { type EnquiryState, enquiryStates } from '../../kit/enquiry-gallery';
import { chen, context, desk, li, sun, tom, wang, zhou } from '../../kit/tickets';

/** Zhou asks, Li has it or is on duty, Wang stands behind her; Tom is another engineer, Chen leads, Sun is a manager. */
const people: readonly Person[] = [
  ...[zhou, li, wang, tom, chen, sun],
  { ...zhou, id: personId('admin'), roles: ['admin'] },
  { ...zhou, id: personId('slack:U0WU'), identities: { slack: 'U0WU' } },
];
const gone: readonly Person[] = [li, chen].map((person) => ({ ...person, active: false }));

/** Everything ends at its first word that would be kept. */
class Written extends Error {}

function depsWith({ enquiry, at }: EnquiryState, by: Person): CommandDeps {
  const known = people.map((person) => (person.id === by.id ? by : person));
  const writes = () => Promise.reject(new Written());
  const tx: Transaction = {
    now: at,
    ticket: writes,
    load: async () => enquiry as never,
    staff: async () => known.filter(({ roles }) => roles.length > 0),
    person: async (id) => known.find((one) => one.id === id),
    shiftsAt: async () => ({ overrides: [], changes: [] }),
    shiftsIn: async () => ({ overrides: [], changes: [] }),
    ofPerson: async () => [],
    firstTime: async () => true,
    openTickets: async () => new Map(),
    events: async () => [],
    ownedBy: async () => [],
    linkedTo: async () => [],
    readLinkedTo: async () => undefined,
    sameReport: async () => undefined,
    ...{ hold: writes, open: writes, record: writes, want: writes, announce: writes, decideDuty: writes },
    announceAtEnd: () => undefined,
  };
  return {
    uow: { transact: (_now, work) => work(tx) },
    desk,
    clock: { now: () => at, monotonic: () => 0 as ReturnType<CommandDeps['clock']['monotonic']> },
    committed: () => undefined,
    pause: async () => undefined,
  };
}

/** Whatever a form asks for. */
const filled = ({ enquiry }: EnquiryState): Answers => ({
  ...Object.fromEntries(openPlaces(enquiry).map((place) => [answerField(place), '答复'])),
  ...{ text: '还有一个问题', reason: '出差', category: 'hardware.printer', urgency: 'normal' },
  person: [tom, wang, li].find(({ id }) => id !== enquiry.owner)?.id ?? tom.id,
});

async function comesTo(state: EnquiryState, action: string, by: Person): Promise<'done' | 'refused' | 'invalid'> {
  const request = { key: action, action, about: { kind: 'enquiry', id: state.enquiry.id } as const, by };
  try {
    const came = await actOn(depsWith(state, by), { ...request, answers: filled(state) });
    return isRefusal(came) ? 'refused' : isInvalid(came) ? 'invalid' : 'done';
  } catch (error) {
    if (error instanceof Written) return 'done';
    throw error;
  }
}

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
      const came = await comesTo(state, id, by);
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
