import { onDemoScreens } from '../kit/demo-screens';
import type { Screens } from '../kit/screens';
import { engineersChannel } from '../kit/slack-hands';
import { WecomScreens } from '../kit/wecom-screens';

let screens: Screens;

onDemoScreens('complaint', (opened) => {
  screens = opened;
});

test('a complaint goes up three levels on the page as the clock is pushed, is answered at the last and accepted, and the engineers see nothing of it (HOT-7)', async () => {
  await complainOnSlack();
  await levelLetsItPass();
  await answerOnSlack('sun', {
    of: ['IT-C1', '工程师态度很差'],
    verdict: '投诉部分属实',
    fields: { 调查结果: '听了通话录音。', 给投诉人的答复: '我们安排得太紧，对此道歉。', 改进措施: '上午加派一人。' },
    picture: '65-complaint-answer-form',
  });
  await refuseAnswer();
  await answerOnSlack('kate', {
    of: ['IT-C1', '没有人当面道歉'],
    verdict: 'The complaint is justified',
    fields: {
      Findings: 'Read the ticket and asked both of them.',
      'Answer to the complainant': '李娜本应先向您说明再离开。我代表服务台向您道歉。',
      Measures: '离开前必须向报修人说明情况，本周起检查。',
    },
    picture: '68-complaint-answer-form-english',
  });
  await acceptOnSlack();
  expect(screens.complaints).toEqual([]);
});

test('a complaint in English from a WeCom phone, answered by the lead on Slack, and accepted on the phone (HOT-7)', async () => {
  const phone = new WecomScreens(screens);
  await phone.as('emma');
  await phone.message('Hello, this is the IT service desk');
  await phone.write('complaint: nobody came at ten as promised');
  await phone.keep('wecom-60-complaint-asked');
  await phone.press('Complain', 'nobody came at ten');
  const form = await phone.open();
  await form.getByLabel('What happened?').fill('Nobody came at ten as promised, and nobody called.');
  await phone.keep('wecom-61-complaint-form');
  await phone.send('Send complaint', 'Done');
  await phone.close();
  await phone.message('IT-C2', 'sincerely sorry', '陈浩');
  await phone.keep('wecom-62-complaint-apology');
  await screens.as('chen');
  await screens.press('由我处理', 'IT-C2', 'Nobody came at ten');
  await phone.message('IT-C2', '陈浩', 'will answer');
  await answerOnSlack('chen', {
    of: ['IT-C2', 'Nobody came at ten'],
    verdict: '投诉属实',
    fields: {
      调查结果: '排班时漏了这次上门。',
      给投诉人的答复: 'We forgot your visit, and we are sorry. Tom comes today at 14:00.',
      改进措施: 'Visits are checked every morning at nine.',
    },
    picture: 'wecom-63-complaint-answer-form',
  });
  await phone.message('IT-C2', 'We forgot your visit', 'Do you accept this answer?');
  await phone.keep('wecom-64-complaint-answered');
  await phone.press('I accept the answer', 'IT-C2', 'Do you accept this answer?');
  await phone.message('IT-C2', 'the answer was accepted');
  await phone.keep('wecom-65-complaint-accepted');
  await screens.message('IT-C2', 'Emma Wilson 已接受');
  await screens.keepDesk('wecom-66-complaint-accepted-on-slack');
  expect(screens.complaints).toEqual([]);
});

async function complainOnSlack(): Promise<void> {
  await screens.as('zhou');
  await screens.write('投诉：工程师态度很差，还没修好就走了');
  await screens.message('您想怎么处理？');
  await screens.keep('60-complaint-asked');
  await screens.press('投诉', '您想怎么处理？');
  const form = await screens.form();
  await form.getByLabel('是否针对某个人？').selectOption('李娜');
  await screens.keep('61-complaint-form');
  await screens.send();
  await screens.message('IT-C1', '非常抱歉', '陈浩');
  await screens.keep('62-complaint-apology');
}

/** The lead lets the time pass: the next level has it, and the complainant reads so. */
async function levelLetsItPass(): Promise<void> {
  await screens.as('chen');
  await screens.message('IT-C1', '工程师态度很差');
  await screens.keep('63-complaint-first-level');
  await screens.advance('next-working-day');
  await screens.message('IT-C1', '未按时答复', '孙悦');
  await screens.as('zhou');
  await screens.message('未能按时答复', '孙悦');
  await screens.keep('64-complaint-moved-up');
}

/** Verdict and fields as whoever answers reads them. */
interface Answering {
  /** What only the complaint's card says. */
  readonly of: readonly string[];
  readonly verdict: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly picture: string;
}

async function answerOnSlack(who: 'chen' | 'sun' | 'kate', { of, verdict, fields, picture }: Answering): Promise<void> {
  await screens.as(who);
  await screens.press(who === 'kate' ? 'Answer' : '答复', ...of);
  const form = await screens.form();
  await form.getByLabel(verdict, { exact: true }).check();
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
  // Where the phone is at its owner's chat, it stays there.
  await (picture.startsWith('wecom') ? screens.keepDesk(picture) : screens.keep(picture));
  await screens.send();
}

async function refuseAnswer(): Promise<void> {
  await screens.as('zhou');
  await screens.message('IT-C1', '您接受这个答复吗');
  await screens.keep('66-complaint-answered');
  await screens.press('问题未解决', '您接受这个答复吗');
  await (await screens.form()).getByLabel('还有什么问题？').fill('没有人当面道歉。');
  await screens.send();
  await screens.message('已转到', 'Kate Miller');
  await screens.as('kate');
  await screens.message('IT-C1', '没有人当面道歉');
  await screens.keep('67-complaint-last-level-english', 'start');
}

async function acceptOnSlack(): Promise<void> {
  await screens.as('zhou');
  await screens.message('IT-C1', '我代表服务台向您道歉', '已没有更上一级');
  await screens.keep('69-complaint-last-answer');
  await screens.press('接受答复', '已没有更上一级');
  await screens.message('IT-C1', '已结束：已接受答复');
  await screens.keep('70-complaint-accepted');
  await screens.as('kate');
  await screens.message('has accepted the answer to IT-C1');
  await screens.keep('71-complaint-closed-english');
  await screens.as('li', engineersChannel);
  expect(await screens.page.locator('main').innerText()).not.toMatch(/IT-C1|投诉/);
}
