import { languageOf } from '../../src/i18n/language-of';

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh_CN', 'zh-CN'],
  ['zh-TW', 'zh-CN'],
  ['ZH', 'zh-CN'],
  ['zh-Hans-CN', 'zh-CN'],
  ['en-US', 'en'],
  ['de-DE', 'en'],
  ['zha', 'en'],
  ['', 'en'],
])('somebody whose platform says "%s" reads %s', (tag, expected) => {
  expect(languageOf(tag)).toBe(expected);
});
