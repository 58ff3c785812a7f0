import fc from 'fast-check';
import { type Asked, askedByCommand, askedIn } from '../../../src/domain/finding/asked-in';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';

const standing = { kind: 'record', about: ticketRef(ticketId(1008)), asked: 'standing' } satisfies Asked;
const lateness = { ...standing, asked: 'lateness' } satisfies Asked;
const in1008 = (text: string): Asked | undefined => askedIn('IT', text);

test.each([
  'IT-1008',
  'it1008',
  'ＩＴ－１００８',
  '【IT-1008】',
  'IT-1008 现在什么情况？',
  'IT-1008修好了吗',
  'IT-1008 好了？',
  '请问 IT-1008 处理到哪一步了',
  '查一下IT-1008的进度',
  'IT-1008 進度',
  'what is the status of IT-1008?',
  'Any update on it-1008',
  'Is IT-1008 fixed?',
  'where’s IT-1008?',
])('"%s" asks how that ticket stands (2.6)', (text) => {
  expect(in1008(text)).toEqual(standing);
});

test.each([
  '为什么 IT-1008 超时',
  '為什麼IT-1008超時？',
  'IT-1008怎么还没修好',
  'IT-1008 为什么还没人来？',
  'why is IT-1008 overdue?',
  'IT-1008 late?',
])('"%s" asks why it is late (2.6)', (text) => {
  expect(in1008(text)).toEqual(lateness);
});

test.each([
  'IT-1008 还是打不开',
  'IT-1008 好了',
  'IT-1008 谢谢',
  'IT-1008 和 IT-1009 进度',
  'IT-1008-A 坏了',
  '打印机上写着 IT-1008，卡纸',
  '网络状态不好',
  '进度条卡住了',
  'status light is red',
  '怎么样了',
  '打印机为什么这么慢',
  `IT-1008 ${'进度'.repeat(60)}`,
])('"%s" says something of its own, and is heard as that', (text) => {
  expect(in1008(text)).toBeUndefined();
});

test.each([
  ['进度', { kind: 'progress', about: 'standing' }],
  ['我的报修进度怎么样了？', { kind: 'progress', about: 'standing' }],
  ['any news?', { kind: 'progress', about: 'standing' }],
  ['我的报修', { kind: 'list', list: 'mine' }],
  ['My tickets', { kind: 'list', list: 'mine' }],
  ['待处理工单', { kind: 'list', list: 'open' }],
  ['open', { kind: 'list', list: 'open' }],
  ['谁在值班？', { kind: 'list', list: 'duty' }],
] as const)('"%s" asks for what is theirs, or a list (2.6)', (text, asked) => {
  expect(in1008(text)).toEqual(asked);
});

test.each([
  ['find 打印机', '打印机'],
  ['search for paper jam', 'paper jam'],
  ['查找打印机', '打印机'],
  ['搜索：打印机 三楼', '打印机 三楼'],
  ['查詢 印表機', '打印机'],
])('"%s" looks for words', (text, words) => {
  expect(in1008(text)).toEqual({ kind: 'find', words });
});

test.each(['搜索功能坏了', '查找不到打印机', '找不到共享文件夹', 'finding the printer is hard', '查'])(
  '"%s" looks for nothing',
  (text) => {
    expect(in1008(text)).toBeUndefined();
  },
);

test('after the command a number needs no prefix, and help is help', () => {
  expect(askedByCommand('IT', '1008')).toEqual(standing);
  expect(askedByCommand('IT', '#1008')).toEqual(standing);
  expect(askedByCommand('IT', 'help')).toEqual({ kind: 'help' });
  expect(askedByCommand('IT', '1008 号房间的打印机卡纸')).toBeUndefined();
});

test('a prefix is letters, whatever signs it has', () => {
  expect(askedIn('I.T+', 'I.T+-1008')).toEqual(standing);
  expect(askedIn('I.T+', 'IXT+-1008')).toBeUndefined();
});

test('any words are read at once, and never as more than one thing', () => {
  const word = fc.constantFrom('了', '吗', '好', '为什么', '进度', 'IT-1008', ' ', '?', 'status', '打印机', '没');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = words.join('');
      const asked = in1008(text);
      if (text.includes('打印机')) expect(asked).toBeUndefined();
      if (asked?.kind === 'record') expect(asked.about).toEqual(ticketRef(ticketId(1008)));
    }),
  );
});
