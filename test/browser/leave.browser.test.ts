import { onDemoScreens } from '../kit/demo-screens';
import type { Screens } from '../kit/screens';
import { WecomScreens } from '../kit/wecom-screens';

let screens: Screens;

onDemoScreens('leave', (opened) => {
  screens = opened;
});

test('leave from a WeCom phone: its substitute says yes and its lead approves on Slack, and the phone says so (STAFF-4)', async () => {
  const phone = new WecomScreens(screens);
  await phone.as('li');
  await phone.write('请假：家里有事');
  await phone.press('请假', '您想怎么处理？');
  const form = await phone.open();
  await form.getByLabel('开始').fill('2026-11-25T09:00');
  await form.getByLabel('结束').fill('2026-11-26T18:00');
  await phone.keep('wecom-70-leave-form');
  await phone.send('提交', '已提交');
  await phone.close();
  await phone.message('IT-L1', '建议代班人：Tom Baker');
  await phone.keep('wecom-71-leave-card');
  await phone.press('请这位同事代班', 'IT-L1', '建议代班人');
  await screens.as('tom');
  await screens.message('IT-L1', 'Asked to stand in: You');
  await screens.keepDesk('72-leave-asked');
  await screens.press("I'll stand in", 'IT-L1', 'To take over');
  await phone.message('IT-L1', 'Tom Baker', '已同意代班');
  await screens.as('chen');
  await screens.message('IT-L1', '家里有事');
  await screens.keepDesk('73-leave-approve');
  await screens.press('批准', 'IT-L1', '家里有事');
  await phone.message('IT-L1', '已生效', '由 Tom Baker 代班');
  await phone.keep('wecom-74-leave-granted');
  expect(screens.complaints).toEqual([]);
});
