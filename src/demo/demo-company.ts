import type { SeedMember, SeedWecom } from '../playground/wecom/wecom-seed';

/** What the demo's company and its desk share. */
export interface CompanySecrets {
  readonly secret: string;
  readonly token: string;
  /** 43 letters and digits. */
  readonly encodingAesKey: string;
}

const chinese = { language: 'zh-CN' };
const english = { language: 'en' };

/** The people of the demo's workspace, in WeCom too. */
const members: readonly SeedMember[] = [
  {
    userid: 'zhouting',
    slackUser: 'U0ZHOUTING',
    name: '周婷',
    role: '员工',
    title: '财务部',
    color: '#2f6fb3',
    ...chinese,
  },
  {
    userid: 'emma',
    slackUser: 'U0EMMA',
    name: 'Emma Wilson',
    role: 'Employee',
    title: 'Marketing',
    color: '#a2567a',
    ...english,
  },
  {
    userid: 'lina',
    slackUser: 'U0LINA',
    name: '李娜',
    role: '工程师',
    title: '桌面支持',
    color: '#8a4fb3',
    ...chinese,
  },
  {
    userid: 'wanglei',
    slackUser: 'U0WANGLEI',
    name: '王磊',
    role: '工程师',
    title: '桌面支持',
    color: '#3d7d3a',
    ...chinese,
  },
  {
    userid: 'tom',
    slackUser: 'U0TOM',
    name: 'Tom Baker',
    role: 'Engineer',
    title: 'Desktop support',
    color: '#0f7b8a',
    ...english,
  },
  {
    userid: 'chenhao',
    slackUser: 'U0CHENHAO',
    name: '陈浩',
    role: '组长',
    title: '服务台组长',
    color: '#b3722f',
    ...chinese,
  },
  {
    userid: 'sunyue',
    slackUser: 'U0SUNYUE',
    name: '孙悦',
    role: '经理',
    title: '行政经理',
    color: '#b04a3f',
    ...chinese,
  },
  {
    userid: 'kate',
    slackUser: 'U0KATE',
    name: 'Kate Miller',
    role: 'Manager',
    title: 'Service delivery',
    color: '#5b6472',
    ...english,
  },
];

/** Number of the desk's app in the demo's company. */
const demoAgent = 1000002;
const demoCorp = 'ww0dutydeskdemo000';

/** WeCom as the demo finds it: one company with the desk's app. */
export const demoCompany = (secrets: CompanySecrets): SeedWecom => ({
  corpId: demoCorp,
  name: '明湖科技',
  app: { agentId: demoAgent, name: '服务台', ...secrets },
  members,
  tags: [{ tagid: 12, name: 'IT 值班', byApp: true }],
});

/** What the desk is told of the company, whose server is the playground at `url`. */
export const wecomEnvironment = (secrets: CompanySecrets, url: string): Readonly<Record<string, string>> => ({
  WECOM_CORP_ID: demoCorp,
  WECOM_AGENT_ID: String(demoAgent),
  WECOM_SECRET: secrets.secret,
  WECOM_TOKEN: secrets.token,
  WECOM_ENCODING_AES_KEY: secrets.encodingAesKey,
  WECOM_API_URL: `${url}/wecom`,
});
