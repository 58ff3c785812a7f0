import { complaints } from './complaint-scenes';
import { enquiries } from './enquiry-scenes';
import { roster } from './roster-scenes';
import type { Scene } from './scene';

const fixed = (cause: string, fix: string, advice: string) => ({ 原因: cause, 处理: fix, 建议: advice });
const solved = (cause: string, fix: string, advice: string) => ({ Cause: cause, Fix: fix, Advice: advice });

/** Solved on site, and liked. */
const printer: readonly Scene[] = [
  { day: 'before-yesterday', at: '09:14', who: 'zhou', record: 'printer', does: { reports: '三楼打印机卡纸，急用' } },
  { day: 'before-yesterday', at: '09:14:30', who: 'li', record: 'printer', does: { presses: '我来受理' } },
  { day: 'before-yesterday', at: '09:16', who: 'li', record: 'printer', does: { presses: '前往现场' } },
  { day: 'before-yesterday', at: '09:24', who: 'li', record: 'printer', does: { presses: '已到现场' } },
  {
    day: 'before-yesterday',
    at: '09:31',
    who: 'li',
    record: 'printer',
    does: { presses: '已定位故障', fills: { '故障是什么？': '纸盒里有一张受潮的纸' } },
  },
  {
    day: 'before-yesterday',
    at: '09:52',
    who: 'li',
    record: 'printer',
    does: {
      presses: '解决',
      fills: fixed('纸盒里有一张受潮的纸', '取出卡纸，清洁搓纸轮，试印正常', '纸张请放在干燥处'),
    },
  },
  { day: 'before-yesterday', at: '09:58', who: 'zhou', record: 'printer', does: { answers: '已解决' } },
  { day: 'before-yesterday', at: '09:59', who: 'zhou', record: 'printer', does: { answers: '5 很满意' } },
];

/** Solved by remote control, in English. */
const mail: readonly Scene[] = [
  {
    day: 'before-yesterday',
    at: '10:30',
    who: 'emma',
    record: 'mail',
    does: { reports: 'Outlook shows no new mail since this morning' },
  },
  { day: 'before-yesterday', at: '10:30:30', who: 'tom', record: 'mail', does: { presses: '我来受理' } },
  { day: 'before-yesterday', at: '10:34', who: 'tom', record: 'mail', does: { presses: '开始远程' } },
  {
    day: 'before-yesterday',
    at: '11:05',
    who: 'tom',
    record: 'mail',
    does: { presses: '解决', fills: solved('Outlook was set to work offline', 'Back online, 34 mails came', 'None') },
  },
  { day: 'before-yesterday', at: '11:10', who: 'emma', record: 'mail', does: { answers: 'Fixed' } },
  { day: 'before-yesterday', at: '11:11', who: 'emma', record: 'mail', does: { answers: '4 Good' } },
];

/** Claimed too late (SLA-2), solved late, and rated accordingly; the lead calls back. */
const late: readonly Scene[] = [
  {
    day: 'before-yesterday',
    at: '14:05',
    who: 'zhou',
    record: 'late',
    does: { reports: 'Excel 打不开月度报表，提示宏已被禁用' },
  },
  { day: 'before-yesterday', at: '14:09', who: 'wang', record: 'late', does: { presses: '我来受理' } },
  { day: 'before-yesterday', at: '14:20', who: 'wang', record: 'late', does: { presses: '开始远程' } },
  {
    day: 'before-yesterday',
    at: '15:32',
    who: 'wang',
    record: 'late',
    does: {
      presses: '解决',
      fills: fixed('Office 更新后重置了宏的信任设置', '重新加入受信任位置', '更新后若再出现请告诉我们'),
    },
  },
  { day: 'before-yesterday', at: '15:40', who: 'zhou', record: 'late', does: { answers: '已解决' } },
  {
    day: 'before-yesterday',
    at: '15:42',
    who: 'zhou',
    record: 'late',
    does: { answers: '2 不满意', fills: { 您的意见: '月底赶报表，等了一个多小时，中间没有人说明原因' } },
  },
  {
    day: 'before-yesterday',
    at: '16:30',
    who: 'chen',
    record: 'late',
    does: { answers: '已回访', fills: { 回访结果: '已电话致歉；今后月末报表问题优先处理' } },
  },
];

/** Waits for a part, still today. */
const scanner: readonly Scene[] = [
  {
    day: 'yesterday',
    at: '09:20',
    who: 'emma',
    record: 'scanner',
    does: { reports: 'The scanner on floor 2 only gives blank pages' },
  },
  { day: 'yesterday', at: '09:20:30', who: 'tom', record: 'scanner', does: { presses: '我来受理' } },
  { day: 'yesterday', at: '09:23', who: 'tom', record: 'scanner', does: { presses: '前往现场' } },
  { day: 'yesterday', at: '09:35', who: 'tom', record: 'scanner', does: { presses: '已到现场' } },
  {
    day: 'yesterday',
    at: '09:42',
    who: 'tom',
    record: 'scanner',
    does: { presses: '已定位故障', fills: { 'What is the fault?': 'The lamp is dead' } },
  },
  {
    day: 'yesterday',
    at: '09:50',
    who: 'tom',
    record: 'scanner',
    does: {
      presses: '转为等待',
      fills: {
        'What are you waiting for?': 'The spare parts',
        'Explain it to the requester': 'The lamp is dead. A new one comes tomorrow afternoon.',
      },
    },
  },
];

/** Reported, permitted and rated on WeCom, solved on Slack. */
const visio: readonly Scene[] = [
  {
    day: 'yesterday',
    at: '10:05',
    who: 'zhou',
    record: 'visio',
    does: { tellsWecom: '申请安装 Visio，画流程图用', chooses: { 问题类别: '办公软件 · 安装' } },
  },
  { day: 'yesterday', at: '10:05:30', who: 'wang', record: 'visio', does: { presses: '我来受理' } },
  { day: 'yesterday', at: '10:08', who: 'wang', record: 'visio', does: { presses: '开始远程' } },
  {
    day: 'yesterday',
    at: '10:10',
    who: 'wang',
    record: 'visio',
    does: {
      presses: '申请许可',
      fills: {
        '需要做什么？': '登录系统',
        具体内容: '用管理员账号登录您的电脑，约二十分钟',
        为什么需要: '安装 Visio 需要管理员权限',
      },
    },
  },
  { day: 'yesterday', at: '10:13', who: 'zhou', record: 'visio', does: { answersOnWecom: '同意' } },
  {
    day: 'yesterday',
    at: '10:41',
    who: 'wang',
    record: 'visio',
    does: { presses: '解决', fills: fixed('新软件申请', '已安装 Visio 并激活', '首次打开请用公司账号登录') },
  },
  { day: 'yesterday', at: '10:50', who: 'zhou', record: 'visio', does: { answersOnWecom: '已解决' } },
  { day: 'yesterday', at: '10:51', who: 'zhou', record: 'visio', does: { answersOnWecom: '5 很满意' } },
];

/** A risky step is refused, so another way is found. */
const virus: readonly Scene[] = [
  { day: 'yesterday', at: '15:30', who: 'zhou', record: 'virus', does: { reports: '电脑一直弹出病毒警告' } },
  { day: 'yesterday', at: '15:30:30', who: 'li', record: 'virus', does: { presses: '我来受理' } },
  { day: 'yesterday', at: '15:32', who: 'li', record: 'virus', does: { presses: '开始远程' } },
  {
    day: 'yesterday',
    at: '15:45',
    who: 'li',
    record: 'virus',
    does: { writes: '正在全盘查杀，大约还要二十分钟，期间请勿关机。' },
  },
  {
    day: 'yesterday',
    at: '15:50',
    who: 'li',
    record: 'virus',
    does: {
      presses: '有风险的操作',
      fills: { 要做什么操作: '重置浏览器', 可能丢失什么: '书签和保存的密码，请先导出' },
    },
  },
  {
    day: 'yesterday',
    at: '15:57',
    who: 'zhou',
    record: 'virus',
    does: { answers: '不同意', fills: { '为什么？': '报税网站的密码只存在浏览器里，请不要重置' } },
  },
  {
    day: 'yesterday',
    at: '16:15',
    who: 'li',
    record: 'virus',
    does: {
      presses: '解决',
      fills: fixed('浏览器装了恶意插件', '已移除插件，全盘查杀无异常', '请勿安装来历不明的插件'),
    },
  },
  { day: 'yesterday', at: '16:20', who: 'zhou', record: 'virus', does: { answers: '已解决' } },
  { day: 'yesterday', at: '16:21', who: 'zhou', record: 'virus', does: { answers: '4 满意' } },
];

/** Waits for permission, which was reminded of and not answered. */
const fan: readonly Scene[] = [
  {
    day: 'yesterday',
    at: '16:30',
    who: 'emma',
    record: 'fan',
    does: { reports: 'The fan of my laptop is very loud since Monday' },
  },
  { day: 'yesterday', at: '16:30:30', who: 'tom', record: 'fan', does: { presses: '我来受理' } },
  { day: 'yesterday', at: '16:33', who: 'tom', record: 'fan', does: { presses: '前往现场' } },
  { day: 'yesterday', at: '16:41', who: 'tom', record: 'fan', does: { presses: '已到现场' } },
  {
    day: 'yesterday',
    at: '16:46',
    who: 'tom',
    record: 'fan',
    does: {
      presses: '申请许可',
      fills: {
        'What would you like to do?': 'open the equipment',
        'What exactly': 'Open the bottom of your laptop and clean the fan, about 15 minutes',
        'Why it is needed': 'Dust holds the fan; it gets louder as the laptop gets hot',
      },
    },
  },
];

/** Open when the demo begins. */
const open: readonly Scene[] = [
  { day: 'just-now', at: '+0', who: 'emma', record: 'vpn', does: { reports: 'VPN drops every few minutes' } },
  { day: 'just-now', at: '+0.5', who: 'tom', record: 'vpn', does: { presses: '我来受理' } },
  { day: 'just-now', at: '+3', who: 'tom', record: 'vpn', does: { presses: '开始远程' } },
  { day: 'just-now', at: '+4', who: 'zhou', record: 'beamer', does: { reports: '301 会议室投影没有信号' } },
  { day: 'just-now', at: '+4.5', who: 'li', record: 'beamer', does: { presses: '我来受理' } },
  { day: 'just-now', at: '+6', who: 'li', record: 'beamer', does: { presses: '前往现场' } },
];

/** The past of a demo that starts for the first time; each is played at its moment. */
export const scenes: readonly Scene[] = [
  ...[printer, mail, late, scanner, visio, virus, fan, open].flat(),
  ...complaints,
  ...enquiries,
  ...roster,
];
