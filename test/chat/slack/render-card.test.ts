import { renderCard, renderContent } from '../../../src/chat/slack/render-card';
import { cardView } from '../../../src/chat/slack/view';
import { personId } from '../../../src/domain/people/person';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { type Language, say, typed } from '../../../src/domain/words';
import { slackLimits } from '../../../src/platforms/slack-limits';
import { asMessage, type Button, type Card, type Part } from '../../../src/views/card';
import { problemsIn, problemsInView } from './kit/check-blocks';
import { voiceIn } from './kit/voices';

const languages: readonly Language[] = ['en', 'zh-CN'];
const title = say('slack.deskTitle');
const long = '打印机<@U1> & *坏* <!channel> 👩‍👩‍👧‍👦 '.repeat(400);
const button = (more: Partial<Button> = {}): Button => ({
  action: 'claim',
  about: ticketRef(ticketId(1042)),
  label: typed(long),
  tone: 'main',
  ...more,
});
const numbers = (labels: number, series: number): Part => ({
  kind: 'chart',
  style: 'line',
  title: say('slack.brokenForm', { reference: long }),
  labels: Array.from({ length: labels }, (_, nth) => typed(`11-${nth} ${long}`.slice(0, nth === 0 ? 3000 : 8))),
  series: Array.from({ length: series }, (_, nth) => ({
    name: say('slack.from', { person: `${nth} ${long}` }),
    values: Array.from({ length: labels }, (__, day) => day / 2),
  })),
});
const rows: Part = {
  kind: 'table',
  columns: Array.from({ length: 20 }, () => title),
  rows: Array.from({ length: 99 }, () => Array.from({ length: 20 }, () => typed(long))),
};

/** Every part at its longest. */
const parts: { readonly [Kind in Part['kind']]: Extract<Part, { kind: Kind }> } = {
  text: { kind: 'text', text: typed(long), style: 'quote' },
  facts: {
    kind: 'facts',
    rows: Array.from({ length: 12 }, () => ({ label: title, value: typed(long), tone: 'bad' as const })),
  },
  mention: { kind: 'mention', people: [personId('li'), personId('nobody')], text: say('slack.menu') },
  buttons: {
    kind: 'buttons',
    buttons: Array.from({ length: 5 }, () => button({ confirm: say('slack.brokenForm', { reference: long }) })),
    menu: Array.from({ length: 30 }, (_, nth) => button({ value: `${nth}${'x'.repeat(nth === 7 ? 190 : 5)}` })),
  },
  ask: {
    kind: 'ask',
    action: 'report',
    value: 'x'.repeat(26),
    questions: Array.from({ length: 3 }, (_, nth) => ({
      name: `q${nth}`,
      label: title,
      options: Array.from({ length: 10 }, (__, option) => ({ value: `${option}`, label: typed(long) })),
      initial: '0',
    })),
    submit: title,
    form: button({ opens: 'form' }),
  },
  files: {
    kind: 'files',
    files: [{ id: 'F1', name: long, mime: 'image/png', size: 1, platform: 'slack', source: {} }],
  },
  picture: { kind: 'picture', picture: { key: 'p', alt: say('slack.from', { person: long }) } },
  chart: numbers(20, 5) as Extract<Part, { kind: 'chart' }>,
  table: rows as Extract<Part, { kind: 'table' }>,
  divider: { kind: 'divider' },
};

const card = (...some: readonly Part[]): Card => ({ title, tone: 'warn', parts: some, summary: title });
const audience = (language: Language, native = true) => ({
  speak: voiceIn(language),
  accountOf: (person: string) => (person === 'li' ? 'U1' : undefined),
  pictures: new Map([['p', 'F9']]),
  native,
});

describe.each(languages)('a card in %s', (language) => {
  test.each(Object.values(parts))('stays inside every limit of Slack with the longest $kind', (part) => {
    for (const native of [true, false]) {
      expect(problemsIn(renderCard(card(part), audience(language, native)).blocks, 'message')).toEqual([]);
    }
  });

  test('stays inside every limit with everything at its longest, and can still be pressed', () => {
    const all = Object.values(parts);
    const { blocks, text } = renderCard(
      card(...all, ...all.filter(({ kind }) => kind !== 'buttons')),
      audience(language),
    );
    expect(problemsIn(blocks, 'message')).toEqual([]);
    expect(blocks.filter(({ type }) => type === 'actions')).toHaveLength(3);
    expect(text.length).toBeLessThanOrEqual(slackLimits.updateText.most);
  });

  test('stays inside every limit with two hundred parts', () => {
    const many = Array.from({ length: 200 }, (): Part => ({ kind: 'text', text: typed('x') }));
    const { blocks } = renderCard(card(...many, parts.buttons), audience(language));
    expect(problemsIn(blocks, 'message')).toEqual([]);
    expect(blocks.some(({ type }) => type === 'actions')).toBe(true);
  });

  test('stays inside the bytes of a window with a hundred long parts', () => {
    const many = Array.from({ length: 90 }, (): Part => ({ kind: 'text', text: typed('坏'.repeat(2900)) }));
    expect(problemsInView(cardView(card(...many), audience(language)))).toEqual([]);
  });
});

const drawn = (...some: readonly Part[]) => renderCard(card(...some), audience('zh-CN')).blocks;

test('keeps what people typed as data: text runs only, no mention, no markup', () => {
  const { text, blocks } = renderContent(
    asMessage({ text: typed('<!channel> *粗* <@U1> &'), from: personId('li') }),
    audience('en'),
  );
  expect(text).toBe('li: &lt;!channel&gt; *粗* &lt;@U1&gt; &amp;');
  expect(blocks).toEqual([
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'li', style: { bold: true } },
            { type: 'text', text: '\n' },
            { type: 'text', text: '<!channel> *粗* <@U1> &' },
          ],
        },
      ],
    },
  ]);
});

test('mentions people who have an account, and names the others', () => {
  expect(drawn(parts.mention)[1]).toMatchObject({
    elements: [{ elements: [{ type: 'user', user_id: 'U1' }, {}, { text: 'nobody', style: { bold: true } }, {}, {}] }],
  });
});

test('makes labels bold by style, so that it works inside Chinese', () => {
  const fact: Part = { kind: 'facts', rows: [{ label: title, value: typed('处理中'), tone: 'good' }] };
  expect(drawn(fact)[1]).toMatchObject({
    elements: [{ elements: [{ text: '服务台：', style: { bold: true } }, { text: '🟢 处理中' }] }],
  });
});

test('draws charts and one table natively, a third chart and a second table in words', () => {
  const chart = numbers(5, 1);
  const types = drawn(chart, chart, chart, parts.table, parts.table).map(({ type }) => type);
  expect(types.filter((type) => type === 'data_visualization')).toHaveLength(2);
  expect(types.filter((type) => type === 'table')).toHaveLength(1);
});

const trend = (...rates: readonly (number | null)[]): Part => ({
  kind: 'chart',
  style: 'line',
  title,
  labels: rates.map((_, index) => typed(`11-0${index + 1}`)),
  series: [
    { name: title, values: rates },
    { name: say('slack.menu'), values: rates.map(() => 90) },
  ],
});

test('draws a trend without the days that have no value, for Slack draws no gaps', () => {
  expect(drawn(trend(80, null, 95))[1]).toMatchObject({
    type: 'data_visualization',
    chart: { axis_config: { categories: ['11-01', '11-03'] } },
  });
});

test('says a trend of one day in words, without a line for each day that has no value', () => {
  const [, said] = drawn(trend(null, 95, null));
  expect(JSON.stringify(said)).toContain('11-02  服务台 95 · 更多… 90');
  expect(JSON.stringify(said)).not.toContain('11-01');
});

test('puts short facts side by side, and each of a list on its own line', () => {
  const rows = ['待受理', '李娜', '十'.repeat(40)].map((value) => ({ label: title, value: typed(value) }));
  const lines = (part: Part) => {
    const runs = JSON.stringify(drawn(part)[1]).matchAll(/"text":("[^"]*")/g);
    return [...runs]
      .map(([, text]) => JSON.parse(text ?? ''))
      .join('')
      .split('\n');
  };
  expect(lines({ kind: 'facts', rows })).toEqual(['服务台：待受理\u2003服务台：李娜', `服务台：${'十'.repeat(40)}`]);
  expect(lines({ kind: 'facts', rows, style: 'list' })).toHaveLength(3);
});

test('carries action, ticket and value in each control, and what asks first is a button', () => {
  const menu = [button({ value: '5' }), button({ confirm: title, opens: 'form' })];
  const [, actions] = drawn({ kind: 'buttons', buttons: [button()], menu });
  expect(actions).toMatchObject({
    elements: [
      { type: 'button', value: '{"a":"claim","t":1042}' },
      { type: 'button', value: '{"a":"claim","t":1042,"o":"form"}', confirm: {} },
      { type: 'static_select', options: [{ value: '{"a":"claim","t":1042,"v":"5"}' }] },
    ],
  });
});
