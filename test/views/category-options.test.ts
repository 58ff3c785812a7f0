import { categoryOptions, noChoice, otherChoice } from '../../src/views/category-options';
import { desk } from '../kit/tickets';

const values = (words: string, most?: number) => categoryOptions(desk, words, most).options.map(({ value }) => value);

test.each([
  ['三楼打印机卡纸', 'hardware.printer'],
  ['my Outlook does not open', 'office.fault'],
  ['扫描仪没反应', 'hardware.scanner'],
  ['电脑中毒了，疑似中毒', 'antivirus.detect'],
  ['会议室投影要会议支持', 'other.meeting'],
  ['the keyboard is broken', 'hardware.peripheral'],
])('the words "%s" suggest %s', (words, best) => {
  expect(categoryOptions(desk, words)).toMatchObject({ initial: best });
  expect(values(words)[0]).toBe(best);
});

test('words that say nothing choose nothing, least of all "something else", and every branch can be chosen (7.2)', () => {
  const { initial, options } = categoryOptions(desk, '坏了');
  expect([initial, options[0]?.value]).toEqual([noChoice, noChoice]);
  const offered = new Set(options.map(({ value }) => value.split('.')[0]));
  expect(desk.catalogue.every(({ id }) => offered.has(id))).toBe(true);
});

test('there are never more choices than fit, each once, and the last is something else', () => {
  for (const most of [2, 5, 10]) {
    for (const words of ['打印机 电脑 office', '坏了']) {
      const all = values(words, most);
      expect([all.length, new Set(all).size, all.at(-1)]).toEqual([most, most, otherChoice]);
    }
  }
});
