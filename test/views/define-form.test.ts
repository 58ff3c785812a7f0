import type { RecordAction } from '../../src/commands/record/action';
import { asking } from '../../src/commands/record/asking';
import { invalid } from '../../src/domain/refusal';
import { say } from '../../src/domain/words';
import { type AnswersOf, defineForm, eachOf, oneOf } from '../../src/views/define-form';
import { readAnswers } from '../../src/views/read-answers';
import { at } from '../kit/tickets';

const toEach = eachOf('to-', 'choice', (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined));
const form = defineForm(
  {
    ...{ reason: 'text', person: 'person', kinds: 'choices', due: 'moment', files: 'files' },
    ...{ urgency: oneOf('normal', 'urgent'), to: toEach },
  },
  () => ({ action: 'x', title: say('form.reportTitle'), submit: say('form.send'), fields: [] }),
);
type Given = AnswersOf<typeof form>;
const read = (given: object): Given => readAnswers(form.asks, given);
const file = { id: 'F1', name: 'a.png', type: 'image/png', size: 1 };

test('answers are read as the form asks them, each of its own kind', () => {
  const given = {
    reason: ' 缺货 ',
    person: 'U1',
    kinds: ['a', 'b'],
    due: at('10:00'),
    files: [file],
    urgency: 'urgent',
  };
  expect(read({ ...given, 'to-1042': 'li.na' })).toEqual({ ...given, reason: '缺货', to: new Map([[1042, 'li.na']]) });
});

test('a field left empty or not shown answers nothing of its kind', () => {
  const nothing = { reason: '', person: '', kinds: [], due: undefined, files: [], urgency: undefined, to: new Map() };
  expect(read({})).toEqual(nothing);
  expect(read({ reason: ' \u200b\n', urgency: '' })).toEqual(nothing);
});

test.each([
  ['of another kind', { reason: ['x'], person: 7, kinds: 'a', due: 'tomorrow', files: ['F1', null], urgency: 3 }],
  ['that it did not ask', { constructor: 'x', toString: 'y', hasOwnProperty: 'z', 'to-': 'li.na', 'to-x': 'li.na' }],
  ['of a choice that it did not offer', { urgency: 'constructor' }],
  ['as a page may send it', JSON.parse('{"__proto__": "x", "to-__proto__": "y"}')],
])('an answer %s is as if it had not been given', (_what, given) => {
  expect(read(given)).toEqual(read({}));
  expect(Object.keys(read(given))).toEqual(Object.keys(form.asks));
});

test('what is asked of each of several things is drawn under the name it is read by', () => {
  expect(read({ [toEach.nameOf(7)]: 'li.na' }).to.get(7)).toBe('li.na');
});

interface State {
  readonly id: number;
}
type Event = { readonly said: string };
const look = { id: 'x', label: 'form.send', tone: 'plain', shown: 'never', refuse: () => undefined } as const;

test('an action is given the answers of its form, and says what is wrong at its fields', () => {
  const action: RecordAction<State, Event> = asking(form, {
    ...look,
    decide: (_record, { answers }) =>
      answers.reason === '' ? invalid({ reason: say('form.fillIn') }) : { said: answers.reason },
  });
  const decide = (answers: object) => action.decide({ id: 1 }, { by: {} as never, answers }, {} as never);
  expect(decide({ reason: ' 缺货 ' })).toEqual({ said: '缺货' });
  expect(decide({ reasn: '缺货' })).toEqual(invalid({ reason: say('form.fillIn') }));
});

// Each of these is an error of the compiler's; where it were none, this file would not compile.
test('a name that the form does not have compiles nowhere', () => {
  // @ts-expect-error: drawn
  defineForm({ reason: 'text' }, () => ({ ...form(), fields: [{ ...text, name: 'reasn' }] }));
  // @ts-expect-error: drawn as a field of another kind
  defineForm({ reason: 'moment' }, () => ({ ...form(), fields: [text] }));
  // @ts-expect-error: a choice that is not among those that code knows
  defineForm({ how: oneOf('add') }, () => ({ ...form(), fields: [{ ...choice, options: [other] }] }));
  // @ts-expect-error: read
  expect(read({}).reasn).toBeUndefined();
  asking(form, {
    ...look,
    // @ts-expect-error: named as what is wrong
    decide: (): Event | ReturnType<typeof wrong> => wrong(),
  } satisfies Partial<RecordAction<State, Event, Given>>);
  // @ts-expect-error: read where no form asks
  const unasked: RecordAction<State, Event> = { ...look, decide: (_record, { answers }) => ({ said: answers.reason }) };
  expect(unasked.id).toBe('x');
});

const text = {
  ...{ kind: 'text', lines: 'one', name: 'reason', required: true, most: 20 },
  label: say('form.reason'),
} as const;
const other = { value: 'ad', label: say('form.send') } as const;
const choice = { kind: 'choice', style: 'menu', name: 'how', label: say('form.reason'), required: true } as const;
const wrong = () => invalid({ reasn: say('form.fillIn') });
