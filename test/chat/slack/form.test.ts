import { readFormData } from '../../../src/chat/slack/form-data';
import { keepTyped } from '../../../src/chat/slack/keep-typed';
import { readAnswers } from '../../../src/chat/slack/read-form';
import { blockIdOf } from '../../../src/chat/slack/render-field';
import { renderForm } from '../../../src/chat/slack/render-form';
import { answerTo } from '../../../src/chat/slack/submit';
import { loadingView } from '../../../src/chat/slack/view';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';
import type { Instant } from '../../../src/domain/time/instant';
import { say, typed } from '../../../src/domain/words';
import type { Field, Form, Option } from '../../../src/views/form';
import { problemsInView } from './kit/check-blocks';
import { voiceIn } from './kit/voices';

const label = say('slack.brokenForm', { reference: '很长'.repeat(2000) });
const options = (count: number): readonly Option[] =>
  Array.from({ length: count }, (_, nth) => ({
    value: `v${nth}`.padEnd(100, 'x'),
    label: typed(`选项 ${nth}`.repeat(40)),
  }));
const asked = { label, hint: label, required: true };
type Asking = Exclude<Field, { kind: 'words' }>;
const fields: { readonly [Kind in Field['kind']]: readonly Extract<Field, { kind: Kind }>[] } = {
  text: [
    { ...asked, kind: 'text', name: 'title', lines: 'one', most: 100, initial: '字'.repeat(500), placeholder: label },
    { ...asked, kind: 'text', name: 'words', lines: 'many', most: 9000, initial: '' },
  ],
  choice: [
    { ...asked, kind: 'choice', name: 'place', style: 'radio', options: options(10), refreshes: true },
    {
      ...asked,
      kind: 'choice',
      name: 'branch',
      style: 'radio',
      options: options(11),
      initial: options(11)[3]?.value ?? '',
    },
    { ...asked, kind: 'choice', name: 'device', style: 'menu', options: options(100) },
  ],
  choices: [
    { ...asked, kind: 'choices', name: 'few', options: options(10) },
    { ...asked, kind: 'choices', name: 'many', options: options(40), initial: [options(1)[0]?.value ?? ''] },
  ],
  moment: [{ ...asked, kind: 'moment', name: 'until', initial: 1_700_000_000_500 as Instant }],
  person: [{ ...asked, kind: 'person', name: 'caller' }],
  files: [{ ...asked, kind: 'files', name: 'photos', most: 20 }],
  words: [{ kind: 'words', text: typed('<@U1> '.repeat(900)) }],
};
const form: Form = {
  action: 'report',
  about: ticketRef(ticketId(7)),
  carried: { place: '总部' },
  title: label,
  submit: label,
  fields: Object.values(fields).flat(),
};

test.each(['en', 'zh-CN'] as const)(
  'a form with every field at its longest stays inside the limits in %s',
  (language) => {
    const speak = voiceIn(language);
    expect(problemsInView(renderForm(form, speak))).toEqual([]);
    expect(problemsInView(loadingView(speak))).toEqual([]);
  },
);

test('a form carries action, ticket and what it needs to remember', () => {
  const { private_metadata: carried } = renderForm(form, voiceIn('en'));
  expect(readFormData(carried)).toEqual({
    action: 'report',
    about: ticketRef(ticketId(7)),
    carried: { place: '总部' },
  });
  expect([readFormData('{"t":1}'), readFormData('no json'), readFormData(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a field keeps its place while its kind stays, so what was typed survives a redraw', () => {
  const [first, second] = [
    renderForm(form, voiceIn('en')),
    renderForm({ ...form, fields: fields.text }, voiceIn('zh-CN')),
  ];
  expect(first.blocks[0]).toMatchObject({ block_id: 'field:text:title' });
  expect(second.blocks[0]).toMatchObject({ block_id: 'field:text:title' });
});

test('more than ten radio choices become a menu, and a refreshing choice tells at once', () => {
  const { blocks } = renderForm({ ...form, fields: fields.choice }, voiceIn('en'));
  expect(blocks).toMatchObject([
    { dispatch_action: true, element: { type: 'radio_buttons' } },
    { element: { type: 'static_select', initial_option: { value: options(11)[3]?.value } } },
    { element: { type: 'static_select' } },
  ]);
});

const at = (field: Pick<Asking, 'kind' | 'name'>, state: object) => ({ [blockIdOf(field)]: { answer: state } });
const photo = {
  id: 'F1',
  name: '照片.png',
  mimetype: 'image/png',
  size: 3,
  url_private_download: 'https://files.slack.com/x',
};
const values = {
  ...at({ kind: 'text', name: 'words' }, { type: 'plain_text_input', value: ' 卡纸 😀\n第二行' }),
  ...at({ kind: 'text', name: 'title' }, { type: 'plain_text_input', value: '   ' }),
  ...at({ kind: 'choice', name: 'place' }, { type: 'radio_buttons', selected_option: { value: 'hq' } }),
  ...at({ kind: 'choice', name: 'device' }, { type: 'static_select', selected_option: null }),
  ...at({ kind: 'choices', name: 'few' }, { type: 'checkboxes', selected_options: [{ value: 'a' }, { value: 'b' }] }),
  ...at({ kind: 'moment', name: 'until' }, { type: 'datetimepicker', selected_date_time: 1_700_000_000 }),
  ...at({ kind: 'person', name: 'caller' }, { type: 'users_select', selected_user: 'U7' }),
  ...at({ kind: 'files', name: 'photos' }, { type: 'file_input', files: [photo, { id: 'F2' }] }),
  foreign: { x: { type: 'plain_text_input', value: 'no field of ours' } },
};

test('answers come back as they were given; a field left empty is absent', () => {
  expect(readAnswers({ state: { values } })).toEqual({
    words: ' 卡纸 😀\n第二行',
    place: 'hq',
    few: ['a', 'b'],
    until: 1_700_000_000_000,
    caller: 'U7',
    photos: [
      {
        id: 'F1',
        name: '照片.png',
        mime: 'image/png',
        size: 3,
        platform: 'slack',
        source: { url: photo.url_private_download },
      },
    ],
  });
  expect(readAnswers(undefined)).toEqual({});
});

const shown = { ...renderForm({ ...form, fields: fields.text }, voiceIn('en')), state: { values } };
const speak = voiceIn('en');

test('errors stand at their fields; one of a field not in view stands at the first text field', () => {
  const fieldErrors = { words: say('slack.saved'), photos: say('slack.menu') };
  expect(
    answerTo({ reply: { kind: 'invalid', invalid: { kind: 'invalid', fields: fieldErrors } }, speak }, shown),
  ).toEqual({
    response_action: 'errors',
    errors: { 'field:text:words': 'Saved.', 'field:text:title': 'More…' },
  });
});

test('a desk that cannot save says so at a field, and the typed text stays', () => {
  expect(answerTo({ reply: { kind: 'broken', reference: 'r1' }, speak }, shown)).toMatchObject({
    response_action: 'errors',
    errors: { 'field:text:title': expect.stringContaining('r1') },
  });
});

test('what is done closes the window, or says what came of it', () => {
  expect(answerTo({ reply: { kind: 'done' }, speak }, shown)).toEqual({ response_action: 'clear' });
  const told = answerTo({ reply: { kind: 'done', text: typed('IT-1042') }, speak }, shown);
  expect(told).toMatchObject({ response_action: 'update' });
  expect(problemsInView(told['view'])).toEqual([]);
  expect(JSON.stringify(told)).toContain('IT-1042');
});

test.each([
  ['en', 'Saved'],
  ['zh-CN', '已保存'],
] as const)('a form that was taken says so, and not that the matter is closed: %s (K9)', (language, title) => {
  const told = answerTo({ reply: { kind: 'done', text: typed('IT-1042') }, speak: voiceIn(language) }, shown);
  expect(told['view']).toMatchObject({ title: { text: title } });
});

test('a form that comes back keeps everything typed, below the reason', () => {
  const kept = keepTyped(shown, 'Not saved');
  expect(problemsInView(kept)).toEqual([]);
  expect(kept['blocks']).toMatchObject([{ type: 'rich_text' }, {}, { element: { initial_value: ' 卡纸 😀\n第二行' } }]);
});
