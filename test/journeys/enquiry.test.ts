import type { Enquiry } from '../../src/domain/enquiry/enquiry';
import type { RecordRef } from '../../src/domain/record/record-ref';
import { journeys, slackJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import type { World } from '../kit/world';

const two = '1. VPN 怎么申请？\n2. 打印机怎么双面打印？';
const first = '填写申请表，组长批准后即可使用。';
const second = '在打印首选项里选“双面”。';

/** An enquiry as it is kept. */
const kept = (world: World, about: RecordRef): Promise<Enquiry> =>
  world.app.store.uow.transact(world.now, (tx) => tx.load<Enquiry>(about));

const keyOf = ({ id }: RecordRef): string => `IT-Q${id}`;
const dm = (world: World, who: Somebody): string => world.dm(who).join('\n');

/** Somebody says that they have a question, and asks it; answers the record it is in. */
async function asked(world: World, who: Somebody, text: string): Promise<RecordRef> {
  const { records } = world.app.store;
  const before = (await records.open('enquiry', 99)).map(({ id }) => id);
  await world.hands(who).write(`咨询 ${text}`);
  await world.drain();
  await world.pressInDm(who, '提问咨询');
  await world.fillIn(who, {});
  const made = (await records.open('enquiry', 99)).find(({ id }) => !before.includes(id));
  if (made === undefined) throw new Error(`nothing was asked: ${text}`);
  return { kind: 'enquiry', id: made.id };
}

journeys('an enquiry', {}, (world) => {
  test('each question gets a written answer, quoted, and its asker says whether that is all (HOT-8)', async () => {
    const about = await asked(world(), 'zhou', two);
    const key = keyOf(about);
    expect(await world().card(key)).toContain('VPN 怎么申请？');
    await world().press('li', key, '我来答复');
    expect(dm(world(), 'zhou')).toContain('李娜正在答复您的咨询');
    await world().press('li', key, '答复');
    expect((await world().fillInWrongly('li', { '答复 1': first })).join()).toContain('此问题尚未答复');
    await world().fillIn('li', { '答复 1': first, 作为: '部分答复，其余稍后' });
    expect(dm(world(), 'zhou')).toContain('尚有 1 个问题待答复');
    await world().press('li', key, '答复');
    await world().fillIn('li', { '答复 2': second });
    for (const words of ['“打印机怎么双面打印？”', second, first]) expect(dm(world(), 'zhou')).toContain(words);
    await world().pressInDm('zhou', '还有疑问');
    await world().fillIn('zhou', { '还缺什么，或还想了解什么？': 'A3 纸呢？' });
    expect(dm(world(), 'li') + world().thread(key).join('\n')).toContain('A3 纸呢？');
    await world().press('li', key, '答复');
    await world().fillIn('li', { '答复 3': '五楼的打印机可以。' });
    await world().pressInDm('zhou', '已全部答复');
    expect(await kept(world(), about)).toMatchObject({ state: 'closed', ended: 'confirmed', owner: 'li.na' });
  });

  test('below the card that colleagues share they write to each other, and nobody is asked whether to file it', async () => {
    const about = await asked(world(), 'zhou', '邮箱怎么设置自动答复？');
    const key = keyOf(about);
    if (world().hands('li').platform === 'wecom') return;
    expect(await world().card(key)).toContain('仅同事可见');
    await world().hands('li').writeInside(key, '王磊你知道新版在哪里吗？');
    await world().drain();
    expect(world().thread(key)).toEqual(['王磊你知道新版在哪里吗？']);
    expect(dm(world(), 'li')).not.toContain('王磊你知道');
    expect(dm(world(), 'zhou')).not.toContain('王磊你知道');
  });

  test('a question that needs work becomes a ticket with its words, and both name the other', async () => {
    const about = await asked(world(), 'zhou', '会议室投影没有信号，能修吗？');
    const key = keyOf(about);
    await world().press('li', key, '我来答复');
    const before = await world().keys();
    await world().press('li', key, '转为工单');
    await world().fillIn('li', { 类别: '硬件故障 · 打印机' });
    const ticket = (await world().keys()).find((one) => !before.includes(one)) ?? '';
    expect(await world().ticket(ticket)).toMatchObject({ requester: world().idOf('zhou'), source: 'message' });
    expect(await world().card(ticket)).toContain('会议室投影没有信号');
    expect(dm(world(), 'zhou')).toContain(`${key} 已转为工单 ${ticket}`);
    expect(await kept(world(), about)).toMatchObject({ state: 'closed', ended: 'ticket' });
  });

  test('a ticket that asks for no repair goes on as an enquiry, with whoever has it', async () => {
    const ticket = await world().report('zhou', '请问打印机怎么扫描到邮箱');
    await world().press('li', ticket, '我来受理');
    await world().press('li', ticket, '转为咨询');
    await world().fillIn('li', {});
    expect(await world().ticket(ticket)).toMatchObject({ state: 'cancelled' });
    const told = dm(world(), 'zhou');
    const [, key = ''] = /(IT-Q\d+) 您的报修.*已转为咨询/.exec(told) ?? /已转为咨询 (IT-Q\d+)/.exec(told) ?? [];
    expect(key).not.toBe('');
    await world().press('li', key, '答复');
    await world().fillIn('li', { '答复 1': '在面板上选“扫描到邮箱”。' });
    expect(dm(world(), 'zhou')).toContain('扫描到邮箱”。');
  });
});

// The rules of its clock are tried by themselves; here they ring, or do not.
slackJourneys('an enquiry over a weekend', {}, (world) => {
  test('a missed answer is told with a new time, to leads too, and rings nobody at the weekend', async () => {
    // Friday afternoon; nobody takes it.
    await world().pushTo('2026-11-27T15:00:00+08:00');
    const about = await asked(world(), 'zhou', '会议室电视怎么投屏？');
    const friday = world().dm('li').length;
    await world().pushTo('2026-11-30T08:59:00+08:00');
    const told = dm(world(), 'chen');
    expect(told).not.toContain(`${keyOf(about)} 尚无人受理`);
    expect(world().dm('li').slice(friday).join('\n')).not.toContain(`咨询 ${keyOf(about)}`);
    await world().pushTo('2026-11-30T15:01:00+08:00');
    expect(dm(world(), 'chen')).toContain('尚无人受理');
    expect(dm(world(), 'zhou')).toContain('很抱歉');
    expect(dm(world(), 'chen')).toContain('答复超时');
    const { missed, questions } = await kept(world(), about);
    expect([missed.length, Math.floor((questions[0]?.due ?? 0) / 60_000) * 60_000]).toEqual([
      1,
      Date.parse('2026-12-01T15:00:00+08:00'),
    ]);
  });
});
