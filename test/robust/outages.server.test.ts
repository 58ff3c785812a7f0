import { databases } from '../kit/databases';
import { type MariaDb, startMariaDb } from '../kit/mariadb';
import { wordsIn } from '../kit/words-in';
import { proveOnce, proveSaid } from './kit/prove';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';

const zhou = 'U0ZHOUTING';
const both = databases.filter(({ name }) => name === 'mariadb');

describe.each(both)('when Slack goes away ($name)', (database) => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ database });
    await site.startDesk();
  });
  afterAll(() => site.close());

  test('what was to be said waits, and follows in order, once', async () => {
    await report(site, '三楼打印机卡纸');
    const card = await site.until('the card', () => site.tops(engineersChannel, /IT-1001/)[0]);
    await proveSaid(site);
    const { slack } = site;
    slack.failNext('chat.postMessage', { dropAfterEffect: true, times: 1 });
    slack.failNext('chat.postMessage', { status: 500, times: 2 });
    slack.failNext('chat.postMessage', { status: 429, retryAfter: 1, times: 2 });
    const words = ['one 一', 'two 二', 'three 三'];
    const mine = await site.until('the requester card', () => site.tops(slack.as(zhou).dmChannel, /IT-1001/)[0]);
    for (const text of words) {
      await slack.as(zhou).say(mine.channel, text, { thread: mine.ts });
      await site.untilDue('the words in the log', async () =>
        (await site.store.tickets.events(1001 as never)).some(({ event }) => JSON.stringify(event).includes(text)),
      );
    }
    await site.until('the last of them', () => site.below(card, 'three 三')[0]);
    const heard = slack.threadOf(engineersChannel, card.ts).map(wordsIn);
    expect(words.map((text) => heard.findIndex((one) => one.includes(text)))).toEqual(
      words.map((text) => heard.findIndex((one) => one.includes(text))).toSorted((one, other) => one - other),
    );
    expect(words.map((text) => site.below(card, text).length)).toEqual([1, 1, 1]);
    await proveSaid(site);
    proveOnce(site);
  });
});

describe('when the database goes away', () => {
  let server: MariaDb;
  let site: Site;
  beforeAll(async () => {
    server = await startMariaDb();
    const url = `${server.url}/desk`;
    await server.query('CREATE DATABASE desk CHARACTER SET utf8mb4');
    site = await Site.open({ database: { url, drop: async () => undefined } });
    await site.startDesk();
  });
  afterAll(async () => {
    await site.close();
    await server.stop();
  });

  test('people keep what they typed and are told, and the desk comes back by itself', async () => {
    const { slack } = site;
    const requester = slack.as(zhou);
    await site.insist('the command', () => requester.command('/repair 三楼打印机卡纸'));
    await site.until('the form', () => JSON.stringify(slack.viewOf(zhou) ?? '').includes('"type":"input"'));
    await server.crash();
    await requester.submit();
    await site.until('the words that say so', () => JSON.stringify(slack.viewOf(zhou) ?? '').includes('未保存'));
    expect(JSON.stringify(slack.viewOf(zhou))).toContain('三楼打印机卡纸');
    await site.until('a desk that is not ready', async () => (await site.desks[0]?.readiness())?.ready === false);
    await requester.dm('屏幕不亮');
    await server.again();
    await site.until('a desk that is ready', async () => (await site.desks[0]?.readiness())?.ready);
    await slack.retryEventsNow();
    await site.untilDue('an answer to what was said meanwhile', () => site.tops(requester.dmChannel, '填写报修单')[0]);
    await site.insist('the report', () => requester.submit());
    await site.until('the card', () => site.tops(engineersChannel, /IT-100\d/)[0]);
    expect(await site.rows('SELECT id FROM ticket')).toHaveLength(1);
    await proveSaid(site);
    proveOnce(site);
  });
});

describe.each(both)('over Socket Mode ($name)', (database) => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.open({ database, socketMode: true });
    await site.startDesk();
  });
  afterAll(() => site.close());

  test('a report is taken, and another after Slack asked to connect anew', async () => {
    await report(site, '三楼打印机卡纸');
    await site.until('the card', () => site.tops(engineersChannel, /IT-1001/)[0]);
    for (const how of ['ask', 'cut'] as const) {
      site.slack.refreshSockets(how);
      await site.until('a connection that is gone or new', () =>
        site.desks[0]?.log.some(({ msg }) => msg === 'connected to Slack again'),
      );
      await site.until('a connection', () => site.slack.connections > 0);
    }
    await report(site, 'VPN 连不上');
    await site.until('the second card', () => site.tops(engineersChannel, /IT-1002/)[0]);
    await proveSaid(site);
    proveOnce(site);
  });
});
