import type { Scene } from './scene';

/** Whoever is away from the desk asks on a phone who is on duty, and is told things in WeCom until they are back in Slack. */
const onWecom: readonly Scene[] = [
  { day: 'before-yesterday', at: '10:20', who: 'tom', record: 'duty', does: { saysOnWecom: 'duty' } },
  { day: 'yesterday', at: '11:20', who: 'tom', record: 'duty', does: { saysOnWecom: 'duty' } },
  { day: 'just-now', at: '+4.7', who: 'tom', record: 'duty', does: { saysOnWecom: 'duty' } },
  { day: 'just-now', at: '+7', who: 'wang', record: 'duty', does: { saysOnWecom: '值班' } },
];

/** Leave that is granted: a substitute said yes in WeCom, the lead on Slack. */
const leave: readonly Scene[] = [
  { day: 'before-yesterday', at: '10:30', who: 'li', record: 'leave', does: { says: '请假' } },
  {
    day: 'before-yesterday',
    at: '10:31',
    who: 'li',
    record: 'leave',
    does: {
      answers: '请假',
      fills: { 开始: { weekday: 3, at: '09:00' }, 结束: { weekday: 3, at: '18:00' }, 事由: '带孩子体检' },
    },
  },
  {
    day: 'before-yesterday',
    at: '10:33',
    who: 'li',
    record: 'leave',
    does: { answers: '另选代班人', fills: { 请谁代班: 'tom.baker' } },
  },
  { day: 'before-yesterday', at: '10:50', who: 'tom', record: 'leave', does: { answersOnWecom: "I'll stand in" } },
  { day: 'before-yesterday', at: '11:05', who: 'chen', record: 'leave', does: { answers: '批准' } },
];

/** A swap that is taken, and one that still waits for somebody. */
const swaps: readonly Scene[] = [
  { day: 'yesterday', at: '11:30', who: 'li', record: 'swap', does: { says: '换班' } },
  {
    day: 'yesterday',
    at: '11:31',
    who: 'li',
    record: 'swap',
    does: {
      answers: '换班',
      fills: { '哪个班次？': { weekday: 1, at: '09:00', shiftOf: 'li.na' }, '请谁接班？': 'tom.baker' },
    },
  },
  { day: 'yesterday', at: '11:45', who: 'tom', record: 'swap', does: { answersOnWecom: "I'll cover it" } },
  { day: 'just-now', at: '+5', who: 'li', record: 'open-swap', does: { says: '换班' } },
  {
    day: 'just-now',
    at: '+5.5',
    who: 'li',
    record: 'open-swap',
    does: {
      answers: '换班',
      fills: {
        '哪个班次？': { weekday: 5, at: '09:00', shiftOf: 'li.na' },
        想对同事说的话: '当天要去参加培训，谢谢！',
      },
    },
  },
];

/** The lead puts somebody on duty for an evening, who says yes in WeCom. */
const exception: readonly Scene[] = [
  { day: 'yesterday', at: '14:20', who: 'chen', record: 'exception', does: { says: '顶班' } },
  {
    day: 'yesterday',
    at: '14:22',
    who: 'chen',
    record: 'exception',
    does: {
      answers: '值班例外',
      fills: {
        值班人: 'tom.baker',
        代替: 'wang.lei',
        开始: { weekday: 2, at: '18:00' },
        结束: { weekday: 2, at: '22:00' },
        原因: '邮件系统迁移，当晚需要英文支持',
      },
    },
  },
  { day: 'yesterday', at: '14:24', who: 'chen', record: 'exception', does: { answers: '确认生效' } },
  { day: 'yesterday', at: '14:40', who: 'tom', record: 'exception', does: { answersOnWecom: 'I will be there' } },
];

/** Tickets of somebody who is out this afternoon wait for the yes of a colleague in WeCom. */
const handover: readonly Scene[] = [
  { day: 'just-now', at: '+8', who: 'chen', record: 'handover', does: { says: '交接' } },
  {
    day: 'just-now',
    at: '+8.5',
    who: 'chen',
    record: 'handover',
    does: {
      answers: '交接我的工单',
      fills: {
        '交接谁的工单？': 'tom.baker',
        '交接给谁？': 'wang.lei',
        '需要对方知道什么？（选填）': 'Tom 下午外出培训；扫描仪灯管下午到货',
      },
    },
  },
];

/** A candidate whom the customer's manager is asked to vet; she answers when somebody plays her. */
const candidate: readonly Scene[] = [
  { day: 'yesterday', at: '15:10', who: 'chen', record: 'candidate', does: { says: '提名工程师' } },
  {
    day: 'yesterday',
    at: '15:12',
    who: 'chen',
    record: 'candidate',
    does: {
      answers: '提名工程师',
      fills: { 姓名: '林涛', 学历: '本科，计算机网络', 从业开始日期: '2021-07-01' },
    },
  },
];

/** What engineers and their lead did about the roster in the demo's past. */
export const roster: readonly Scene[] = [onWecom, leave, swaps, exception, handover, candidate].flat();
