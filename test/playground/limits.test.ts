import { slackLimits } from '../../src/platforms/slack-limits';
import { troubleInMessage } from '../../src/playground/block-kit/check-message';
import { problemsInView } from '../../src/playground/block-kit/check-view';

const ready = () => true;
const x = (length: number) => 'x'.repeat(length);
const plain = (length: number) => ({ type: 'plain_text', text: x(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: x(length) });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const option = (index: number, text = 1, value = 8) => ({
  text: plain(text),
  value: String(index).padStart(value, '0'),
});
const button = (over: object = {}) => ({ type: 'button', text: plain(2), ...over });
const actions = (elements: object[]) => ({ type: 'actions', elements });
const select = (over: object) => actions([{ type: 'static_select', options: [option(1)], ...over }]);
const input = (element: object, over: object = {}) => ({ type: 'input', label: plain(5), element, ...over });
const chart = (over: object = {}) => ({
  type: 'data_visualization',
  title: 'Week',
  chart: {
    type: 'bar',
    series: [{ name: 'open', data: [{ label: 'Mon', value: 1 }] }],
    axis_config: { categories: ['Mon'] },
    ...over,
  },
});
const table = (rows: number, columns = 1) => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text: 'a' }))),
});
const confirm = (over: object) => ({
  confirm: { title: plain(1), text: plain(1), confirm: plain(1), deny: plain(1), ...over },
});

describe('a message is taken up to each limit, and refused one beyond it', () => {
  const rows: [string, number, (size: number) => object[]][] = [
    ['blocks', slackLimits.messageBlocks.most, (size) => many(size, () => ({ type: 'divider' }))],
    ['section text', slackLimits.sectionText.most, (size) => [{ type: 'section', text: mrkdwn(size) }]],
    [
      'section fields',
      slackLimits.sectionFields.most,
      (size) => [{ type: 'section', fields: many(size, () => mrkdwn(1)) }],
    ],
    ['section field', slackLimits.sectionField.most, (size) => [{ type: 'section', fields: [mrkdwn(size)] }]],
    ['header', slackLimits.headerText.most, (size) => [{ type: 'header', text: plain(size) }]],
    [
      'context elements',
      slackLimits.contextElements.most,
      (size) => [{ type: 'context', elements: many(size, () => mrkdwn(1)) }],
    ],
    ['actions elements', slackLimits.actionsElements.most, (size) => [actions(many(size, () => button()))]],
    ['button text', slackLimits.buttonText.most, (size) => [actions([button({ text: plain(size) })])]],
    ['button value', slackLimits.buttonValue.most, (size) => [actions([button({ value: x(size) })])]],
    ['button url', slackLimits.url.most, (size) => [actions([button({ url: x(size) })])]],
    ['action_id', slackLimits.id.most, (size) => [actions([button({ action_id: x(size) })])]],
    ['block_id', slackLimits.id.most, (size) => [{ type: 'divider', block_id: x(size) }]],
    ['options', slackLimits.options.most, (size) => [select({ options: many(size, option) })]],
    ['option text', slackLimits.optionText.most, (size) => [select({ options: [option(1, size)] })]],
    ['option value', slackLimits.optionValue.most, (size) => [select({ options: [option(1, 1, size)] })]],
    ['placeholder', slackLimits.placeholder.most, (size) => [select({ placeholder: plain(size) })]],
    [
      'overflow',
      slackLimits.overflowOptions.most,
      (size) => [actions([{ type: 'overflow', options: many(size, option) }])],
    ],
    [
      'radio',
      slackLimits.choiceOptions.most,
      (size) => [actions([{ type: 'radio_buttons', options: many(size, option) }])],
    ],
    ['confirm title', slackLimits.confirmTitle.most, (size) => [actions([button(confirm({ title: plain(size) }))])]],
    ['confirm text', slackLimits.confirmText.most, (size) => [actions([button(confirm({ text: plain(size) }))])]],
    ['confirm button', slackLimits.confirmButton.most, (size) => [actions([button(confirm({ deny: plain(size) }))])]],
    [
      'image alt',
      slackLimits.imageAlt.most,
      (size) => [{ type: 'image', image_url: 'https://a.example/p', alt_text: x(size) }],
    ],
    ['table rows', slackLimits.tableRows.most, (size) => [table(size)]],
    ['table columns', slackLimits.tableColumns.most, (size) => [table(1, size)]],
    ['charts', slackLimits.chartsPerMessage.most, (size) => many(size, () => chart())],
    ['chart title', slackLimits.chartTitle.most, (size) => [{ ...chart(), title: x(size) }]],
    [
      'chart series',
      slackLimits.chartSeries.most,
      (size) => [chart({ series: many(size, (n) => ({ name: `s${n}`, data: [{ label: 'Mon', value: 1 }] })) })],
    ],
    ['tables', slackLimits.tablesPerMessage.most, (size) => many(size, () => table(1))],
  ];
  test.each(rows)('%s: %i', (_name, most, make) => {
    expect(troubleInMessage(make(most), ready)).toBeUndefined();
    expect(troubleInMessage(make(most + 1), ready)).toBeDefined();
  });
});

describe('blocks Slack would refuse are refused with a pointer to what is wrong', () => {
  const rows: [string, object[], string][] = [
    ['an unknown block', [{ type: 'bogus' }], 'unsupported type: bogus [json-pointer:/blocks/0]'],
    ['mrkdwn in a header', [{ type: 'header', text: mrkdwn(2) }], '[json-pointer:/blocks/0/text/type]'],
    ['an unknown field', [{ type: 'divider', colour: 'red' }], 'invalid additional property: colour'],
    ['an empty text', [{ type: 'section', text: mrkdwn(0) }], 'must be more than 0 characters'],
    ['a block_id twice', many(2, () => ({ type: 'divider', block_id: 'a' })), '"a" already exists'],
    ['an action_id twice in a block', [actions(many(2, () => button({ action_id: 'a' })))], '"a" already exists'],
    ['an input element among actions', [actions([{ type: 'plain_text_input' }])], 'unsupported type: plain_text_input'],
    ['a style Slack has not', [actions([button({ style: 'green' })])], 'must be one of: primary, danger'],
    [
      'an initial option not offered',
      [select({ initial_option: option(9) })],
      'initial option must match one of the options',
    ],
    ['a chart with a missing point', [chart({ axis_config: { categories: ['Mon', 'Tue'] } })], 'exactly one point'],
    ['an alert outside a modal', [{ type: 'alert', text: plain(1) }], 'unsupported type: alert'],
  ];
  test.each(rows)('%s', (_name, blocks, words) => {
    const trouble = troubleInMessage(blocks, ready);
    expect(trouble?.error).toBe('invalid_blocks');
    expect(trouble?.problems.join()).toContain(words);
  });

  test('an image of a file that is not processed yet', () => {
    const image = [{ type: 'image', slack_file: { id: 'F1' }, alt_text: 'chart' }];
    expect(troubleInMessage(image, () => false)?.problems.join()).toContain('invalid slack file');
    expect(troubleInMessage(image, ready)).toBeUndefined();
  });

  test('two tables, too many characters in all, and what is no list have names of their own', () => {
    expect(troubleInMessage([table(1), table(1)], ready)?.problems.join()).toContain('only_one_table_allowed');
    expect(
      troubleInMessage(
        many(5, () => ({ type: 'section', text: mrkdwn(2900) })),
        ready,
      )?.error,
    ).toBe('msg_blocks_too_long');
    expect(troubleInMessage('hello', ready)?.error).toBe('invalid_blocks_format');
  });
});

describe('a modal', () => {
  const modal = (over: object = {}) => ({ type: 'modal', title: plain(5), blocks: [{ type: 'divider' }], ...over });
  const problems = (over: object) => problemsInView(modal(over), 'modal', ready).join();

  test('is shown when all is well', () => {
    expect(problems({ submit: plain(3), blocks: [input({ type: 'plain_text_input', action_id: 'a' })] })).toBe('');
  });

  const rows: [string, object, string][] = [
    [
      'a title of 25 characters',
      { title: plain(25) },
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    ['an input without submit', { blocks: [input({ type: 'plain_text_input' })] }, 'missing required field: submit'],
    ['101 blocks', { blocks: many(101, () => ({ type: 'divider' })) }, 'no more than 100 items allowed'],
    ['3001 characters of private_metadata', { private_metadata: x(3001) }, 'must be less than 3001 characters'],
    ['a chart', { blocks: [chart()] }, 'unsupported type: data_visualization'],
    ['eleven files', { submit: plain(1), blocks: [input({ type: 'file_input', max_files: 11 })] }, 'between 1 and 10'],
    ['a home view', { type: 'home' }, 'must be one of: modal'],
  ];
  test.each(rows)('is refused with %s', (_name, over, words) => {
    expect(problems(over)).toContain(words);
  });
});
