import { renderContent } from '../../../src/chat/wecom/render/render-content';
import { renderLine } from '../../../src/chat/wecom/render/render-line';
import { renderSettled } from '../../../src/chat/wecom/render/render-settled';
import type { Sent } from '../../../src/chat/wecom/render/rendered';
import { writeAction } from '../../../src/domain/record/record-wire';
import type { Language } from '../../../src/domain/words';
import { wecomLimits } from '../../../src/platforms/wecom-limits';
import { asCard, type Button, type Card } from '../../../src/views/card';
import { distinctItems } from '../../kit/gallery-items';
import { audience, problemsIn } from './audience';
import { problemsInCard } from './limits';

const languages: readonly Language[] = ['en', 'zh-CN'];
const cards = distinctItems.flatMap(({ name, card }) => (card ? [{ name, card }] : []));

const kindsTold: readonly (readonly [RegExp, string])[] = [
  [/^(welcome|intake|tickets|duty|left|which|belongs|over,|send words|desk late)/, ''],
  [/^enquiry/, '【IT-Q9999999】'],
  [/^consent/, '【IT-P9999999】'],
  [/^leave/, '【IT-L9999999】'],
];
/** Shown as a page alone, where each of its buttons is one (`test/browser/roster`). */
const onPagesAlone: readonly string[] = ['roster'];
const tagOf = (name: string): string => kindsTold.find(([of]) => of.test(name))?.[1] ?? '【IT-9999999】';
const offeredOn = (card: Card): readonly Button[] =>
  card.parts.flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : []));
const textOf = (sent: readonly Sent[]): string =>
  sent.flatMap((one) => (one.kind === 'text' || one.kind === 'markdown' ? [one.text] : [])).join('');

describe.each(languages)('in %s', (language) => {
  const drawn = cards.map(({ name, card }) => {
    const reader = audience(language, tagOf(name));
    return { name, card, reader, sent: renderContent(asCard(card), reader) };
  });
  const wrong = (find: (one: (typeof drawn)[number]) => readonly string[]): readonly string[] =>
    drawn.flatMap((one) => find(one).map((problem) => `${one.name}: ${problem}`));

  test('every card is inside every limit of WeCom and fills every blank', () => {
    expect(
      wrong(({ sent }) => [
        ...problemsIn(sent),
        ...(/\{\{|undefined|\[object|nobody yet has|anybody/.exec(JSON.stringify(sent)) ?? []),
        ...(sent.length === 0 ? ['nothing is sent'] : []),
      ]),
    ).toEqual([]);
  });

  test('no label is cut beside its value where there is room for it in a line of its own', () => {
    const short = drawn.filter(({ name }) => name.includes('shortest'));
    const labels = short.flatMap(({ name, sent }) =>
      [...JSON.stringify(sent).matchAll(/"keyname":"([^"]*…)"/g)].map(([, label]) => `${name}: ${label}`),
    );
    expect(labels).toEqual([]);
    const rounds = short.flatMap(({ sent }) => JSON.stringify(sent).match(/(?:Round 1|第 1 轮)[^"]*?(?=\\n|")/g) ?? []);
    expect(rounds.filter((words) => words.includes('…'))).toEqual([]);
    expect(rounds.length).toBeGreaterThan(0);
  });

  test('every action can be pressed, is linked, or has a page behind "more"', () => {
    const more = reader_more(language);
    expect(
      wrong(({ name, card, reader, sent }) => {
        const said = JSON.stringify(sent);
        if (said.includes(more) || onPagesAlone.includes(name)) return [];
        return offeredOn(card)
          .filter((button) => {
            const { value } = button;
            const { action } = writeAction(button);
            const asOption =
              value !== undefined && said.includes(`\\"a\\":\\"${action}\\"`) && said.includes(`"id":"${value}"`);
            return !asOption && !said.includes(`\\"a\\":\\"${action}\\"`) && !said.includes(`/form/${button.action}`);
          })
          .map(({ action }) => `${action} is lost (${reader.tag})`);
      }),
    ).toEqual([]);
  });

  test('every message about a ticket names it, and once', () => {
    expect(
      wrong(({ reader, sent }) =>
        reader.tag === ''
          ? []
          : sent.flatMap((one) => {
              const said =
                one.kind === 'text'
                  ? one.text
                  : one.kind === 'card'
                    ? (one.card['main_title'] as { title: string }).title
                    : reader.tag;
              const times = said.split(reader.tag.slice(1, -1)).length - 1;
              return said.startsWith(reader.tag) && times === 1 ? [] : [`${times} times: ${said.slice(0, 60)}`];
            }),
      ),
    ).toEqual([]);
  });

  test('every card settles without buttons, and has a line for a group', () => {
    expect(
      wrong(({ card, reader }) => {
        const settled = renderSettled(card, `${reader.tag} 已由 李娜 受理`, reader);
        const line = renderLine(asCard(card), reader);
        return [
          ...problemsInCard(settled, 'update'),
          ...(JSON.stringify(settled).includes('button') ? ['buttons'] : []),
          ...(line === undefined || line.includes('\n') || Buffer.byteLength(line) > wecomLimits.markdown.most
            ? ['no line']
            : []),
        ];
      }),
    ).toEqual([]);
  });

  test('the requester reads all of what was done, however long it is (SITE-7)', () => {
    const answers = drawn.filter(({ name }) => name.startsWith('answer, resolved, longest'));
    expect(answers).toHaveLength(1);
    for (const { sent } of answers) expect(textOf(sent)).toMatch(/全文|Read all|=1\+1/);
  });
});

const reader_more = (language: Language): string => (language === 'en' ? '"text":"More"' : '"text":"更多"');

test('many cards are drawn', () => {
  expect(cards.length).toBeGreaterThan(200);
});
