import { instant } from '../../src/domain/time/instant';
import { type Facts, type Language, say, type WordKey } from '../../src/domain/words';
import { createTranslator } from '../../src/i18n/create-translator';

const names: Readonly<Record<string, string>> = { 'li.na': '李娜', 'tom.baker': 'Tom Baker', 'wang.lei': '王磊' };

const said = (key: WordKey, facts: Facts, language: Language = 'zh-CN', self?: string): string =>
  createTranslator().speakTo({
    language,
    zone: 'Asia/Shanghai',
    now: instant('2026-11-24T01:00:00Z'),
    nameOf: (id) => names[id] ?? id,
    ...(self === undefined ? {} : { self: self as never }),
  })(say(key, facts));

const li = { person: 'li.na' };
const tom = { person: 'tom.baker' };
const wang = { person: 'wang.lei' };

describe('Chinese sets no blank between its own words and a Chinese name', () => {
  test.each<readonly [WordKey, Facts, string]>([
    ['refusal.alreadyOwned', { owner: li }, '已由李娜受理。'],
    ['refusal.alreadyOwned', { owner: tom }, '已由 Tom Baker 受理。'],
    ['notice.handedOver', { from: li, by: wang }, '已由李娜转交王磊处理。'],
    ['notice.handedOver', { from: li, by: tom }, '已由李娜转交 Tom Baker 处理。'],
    ['notice.claimedElsewhere', { ticket: 'IT-1042', owner: li }, 'IT-1042 已由李娜受理。'],
    ['past.called', { people: say('card.and', { list: li, next: tom }) }, '已通知李娜、Tom Baker。'],
    [
      'card.promiseReminder',
      { due: { at: instant('2026-11-24T02:05:00Z') }, requester: li, text: '结果' },
      '您约定在 10:05 前答复李娜：结果',
    ],
  ])('%s of %j: %s', (key, facts, sentence) => {
    expect(said(key, facts)).toBe(sentence);
  });

  test('whoever reads their own name reads 您, as close', () => {
    expect(said('past.called', { people: say('card.person', { person: li }) }, 'zh-CN', 'li.na')).toBe('已通知您。');
    expect(said('refusal.alreadyOwned', { owner: li }, 'zh-CN', 'li.na')).toBe('已由您受理。');
  });

  test('what people wrote keeps its own blanks, and dates and English sentences theirs', () => {
    expect(said('past.said', { by: li, text: '请 李娜 再看看 ' })).toBe('李娜：请 李娜 再看看 ');
    expect(said('card.title', { ticket: 'IT-1042', title: '打印机 卡纸' })).toBe('IT-1042 打印机 卡纸');
    expect(said('card.at', { at: { at: instant('2026-11-25T02:05:00Z') } })).toBe('11月25日 周三 10:05');
    expect(said('notice.handedOver', { from: li, by: wang }, 'en')).toBe('王磊 took over from 李娜.');
  });
});
