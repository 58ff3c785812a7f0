import { cutEscaped, filled, plainText, withoutMention } from '../../src/chat/slack/text';
import { readXml } from '../../src/chat/wecom/callback/xml';
import { clean, oneLine as onOneLine } from '../../src/chat/wecom/render/clean';
import { first, inPieces } from '../../src/chat/wecom/render/cut-bytes';
import { neutralMarkdown, neutralText } from '../../src/chat/wecom/render/neutral';
import { cutToWidth } from '../../src/chat/wecom/render/width';
import { readWindows } from '../../src/config/desk-file/windows';
import { cleanCell, plainWord } from '../../src/config/import/clean-cell';
import { readLines } from '../../src/config/import/read-lines';
import { firstLine, oneLine, wellFormed } from '../../src/domain/text';
import { namedNumber } from '../../src/domain/ticket/named-number';
import { asideOf } from '../../src/domain/ticket/talk';
import { say } from '../../src/domain/words';
import { createTranslator } from '../../src/i18n/create-translator';
import { createLogger } from '../../src/logger';
import { drawable, fitted } from '../../src/reports/chart/drawable';
import { categoryOptions } from '../../src/views/category-options';

const speak = createTranslator().speakTo({ language: 'en', zone: 'UTC', nameOf: String } as never);
const logger = createLogger('info', { write: () => undefined });

/** Whatever reads text that people, platforms or files give. */
const readers: readonly (readonly [string, (text: string) => unknown])[] = [
  ['without its mention', (text) => withoutMention(text, 'U0DUTYDESK')],
  ['as plain words of Slack', (text) => plainText(text)],
  ['cut for Slack', (text) => [cutEscaped(text, 3000), filled(text, 3000)]],
  ['neutral for WeCom', (text) => [neutralMarkdown(text), neutralText(text)]],
  ['clean for WeCom', (text) => [clean(text), onOneLine(text)]],
  ['in pieces for WeCom', (text) => first(inPieces(text, 1200), 13)],
  ['cut to a width', (text) => cutToWidth(text, 100)],
  ['as XML', (text) => readXml(`<xml><Content><![CDATA[${text}]]></Content></xml>`)],
  ['as a line', (text) => [oneLine(text), firstLine(text)]],
  ['well-formed', (text) => wellFormed({ text })],
  ['for the number of a job', (text) => namedNumber('IT', text)],
  ['for an aside', (text) => asideOf(text)],
  ['for a category', (text) => categoryOptions({ catalogue: [] }, text)],
  ['in a sentence', (text) => speak(say('slack.factLabel', { label: text }))],
  ['in a log', (text) => logger.warn('x', { error: new Error(text) })],
  ['as a cell', (text) => [cleanCell(text), plainWord(text)]],
  ['as windows', (text) => readWindows(text)],
  ['in a chart', (text) => [drawable(text), fitted(text, 12, 200)]],
  ['as lines of a file', (text) => readLines(Buffer.from(text))],
];
const pieces = [
  ...[' ', '\r', '\n', '\u2028', '<', '<@U0DUTYDESK|', '&', '> ', '$t(', '{{', '-', " 'a", '"', '://a:', '1 ', '· '],
  ...['] ', '*', '\u0301', '🇨🇳', '打印机，', ', ', '<![CDATA[', '\ud800'],
];

const cost = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const [short, long] = [4_000, 40_000];
/** Ten times as long may cost fifty times as much, for memory has its price; where it costs its square, a hundred. */
const mostRatio = 50;
/** In milliseconds. Too little to be compared, or to hold anybody up. */
const little = 30;

test.each(readers)('text of any shape read %s costs by its length', (_, read) => {
  const slow: unknown[] = [];
  for (const piece of pieces) {
    const of = (length: number): string => `x${piece.repeat(Math.ceil(length / piece.length))}x`;
    const [some, much] = [of(short), of(long)];
    if (cost(() => read(much)) < little) continue;
    const cheap = Math.min(...[1, 2, 3].map(() => cost(() => read(some))));
    const dear = Math.min(...[1, 2].map(() => cost(() => read(much))));
    if (dear > little && dear > mostRatio * cheap) slow.push({ piece, cheap, dear });
  }
  expect(slow).toEqual([]);
});
