import { withSigns } from '../../../src/chat/wecom/emoticons';

test('WeCom’s own emoticons are signs that everybody can read, and other words in brackets stay (1.9)', () => {
  expect(withSigns('坏了[大哭][微笑]，谢谢[玫瑰]')).toBe('坏了😭🙂，谢谢🌹');
  const other = '[OK] [打印机] [constructor] 【微笑】 [微 笑]';
  expect(withSigns(other)).toBe(other);
});
