import { demoDesk } from '../../src/demo/demo-desk';
import type { Enquiry } from '../../src/domain/enquiry/enquiry';
import { togetherJourneys } from '../kit/journeys';
import type { World } from '../kit/world';

/** The demo's desk file without Li. */
const withoutLi = demoDesk
  .replace(/\n {2}li\.na:.*/, '')
  .replace('primary: li.na, backup: wang.lei', 'primary: wang.lei, backup: tom.baker');

togetherJourneys('somebody is deleted from the desk file', {}, (world, database) => {
  const accountOf = (who: World, name: 'li') => who.hands(name).account;

  test('who was removed neither reads nor claims from the next start on, in any process, and leads hear what is left', async () => {
    const hers = await world().report('zhou', '显示器闪烁');
    await world().press('li', hers, '我来受理');
    const open = await world().report('zhou', '鼠标失灵');
    await world().card(open);
    await world().hands('zhou').write('咨询 VPN 怎么申请？');
    await world().drain();
    await world().pressInDm('zhou', '提问咨询');
    await world().fillIn('zhou', {});
    await world().press('li', 'IT-Q1', '我来答复');
    // An embedded database has one desk at a time; elsewhere the old process still runs beside the new one.
    if (database === 'mariadb') await world().startAnotherDesk(withoutLi);
    else await world().restart(withoutLi);
    await world().drain();
    await world()
      .press('li', open, '我来受理')
      .catch(() => undefined);
    expect((await world().ticket(open)).owner).toBeUndefined();
    await world()
      .press('li', hers, '写进展')
      .catch(() => undefined);
    expect(world().screen('li') + world().whispered('li')).not.toContain('显示器闪烁');
    expect(await world().app.store.people.find('li.na' as never)).toMatchObject({
      roles: [],
      active: false,
      identities: {},
    });
    const { platform } = world().hands('li');
    expect((await world().app.store.people.byAccount(platform, accountOf(world(), 'li')))?.roles ?? []).toEqual([]);
    const heard = world().dm('chen').join('\n');
    expect(heard).toContain('李娜已从服务台配置中移除');
    expect(heard).toContain(hers);
    expect(heard).not.toContain(open);
    expect(await world().log(hers)).toContain('owner-gone');
    expect(world().dm('zhou').join('\n')).toMatch(/李娜已无法答复.*将由同事接手/u);
    await world().press('wang', 'IT-Q1', '我来答复');
    const [enquiry] = await world().app.store.records.open<Enquiry>('enquiry', 9);
    expect(enquiry).toMatchObject({ state: 'claimed', owner: 'wang.lei' });
    await world().press('chen', hers, '移交');
    await world().fillIn('chen', { '移交给谁？': '王磊', 交接说明: '李娜已离开' });
    await world().pressInDm('wang', '接受移交');
    expect((await world().ticket(hers)).owner).toBe('wang.lei');
  });

  test('who is named again has their part again, and leads heard of the removal once', async () => {
    await world().restart(demoDesk);
    const key = await world().report('zhou', '键盘进水');
    await world().press('li', key, '我来受理');
    expect((await world().ticket(key)).owner).toBe('li.na');
    const told = world()
      .dm('chen')
      .filter((words) => words.includes('已从服务台配置中移除'));
    expect(told).toHaveLength(1);
  });
});
