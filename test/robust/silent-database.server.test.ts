import { databases, type FreshDatabase } from '../kit/databases';
import { Gate } from './kit/gate';
import { proveOnce, proveSaid } from './kit/prove';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';

const zhou = 'U0ZHOUTING';
const onServer = databases.filter(({ name }) => name === 'mariadb');
/** What nobody may find in a log: words of people, their numbers, secrets. */
const said = ['打印机的秘密', '13800138000', 'xoxb-site', 'site-signing-secret', 'throw-away'];

describe.each(onServer)('when connections to the database fall silent, and new ones work ($name)', (kind) => {
  let database: FreshDatabase;
  let gate: Gate;
  let site: Site;
  beforeAll(async () => {
    database = await kind.fresh();
    gate = await Gate.open([`http://${new URL(database.url).host}`]);
    const url = Object.assign(new URL(database.url), { host: new URL(gate.url).host }).toString();
    site = await Site.open({ database, environment: { DATABASE_URL: url, LOG_LEVEL: 'trace' } });
    await site.startDesk();
  }, 90_000);
  afterAll(async () => {
    await site.close();
    await gate.close();
  }, 60_000);

  test('a form says truly that nothing is saved yet, and the desk works again by itself', async () => {
    const { slack } = site;
    const requester = slack.as(zhou);
    await report(site, '打印机的秘密 13800138000');
    await site.until('the first card', () => site.tops(engineersChannel, /IT-1001/)[0]);
    await proveSaid(site);
    await site.insist('the command', () => requester.command('/repair 打印机的秘密又来了 13800138000'));
    await site.until('the form', () => JSON.stringify(slack.viewOf(zhou) ?? '').includes('"type":"input"'));
    gate.lose();
    await requester.submit();
    const words = () => JSON.stringify(slack.viewOf(zhou) ?? '');
    await site.until('true words', () => words().includes('还没有保存'));
    expect(words()).toContain('"type":"input"');
    await site.until('what came of it', () => /未保存：|IT-1002/.test(words()));
    // Whoever is told that it failed finds everything they typed, and sends it again.
    if (!words().includes('IT-1002')) {
      expect(words()).toContain('打印机的秘密又来了');
      await site.insist('the report', () => requester.submit());
    }
    await site.until('the second card', () => site.tops(engineersChannel, /IT-1002/)[0]);
    expect(await site.rows('SELECT id FROM ticket')).toHaveLength(2);
    await proveSaid(site);
    proveOnce(site);
  }, 120_000);

  test('and of all that not one word, number or secret stands in its log, at any level', () => {
    const [desk] = site.desks;
    const written = [...(desk?.log ?? []).map((line) => JSON.stringify(line)), ...(desk?.complaints ?? [])].join('\n');
    expect(written).toContain('did not answer');
    for (const word of said) expect(written).not.toContain(word);
    expect(desk?.complaints).toEqual([]);
  });
});
