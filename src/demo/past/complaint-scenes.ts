import type { Scene } from './scene';

/** About how long a report had to wait: passed up a level, answered there, and accepted on WeCom. */
const answered: readonly Scene[] = [
  {
    day: 'before-yesterday',
    at: '15:46',
    who: 'zhou',
    record: 'late',
    does: {
      answers: '投诉',
      fills: { '发生了什么？': '报表打不开等了一个多小时，打电话也没有人说明原因，月末结账因此晚了半天。' },
    },
  },
  { day: 'before-yesterday', at: '15:58', who: 'chen', record: 'late', does: { answers: '由我处理' } },
  {
    day: 'before-yesterday',
    at: '16:45',
    who: 'chen',
    record: 'late',
    does: { answers: '转交上一级', fills: { '为什么本级无法决定？': '月末需要增加值班人手，由经理决定。' } },
  },
  { day: 'yesterday', at: '11:00', who: 'sun', record: 'late', does: { answers: '由我处理' } },
  {
    day: 'yesterday',
    at: '11:25',
    who: 'sun',
    record: 'late',
    does: {
      answers: '答复',
      fills: {
        结论: '投诉属实',
        调查结果: '当天下午一名工程师请假，值班只有王磊一人，受理晚了两分钟，远程期间没有写进展。',
        给投诉人的答复: '让您等了一个多小时又没有人说明原因，是我们的过失，向您道歉。',
        改进措施: '每月最后三个工作日增加一名值班工程师；超过半小时未解决时主动说明原因。',
      },
    },
  },
  { day: 'yesterday', at: '11:40', who: 'zhou', record: 'late', does: { answersOnWecom: '接受答复' } },
];

/** About a ticket that waits; with the lead when the demo begins. */
const open: readonly Scene[] = [
  {
    day: 'just-now',
    at: '+2',
    who: 'emma',
    record: 'scanner',
    does: {
      answers: 'Complain',
      fills: {
        'What happened?':
          'The scanner has been out for a day and nobody told me where else I can scan. Please tell me what to do until the lamp is here.',
      },
    },
  },
];

/** Complaints of the demo's past. */
export const complaints: readonly Scene[] = [...answered, ...open];
