import { saysYes } from '../../../src/domain/consent/says-yes';

test.each([
  '同意',
  '可以',
  '好的，同意！',
  '可以的，请操作吧，谢谢',
  'Yes',
  'yes, go ahead',
  'OK, please do',
  '我同意',
  'Sure 👍',
])('“%s” is a yes (SITE-4)', (text) => {
  expect(saysYes(text)).toBe(true);
});

test.each([
  ...[
    '不同意',
    '我不同意',
    '不可以',
    '可以吗？',
    'ok?',
    '好了',
    '不用了',
    '算了',
    '1',
    '👍',
    '',
    '谢谢',
    'thanks',
    'no',
    'not ok',
  ],
  ...[
    '可以，但是要等到下午',
    'yes, but not before noon',
    'yes if Tom is there',
    'go ahead tomorrow',
    '同意个鬼',
    '行不行',
  ],
])('“%s” is none: somebody has to read it', (text) => {
  expect(saysYes(text)).toBe(false);
});
