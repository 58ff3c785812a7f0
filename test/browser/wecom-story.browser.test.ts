import { Resvg } from '@resvg/resvg-js';
import { onDemoScreens } from '../kit/demo-screens';
import type { Screens } from '../kit/screens';
import { engineersChannel } from '../kit/slack-hands';
import { WecomScreens } from '../kit/wecom-screens';

let screens: Screens;
let phone: WecomScreens;

onDemoScreens('wecom-story', (opened) => {
  screens = opened;
  phone = new WecomScreens(opened);
});

test('a ticket reported from a phone with a photo, claimed on Slack, told of on the hour, opened with a yes from the phone, fixed and rated (SITE-4)', async () => {
  await report();
  await claimOnSlack();
  await hourPasses();
  await permitOnPhone();
  await resolveOnSlack();
  await rate();
  expect(screens.complaints).toEqual([]);
});

test('a ticket reported in chat, claimed, worked and solved by an engineer on WeCom, and read by a manager there', async () => {
  // Messages go where somebody speaks.
  for (const person of ['li', 'sun'] as const) {
    await phone.as(person);
    await phone.write('你好');
    await phone.message('要报修，直接写下问题');
  }
  await reportInChat();
  await workOnWecom();
  await notFixed();
  await readDigest();
  expect(screens.complaints).toEqual([]);
});

test('a ticket in English, from the first word to the rating, without a word of Chinese from the desk', async () => {
  await phone.as('emma');
  await phone.message('Hello, this is the IT service desk');
  await phone.write('Outlook cannot connect since this morning');
  const card = await phone.message('Shall I file this?');
  await phone.keep('wecom-30-english-questions');
  await card.getByTestId('wecom-submit').click();
  await phone.message('IT-1003', 'Got it.');
  await phone.keep('wecom-31-english-card');
  await phone.as('tom');
  await phone.message('Hello, this is the IT service desk');
  await phone.keep('wecom-32-english-engineer');
  await screens.as('tom', engineersChannel);
  await screens.press('我来受理', 'IT-1003');
  await screens.message('IT-1003', '负责人：Tom Baker');
  await phone.message('Hello');
  await phone.menu('查询', '我的报修');
  await phone.message('IT-1003');
  await phone.keep('wecom-33-english-jobs');
  await screens.press('解决', 'IT-1003');
  const form = await screens.form();
  await form.getByLabel('Cause').fill('Outlook was set to work offline.');
  await form.getByLabel('Fix').fill('Back online, 34 mails came.');
  await form.getByLabel('Advice').fill('None.');
  await screens.send();
  await phone.as('emma');
  await phone.press('Fixed', 'IT-1003', 'Back online');
  const vote = await phone.message('IT-1003', 'How was our service?');
  await phone.keep('wecom-34-english-rate');
  await vote.getByLabel('4 Good').check();
  await vote.getByTestId('wecom-submit').click();
  await phone.message('You rated: 4 Good');
  await phone.keep('wecom-35-english-rated');
  const said = (await phone.said()).filter((words) => !words.startsWith('EW')).join('\n');
  expect(said.replaceAll(/回复“中文”即可切换为中文|服\n|李娜|王磊/g, '')).not.toMatch(/\p{Script=Han}/u);
  expect(screens.complaints).toEqual([]);
});

async function report(): Promise<void> {
  await phone.as('zhou');
  await phone.message('IT 服务台');
  await phone.keep('wecom-01-greeted');
  await phone.menu('报修');
  const form = await phone.open();
  await form.getByLabel('出了什么问题？').fill('三楼打印机卡纸，打出来有黑条');
  await form.getByLabel('问题类别').selectOption('hardware');
  await form.getByLabel('设备名称或编号').fill('HP M404 / SH-PR-03');
  await form.getByLabel('楼层、房间或工位').fill('3 楼 302');
  await form.getByLabel('联系方式').fill('分机 8021');
  const picture = { name: '卡纸.png', mimeType: 'image/png', buffer: photo() };
  await form.locator('input[type=file]').setInputFiles([picture]);
  await form.locator('.chosen img').waitFor();
  await form.getByText('草稿已保存').waitFor();
  await phone.keep('wecom-02-report-form');
  await form.locator('.chosen').scrollIntoViewIfNeeded();
  await phone.keep('wecom-02b-report-form-photo');
  await phone.send('提交', '已提交');
  await phone.keep('wecom-03-report-taken');
  await phone.close();
  await phone.message('IT-1001', '三楼打印机卡纸');
  await phone.keep('wecom-04-card-of-the-requester');
}

async function claimOnSlack(): Promise<void> {
  await screens.as('li', engineersChannel);
  await screens.press('我来受理', 'IT-1001');
  await screens.press('前往现场', 'IT-1001');
  await screens.press('已到现场', 'IT-1001');
  await screens.message('IT-1001', '现场处理中');
  await screens.keepDesk('wecom-05-claimed-on-slack');
  await phone.message('IT-1001', '李娜', '已出发');
  await phone.keep('wecom-06-on-site');
}

async function hourPasses(): Promise<void> {
  await screens.advance('1h');
  await phone.message('李娜暂无新进展说明');
  await phone.keep('wecom-07-report-of-the-hour');
  await phone.write('打印机现在能用吗？下午要打合同。');
  await screens.openThread('IT-1001');
  await screens.message('下午要打合同');
  await screens.keepDesk('wecom-08-heard-on-slack');
}

async function permitOnPhone(): Promise<void> {
  await screens.as('li', engineersChannel);
  await screens.pick('申请许可', 'IT-1001');
  const form = await screens.form();
  await form.getByLabel('打开设备').check();
  await form.getByLabel('具体内容').fill('打开打印机前盖，取出硒鼓。');
  await form.getByLabel('为什么需要').fill('打印有黑条，需要检查硒鼓。');
  await screens.keepDesk('wecom-40-permission-form');
  await screens.send();
  await screens.message('IT-1001', '等报修人同意');
  await screens.keepDesk('wecom-41-waits-for-consent');
  await phone.message('IT-P1', '需要打开设备，您同意吗？');
  await phone.keep('wecom-42-permission-asked');
  await phone.press('同意', 'IT-P1', '您同意吗？');
  await screens.message('IT-1001', '现场处理中', '周婷已同意');
  await screens.keepDesk('wecom-43-permission-given');
  await phone.keep('wecom-44-permission-given');
}

async function resolveOnSlack(): Promise<void> {
  await screens.as('li', engineersChannel);
  await screens.press('解决', 'IT-1001');
  const form = await screens.form();
  await form.getByLabel('原因').fill('硒鼓老化。');
  await form.getByLabel('处理').fill('已更换硒鼓，试印 20 页正常。');
  await form.getByLabel('建议').fill('约一万页后再换。');
  await screens.send();
  await phone.message('IT-1001', '问题解决了吗？');
  await phone.keep('wecom-09-is-it-fixed');
  await phone.press('已解决', 'IT-1001', '问题解决了吗？');
}

async function rate(): Promise<void> {
  const card = await phone.message('您对本次服务满意吗？');
  await phone.keep('wecom-10-rate');
  await card.getByLabel('5 很满意').check();
  await card.getByTestId('wecom-submit').click();
  await phone.message('您的评价：5 很满意');
  await phone.keep('wecom-11-rated');
}

async function reportInChat(): Promise<void> {
  await phone.as('zhou');
  await phone.write('电脑一直弹出病毒警告，没法工作');
  const card = await phone.message('要提交报修吗？');
  await card.getByLabel('紧急程度').selectOption('紧急：无法工作');
  await phone.keep('wecom-12-questions');
  await card.getByTestId('wecom-submit').click();
  await phone.message('IT-1002', '病毒警告', '已收到');
  await phone.keep('wecom-13-filed-from-a-card');
}

async function workOnWecom(): Promise<void> {
  await phone.as('li');
  await phone.message('IT-1002', '请受理');
  await phone.keep('wecom-14-claim-card');
  await phone.press('我来受理', 'IT-1002');
  await phone.press('开始远程', 'IT-1002', '已受理');
  await phone.message('IT-1002', '远程处理中');
  await phone.keep('wecom-15-claimed-on-wecom');
  await phone.press('写进展', 'IT-1002', '远程处理中');
  await (await phone.open()).getByLabel('目前进展').fill('正在全盘查杀，大约还要二十分钟，期间请勿关机。');
  await phone.keep('wecom-16-progress-form');
  await phone.send('发送', '已提交');
  await phone.close();
  await phone.press('更多', 'IT-1002', '远程处理中');
  await (await phone.open()).getByText('IT-1002 处理记录').waitFor();
  await phone.keep('wecom-17-page-of-the-job');
  await phone.close();
  await phone.press('解决', 'IT-1002', '远程处理中');
  const form = await phone.open();
  await form.getByLabel('原因').fill('浏览器装了恶意插件。');
  await form.getByLabel('处理').fill('已移除插件，全盘查杀无异常。');
  await form.getByLabel('建议').fill('请勿安装来历不明的插件。');
  await phone.keep('wecom-18-resolve-form');
  await phone.send('解决', '已提交');
  await phone.close();
  await phone.message('IT-1002', '已解决，待确认');
  await phone.keep('wecom-19-resolved');
}

async function notFixed(): Promise<void> {
  await phone.as('zhou');
  await phone.message('IT-1002', '全盘查杀无异常');
  await phone.keep('wecom-20-progress-and-explanation');
  await phone.press('没有解决', 'IT-1002', '全盘查杀无异常');
  await phone.keep('wecom-21-not-fixed');
}

async function readDigest(): Promise<void> {
  await phone.as('sun');
  await screens.advance('next-working-day', screens.phone);
  await phone.message('服务台日报');
  await phone.keep('wecom-22-digest');
}

/** What the employee saw: paper stuck in a printer. */
const photo = (): Buffer =>
  new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" width="480" height="320">
    <rect width="480" height="320" fill="#d9dfe3"/><rect x="90" y="110" width="300" height="150" rx="14" fill="#3d454c"/>
    <path d="M150 190 l40 -14 l35 18 l45 -20 l50 12 l10 74 l-190 0 z" fill="#fbfbf7"/></svg>`)
    .render()
    .asPng();
