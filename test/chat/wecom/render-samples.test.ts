import { problemsInCard, problemsInMarkdown, problemsInSend, problemsInText } from './limits';
import { outboundSamples } from './outbound-samples';

const sends: readonly Readonly<Record<string, unknown>>[] = outboundSamples.send;
const updates: readonly Readonly<Record<string, unknown>>[] = outboundSamples.update;

test.each(sends.map((body, nth) => [`${nth + 1}, ${String(body['msgtype'])}`, body] as const))(
  'the published message %s is accepted',
  (_name, body) => {
    expect(problemsInSend(body)).toEqual([]);
  },
);

// The last one is a test of a public SDK, which leaves out nearly everything; WeCom's page does not allow that.
test.each(updates.filter((card) => card['card_type'] !== undefined).map((card) => [card['card_type'], card] as const))(
  'the published update of a %s is accepted',
  (_name, card) => {
    expect(problemsInCard(card, 'update')).toEqual([]);
  },
);

const button = { type: 0, text: '接单', style: 1, key: 'k' };
const title = { title: '【IT-1042】打印机' };
const task_id = 'IT-1042@1';
const option = { id: '1', text: '一' };
const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['a notice that leads nowhere (42045)', { card_type: 'text_notice', main_title: title }],
  ['buttons without a task', { card_type: 'button_interaction', main_title: title, button_list: [button] }],
  [
    'a task with signs that are not allowed (42014)',
    { card_type: 'button_interaction', main_title: title, button_list: [button], task_id: 'IT 1042' },
  ],
  [
    'seven buttons (42039)',
    {
      card_type: 'button_interaction',
      main_title: title,
      task_id,
      button_list: Array.from({ length: 7 }, (_, nth) => ({ ...button, key: `${nth}` })),
    },
  ],
  [
    'a key that is there twice (42051)',
    {
      card_type: 'button_interaction',
      main_title: title,
      task_id,
      button_list: [button],
      action_menu: { action_list: [{ text: '更多', key: 'k' }] },
    },
  ],
  [
    'a button without its address',
    { card_type: 'button_interaction', main_title: title, task_id, button_list: [{ type: 1, text: '打开' }] },
  ],
  [
    'an option id of 129 bytes (42037)',
    {
      card_type: 'vote_interaction',
      main_title: title,
      task_id,
      checkbox: { question_key: 'q', option_list: [{ id: 'x'.repeat(129), text: '一', is_checked: false }] },
      submit_button: { text: '提交', key: 'k' },
    },
  ],
  [
    'four questions (42047)',
    {
      card_type: 'multiple_interaction',
      main_title: title,
      task_id,
      select_list: Array.from({ length: 4 }, (_, nth) => ({ question_key: `${nth}`, option_list: [option] })),
      submit_button: { text: '提交', key: 'k' },
    },
  ],
  [
    'seven rows (42035)',
    {
      card_type: 'text_notice',
      main_title: title,
      card_action: { type: 1, url: 'https://desk.example.com' },
      horizontal_content_list: Array.from({ length: 7 }, () => ({ keyname: '状态' })),
    },
  ],
  [
    'rows on a vote',
    {
      card_type: 'vote_interaction',
      main_title: title,
      task_id,
      checkbox: { question_key: 'q', option_list: [{ ...option, is_checked: false }] },
      submit_button: { text: '提交', key: 'k' },
      horizontal_content_list: [],
    },
  ],
];

test.each(wrong)('%s is refused', (_name, card) => {
  expect(problemsInCard(card)).not.toEqual([]);
});

test('texts of more than 2048 bytes are refused, and half a link', () => {
  expect(problemsInText('坏'.repeat(683))).toEqual(['text has 2049 bytes']);
  expect(problemsInMarkdown('坏'.repeat(683))).toEqual(['markdown has 2049 bytes']);
  expect(problemsInText('<a href="https://desk.example.com">报修')).toEqual(['half a link']);
});
