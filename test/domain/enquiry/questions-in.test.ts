import { mostQuestions, questionsIn } from '../../../src/domain/enquiry/questions-in';

test.each<readonly [string, string, readonly string[]]>([
  ['one sentence', '打印机怎么双面打印？', ['打印机怎么双面打印？']],
  ['one question over lines', 'The scanner\nmakes lines.\nWhy is that?', ['The scanner\nmakes lines.\nWhy is that?']],
  [
    'numbered lines',
    '您好：\n1. VPN 怎么申请？\n2、打印机在哪\n（3）谁负责 3.5 版升级',
    ['您好：\n1. VPN 怎么申请？', '打印机在哪', '谁负责 3.5 版升级'],
  ],
  [
    'numbered lines with more below',
    '1) How do I print?\nBoth sides.\n2) Who pays?',
    ['How do I print?\nBoth sides.', 'Who pays?'],
  ],
  ['dashes', '- a VPN account\n- a second screen', ['a VPN account', 'a second screen']],
  [
    'question marks',
    'Hello\nHow do I print?\nI am on floor 3.\nWhere is the scanner?\nThank you',
    ['Hello\nHow do I print?', 'I am on floor 3.\nWhere is the scanner?\nThank you'],
  ],
  ['Chinese numbers', '一、邮箱多大？\n二、能扩容吗？', ['邮箱多大？', '能扩容吗？']],
  [
    'a decimal at the begin of a line',
    '3.5 is too old.\nWhich one is right?',
    ['3.5 is too old.\nWhich one is right?'],
  ],
  ['one number only', '1. How do I print', ['1. How do I print']],
])('tells the questions of %s apart', (_name, text, questions) => {
  expect(questionsIn(text)).toEqual(questions);
});

test('loses no word, however many there are: the last one has the rest', () => {
  const asked = Array.from({ length: 14 }, (_, nth) => `${nth + 1}. question${nth + 1}x`);
  const questions = questionsIn(asked.join('\n'));
  expect(questions).toHaveLength(mostQuestions);
  for (let nth = 1; nth <= 14; nth += 1) expect(questions.join('\n')).toContain(`question${nth}x`);
});
