import { crossedJourneys } from '../kit/journeys';

const software = ['SLA-2', 'SLA-4'];
const hardware = ['SLA-2', 'SLA-5'];

/** What people say, the branch it suggests, how the card names it, and which targets then run. */
const branches = [
  ['SW-1', '邮箱登不上，请看看邮件设置', 'office.fault', '办公软件 · 故障', software],
  ['SW-2', 'windows 蓝屏', 'system.fault', '操作系统 · 故障', software],
  ['SW-3', '杀毒软件报告有病毒，疑似中毒', 'antivirus.detect', '防病毒 · 疑似中毒', software],
  ['HW-1', '三楼打印机卡纸', 'hardware.printer', '硬件故障 · 打印机', hardware],
  ['HW-2', '还在保修期内，请送修返修', 'repair-warranty.send', '保修期内维修 · 送修', hardware],
  ['HW-3', '已经过保，请先报价再送修', 'repair.send', '保修期外维修 · 送修', hardware],
  ['OTH-1', '周五会议室布线，要搬迁', 'other.move', '其他 · 设备搬迁、安装调试', ['SLA-2']],
] as const;

crossedJourneys('the work catalogue', {}, (world) => {
  test.each(branches)(
    '%s: "%s" suggests its branch, and the contract’s targets for it run',
    async (_clause, words, category, name, targets) => {
      const key = await world().report('zhou', words);
      expect(await world().ticket(key)).toMatchObject({ category });
      expect(world().ownCard('zhou', key)).toContain(name);
      const running: string[] = [];
      for (const clause of ['SLA-2', 'SLA-3', 'SLA-4', 'SLA-5']) {
        if ((await world().clockOf(key, clause))?.state === 'running') running.push(clause);
      }
      expect(running).toEqual(targets);
    },
  );

  test('the person decides: what the words suggest can be chosen otherwise (HOT-2)', async () => {
    await world().beginReport('zhou', '打印机驱动要升级');
    await world().form('zhou');
    await world().choose('zhou', '问题类别', '操作系统');
    await world().until('the branch’s own items', () => world().screen('zhou').includes('卸载'));
    await world().fillIn('zhou', { 具体事项: '升级' });
    expect(await world().ticket((await world().keys()).at(-1) ?? '')).toMatchObject({ category: 'system.upgrade' });
  });
});
