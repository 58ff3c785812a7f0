import { renderCard } from '../../../src/chat/wecom/render/render-card';
import { renderContent } from '../../../src/chat/wecom/render/render-content';
import { renderLine } from '../../../src/chat/wecom/render/render-line';
import { renderSettled } from '../../../src/chat/wecom/render/render-settled';
import { personId } from '../../../src/domain/people/person';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { type Language, say, typed } from '../../../src/domain/words';
import { wecomLimits } from '../../../src/platforms/wecom-limits';
import { asCard, asMessage, type Button, type Card, type Part } from '../../../src/views/card';
import { audience, problemsIn } from './audience';
import { problemsInCard } from './limits';

const languages: readonly Language[] = ['en', 'zh-CN'];
const title = say('slack.deskTitle');
const odd = '\ud83d\u0000\u0007\r\n\u202e';
const long = `打印机<@U1> & *坏* <a href="http://x">[x](y)</a> 👩‍👩‍👧‍👦${odd}`.repeat(80);
const accents = `e${'\u0301'.repeat(3000)}`;
const button = (more: Partial<Button> = {}): Button => ({
  action: 'claim',
  about: ticketRef(ticketId(1042)),
  label: typed(long),
  tone: 'main',
  ...more,
});
const texts = [long, accents, '', ' \n ', '坏'];

const partsOf = (words: string): readonly Part[] => {
  const parts: { readonly [Kind in Part['kind']]: Extract<Part, { kind: Kind }> } = {
    text: { kind: 'text', text: typed(words), style: 'quote' },
    facts: {
      kind: 'facts',
      style: 'list',
      rows: Array.from({ length: 12 }, () => ({
        label: say('slack.from', { person: words }),
        value: typed(words),
        tone: 'bad' as const,
      })),
    },
    mention: { kind: 'mention', people: [personId('li.na'), personId('nobody')], text: say('slack.menu') },
    buttons: {
      kind: 'buttons',
      buttons: Array.from({ length: 5 }, () =>
        button({ label: typed(words), confirm: say('slack.brokenForm', { reference: words }) }),
      ),
      menu: Array.from({ length: 30 }, (_, nth) => button({ value: `${nth}${'坏'.repeat(nth === 7 ? 190 : 5)}` })),
    },
    ask: {
      kind: 'ask',
      action: 'report',
      value: 'x'.repeat(26),
      questions: Array.from({ length: 3 }, (_, nth) => ({
        name: `q${nth}`,
        label: title,
        options: Array.from({ length: 10 }, (__, option) => ({
          value: `${option}${option === 3 ? '坏'.repeat(99) : ''}`,
          label: typed(words),
        })),
        initial: '3',
      })),
      submit: say('slack.from', { person: words }),
      form: button({ opens: 'form', label: typed(words) }),
    },
    files: {
      kind: 'files',
      files: [{ id: 'F1', name: words, mime: 'image/png', size: 1, platform: 'wecom', source: {} }],
    },
    picture: { kind: 'picture', picture: { key: 'p', alt: say('slack.from', { person: words }) } },
    chart: {
      kind: 'chart',
      style: 'line',
      title: say('slack.from', { person: words }),
      labels: Array.from({ length: 20 }, () => typed(words)),
      series: Array.from({ length: 5 }, () => ({
        name: say('slack.from', { person: words }),
        values: Array.from({ length: 20 }, (_, day) => (day === 4 ? null : day / 2)),
      })),
    },
    table: {
      kind: 'table',
      columns: Array.from({ length: 20 }, () => title),
      rows: Array.from({ length: 99 }, () => Array.from({ length: 20 }, () => typed(words.slice(0, 400)))),
    },
    divider: { kind: 'divider' },
  };
  return Object.values(parts);
};

const card = (words: string, ...parts: readonly Part[]): Card => ({
  title: say('slack.from', { person: words }),
  tone: 'warn',
  parts,
  summary: say('slack.from', { person: words }),
});

describe.each(languages)('in %s', (language) => {
  const reader = audience(language);

  test.each(texts.map((words) => [JSON.stringify(words.slice(0, 12)), words] as const))(
    'every kind of part with the words %s… stays inside every limit',
    (_name, words) => {
      for (const part of partsOf(words)) {
        for (const tag of ['', reader.tag]) {
          const to = { ...reader, tag };
          expect(problemsIn(renderCard(card(words, part), to))).toEqual([]);
          expect(problemsIn(renderCard(card(words, ...partsOf('坏').slice(0, 2), part), to))).toEqual([]);
          expect(problemsInCard(renderSettled(card(words, part), words, to), 'update')).toEqual([]);
        }
      }
    },
  );

  test.each(texts.map((words) => [JSON.stringify(words.slice(0, 12)), words] as const))(
    'all parts at once with the words %s… stay inside every limit, and few messages are sent',
    (_name, words) => {
      const parts = partsOf(words);
      const withoutAsk = parts.filter(({ kind }) => kind !== 'ask');
      const told = parts.filter(({ kind }) => kind !== 'ask' && kind !== 'buttons');
      for (const some of [parts, withoutAsk, told]) {
        const sent = renderCard(card(words, ...some), reader);
        expect(problemsIn(sent)).toEqual([]);
        expect(sent.length).toBeLessThan(20);
      }
      expect(Buffer.byteLength(renderLine(asCard(card(words)), reader) ?? '')).toBeLessThanOrEqual(
        wecomLimits.markdown.most,
      );
    },
  );

  test('a message of any words stays inside every limit', () => {
    for (const words of texts) {
      const content = asMessage({ text: typed(words), from: personId('li.na'), mentions: [personId('wang.lei')] });
      expect(problemsIn(renderContent(content, reader))).toEqual([]);
      expect(problemsIn(renderContent(asMessage({ text: typed(words) }), reader))).toEqual([]);
    }
  });

  test('two hundred parts stay inside every limit and can still be pressed', () => {
    const many = Array.from({ length: 200 }, (): Part => ({ kind: 'text', text: typed(long) }));
    const sent = renderCard(card('x', ...many, ...partsOf('x').filter(({ kind }) => kind === 'buttons')), reader);
    expect(problemsIn(sent)).toEqual([]);
    expect(JSON.stringify(sent[0])).toContain('button_list');
  });
});
