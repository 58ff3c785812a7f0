import { onDemoScreens } from '../kit/demo-screens';
import type { Screens } from '../kit/screens';
import { WecomScreens } from '../kit/wecom-screens';

let screens: Screens;

onDemoScreens('vetting', (opened) => {
  screens = opened;
});

test('a candidate is vetted on a WeCom phone: the profile, a meeting first, and the yes, which the lead reads on Slack (STAFF-3)', async () => {
  // Where somebody spoke last they are told things.
  const phone = new WecomScreens(screens);
  await phone.as('sun');
  await phone.write('值班');
  await phone.message('主值班');
  await screens.as('chen');
  await screens.write('提名工程师：有两年驻场经验，可随时到场面谈');
  await screens.press('提名工程师', '您想怎么处理？');
  const form = await screens.form();
  await form.getByLabel('姓名').fill('林涛');
  await form.getByLabel('学历').fill('本科，计算机网络');
  await form.getByLabel('从业开始日期').fill('2021-07-01');
  await screens.keepDesk('80-vetting-propose');
  await screens.send();
  await screens.message('IT-E1', '林涛');

  await phone.as('sun');
  await phone.message('IT-E1', '本科，计算机网络', '有两年驻场经验');
  await phone.keep('wecom-81-vetting-card');
  await phone.press('先面谈', 'IT-E1', '本科，计算机网络');
  const meeting = await phone.open();
  await meeting.getByLabel('面谈时间').fill('2026-11-25T15:00');
  await meeting.getByLabel('地点和内容').fill('三号会议室，带上证书');
  await phone.keep('wecom-82-vetting-meeting');
  await phone.send('约定面谈', '已提交');
  await phone.close();
  await screens.as('chen');
  await screens.message('IT-E1', '三号会议室，带上证书');
  await phone.as('sun');
  await phone.press('同意', 'IT-E1', '本科，计算机网络');
  await phone.keep('wecom-83-vetting-accepted');
  await screens.as('chen');
  await screens.message('IT-E1', '请在卡片上备案保密协议');
  await screens.keepPhone('84-vetting-accepted');
  expect(screens.complaints).toEqual([]);
});
