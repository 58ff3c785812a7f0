import { readsAsNew, speaksOf } from '../../../src/domain/talk/reads-as-new';
import { aTicket, desk } from '../../kit/tickets';

const tickets = {
  projector: aTicket({ title: '会议室投影仪不亮', description: '会议室投影仪不亮', category: 'hardware.peripheral' }),
  printer: aTicket(),
  slow: aTicket({ title: '电脑很慢', description: '电脑很慢', category: 'system.fault' }),
};
type About = keyof typeof tickets;

test.each<[About, string]>([
  ['projector', '我的网络连不上了'],
  ['projector', '打印机又卡纸了'],
  ['projector', '鼠标坏了'],
  ['projector', '门禁卡刷不开了'],
  ['projector', 'Excel 打不开'],
  ['projector', '忘记密码了'],
  ['projector', '我的邮箱收不到邮件'],
  ['projector', '门锁坏了'],
  ['printer', 'Outlook 打不开'],
  ['printer', 'my mouse stopped working'],
  ['printer', 'cannot log in'],
  ['printer', '显示器不亮'],
  ['slow', '打印机坏了'],
])('beside a ticket about a %s, %s reads as something new (2.4)', (about, text) => {
  expect(readsAsNew(desk, tickets[about], text)).toBe(true);
});

test.each<[About, string]>([
  ['projector', '还是不亮'],
  ['projector', '灯泡换了吗'],
  ['projector', '我在三楼会议室'],
  ['projector', '什么时候能来'],
  ['projector', '遥控器也没反应'],
  ['projector', '电脑连不上投影'],
  ['projector', 'the projector still shows nothing'],
  // Said of something that was told before.
  ['projector', '门锁又坏了'],
  ['projector', 'the door is broken again'],
  ['printer', '还卡'],
  ['printer', '又卡了'],
  ['printer', '没反应'],
  ['printer', '墨盒没了'],
  ['printer', '显示错误 0x123'],
  ['printer', '无法打印'],
  ['slow', '还是很慢，没有好'],
  ['slow', '浏览器也卡'],
  ['slow', '英文'],
])('beside a ticket about a %s, %s is a follow-up, and goes without asking (2.4)', (about, text) => {
  expect(readsAsNew(desk, tickets[about], text)).toBe(false);
});

test('words of before speak of a ticket that is over; a new fault and plain words do not (1.2)', () => {
  expect(['又坏了', '还是卡纸', 'it is jammed again'].map((text) => speaksOf(tickets.printer, text))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['鼠标坏了', '打印机坏了', '鼠标又坏了'].map((text) => speaksOf(tickets.printer, text))).toEqual([
    false,
    false,
    false,
  ]);
});
