import { hours, instant, minutes, seconds } from '../../src/domain/time/instant';
import { type Fact, type Language, say, typed } from '../../src/domain/words';
import { createTranslator } from '../../src/i18n/create-translator';
import type { Logger } from '../../src/ports/logger';
import type { Reader } from '../../src/ports/translator';

const now = instant('2026-11-22T01:00:00Z');

const aReader = (language: Language, zone = 'Asia/Shanghai'): Reader => ({
  language,
  zone,
  now,
  nameOf: (id) => (id === 'li.na' ? '李娜' : id),
});

/** A fact as it stands in a sentence of one blank and nothing else. */
function written(fact: Fact, reader: Reader): string {
  const sign = '−';
  return createTranslator()
    .speakTo(reader)(say('time.negative', { length: fact }))
    .slice(sign.length);
}

const lengths: readonly (readonly [number, string, string])[] = [
  [0, 'less than 1 s', '不到 1 秒'],
  [seconds(0.9), 'less than 1 s', '不到 1 秒'],
  [seconds(1), '1 s', '1 秒'],
  [seconds(59), '59 s', '59 秒'],
  [seconds(60), '1 min', '1 分钟'],
  [seconds(119), '1 min 59 s', '1 分 59 秒'],
  [seconds(121), '2 min', '2 分钟'],
  [minutes(65), '1 h 5 min', '1 小时 5 分钟'],
  [hours(1) + seconds(59), '1 h', '1 小时'],
  [hours(24), '1 day', '1 天'],
  [hours(51) + minutes(9), '2 days 3 h', '2 天 3 小时'],
  [hours(48) + minutes(9), '2 days', '2 天'],
  [-minutes(65), '−1 h 5 min', '−1 小时 5 分钟'],
];

test('whose record holds no language of ours reads English, and nobody else waits for it', () => {
  for (const language of [undefined, 'constructor', 'fr', {}]) {
    const speak = createTranslator().speakTo({
      language: language as never,
      zone: 'UTC',
      now: 0 as never,
      nameOf: (id) => id,
    });
    expect(speak(say('form.fillIn'))).toBe('Please fill this in.');
    expect(speak({ localised: { en: 'Printer', 'zh-CN': '打印机' } })).toBe('Printer');
  }
});

test.each(lengths)('writes a length of %d ms as %s, 中文 %s', (length, english, chinese) => {
  const fact = { lasts: length as ReturnType<typeof seconds> };
  expect(written(fact, aReader('en'))).toBe(english);
  expect(written(fact, aReader('zh-CN'))).toBe(chinese);
});

const moments: readonly (readonly [string, 'time' | 'date-time' | 'date', string, string, string])[] = [
  ['2026-11-22T02:05:00Z', 'time', 'Asia/Shanghai', '10:05', '10:05'],
  ['2026-11-22T02:05:00Z', 'date-time', 'Asia/Shanghai', 'Sun 22 Nov, 10:05', '11月22日 周日 10:05'],
  ['2026-11-22T02:05:00Z', 'date', 'Asia/Shanghai', 'Sun 22 Nov', '11月22日 周日'],
  ['2026-11-23T01:00:00Z', 'time', 'Asia/Shanghai', 'Mon 23 Nov, 09:00', '11月23日 周一 09:00'],
  ['2026-11-22T16:00:00Z', 'time', 'Asia/Shanghai', 'Mon 23 Nov, 00:00', '11月23日 周一 00:00'],
  ['2026-11-22T15:59:59Z', 'time', 'Asia/Shanghai', '23:59', '23:59'],
  ['2026-11-22T16:00:00Z', 'time', 'Europe/London', '16:00', '16:00'],
  ['2026-11-22T01:30:00Z', 'time', 'America/New_York', '20:30', '20:30'],
  ['2026-11-22T05:00:00Z', 'time', 'America/New_York', 'Sun 22 Nov, 00:00', '11月22日 周日 00:00'],
  ['2027-01-04T01:00:00Z', 'time', 'Asia/Shanghai', 'Mon 4 Jan 2027, 09:00', '2027年1月4日 周一 09:00'],
  ['2027-01-04T01:00:00Z', 'date', 'Asia/Shanghai', 'Mon 4 Jan 2027', '2027年1月4日 周一'],
];

test.each(moments)('writes %s as %s in %s', (at, style, zone, english, chinese) => {
  const fact = { at: instant(at), style };
  expect(written(fact, aReader('en', zone))).toBe(english);
  expect(written(fact, aReader('zh-CN', zone))).toBe(chinese);
});

test('writes a moment of no named style by its time', () => {
  expect(written({ at: instant('2026-11-22T02:05:00Z') }, aReader('en'))).toBe('10:05');
});

test.each<readonly [string, Fact, string]>([
  ['the name of a person', { person: 'li.na' }, '李娜'],
  ['the id of somebody unknown', { person: 'slack:U1' }, 'slack:U1'],
  ['a sentence inside a sentence', say('time.minutes', { number: 5 }), '5 分钟'],
  ['what the desk file says', { localised: { en: 'Approval', 'zh-CN': '等审批' } }, '等审批'],
  ['a ticket number without groups of thousands', 1042, '1042'],
  ['a share with one decimal', 96.66, '96.7'],
])('writes %s', (_, fact, expected) => {
  expect(written(fact, aReader('zh-CN'))).toBe(expected);
});

test.each([
  '$t(time.days) {{length}} {{- length}}',
  "$& $1 $' $$",
  '<!channel> <@U1> *x* & "quoted" 😀',
  '=HYPERLINK("x")',
])('leaves what somebody typed unchanged, typed alone or as a fact: %s', (words) => {
  const reader = aReader('en');
  expect(createTranslator().speakTo(reader)(typed(words))).toBe(words);
  expect(written(words, reader)).toBe(words);
});

test('chooses the plural by count', () => {
  const speak = createTranslator().speakTo(aReader('en'));
  expect(speak(say('time.days', { count: 1 }))).toBe('1 day');
  expect(speak(say('time.days', { count: 2 }))).toBe('2 days');
});

test('readers of two languages do not disturb each other', () => {
  const translator = createTranslator();
  const english = translator.speakTo(aReader('en'));
  const chinese = translator.speakTo(aReader('zh-CN'));
  const text = { localised: { en: 'Shanghai', 'zh-CN': '上海' } };
  expect([english(text), chinese(text), english(text)]).toEqual(['Shanghai', '上海', 'Shanghai']);
});

test('a sentence nobody wrote throws without a logger, and is logged and stands for itself with one', () => {
  const missing = { say: 'time.nobodyWroteThis' as never };
  expect(() => createTranslator().speakTo(aReader('zh-CN'))(missing)).toThrow('time.nobodyWroteThis');

  const lines: unknown[] = [];
  const ignore = () => undefined;
  const logger: Logger = {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (message, facts) => lines.push({ message, facts }),
    child: () => logger,
  };
  expect(createTranslator(logger).speakTo(aReader('zh-CN'))(missing)).toBe('time.nobodyWroteThis');
  expect(lines).toHaveLength(1);
});

test.each<readonly [string, string, string, string]>([
  ['2026-11-24T09:00', '2026-11-24T18:00', 'Tue 24 Nov, 09:00–18:00', '11月24日 周二 09:00–18:00'],
  ['2026-11-24T18:00', '2026-11-25T00:00', 'Tue 24 Nov, 18:00–24:00', '11月24日 周二 18:00–24:00'],
  [
    '2026-11-24T18:00',
    '2026-11-25T09:00',
    'Tue 24 Nov, 18:00 to Wed 25 Nov, 09:00',
    '11月24日 周二 18:00 至 11月25日 周三 09:00',
  ],
  [
    '2026-12-31T18:00',
    '2027-01-01T09:00',
    'Thu 31 Dec, 18:00 to Fri 1 Jan 2027, 09:00',
    '12月31日 周四 18:00 至 2027年1月1日 周五 09:00',
  ],
])('from %s to %s the day is written once where it is one', (from, to, en, zh) => {
  const span = { from: instant(`${from}:00+08:00`), to: instant(`${to}:00+08:00`) };
  expect(written({ span }, aReader('en'))).toBe(en);
  expect(written({ span }, aReader('zh-CN'))).toBe(zh);
});

test.each<[Fact, string, string]>([
  [{ date: '2027-02-05', of: 2027 }, 'Fri 5 Feb', '2月5日 周五'],
  [{ date: '2026-12-27', of: 2027 }, 'Sun 27 Dec 2026', '2026年12月27日 周日'],
  [{ date: '2026-12-27' }, 'Sun 27 Dec', '12月27日 周日'],
  [{ date: '2027-02-01', of: 2027, style: 'month' }, 'Feb', '2月'],
  [{ date: '2026-12-01', of: 2027, style: 'month' }, 'Dec 2026', '2026年12月'],
])('the local date %j is the same for whoever reads it, wherever they are', (fact, en, zh) => {
  for (const zone of ['Asia/Shanghai', 'Europe/London', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
    expect(written(fact, aReader('en', zone))).toBe(en);
    expect(written(fact, aReader('zh-CN', zone))).toBe(zh);
  }
});
