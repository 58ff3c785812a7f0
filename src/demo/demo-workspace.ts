import manifest from '../../manifest/slack.json';
import type { PlaygroundSeed, SeedUser } from '../playground/seed';

const bot = 'U0DUTYDESK';
const zone = 'Asia/Shanghai';
const chinese = { locale: 'zh-CN', tz: zone };
const english = { locale: 'en-US', tz: zone };

const users: readonly SeedUser[] = [
  {
    id: 'U0ZHOUTING',
    name: 'zhou.ting',
    realName: '周婷',
    role: '员工',
    title: '财务部',
    color: '#2f6fb3',
    ...chinese,
  },
  {
    id: 'U0EMMA',
    name: 'emma.wilson',
    realName: 'Emma Wilson',
    role: 'Employee',
    title: 'Marketing',
    color: '#a2567a',
    ...english,
  },
  { id: 'U0LINA', name: 'li.na', realName: '李娜', role: '工程师', title: '桌面支持', color: '#8a4fb3', ...chinese },
  {
    id: 'U0WANGLEI',
    name: 'wang.lei',
    realName: '王磊',
    role: '工程师',
    title: '桌面支持',
    color: '#3d7d3a',
    ...chinese,
  },
  {
    id: 'U0TOM',
    name: 'tom.baker',
    realName: 'Tom Baker',
    role: 'Engineer',
    title: 'Desktop support',
    color: '#0f7b8a',
    ...english,
  },
  {
    id: 'U0CHENHAO',
    name: 'chen.hao',
    realName: '陈浩',
    role: '组长',
    title: '服务台组长',
    color: '#b3722f',
    ...chinese,
  },
  { id: 'U0SUNYUE', name: 'sun.yue', realName: '孙悦', role: '经理', title: '行政经理', color: '#b04a3f', ...chinese },
  {
    id: 'U0KATE',
    name: 'kate.miller',
    realName: 'Kate Miller',
    role: 'Manager',
    title: 'Service delivery',
    color: '#5b6472',
    locale: 'en-GB',
    tz: zone,
  },
];

/** A pushed clock says in a second what the desk would say in hours. */
export const demoRules = { channelBurst: 100, burst: 10 };

/** Slack as the demo finds it: people, channels and the app as `manifest/slack.json` describes it. */
export function demoWorkspace(secrets: { readonly botToken: string; readonly signingSecret: string }): PlaygroundSeed {
  const everybody = [...users.map(({ id }) => id), bot];
  const { features, oauth_config, settings, display_information } = manifest;
  return {
    team: { id: 'T0DEMO', name: '明湖科技 Minghu', domain: 'minghu' },
    users,
    rules: demoRules,
    channels: [
      {
        id: 'C0ITDESK',
        name: 'it-服务台',
        topic: '工程师受理与协作',
        isPrivate: true,
        members: ['U0LINA', 'U0WANGLEI', 'U0TOM', 'U0CHENHAO', bot],
      },
      { id: 'C0REPORTS', name: '服务报告', topic: '服务日报', members: ['U0CHENHAO', 'U0SUNYUE', 'U0KATE', bot] },
      { id: 'C0GENERAL', name: '公司大厅', topic: '大家聊天的地方', members: everybody },
    ],
    usergroups: [{ id: 'S0ONDUTY', handle: 'it-oncall', name: 'IT on duty', users: ['U0CHENHAO'] }],
    app: {
      id: 'A0DUTYDESK',
      name: display_information.name,
      description: display_information.description,
      botUserId: bot,
      botId: 'B0DUTYDESK',
      appToken: 'xapp-demo',
      ...secrets,
      scopes: [...oauth_config.scopes.bot, ...oauth_config.scopes.bot_optional],
      events: settings.event_subscriptions.bot_events,
      homeTab: features.app_home.home_tab_enabled,
      messagesTab: features.app_home.messages_tab_enabled,
      commands: features.slash_commands.map(({ command, description, usage_hint }) => ({
        command,
        description,
        usageHint: usage_hint,
      })),
      shortcuts: features.shortcuts.map(({ type, callback_id, name, description }) => ({
        type: type === 'global' ? 'global' : 'message',
        callbackId: callback_id,
        name,
        description,
      })),
    },
  };
}
