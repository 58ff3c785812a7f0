import fc from 'fast-check';
import { bytesOf, inPieces } from '../../../src/chat/intake/in-pieces';
import { audienceOf } from '../../../src/chat/wecom/audience';
import { clean } from '../../../src/chat/wecom/render/clean';
import { eventKeyOf, pressIn } from '../../../src/chat/wecom/render/event-key';
import { neutralMarkdown, neutralText } from '../../../src/chat/wecom/render/neutral';
import { inParts } from '../../../src/chat/wecom/render/parts';
import { renderContent } from '../../../src/chat/wecom/render/render-content';
import { renderLine } from '../../../src/chat/wecom/render/render-line';
import { ticketLink } from '../../../src/chat/wecom/render/ticket-link';
import { personId } from '../../../src/domain/people/person';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { say, typed } from '../../../src/domain/words';
import { wecomLimits } from '../../../src/platforms/wecom-limits';
import { asMessage } from '../../../src/views/card';
import { anotherKind } from '../../kit/another-kind';
import { desk } from '../../kit/tickets';
import { audience } from './audience';

const visit = anotherKind();
const reader = audience('zh-CN');
const words = fc.string({
  unit: fc.constantFrom('坏', 'a', ' ', '\n', '。', '👩‍👩‍👧‍👦', '🇨🇳', 'e\u0301', '👍🏽', '\u0301', '打印机', '<'),
  maxLength: 300,
});
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

test('pieces of a text give it again, keep their size and cut nothing that is read as one character', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 400 }), (text, most) => {
      const pieces = [...inPieces(text, most)];
      expect(pieces.join('')).toBe(text);
      expect(pieces.filter((piece) => bytesOf(piece) > most)).toEqual([]);
      expect(pieces.filter((piece) => /\p{Cs}/u.test(piece))).toEqual([]);
      const whole = [...graphemes.segment(text)];
      // A letter with so many accents that it fills a piece must be cut somewhere.
      const edges = new Set([...whole.map(({ index }) => index), text.length]);
      const huge = whole.some(({ segment }) => bytesOf(segment) > most);
      let at = 0;
      for (const piece of pieces) {
        at += piece.length;
        expect(huge || edges.has(at)).toBe(true);
      }
    }),
  );
});

test('numbered parts without their tags and numbers give the text again', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (many) => {
      const body = many.join('坏').slice(0, 6000);
      const parts = inParts({ tag: '【IT-1042】', body, tail: [], rest: '', most: 20 });
      expect(parts.filter((part) => bytesOf(part) > wecomLimits.text.most)).toEqual([]);
      const texts = parts.map((part) => part.replace(/^【IT-1042】(\(\d+\/\d+\) )?/, ''));
      if (parts.length < 20) expect(texts.join('')).toBe(body);
    }),
    { numRuns: 30 },
  );
});

test('a text is cut after a line rather than inside a sentence', () => {
  expect([...inPieces(`${'坏'.repeat(30)}\n${'好'.repeat(20)}`, 120)]).toEqual([
    `${'坏'.repeat(30)}\n`,
    '好'.repeat(20),
  ]);
  expect([...inPieces(`${'坏'.repeat(30)}。${'好'.repeat(20)}`, 120)]).toEqual([
    `${'坏'.repeat(30)}。`,
    '好'.repeat(20),
  ]);
});

test.each([
  ['Chinese', '三楼的打印机又卡纸了。'.repeat(460)],
  ['without a pause', '坏'.repeat(5000)],
  ['English', 'The printer on floor 3 jams again. '.repeat(145)],
  ['emoji of families', '👩🏽‍💻👨‍👩‍👧‍👦'.repeat(300)],
  ['lines', 'a\n坏\n'.repeat(1250)],
  ['as long as anything may be', '坏'.repeat(12_000)],
])('words of thousands of characters come whole, in numbered parts, and no sign is cut: %s (1.7)', (_what, words) => {
  const sent = renderContent(asMessage({ text: typed(words), from: personId('li.na') }), reader);
  const texts = sent.map((one) => (one.kind === 'text' ? one.text : ''));
  expect(texts.filter((text) => bytesOf(text) > wecomLimits.text.most)).toEqual([]);
  expect(texts.map((text) => /\((\d+)\/(\d+)\)/.exec(text)?.slice(1))).toEqual(
    texts.map((_, nth) => [String(nth + 1), String(texts.length)]),
  );
  const pieces = texts.map((text) => text.replace(/^【IT-1042】\(\d+\/\d+\) (李娜：)?/, ''));
  expect(pieces.join('') === words).toBe(true);
  expect(pieces.filter((piece) => /^[\u200d\u{1f3fb}-\u{1f3ff}]|\u200d$/u.test(piece))).toEqual([]);
});

test('what is longer than anybody reads in a chat ends with a link to all of it', () => {
  const sent = renderContent(asMessage({ text: typed('坏'.repeat(20_000)) }), reader);
  expect(sent).toHaveLength(20);
  expect(sent.at(-1)).toMatchObject({
    text: expect.stringMatching(/^【IT-1042】\(20\/20\) 坏+…\n<a href="[^"]*\/job\/1042">查看全文<\/a>$/),
  });
});

test('links come after the text and are never cut', () => {
  const link = `<a href="https://desk.example.com/${'x'.repeat(300)}">写进展</a>`;
  const parts = inParts({ tag: '【IT-1042】', body: '坏'.repeat(660), tail: [link, link], rest: '', most: 10 });
  expect(parts.join('').split(link)).toHaveLength(3);
  expect(parts).toEqual([expect.stringMatching(/^【IT-1042】\(1\/2\) 坏{660}$/), `【IT-1042】(2/2) ${link}\n${link}`]);
});

test('a message names its ticket first, then who speaks, then who must notice', () => {
  const text = typed('IT-1042 的打印机又坏了');
  const sent = renderContent(asMessage({ text, from: personId('li.na'), mentions: [personId('wang.lei')] }), reader);
  expect(sent).toEqual([{ kind: 'text', text: '【IT-1042】李娜：IT-1042 的打印机又坏了\n@王磊' }]);
});

test.each([
  [say('notice.rescueOver', { ticket: 'IT-1042' }), '【IT-1042】已取消，无需再处理。'],
  [say('notice.handoverTaken', { ticket: 'IT-1042', by: '王磊' }), '【IT-1042】王磊已接手您的工单。'],
  [say('notice.rescueOver', { ticket: 'IT-7' }), '【IT-1042】IT-7 已取消，无需再处理。'],
])('our own sentence %j says the number of its ticket once', (text, said) => {
  expect(renderContent(asMessage({ text }), reader)).toEqual([{ kind: 'text', text: said }]);
});

test.each([
  ['en', false, '【IT-1042】Thank you. This ticket is handled as a normal request now.'],
  ['en', true, '【IT-1042】Thank you. This request is handled as a normal request now.'],
  ['zh-CN', true, '【IT-1042】谢谢。该报修已改为普通。'],
] as const)(
  'a number inside a sentence is a ticket to who works on it, a request to who made it (%s, %s)',
  (language, isServed, said) => {
    const text = say('notice.loweredByYou', { ticket: 'IT-1042' });
    expect(renderContent(asMessage({ text }), { ...audience(language), isServed })).toEqual([
      { kind: 'text', text: said },
    ]);
  },
);

test('files come after the words, and nothing is sent where nothing is said', () => {
  const file = { id: '1', name: 'a.png', mime: 'image/png', size: 1, platform: 'desk', source: {} } as const;
  const sent = renderContent(asMessage({ text: say('notice.sentFiles', { by: '周婷' }), files: [file] }), reader);
  expect(sent.map(({ kind }) => kind)).toEqual(['text', 'file']);
  expect(renderContent(asMessage({ text: typed('\u0000 ') }), reader)).toEqual([]);
});

const injected =
  '<a href="http://evil">登录</a> < a href=x> </a> [x](http://evil) <@zhangsan> <font color="info">绿</font>';

test('nothing people type becomes a link, mention or colour in a text', () => {
  const [sent] = renderContent(asMessage({ text: typed(injected) }), reader);
  expect(sent).toMatchObject({ text: expect.not.stringMatching(/<\s*[/a-z@]/i) });
  expect(neutralText('1 < 2, a<b')).toBe('1 < 2, a＜b');
});

test('nothing people type becomes markup in markdown', () => {
  const said = neutralMarkdown(`# 大\n> 引\n**粗** \`码\` ${injected}`);
  expect(said).not.toMatch(/^\s*[#>]|\]\(|<[@/a-z]|`|\*\*/m);
  expect(renderLine(asMessage({ text: typed(`# ${injected}\n第二行`) }), reader)).toMatch(
    /^\*\*【IT-1042】\*\*＃ [^\n]*第二行 \[查看详情\]\(https:\/\/desk\.example\.com\/pages\/wecom\/job\/1042\)$/,
  );
});

test('a group reads one line, and none where nothing is said', () => {
  expect(renderLine(asMessage({ text: typed(' \n') }), reader)).toBeUndefined();
  expect(renderLine(asMessage({ text: typed('坏'.repeat(3000)) }), reader)?.length).toBeLessThan(250);
});

test('text loses what no screen shows: controls, halves of characters, turned directions', () => {
  expect(clean('a\r\nb\rc\u2028d\te\u0000\ud83d\u202ef')).toBe('a\nb\nc\nd ef');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/(?!\n)\p{Cc}|\p{Cs}/u.test(clean(text))));
});

test('an event key brings back what it was made of', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 40 }),
      fc.option(fc.integer({ min: 1, max: 9_999_999 }), { nil: undefined }),
      fc.option(fc.string({ maxLength: 200 }), { nil: undefined }),
      (action, ticket, value) => {
        const press = {
          action,
          ...(ticket !== undefined && { about: ticketRef(ticketId(ticket)) }),
          ...(value !== undefined && { value }),
        };
        expect(pressIn(eventKeyOf(press))).toEqual(press);
      },
    ),
  );
});

test('an event key of ours fits into WeCom even with the longest value in Chinese', () => {
  const key = eventKeyOf({ action: 'add-to', about: ticketRef(ticketId(9_999_999)), value: '坏'.repeat(200) });
  expect(bytesOf(key)).toBeLessThan(wecomLimits.key.most);
});

test('any other event key says nothing, and never throws', () => {
  const junk = ['', 'claim:IT-1042', 'null', '[]', '5', '{"a":5}', '{"a":""}', '{"a":"x"', `"${'x'.repeat(9000)}"`];
  expect(junk.map(pressIn)).toEqual(junk.map(() => undefined));
  expect(pressIn('{"a":"claim","t":"1042","v":7}')).toEqual({ action: 'claim' });
  fc.assert(
    fc.property(fc.string(), (text) => {
      pressIn(text);
    }),
  );
});

test('an alert ends with the way to the page of its ticket, and other words with none', () => {
  const label = say('desk.openNumber', { ticket: 'IT-1042' });
  const opens = { action: 'look', about: ticketRef(ticketId(1042)), label, tone: 'plain', opens: 'card' } as const;
  const [sent] = renderContent(asMessage({ text: typed('已超时'), opens }), reader);
  const url = reader.links.ticket(ticketRef(ticketId(1042)));
  expect(sent).toMatchObject({ kind: 'text', text: expect.stringContaining(`<a href="${url}">查看详情</a>`) });
  const [plain] = renderContent(asMessage({ text: typed('已超时') }), reader);
  expect(JSON.stringify(plain)).not.toContain('href');
});

test('what is about another kind of record is tagged with its own number, and leads to its own page', () => {
  const visited = {
    ...reader,
    ...audienceOf({ desk, links: reader.links } as never, { speak: reader.speak, about: visit }),
  };
  expect([visited.tag, ticketLink(visited)]).toEqual(['【IT-V7】', 'https://desk.example.com/pages/wecom/job/visit-7']);
});
