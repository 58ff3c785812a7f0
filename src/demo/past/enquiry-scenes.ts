import type { Scene } from './scene';

/** Two questions in English, answered one after the other. */
const answered: readonly Scene[] = [
  {
    day: 'before-yesterday',
    at: '11:20',
    who: 'emma',
    record: 'rooms',
    does: { says: 'question\n1. Which printer prints A3 in colour?\n2. How do I book the video room for a guest?' },
  },
  {
    day: 'before-yesterday',
    at: '11:21',
    who: 'emma',
    record: 'rooms',
    does: { answers: 'Ask a question', fills: {} },
  },
  { day: 'before-yesterday', at: '11:26', who: 'tom', record: 'rooms', does: { presses: '我来答复' } },
  {
    day: 'before-yesterday',
    at: '11:40',
    who: 'tom',
    record: 'rooms',
    does: {
      presses: '答复',
      fills: {
        'Answer 1':
          'The one in room 305 (SH-PR-05). Choose it in the print dialog, then paper size A3; colour is on by default.',
        'Send as': 'A first part; the rest follows',
      },
    },
  },
  {
    day: 'before-yesterday',
    at: '14:50',
    who: 'tom',
    record: 'rooms',
    does: {
      presses: '答复',
      fills: {
        'Answer 2':
          'In Outlook: new meeting, add room “Video 2F”. For a guest, tick “external”, and reception gets their name.',
      },
    },
  },
  { day: 'before-yesterday', at: '15:05', who: 'emma', record: 'rooms', does: { answers: 'That answers it' } },
];

/** From another system of the company; open when the demo begins. */
const open: readonly Scene[] = [
  {
    day: 'just-now',
    at: '+1',
    portalAsks: {
      id: 'HR-2087',
      from: { account: 'liuyang', name: '刘洋' },
      text: '1. 新同事下周一入职，电脑和邮箱需要提前几天申请？\n2. 入职当天到哪里领取电脑？',
    },
  },
];

/** Enquiries of the demo's past. */
export const enquiries: readonly Scene[] = [...answered, ...open];
