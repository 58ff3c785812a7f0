import { first, inPieces } from '../../src/chat/intake/in-pieces';
import { cutEscaped, filled, plainText, withoutMention } from '../../src/chat/slack/text';
import { readXml } from '../../src/chat/wecom/callback/xml';
import { clean, oneLine as onOneLine } from '../../src/chat/wecom/render/clean';
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
import { slackLimits } from '../../src/platforms/slack-limits';
import { drawable, fitted } from '../../src/reports/chart/drawable';
import { categoryOptions } from '../../src/views/category-options';

const speak = createTranslator().speakTo({ language: 'en', zone: 'UTC', nameOf: String } as never);
const logger = createLogger('info', { write: () => undefined });

/** Whatever reads text that people, platforms or files give. */
const readers: readonly (readonly [string, (text: string) => unknown])[] = [
  ['without its mention', (text) => withoutMention(text, 'U0DUTYDESK')],
  ['as plain words of Slack', (text) => plainText(text)],
  [
    'cut for Slack',
    (text) => [cutEscaped(text, slackLimits.updateText.most), filled(text, slackLimits.textObject.most)],
  ],
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

/** Letters, and into how many parts they are cut. */
const [usually, parts] = [20_000, 40];
/**
 * Nobody can count the steps of a regular expression, but the same letters can be read at once and in parts: what costs
 * by its length costs the same, what costs its square forty times as much. It has to be found five times in a row.
 */
const [mostRatio, tries] = [10, 5];
/** In milliseconds. Too little to be compared, or to hold anybody up. */
const little = 30;

/** By how much it costs more to read the letters at once than in parts; undefined where it is by its length. */
function excessOf(read: (text: string) => unknown, piece: string): number | undefined {
  const of = (length: number): string => `x${piece.repeat(Math.ceil(length / piece.length))}x`;
  const [whole, part] = [of(usually), of(usually / parts)];
  let least = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < tries && least > mostRatio; nth += 1) {
    const atOnce = cost(() => read(whole));
    if (atOnce < little) return undefined;
    const inParts = cost(() => {
      for (let one = 0; one < parts; one += 1) read(part);
    });
    least = Math.min(least, atOnce / inParts);
  }
  return least > mostRatio ? least : undefined;
}

test.each(readers)('text of any shape read %s costs by its length', (_, read) => {
  const slow = pieces.flatMap((piece) => {
    const excess = excessOf(read, piece);
    return excess === undefined ? [] : [{ piece, excess }];
  });
  expect(slow).toEqual([]);
});

test('what costs its square is found', () => {
  const square = (text: string): string => text.replace(/'+$/, '');
  expect(excessOf(square, " 'a")).toBeUndefined();
  // As long as the others: half of it costs a quick machine too little to be compared.
  expect(excessOf(square, "'")).toBeGreaterThan(mostRatio);
});
