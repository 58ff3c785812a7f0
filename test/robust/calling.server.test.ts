import type { TicketEvent } from '../../src/domain/ticket/event';
import { databases } from '../kit/databases';
import { roundTheClock } from './kit/round-the-clock';
import { Site } from './kit/site';
import { report } from './kit/story';

const steps = `
telephone: { by: [wecom] }
rescue:
  inside:
    - { after: 0s, tell: [primary], by: [chat, call] }
    - { after: 30m, tell: [backup], by: [chat, call] }
`;
const deskFile = `${roundTheClock({ notOnSlack: ['U0LINA', 'U0WANGLEI'], claimWithin: '8h' })}${steps}`;
const onServer = databases.filter(({ name }) => name === 'mariadb');

describe.each(onServer)('processes that call people ($name)', (database) => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ database, deskFile, wecom: (seed) => seed });
  });
  afterAll(() => site.close());

  const receipts = async (): Promise<readonly string[]> =>
    (await site.store.tickets.events(1001 as never)).flatMap(({ event }: { readonly event: TicketEvent }) =>
      event.type === 'rescue-receipt' && event.way === 'call' ? [`${event.person}: ${event.why ?? event.outcome}`] : [],
    );

  test('one that dies while it dials leaves no second call, and the next person is called by another process', async () => {
    const { telephones } = site.company;
    await site.startDesk('call.dialled');
    await report(site, '三楼打印机卡纸');
    await site.untilDue('a call', () => telephones.calls.length === 1);
    await site.until('its end', () => site.desks[0]?.isGone);
    await Promise.all([site.startDesk(), site.startDesk()]);
    await site.untilDue('the next call', () => telephones.calls.length === 2);
    expect(telephones.calls.map(({ userid }) => userid)).toEqual(['lina', 'wanglei']);
    await site.untilDue('its receipt', async () => (await receipts()).length === 2);
    expect(await receipts()).toEqual(['li.na: unknown', 'wang.lei: delivered']);
    const call = telephones.ringing('wanglei');
    if (call !== undefined) telephones.answer(call);
    await site.untilDue('its answer', async () => (await receipts()).length === 3);
    expect(telephones.calls).toHaveLength(2);
  });
});
