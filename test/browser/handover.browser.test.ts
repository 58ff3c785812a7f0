import { onDemoScreens } from '../kit/demo-screens';
import type { Screens } from '../kit/screens';
import { engineersChannel } from '../kit/slack-hands';
import { WecomScreens } from '../kit/wecom-screens';

let screens: Screens;
let phone: WecomScreens;

onDemoScreens('handover', (opened) => {
  screens = opened;
  phone = new WecomScreens(opened);
});

const problems = ['三楼打印机反复卡纸，打出来有黑条', '电脑蓝屏', '投影仪没有信号'];

test('the handover list on a phone: line by line, then all that is left (STAFF-6, HOT-6)', async () => {
  await phone.as('wang');
  await phone.write('你好');
  await phone.message('要报修，直接写下问题');
  for (const [nth, problem] of problems.entries()) {
    await reported(problem, `IT-${1001 + nth}`);
    await screens.as('li', engineersChannel);
    await screens.press('我来受理', `IT-${1001 + nth}`);
  }
  await handOverOnSlack();
  await phone.as('wang');
  await phone.message('IT-H1', '李娜', '请您接手');
  await phone.keep('wecom-70-handover');
  await phone.press('逐条确认', 'IT-H1', '请您接手');
  const form = await phone.open();
  await phone.keep('wecom-71-handover-lines');
  await form.getByLabel('IT-1001').selectOption('接手');
  await form.getByLabel('IT-1002').selectOption('不接手');
  await form.getByLabel('不接手的原因').fill('内存条要先找供应商。');
  await phone.keep('wecom-72-handover-answered');
  await phone.send('提交', '已提交');
  await phone.close();
  await screens.as('li');
  await screens.message('未接手', '内存条要先找供应商');
  await screens.keepDesk('wecom-73-handover-told-on-slack');
  await phone.press('全部接手', 'IT-H1', '请您接手');
  await phone.message('IT-H1', '已完成');
  await phone.keep('wecom-74-handover-done');
  await screens.message('已完成：接手 2 单、未接手 1 单');
  await screens.keepDesk('wecom-75-handover-summary-on-slack');
  expect(screens.complaints).toEqual([]);
});

async function reported(problem: string, key: string): Promise<void> {
  await phone.as('zhou');
  await phone.menu('报修');
  const form = await phone.open();
  await form.getByLabel('出了什么问题？').fill(problem);
  await form.getByLabel('问题类别').selectOption('hardware');
  await form.getByLabel('楼层、房间或工位').fill('3 楼 302');
  await phone.send('提交', '已提交');
  await phone.close();
  await phone.message(key, problem.slice(0, 4));
}

async function handOverOnSlack(): Promise<void> {
  await screens.as('li');
  await screens.write('交接');
  await screens.press('交接我的工单', '您想怎么处理？');
  const form = await screens.form();
  await form.getByLabel('交接给谁？').selectOption('王磊');
  await form.getByLabel('需要对方知道什么？').fill('打印机的备件在三楼储物柜里。');
  await screens.keepDesk('wecom-69-handover-form');
  await screens.send();
  await screens.message('IT-H1', '王磊');
}
