import { instant } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { readerOf } from '../../src/ports/translator';
import { callSaid } from '../../src/views/call-said';
import { aTicket, desk, kate, li, sun, tom } from '../kit/tickets';

const translator = createTranslator();
const said = (to: typeof li, changes: Parameters<typeof aTicket>[0] = {}, others = 0): string =>
  translator.speakTo(readerOf(to, instant('2026-11-24T22:00:00+08:00'), (id) => id))(
    callSaid(aTicket(changes), { desk, to, others }),
  );

test('whoever is called hears in their language where what is wanted, and that 1 claims it', () => {
  expect(said(li, { urgent: true })).toBe(
    'IT 服务台。紧急：上海办公室的 IT-1001 尚无人受理：打印机卡纸。请按 1 受理 IT-1001。',
  );
  expect(said(tom)).toBe(
    'IT Service Desk. IT-1001 at Shanghai office is waiting and nobody has picked it up: 打印机卡纸. Press 1 to pick up IT-1001.',
  );
});

test('where many wait it says how many, and which of them the key claims', () => {
  expect(said(li, {}, 19)).toMatch(/打印机卡纸。另有 19 张工单在聊天中等待受理。请按 1 受理 IT-1001。$/);
  expect(said(tom, {}, 1)).toMatch(/1 more ticket is waiting in your chat\. Press 1 to pick up IT-1001\.$/);
  expect(said(kate, {}, 2)).toMatch(/2 more tickets are waiting in your chat\. Please look at your messages\.$/);
});

test('whoever may not claim is not told to', () => {
  expect(said(sun)).toMatch(/请查看聊天消息。$/);
  expect(said(kate)).toMatch(/Please look at your messages\.$/);
  expect(said(sun) + said(kate)).not.toMatch(/按 1|Press 1/);
});

test('nobody listens to a long title', () => {
  const title = '😀'.repeat(500);
  expect([...said(li, { title })].filter((letter) => letter === '😀')).toHaveLength(80);
});
