import { smallTalkIn } from '../../src/domain/small-talk';

test.each([
  [
    'help',
    [
      '帮助',
      '幫助',
      'help',
      'Help!',
      '/help',
      '?',
      '？？',
      '怎么用',
      'what can you do?',
      '你好，帮帮我',
      'I need help',
    ],
  ],
  [
    'greeting',
    [
      '你好',
      '您好！',
      '在吗',
      '在嗎？',
      '在不在',
      'hi',
      'Hello!!',
      'hi, anyone there?',
      '你好李工',
      'Good morning team',
      'Hi Tom',
      '😭',
      '…',
    ],
  ],
  [
    'thanks',
    [
      '谢谢',
      '謝謝',
      '谢谢李工！',
      'thanks',
      'Thank you so much!',
      'thx',
      'Thanks Tom',
      '好的，谢谢',
      '👍',
      '🙏🙏',
      '辛苦了',
    ],
  ],
  ['nod', ['好的', 'ok', 'OK 👌', '收到', '嗯嗯', 'got it', '没事了', 'no problem']],
] as const)('%s: %j report nothing (1.3, 2.5)', (talk, all) => {
  expect(all.map((said) => [said, smallTalkIn(said)])).toEqual(all.map((said) => [said, talk]));
});

test.each([
  ['你好，打印机坏了'],
  ['你好，坏了'],
  ['在吗 电脑打不开'],
  ['hello, my laptop is slow'],
  ['help printer'],
  ['能帮我重置密码吗'],
  ['thank you for the printer'],
  ['ok but still broken'],
  ['不行'],
  ['没有好'],
  ['不好用了'],
  ['还是不可以'],
  ['no network'],
  ['no'],
  ['功能键坏了'],
  ['test printer'],
  [''],
])('"%s" is more than small talk', (said) => {
  expect(smallTalkIn(said)).toBeUndefined();
});

test('is told from other words at once, however they are made', () => {
  for (const said of [
    '好的'.repeat(1500),
    '哈'.repeat(59),
    `${'ok '.repeat(19)}x`,
    `${'在'.repeat(50)}坏`,
    '谢谢'.repeat(29),
  ])
    smallTalkIn(said);
  expect(smallTalkIn(`${'哈'.repeat(50)}坏了`)).toBeUndefined();
});
