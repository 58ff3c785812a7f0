import type { TicketEvent } from '../../src/domain/ticket/event';
import type { WecomMessage } from '../../src/playground/wecom/wire';
import { databases } from '../kit/databases';
import { type MariaDb, startMariaDb } from '../kit/mariadb';
import { wordsIn } from '../kit/words-in';
import { roundTheClock } from './kit/round-the-clock';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';
import { cardOffering, claimLabel, pressOn, proveOnceInWecom, told } from './kit/wecom-chat';

const deskFile = roundTheClock({ notOnSlack: ['U0LINA', 'U0WANGLEI'], claimWithin: '8h' });
const onServer = databases.filter(({ name }) => name === 'mariadb');
const resolve = /^(Resolve|解决)$/;

const allSaid = (site: Site) =>
  site.untilDue(
    'everything said',
    async () => (await site.rows("SELECT id FROM outbox WHERE state = 'waiting'")).length === 0,
  );
const claims = async (site: Site, id: number) =>
  (await site.store.tickets.events(id as never)).filter(({ event }) => event.type === 'claimed');
const eventsOf = async (site: Site, id: number): Promise<readonly TicketEvent[]> =>
  (await site.store.tickets.events(id as never)).map(({ event }) => event);

describe.each(onServer)('when WeCom goes away ($name)', (database) => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ database, deskFile, wecom: (seed) => seed });
    await site.startDesk();
    await site.startDesk();
  });
  afterAll(() => site.close());

  test('what engineers there were to hear of tickets from Slack follows in order, once, and a press is not lost', async () => {
    const { api } = site.way;
    await api.be('gone');
    await report(site, '三楼打印机卡纸');
    await site.until('the ticket', async () => (await site.store.tickets.find(1001 as never))?.id);
    const zhou = site.slack.as('U0ZHOUTING');
    const mine = await site.until('the requester card', () => site.tops(zhou.dmChannel, /IT-1001/)[0]);
    const words = ['one 一', 'two 二', 'three 三'];
    for (const text of words) {
      await zhou.say(mine.channel, text, { thread: mine.ts });
      await site.untilDue('the words in the log', async () =>
        JSON.stringify(await eventsOf(site, 1001)).includes(text),
      );
    }
    expect(told(site, 'lina')).toEqual([]);
    await api.be('open');
    await site.untilDue('the last of them', () => told(site, 'lina', 'three 三')[0]);
    const heard = told(site, 'lina', /IT-1001/).map((one) => words.findIndex((text) => one.text?.includes(text)));
    expect(heard.filter((place) => place >= 0)).toEqual([0, 1, 2]);

    // A card whose sending was never answered has no code it could be redrawn with before somebody presses it.
    await allSaid(site);
    const card = await site.untilDue('the card', () => cardOffering(site, 'lina', claimLabel));
    await api.be('silent');
    expect(await pressOn(site, 'lina', card, claimLabel)).toMatchObject({ ok: true });
    await site.until('an owner', async () => (await site.store.tickets.find(1001 as never))?.owner === 'li.na');
    await api.be('open');
    await site.untilDue('a card to work with', () => cardOffering(site, 'lina', resolve));
    await allSaid(site);
    for (const who of ['lina', 'wanglei']) expect(cardOffering(site, who, claimLabel)).toBeUndefined();
    expect(await claims(site, 1001)).toHaveLength(1);
    proveOnceInWecom(site, 'lina', 'wanglei');
  });

  test('a send that nobody knows the end of is repeated byte for byte, and read once', async () => {
    const before = site.company.callsOf('message/send').length;
    site.company.failNext('message/send', { cut: true, times: 1 });
    site.company.failNext('message/send', { status: 502, times: 1 });
    site.company.failNext('message/send', { errcode: 45009, times: 1 });
    site.company.failNext('message/send', { errcode: -1, times: 2 });
    await report(site, '投影仪没有图像');
    await site.untilDue('the card', () => cardOffering(site, 'lina', claimLabel));
    await allSaid(site);
    const calls = site.company.callsOf('message/send').slice(before);
    const [cut] = calls;
    expect(calls.filter(({ raw }) => raw === cut?.raw).length).toBeGreaterThan(1);
    proveOnceInWecom(site, 'lina', 'wanglei');
  });

  test('a token that ended is renewed once for all processes, and one that is refused again and again is not bought in a loop', async () => {
    const bought = () => site.company.callsOf('gettoken').length;
    const before = bought();
    site.company.expireToken();
    await Promise.all([report(site, '显示器闪烁'), site.company.as('emma').say('my screen flickers')]);
    await site.untilDue('the card', () => told(site, 'lina', '显示器闪烁')[0]);
    await site.untilDue('the questions', () => told(site, 'emma', 'flickers')[0]);
    await allSaid(site);
    expect(bought() - before).toBe(1);
    site.company.refuseTokens(40014);
    await report(site, '键盘坏了');
    const refused = () => site.company.callsOf('message/send').filter(({ errcode }) => errcode === 40014).length;
    await site.untilDue('a few refusals', () => refused() >= 3);
    const calls = refused();
    expect(bought() - before).toBeLessThanOrEqual(calls + 1);
    site.company.refuseTokens(null);
    await site.untilDue('the card', () => told(site, 'lina', '键盘坏了')[0]);
    await allSaid(site);
    proveOnceInWecom(site, 'lina', 'wanglei', 'emma');
  });

  test('an address that is not trusted is an alarm, once, and all arrives when it is trusted', async () => {
    site.company.trustAddress(false);
    await report(site, '网线松了');
    const alarms = () => site.desks.flatMap(({ errors }) => errors.filter((line) => line['code'] === '60020'));
    await site.until('the alarm', () => alarms()[0]);
    const said = site.company.as('kate').say('my cable is loose');
    await said;
    site.company.trustAddress(true);
    await site.untilDue('the card', () => told(site, 'lina', '网线松了')[0]);
    await site.untilDue('the questions', () => told(site, 'kate', 'cable is loose')[0]);
    await allSaid(site);
    // One for each process.
    expect(alarms().length).toBeLessThanOrEqual(2);
    expect(JSON.stringify(alarms())).toContain('203.0.113.7');
  });

  test('a member who left is on the ticket as not reached, and the lead hears it', async () => {
    // Messages go where somebody speaks.
    await site.company.as('chenhao').say('你好');
    await site.untilDue('the greeting', () => told(site, 'chenhao')[0]);
    const card = await site.until('a card', () => cardOffering(site, 'lina', claimLabel));
    await pressOn(site, 'lina', card, claimLabel);
    await site.until(
      'an owner',
      async () => (await site.rows("SELECT id FROM ticket WHERE owner = 'li.na'")).length > 1,
    );
    await allSaid(site);
    // They are gone without a word: WeCom tells no app of it.
    site.company.hold();
    void site.company.change('lina', { gone: true });
    const zhou = site.slack.as('U0ZHOUTING');
    const [row] = await site.rows("SELECT MAX(id) AS id FROM ticket WHERE owner = 'li.na'");
    const key = `IT-${row?.['id']}`;
    const mine = await site.until('the requester card', () => site.tops(zhou.dmChannel, key)[0]);
    await zhou.say(mine.channel, '还在吗', { thread: mine.ts });
    await site.untilDue('the note', async () =>
      (await eventsOf(site, Number(row?.['id']))).some((event) => /unreached|owner-gone/.test(JSON.stringify(event))),
    );
    await site.untilDue('the lead told', () => told(site, 'chenhao', /账号已失效/)[0]);
    await site.company.release();
    await allSaid(site);
  });
});

/** The first answer to each question of a card. */
function firstOf({ card }: WecomMessage): Readonly<Record<string, string>> {
  const { select_list: questions = [] } = (card?.json ?? {}) as {
    readonly select_list?: readonly {
      readonly question_key: string;
      readonly option_list: readonly { readonly id: string }[];
    }[];
  };
  return Object.fromEntries(questions.map((one) => [one.question_key, one.option_list[0]?.id ?? '']));
}

describe.each(onServer)('when Slack goes away ($name)', (database) => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ database, wecom: (seed) => seed });
    await site.startDesk();
  });
  afterAll(() => site.close());

  test('a ticket reported in WeCom reaches the engineers on Slack when it is back, once and in order', async () => {
    const { slack } = site;
    slack.failNext('chat.postMessage', { dropAfterEffect: true, times: 1 });
    slack.failNext('chat.postMessage', { status: 503, times: 2 });
    const emma = site.company.as('emma');
    await emma.say('the printer is jammed');
    const asked = await site.until('the questions', () =>
      told(site, 'emma', 'jammed').find((one) => one.card !== undefined),
    );
    expect(await emma.choose(asked.msgid, firstOf(asked))).toMatchObject({ ok: true });
    const card = await site.untilDue('the card', () => site.tops(engineersChannel, /IT-1001/)[0]);
    for (const text of ['one 一', 'two 二']) {
      await emma.say(`IT-1001 ${text}`);
      await site.untilDue('the words in the log', async () =>
        JSON.stringify(await eventsOf(site, 1001)).includes(text),
      );
    }
    await site.untilDue('the last of them', () => site.below(card, 'two 二')[0]);
    expect(site.tops(engineersChannel, /IT-1001/).filter((one) => wordsIn(one).includes('jammed'))).toHaveLength(1);
    const heard = slack.threadOf(engineersChannel, card.ts).map(wordsIn);
    expect(heard.findIndex((one) => one.includes('one 一'))).toBeLessThan(
      heard.findIndex((one) => one.includes('two 二')),
    );
    await allSaid(site);
  });
});

describe('when the database goes away', () => {
  let server: MariaDb;
  let site: Site;
  beforeAll(async () => {
    server = await startMariaDb();
    await server.query('CREATE DATABASE desk CHARACTER SET utf8mb4');
    const database = { url: `${server.url}/desk`, drop: async () => undefined };
    site = await Site.open({
      database,
      deskFile,
      wecom: (seed) => ({ ...seed, rules: { retryAfter: [600_000, 600_000, 600_000] } }),
    });
    await site.startDesk();
  });
  afterAll(async () => {
    await site.close();
    await server.stop();
  });

  test('a callback is not acknowledged, and handled when WeCom brings it again', async () => {
    await server.crash();
    expect(await site.company.as('zhouting').say('键盘坏了')).toMatchObject({ ok: false });
    expect(site.company.repeating).toBe(1);
    await server.again();
    await site.until('a desk that is ready', async () => (await site.desks[0]?.readiness())?.ready);
    await site.company.retryNow();
    expect(site.company.repeating).toBe(0);
    await site.untilDue('the questions', () =>
      told(site, 'zhouting', '键盘坏了').find((one) => one.card !== undefined),
    );
    expect(told(site, 'zhouting', '键盘坏了')).toHaveLength(1);
  });
});

describe.each(onServer)('a desk that is told to stop ($name)', (database) => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({
      database,
      deskFile,
      // A busy machine may start a desk more slowly than WeCom brings a callback three times.
      wecom: (seed) => ({ ...seed, rules: { retryAfter: [600_000, 600_000, 600_000] } }),
    });
  });
  afterAll(() => site.close());

  test('while people press loses no press', async () => {
    const first = await site.startDesk();
    for (const words of ['一号打印机', '二号投影仪', '三号显示器']) await report(site, words);
    const cards = await site.until('three cards', () => {
      const open = told(site, 'lina').filter(
        (one) => one.card !== undefined && /我来受理/.test(JSON.stringify(one.card.json)),
      );
      return open.length >= 3 && open;
    });
    const pressing = cards.map((card) => pressOn(site, 'lina', card, claimLabel));
    const ending = first.terminate();
    const { code } = await ending;
    expect(code).toBe(0);
    await site.startDesk();
    await Promise.all(pressing);
    await site.bringAgain();
    await site.untilDue(
      'every ticket owned',
      async () => (await site.rows("SELECT id FROM ticket WHERE owner = 'li.na'")).length === 3,
    );
    await allSaid(site);
    for (const id of [1001, 1002, 1003]) expect(await claims(site, id)).toHaveLength(1);
    proveOnceInWecom(site, 'lina', 'wanglei');
    expect(site.desks.flatMap((desk) => desk.failures)).toEqual([]);
  });
});
