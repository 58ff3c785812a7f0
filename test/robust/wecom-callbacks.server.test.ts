import { databases } from '../kit/databases';
import type { DeskProcess } from '../kit/desk-process';
import { sendTo } from './kit/raw';
import { roundTheClock } from './kit/round-the-clock';
import { Site } from './kit/site';
import { report } from './kit/story';
import { cardOffering, claimLabel, pressOn, proveOnceInWecom, told } from './kit/wecom-chat';

const deskFile = roundTheClock({ notOnSlack: ['U0LINA', 'U0WANGLEI'] });
const onServer = databases.filter(({ name }) => name === 'mariadb');
const bomb = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, nth) => `<!ENTITY b${nth} "&a;&a;">`).join('')}]>`;

// What is waited for may take longer than a usual test.

describe.each(onServer)('callbacks to a running desk ($name)', (database) => {
  let site: Site;
  let desk: DeskProcess;
  beforeAll(async () => {
    // On a slow machine one of many may be acknowledged late.
    site = await Site.open({ database, deskFile, wecom: (seed) => ({ ...seed, rules: { answerWithin: 60_000 } }) });
    desk = await site.startDesk();
  });
  afterAll(() => site.close());
  afterEach(async () => {
    await site.until('a desk that is ready', async () => (await desk.readiness())?.ready);
    expect(desk.failures).toEqual([]);
  });

  const textOf = (who: string, content: string, id: string): string =>
    site.company.as(who).xml({ MsgType: 'text', Content: content, MsgId: id });
  const drafts = async () => (await site.rows('SELECT id FROM draft')).length;
  const cardsOf = (who: string, words: string) => told(site, who, words).filter((one) => one.card !== undefined);
  /** Everything there is to change; nothing of it may for what is refused. */
  const kept = async (): Promise<string> =>
    JSON.stringify([
      await site.rows('SELECT id, owner, state FROM ticket'),
      await site.rows('SELECT id FROM draft'),
      await site.rows('SELECT event_key FROM inbox'),
    ]);

  test('one that comes four times has one effect', async () => {
    const xml = textOf('zhouting', '键盘坏了', '7000000000000000001');
    const answers = await Promise.all([1, 2, 3, 4].map(() => site.company.sendEvent(xml)));
    expect(answers).toMatchObject([{ ok: true }, { ok: true }, { ok: true }, { ok: true }]);
    await site.until('the questions', () => cardsOf('zhouting', '键盘坏了')[0]);
    expect(await site.company.sendEvent(xml)).toMatchObject({ ok: true });
    expect([await drafts(), cardsOf('zhouting', '键盘坏了').length]).toEqual([1, 1]);
  });

  test('one whose stamp is too old is refused, and taken when WeCom brings it again', async () => {
    const xml = textOf('emma', 'my mouse is gone', '7000000000000000002');
    expect(await site.company.sendEvent(xml, { age: 3600 })).toMatchObject({ ok: false, status: 403 });
    expect(cardsOf('emma', 'mouse')).toEqual([]);
    expect(await site.company.sendEvent(xml)).toMatchObject({ ok: true });
    await site.until('the questions', () => cardsOf('emma', 'mouse')[0]);
    expect(cardsOf('emma', 'mouse')).toHaveLength(1);
  });

  test('messages that come in the wrong order, and an answer to a ticket that does not exist yet, do no harm', async () => {
    const before = await drafts();
    site.company.hold();
    const sunyue = site.company.as('sunyue');
    const saying = Promise.all(['IT-1001 还响了一声', '打印机没墨了'].map((words) => sunyue.say(words)));
    await site.company.release({ reversed: true, times: 4 });
    expect(await saying).toMatchObject([{ ok: true }, { ok: true }]);
    await site.until('the questions', () => cardsOf('sunyue', '没墨')[0]);
    await site.until(
      'everything handled',
      async () => (await site.rows('SELECT event_key FROM inbox WHERE done_at IS NULL')).length === 0,
    );
    expect(await drafts()).toBeLessThanOrEqual(before + 2);
    expect(await site.rows('SELECT id FROM ticket')).toEqual([]);
  });

  test('a press that comes before the desk knows of its card is a press, and the card is settled', async () => {
    site.company.failNext('message/send', { hang: 'after' });
    await report(site, '三楼打印机卡纸');
    const card = await site.until('the card', () => cardOffering(site, 'lina', claimLabel));
    expect(await pressOn(site, 'lina', card, claimLabel)).toMatchObject({ ok: true });
    const owner = await site.until('an owner', async () => (await site.store.tickets.find(1001 as never))?.owner);
    expect(owner).toBe('li.na');
    await site.untilDue(
      'everything said',
      async () => (await site.rows("SELECT id FROM outbox WHERE state = 'waiting'")).length === 0,
    );
    for (const who of ['lina', 'wanglei']) expect(cardOffering(site, who, claimLabel)).toBeUndefined();
    proveOnceInWecom(site, 'lina', 'wanglei');
  });

  test.each([
    ['signed with another token', { signature: 'wrong' }, 403],
    ['without a signature', { signature: 'none' }, 400],
    ['sealed for another company', { receiveId: 'ww0somebodyelse000' }, 403],
    ['cut in the middle of a block', { truncate: 7 }, 403],
    ['cut by whole blocks', { truncate: 32 }, 403],
    ['longer than any callback', { pad: 70_000 }, 413],
    ['with entities that would grow', { body: `${bomb}<xml><Encrypt>&b19;</Encrypt></xml>` }, 400],
    ['in JSON', { body: '{"encrypt":"abc"}' }, 400],
    ['without anything', { body: '' }, 400],
  ] as const)('one %s is refused and changes nothing', async (_what, spoiled, status) => {
    const before = await kept();
    const delivered = await site.company.sendEvent(textOf('lina', '密语', '7000000000000000003'), spoiled);
    expect(delivered).toMatchObject({ ok: false, status });
    expect(await kept()).toBe(before);
  });

  test('two hundred at once that are none are refused, and leave counts in the log and no words', async () => {
    const before = await kept();
    const lines = desk.log.length;
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async (_, nth) => {
        const query = nth % 2 === 0 ? '' : `?msg_signature=${'0'.repeat(40)}&timestamp=${nth}&nonce=密语`;
        const text = nth % 3 === 0 ? '密语'.repeat(20_000) : `<xml><Encrypt>密语${nth}</Encrypt></xml>`;
        return (await sendTo(`${desk.url}/wecom/callback${query}`, { text, type: 'text/xml', signature: 'none' }))
          .status;
      }),
    );
    expect(statuses.filter((status) => ![400, 403, 413].includes(status))).toEqual([]);
    expect(await kept()).toBe(before);
    const log = desk.log.slice(lines);
    expect(log.length).toBeLessThan(10);
    expect(JSON.stringify(desk.log)).not.toContain('密语');
  });
});

describe.each(onServer)('a desk that dies right after it answered WeCom ($name)', (database) => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ database, deskFile, wecom: (seed) => seed });
  });
  afterAll(() => site.close());

  test('has the next one handle what it kept, once', async () => {
    const first = await site.startDesk('inbox.kept');
    const saying = site.company.as('zhouting').say('三楼打印机卡纸');
    await first.ended;
    // Kept, and perhaps not answered: WeCom brings it again, and the next desk finds it kept.
    await site.startDesk();
    await saying;
    await site.bringAgain();
    await site.untilDue('the questions', () =>
      told(site, 'zhouting', '三楼打印机卡纸').find((one) => one.card !== undefined),
    );
    await site.untilDue(
      'everything handled',
      async () => (await site.rows('SELECT event_key FROM inbox WHERE done_at IS NULL')).length === 0,
    );
    expect(told(site, 'zhouting', '三楼打印机卡纸').filter((one) => one.card !== undefined)).toHaveLength(1);
    expect(await site.rows('SELECT id FROM draft')).toHaveLength(1);
  });

  test.each(['work.committed', 'work.written'] as const)('at %s, too', async (fault) => {
    if (site.desks.every(({ isGone }) => isGone)) await site.startDesk();
    await report(site, `投影仪没有图像 ${fault}`);
    const [row] = await site.rows('SELECT MAX(id) AS id FROM ticket');
    const id = Number(row?.['id']);
    const card = await site.untilDue('the card', () => cardOffering(site, 'lina', claimLabel));
    await site.untilDue(
      'everything said',
      async () => (await site.rows("SELECT id FROM outbox WHERE state = 'waiting'")).length === 0,
    );
    for (const one of site.desks) await one.kill();
    const dying = await site.startDesk(fault);
    // What a desk does by itself when it starts is no press: it has done it, and lives.
    expect(dying.isGone).toBe(false);
    const pressing = pressOn(site, 'lina', card, claimLabel);
    await dying.ended;
    await site.startDesk();
    await pressing;
    await site.bringAgain();
    await site.untilDue('an owner', async () => (await site.store.tickets.find(id as never))?.owner === 'li.na');
    await site.untilDue('a card to work with', () => cardOffering(site, 'lina', /^(Resolve|解决)$/));
    await site.untilDue(
      'everything handled',
      async () => (await site.rows('SELECT event_key FROM inbox WHERE done_at IS NULL')).length === 0,
    );
    const log = await site.store.tickets.events(id as never);
    expect(log.filter(({ event }) => event.type === 'claimed')).toHaveLength(1);
    proveOnceInWecom(site, 'lina', 'wanglei');
  });
});
