/** The desk file of the demo: a company with two offices, three engineers, a lead and two managers, each on both platforms. */
export const demoDesk = `
desk:
  name: { en: IT Service Desk, zh-CN: IT 服务台 }
  greeting:
    en: Hello, this is the IT service desk. What can we do for you?
    zh-CN: 您好，这里是 IT 服务台，请问有什么可以帮您？
  prefix: IT
  language: zh-CN
  zone: Asia/Shanghai
places:
  - { id: shanghai, name: { en: Shanghai office, zh-CN: 上海办公室 }, hours: office }
  - { id: beijing, name: { en: Beijing office, zh-CN: 北京办公室 }, hours: office }
workingHours:
  office: { calendar: cn, week: { mon-fri: ["09:00-12:00", "13:00-18:00"] } }
digest: { at: "09:07" }
people:
  zhou.ting: { name: 周婷, slack: U0ZHOUTING, wecom: zhouting }
  emma.wilson: { name: Emma Wilson, language: en, slack: U0EMMA, wecom: emma }
  li.na: { name: 李娜, roles: [engineer], vetted: 2025-01-06, nda: 2025-01-06, slack: U0LINA, wecom: lina }
  wang.lei: { name: 王磊, roles: [engineer], vetted: 2025-01-06, nda: 2025-01-06, slack: U0WANGLEI, wecom: wanglei }
  tom.baker: { name: Tom Baker, language: en, roles: [engineer], vetted: 2025-02-10, nda: 2025-02-10, slack: U0TOM, wecom: tom }
  chen.hao: { name: 陈浩, roles: [lead], vetted: 2025-01-06, nda: 2025-01-06, slack: U0CHENHAO, wecom: chenhao }
  sun.yue: { name: 孙悦, roles: [manager], slack: U0SUNYUE, wecom: sunyue }
  kate.miller: { name: Kate Miller, language: en, roles: [manager], party: contractor, slack: U0KATE, wecom: kate }
staff: { vetting: required }
complaints:
  levels:
    - { role: lead, within: 4h }
    - { people: [sun.yue], within: 8h }
    - { people: [kate.miller], within: 8h }
duty:
  - { days: mon-fri, from: "09:00", to: "18:00", primary: li.na, backup: wang.lei }
  - { days: mon-fri, from: "18:00", to: "09:00", primary: wang.lei, backup: chen.hao }
  - { days: "sat, sun", from: "09:00", to: "09:00", primary: tom.baker, backup: chen.hao }
slack:
  channels: { engineers: C0ITDESK, digests: C0REPORTS }
`;
