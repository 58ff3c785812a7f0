import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { digest } from '../../src/cli/digest';
import { erase } from '../../src/cli/erase';
import { exportPerson } from '../../src/cli/export-person';
import { personId } from '../../src/domain/people/person';
import { ticketId } from '../../src/domain/ticket/ticket';
import { togetherJourneys } from '../kit/journeys';
import type { World } from '../kit/world';

const solved = { 原因: '配置错误', 处理: '已改正', 建议: '无' };
const secret = '投影仪冒烟';

async function rated(world: World): Promise<string> {
  const key = await world.report('zhou', secret);
  await world.press('li', key, '我来受理');
  await world.press('li', key, '解决');
  await world.fillIn('li', solved);
  await world.pressInDm('zhou', '已解决');
  await world.pressInDm('zhou', '2 不满意');
  await world.fillIn('zhou', { 您的意见: secret });
  return key;
}

togetherJourneys('somebody is erased beside a running desk', {}, (world) => {
  const erasing = (id: string, meanwhile?: () => Promise<void>) =>
    world().command(erase, [id, id], { yes: true }, meanwhile);
  const shown = async () =>
    (await world().command(digest, [], { date: '2026-11-24', dryRun: true })).text
      .replaceAll(secret, '—')
      // Who rated it is somebody else's name afterwards.
      .replace(/(?<=2 分 · )[^，]+/, '?');

  test('their ticket stays in the figures of the digest, and their name and words are gone; others go on', async () => {
    const id = world().idOf('zhou');
    const key = await rated(world());
    await world().pushTo('2026-11-25T09:30:00+08:00');
    const others = await world().report('emma', 'Keyboard broken');
    await world().press('li', others, '我来受理');
    const figures = await shown();
    const reported = (await world().keys()).length;
    const meanwhile = async () => {
      // They press and write while it is done; a colleague works on.
      await world()
        .beginReport('zhou', '又坏了')
        .catch(() => undefined);
      expect(world().screen('zhou')).not.toContain('又坏了');
      expect(await world().keys()).toHaveLength(reported);
      await world().writeInside('li', others, 'On my way');
      await world().drain();
    };
    expect(await erasing(id, meanwhile)).toMatchObject({ code: 0 });
    await world().drain();
    expect(figures).toContain(key);
    expect(await shown()).toBe(figures);
    const ticket = await world().ticket(key);
    expect(ticket).toMatchObject({ title: '—', requester: expect.stringMatching(/^erased-/), rating: { stars: 2 } });
    expect(world().told('emma', others)).toContain('On my way');
    expect(await world().app.store.people.find(personId(id))).toBeUndefined();
  });

  test('who comes back is new: nothing of before is theirs, and what they report is', async () => {
    const key = await world().report('zhou', '新的问题');
    const ticket = await world().ticket(key);
    expect(ticket.title).toBe('新的问题');
    const mine = await world().app.store.tickets.ofRequester(ticket.requester, 10);
    expect(mine.map(({ id }) => `IT-${id}`)).toEqual([key]);
    await world().press('li', key, '我来受理');
    expect((await world().ticket(key)).owner).toBe('li.na');
    expect(await erasing(ticket.requester)).toMatchObject({ code: 1, text: expect.stringContaining(key) });
    await world().press('li', key, '解决');
    await world().fillIn('li', solved);
    expect(world().told('zhou', key)).toContain('已改正');
  });

  test('nobody who works a ticket, leads or stands in the desk file is erased', async () => {
    for (const id of ['li.na', 'chen.hao']) expect(await erasing(id)).toMatchObject({ code: 1 });
    expect(await world().app.store.people.find(personId('li.na'))).toMatchObject({ active: true });
  });

  test('what is left of somebody erased is given as figures, and says so', async () => {
    const first = await world().app.store.tickets.find(ticketId(1001));
    const id = first?.requester ?? '';
    expect(id).toMatch(/^erased-/);
    const out = path.join(mkdtempSync(path.join(tmpdir(), 'dutydesk-export-')), 'out');
    const said = await world().command(exportPerson, [id], { out });
    expect(said).toMatchObject({ code: 0, text: expect.stringContaining('已被清除') });
    const given = JSON.parse(readFileSync(path.join(out, 'person.json'), 'utf8'));
    expect(given).toMatchObject({ wasErased: true, jobs: [{ ticket: { title: '—', rating: { stars: 2 } } }] });
    rmSync(path.dirname(out), { recursive: true });
  });
});
