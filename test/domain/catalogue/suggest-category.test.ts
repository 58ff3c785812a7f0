import { contractCatalogue } from '../../../src/config/desk-file/defaults/contract-catalogue';
import { categoriesFor, categoryId, suggestCategory } from '../../../src/domain/catalogue/suggest-category';
import type { CatalogueBranch } from '../../../src/domain/desk';

const suggested = (said: string, catalogue: readonly CatalogueBranch[] = contractCatalogue): string | undefined => {
  const category = suggestCategory({ catalogue }, said);
  return category && categoryId(category);
};

test.each([
  ['网络断了', 'hardware.peripheral'],
  ['wifi 连不上', 'hardware.peripheral'],
  ['VPN 登不上', 'system.fault'],
  ['忘记密码', 'system.fault'],
  ['耳机没声音', 'hardware.peripheral'],
  ['共享盘打不开', 'system.fault'],
  ['打印机卡纸', 'hardware.printer'],
  ['cannot print', 'hardware.printer'],
  ["my computer won't start", 'hardware.pc'],
  ['password reset', 'system.fault'],
  ['my laptop is slow', 'system.fault'],
])('"%s" suggests %s (7.3)', (said, category) => {
  expect(suggested(said)).toBe(category);
});

test.each([
  ['食物中毒了，请假一天', '中毒'],
  ['银行卡丢了', '卡'],
  ['I can’t find the words', 'Word'],
  ['the window in my office is broken', 'Windows and Office'],
  ['空调很慢才凉', '慢'],
  ['网上报销怎么填', '上网'],
])('"%s" suggests nothing, for all that it holds %s: words are whole words (7.3)', (said) => {
  expect(suggested(said)).toBeUndefined();
});

test.each([
  ['不是打印机的问题，是密码忘了', 'system.fault'],
  ['打印机没问题，是网络断了', 'hardware.peripheral'],
  ['not the printer, the network is down', 'hardware.peripheral'],
  ['My laptop is slow and the keyboard is fine', 'system.fault'],
])('"%s" suggests what is the matter, not what is not (7.3)', (said, category) => {
  expect(suggested(said)).toBe(category);
});

test.each([
  ['是不是打印机坏了', 'hardware.printer'],
  ['the printer is not working', 'hardware.printer'],
  ['印表機卡紙', 'hardware.printer'],
  ['螢幕不亮了', 'hardware.peripheral'],
  ['忘記開機密碼', 'system.fault'],
  ['wifi连不上 can’t open 网页', 'hardware.peripheral'],
  ['登陆不上，帐号密码不对', 'system.fault'],
  ['pritner not working', 'hardware.printer'],
  ['my pasword expired', 'system.fault'],
  ['MY PRINTERS STOPPED PRINTING!!!', 'hardware.printer'],
  ["printer's jammed", 'hardware.printer'],
])('"%s" is understood as it is written: %s', (said, category) => {
  expect(suggested(said)).toBe(category);
});

test.each([
  ['install Office', 'office.install'],
  ['帮我安装 AutoCAD', 'office.install'],
  ['请卸载 QQ', 'office.uninstall'],
  ['upgrade to Windows 11', 'system.upgrade'],
  ['Windows update failed', 'system.fault'],
  ['帮我设置邮箱签名', 'office.configure'],
  ['病毒清除', 'antivirus.remove'],
  ['安装杀毒软件', 'antivirus.install'],
  ['已经过保，请先报价再送修', 'repair.send'],
  ['我们组要搬到 8 楼', 'other.move'],
  ['想借一台笔记本', 'other.task'],
])('"%s" suggests what is asked for: %s', (said, category) => {
  expect(suggested(said)).toBe(category);
});

const item = (id: string, en: string, zh: string) => ({ id, name: { en, 'zh-CN': zh } });
const branch = (
  id: string,
  clause: string,
  [en, zh]: readonly [string, string],
  more: Partial<CatalogueBranch> = {},
) => ({
  id,
  clause,
  kind: clause.startsWith('SW') ? ('software' as const) : ('hardware' as const),
  name: { en, 'zh-CN': zh },
  asksDevice: false,
  words: [],
  items: [item('broken', 'Broken', '坏了'), item('new', 'Something new', '新需求')],
  ...more,
});

describe('a company’s own catalogue', () => {
  const own = [
    branch('desk', 'HW-1', ['Computers', '电脑']),
    branch('net', 'HW-1', ['Network', '网络']),
    branch('till', 'HW-1', ['Tills', '收银台']),
    branch('apps', 'SW-1', ['Applications', '应用'], { words: ['蓝鲸', 'outlook'] }),
    branch('mail', 'SW-1', ['E-mail', '邮件']),
  ];

  test.each([
    ['网络断了', 'net.broken', 'the branch that is called by what they mean'],
    ['邮件发不出去', 'mail.broken', 'of two with one clause, the one that is called so'],
    ['outlook 收不到邮件', 'apps.broken', 'its own words before the vocabulary'],
    ['蓝鲸系统打不开', 'apps.broken', 'words nobody else knows'],
    ['收银台打不开电脑', 'till.broken', 'a name nobody else knows'],
    ['显示器不亮', 'desk.broken', 'its clause where nothing is called so'],
    ['my password has expired', 'apps.broken', 'the same kind of work where the clause is missing'],
  ])('"%s" suggests %s: %s (7.3)', (said, category) => {
    expect(suggested(said, own)).toBe(category);
  });

  test('is offered in the order of how well it fits, each branch once', () => {
    const ids = categoriesFor({ catalogue: own }, '网络断了，邮件也收不到').map(({ branch: { id } }) => id);
    expect(ids.slice(0, 2).toSorted()).toEqual(['mail', 'net']);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
