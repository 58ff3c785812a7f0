import { type PersonId, personId } from '../../src/domain/people/person';
import type { EventOf, TicketEvent } from '../../src/domain/ticket/event';
import { begin, evolve } from '../../src/domain/ticket/evolve';
import type { TicketId } from '../../src/domain/ticket/ticket';
import type { Sought } from '../../src/ports/search';
import { fillSearch } from '../../src/wiring/fill-search';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport, zhou as zhouPerson } from '../kit/tickets';
import { openDatabaseAt } from './open-test-database';
import { twoStores } from './open-test-store';
import { later, li, nine } from './samples';

const zhou = personId('zhou.ting');
const emma = personId('emma');
const quiet = { info: () => undefined } as never;

describeEachDatabase('a search', (kind) => {
  const stores = twoStores(kind);

  const reported = async (changes: Partial<EventOf<'reported'>> = {}): Promise<TicketId> => {
    const report = aReport({ at: nine, requester: zhou, by: zhou, ...changes });
    return stores.one.uow.transact(nine, (tx) => openTicket(tx, begin(report), report));
  };
  const happens = (id: TicketId, event: TicketEvent): Promise<void> =>
    stores.one.uow.transact(later(1), async (tx) => recordTicket(tx, evolve(await tx.ticket(id), event), event));
  const found = async (words: string, changes: Partial<Sought> = {}): Promise<readonly number[]> => {
    const sought: Sought = { words, reader: 'everything', numberIn: () => undefined, most: 50, ...changes };
    return (await stores.two.search.find(sought)).map(({ id }) => id);
  };

  test('finds a ticket by any part of it, in Chinese and English, however it is written', async () => {
    await stores.one.people.save({ ...zhouPerson, id: zhou, name: '周婷 Tina' }, nine);
    const printer = await reported({
      title: '三楼打印机卡纸',
      description: '三楼打印机卡纸\nHP LaserJet 又卡住了',
      device: 'PC-8801',
    });
    const screen = await reported({ title: '螢幕閃爍', description: '螢幕閃爍', requester: emma });
    await happens(printer, { type: 'claimed', by: li, at: later(1) });
    await happens(printer, {
      type: 'resolved',
      by: li,
      at: later(1),
      cause: '搓纸轮磨损',
      fix: 'Replaced the roller',
      advice: '请勿使用受潮纸张',
    } as TicketEvent);
    for (const words of [
      '打印机',
      '打印機',
      '卡纸 三楼',
      'laserjet',
      'ＬＡＳＥＲ',
      'pc-8801',
      '磨损',
      'ROLLER',
      '受潮',
      'HP，卡纸',
    ]) {
      expect([words, await found(words)]).toEqual([words, [printer]]);
    }
    expect(await found('闪烁')).toEqual([screen]);
    expect(await found('周婷')).toEqual([printer]);
    expect(await found('tina 打印机')).toEqual([printer]);
    expect(await found('tina 闪烁')).toEqual([]);
    expect(await found(`IT-${screen}`, { numberIn: () => screen })).toEqual([screen]);
    for (const words of ['', ' ', '%', '_', "'; DROP TABLE ticket_words", '\\', '%打%'])
      expect(await found(words)).toEqual([]);
    expect(await found('闪烁 打印机')).toEqual([]);
  });

  test('shows whoever reads only their own nothing of others, the newest first and no more than asked for', async () => {
    const theirs = await reported({ title: '打印机一', description: '打印机一' });
    const others = await reported({ title: '打印机二', description: '打印机二', requester: emma });
    expect(await found('打印机', { reader: zhou })).toEqual([theirs]);
    expect(await found('打印机', { reader: emma as PersonId })).toEqual([others]);
    expect(await found('打印机', { reader: personId('nobody'), numberIn: () => others })).toEqual([]);
    expect(await found('周', { reader: emma })).toEqual([]);
    expect(await found('打印机')).toEqual([others, theirs]);
    expect(await found('打印机', { most: 1 })).toEqual([others]);
  });

  test('knows at once who is called what now, whichever process was told, and nobody by the name they had', async () => {
    const id = await reported();
    const called = (name: string, at = nine) => stores.one.people.save({ ...zhouPerson, id: zhou, name }, at);
    await called('周婷 Tina');
    expect(await found('tina')).toEqual([id]);
    await called('周婷 Christine', later(1));
    expect([await found('christine'), await found('tina')]).toEqual([[id], []]);
    // A computer whose clock is behind.
    await called('周婷 Tina', later(-60));
    expect([await found('christine'), await found('tina')]).toEqual([[], [id]]);
    await stores.one.people.save({ ...zhouPerson, id: emma, name: 'Tina Berg', identities: {} }, nine);
    const hers = await reported({ requester: emma });
    expect(await found('tina')).toEqual([hers, id]);
  });

  test('finds tickets of an older release after they were filled in, again and again, from two processes', async () => {
    const ids: TicketId[] = [];
    for (let nth = 0; nth < 5; nth += 1)
      ids.push(await reported({ title: `打印机 ${nth}`, description: `打印机 ${nth}` }));
    const database = await openDatabaseAt(stores.url);
    await database.write((manager) => manager.query('DELETE FROM ticket_words WHERE ticket_id <> ?', [ids[2]]));
    await database.close();
    expect(await stores.one.search.missing()).toBe(4);
    expect(await stores.one.search.fill(2, Number.MAX_SAFE_INTEGER)).toBe(ids[3]);
    await Promise.all([stores.one, stores.two].map(({ search }) => fillSearch(search, quiet).run(() => undefined)));
    await fillSearch(stores.one.search, quiet).run(() => undefined);
    expect(await found('打印机')).toEqual(ids.toReversed());
    expect(await stores.one.search.missing()).toBe(0);
  });

  test('finds nothing more of whoever was erased, by their words, their name or as theirs', async () => {
    const person = { ...zhouPerson, id: zhou, name: '周婷 Tina', identities: {} };
    await stores.one.people.save(person, nine);
    const id = await reported({ title: '打印机卡纸', description: '打印机卡纸，小周的工位' });
    expect(await found('小周')).toEqual([id]);
    await stores.one.personal.erase(person, personId('erased-1'), []);
    for (const words of ['小周', '打印机', '周婷']) expect([words, await found(words)]).toEqual([words, []]);
    expect(await found('打印机', { reader: zhou })).toEqual([]);
  });
});
