import { demoDesk } from '../../src/demo/demo-desk';
import { journeys, togetherJourneys } from '../kit/journeys';
import { people } from '../kit/seats';

/** Sun leads the department of Zhou, on whichever platform Zhou is. */
const zhouBySun = `${people.zhou.slack}, wecom:${people.zhou.wecom}`;
const withLead = demoDesk.replace('{ name: 孙悦,', `{ name: 孙悦, permits: [slack:${zhouBySun}],`);

togetherJourneys('a ticket that is somebody else’s after all', {}, (world) => {
  test('who is put right as the requester gets the open question, and the former one cannot answer it any more (SITE-4)', async () => {
    const key = await world().report('zhou', '鼠标失灵', {});
    await world().press('li', key, '我来受理');
    await world().press('li', key, '申请许可');
    await world().fillIn('li', { '需要做什么？': 'login', 具体内容: '登录鼠标设置', 为什么需要: '查看设置' });
    const asked = world().dm('zhou').length;
    await world().press('li', key, '更正报修信息');
    await world().fillIn('li', { 报修人: world().hands('emma').account, 原因: '替同事报的' });
    expect(world().dm('emma').join('\n')).toContain('登录鼠标设置');
    // The card that the former one had is no question any more.
    if (world().hands('zhou').platform === 'slack') {
      expect(
        world()
          .dm('zhou')
          .slice(asked - 1)
          .join('\n'),
      ).toContain('已无需您决定');
      expect(world().dm('zhou').join('\n')).not.toContain('登录鼠标设置');
    } else {
      await expect(world().pressInDm('zhou', '同意')).rejects.toThrow('offers "同意"');
    }
    expect(await world().ticket(key)).toMatchObject({ state: 'waiting', waiting: { reason: 'consent' } });
    await world().pressInDm('emma', 'Allow');
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
    expect(await world().card(key)).toMatch(/登录系统：Emma Wilson ?已同意/);
  });
});

journeys('the lead of a department', { deskFile: withLead }, (world) => {
  test('is asked once the requester let a reminder pass, and their yes counts and is told to both sides (SITE-4)', async () => {
    const key = await world().report('zhou', '显示器闪烁', {});
    await world().press('li', key, '我来受理');
    await world().press('li', key, '申请许可');
    await world().fillIn('li', { '需要做什么？': 'open', 具体内容: '打开主机', 为什么需要: '检查显卡' });
    const asked = (): boolean => world().dm('sun').join('\n').includes('打开主机');
    expect(asked()).toBe(false);
    await world().push('11m');
    expect(asked()).toBe(true);
    await world().pressInDm('sun', '同意');
    expect(await world().ticket(key)).toMatchObject({ state: 'claimed' });
    expect(await world().card(key)).toMatch(/打开设备：孙悦已同意/);
    expect(world().dm('zhou').join('\n')).toMatch(/孙悦同意(?: IT-P|该申请)/);
    expect(world().thread(key).join('\n')).toMatch(/孙悦同意(?: IT-P|该申请)/);
    await world().pressInDm('zhou', '收回同意');
    await world().fillIn('zhou', { '原因（选填）': '等我回来' });
    expect(world().dm('li').join('\n')).toMatch(/周婷已收回对(?: IT-P|该申请)/);
  });
});
