import { createConnection } from 'mysql2/promise';
import { databases, type FreshDatabase } from '../kit/databases';
import { wordsIn } from '../kit/words-in';
import { Gate } from './kit/gate';
import { proveOnce } from './kit/prove';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';
import { shownOf, told } from './kit/wecom-chat';

const zhou = 'U0ZHOUTING';
const onServer = databases.filter(({ name }) => name === 'mariadb');
/** What nobody may find in a log: words of people, their numbers, secrets. */
const said = ['打印机的秘密', '13800138000', 'xoxb-site', 'site-signing-secret', 'throw-away'];

/** Everything that was to be said is said, on both platforms. */
async function allSaid(site: Site): Promise<void> {
  const left = () => site.rows("SELECT id, state FROM outbox WHERE state NOT IN ('sent', 'replaced')");
  // The look that finds nothing waiting is the one that counts.
  const others = await site.until('an empty outbox', async () => {
    const found = await left();
    return !found.some(({ state }) => state === 'waiting') && found;
  });
  expect(others).toEqual([]);
}

describe.each(onServer)('when connections to the database fall silent, and new ones work ($name)', (kind) => {
  let database: FreshDatabase;
  let gate: Gate;
  let site: Site;
  beforeAll(async () => {
    database = await kind.fresh();
    gate = await Gate.open([`http://${new URL(database.url).host}`]);
    const url = Object.assign(new URL(database.url), { host: new URL(gate.url).host }).toString();
    site = await Site.open({
      database,
      environment: { DATABASE_URL: url, LOG_LEVEL: 'trace' },
      // The test says when WeCom brings again what nobody acknowledged.
      wecom: (seed) => ({ ...seed, rules: { retryAfter: [600_000, 600_000, 600_000] } }),
    });
    await site.startDesk();
    await site.startDesk();
  });
  afterAll(async () => {
    await site.close();
    await gate.close();
  });

  test('a form says truly that nothing is saved yet, and the desk works again by itself', async () => {
    const { slack } = site;
    const requester = slack.as(zhou);
    await report(site, '打印机的秘密 13800138000');
    await site.until('the first card', () => site.tops(engineersChannel, /IT-1001/)[0]);
    await allSaid(site);
    await site.insist('the command', () => requester.command('/repair 打印机的秘密又来了 13800138000'));
    await site.until('the form', () => JSON.stringify(slack.viewOf(zhou) ?? '').includes('"type":"input"'));
    // Who had no connection left would be answered over a new one before anybody looks.
    gate.holdAllAnswers();
    await requester.submit();
    const words = () => JSON.stringify(slack.viewOf(zhou) ?? '');
    await site.until('true words', () => words().includes('还没有保存'));
    expect(words()).toContain('"type":"input"');
    gate.lose();
    await site.until('what came of it', () => /未保存：|IT-1002/.test(words()));
    // Whoever is told that it failed finds everything they typed, and sends it again.
    if (!words().includes('IT-1002')) {
      expect(words()).toContain('打印机的秘密又来了');
      await site.insist('the report', () => requester.submit());
    }
    await site.until('the second card', () => site.tops(engineersChannel, /IT-1002/)[0]);
    expect(await site.rows('SELECT id FROM ticket')).toHaveLength(2);
    await allSaid(site);
    proveOnce(site);
    for (const desk of site.desks) {
      await site.until('a desk that is ready', async () => (await desk.readiness())?.ready);
    }
    // Whichever of them was asking something at that moment says so.
    const logs = site.desks.flatMap(({ log }) => log);
    expect(logs.some(({ msg }) => msg === 'a statement was slow')).toBe(true);
  });

  test('what was said in WeCom is acknowledged only when it is durable, and answered once', async () => {
    const { company } = site;
    const answers = () => told(site, 'zhouting', '打印机的秘密').length;
    gate.holdAnswers();
    const outcome = await company.as('zhouting').say('打印机的秘密 13800138000');
    if (!outcome.ok) expect(company.repeating).toBe(1);
    // Who brings it again while the database is as it was hears no more than before.
    const kept = await site.rows("SELECT event_key FROM inbox WHERE platform = 'wecom'");
    if (outcome.ok) expect(kept).toHaveLength(1);
    gate.letAnswersThrough();
    await site.until('an acknowledgement', async () => {
      await company.retryNow();
      return company.repeating === 0;
    });
    await site.until('an answer', () => answers() > 0);
    await allSaid(site);
    expect(answers()).toBe(1);
  });

  test('a desk that is killed while somebody waits has promised nothing, and the form is there to be sent again', async () => {
    const { slack } = site;
    const requester = slack.as(zhou);
    const words = () => JSON.stringify(slack.viewOf(zhou) ?? '');
    await site.insist('the command', () => requester.command('/repair 打印机的秘密三 13800138000'));
    await site.until('the form', () => words().includes('打印机的秘密三'));
    gate.holdAllAnswers();
    await requester.submit();
    await site.until('true words', () => words().includes('还没有保存'));
    const [other, waiting] = site.desks;
    await waiting?.kill();
    gate.letAnswersThrough();
    expect(words()).toContain('打印机的秘密三');
    expect(words()).toContain('"type":"input"');
    expect(words()).not.toContain('已保留');
    if (other) slack.setRequestUrl(other.requestUrl);
    await site.insist('the report', () => requester.submit());
    await site.until('the third card', () => site.tops(engineersChannel, /打印机的秘密三/)[0]);
    const reports = await site.rows('SELECT id FROM ticket');
    expect(reports).toHaveLength(3);
    await allSaid(site);
    proveOnce(site);
  });

  test('words that met a table nobody may write are answered when it may be written, and nobody is told to say them again', async () => {
    const [dm, userid] = [site.slack.as('U0TOM').dmChannel, 'sunyue'];
    const lock = await createConnection(database.url);
    await lock.query('LOCK TABLES draft WRITE');
    await site.slack.as('U0TOM').dm('打印机的秘密四 13800138000');
    await site.company.as(userid).say('打印机的秘密四 13800138000');
    const failed = (platform: string) =>
      site.desks.some(({ log }) =>
        log.some((line) => line.msg === 'could not be done' && line['platform'] === platform),
      );
    await site.until('both met it', () => failed('slack') && failed('wecom'));
    await lock.end();
    const answers = () => [
      site.slack
        .messagesIn(dm)
        .filter(({ user }) => user !== 'U0TOM')
        .map(wordsIn),
      told(site, userid).map(shownOf),
    ];
    const having = (words: RegExp) => answers().map((texts) => texts.filter((text) => words.test(text)).length);
    await site.untilDue('both answers', () => !having(/秘密四/).includes(0));
    await site.untilDue(
      'everything handled',
      async () => (await site.rows('SELECT event_key FROM inbox WHERE done_at IS NULL')).length === 0,
    );
    expect([having(/秘密四/), having(/try again|再试/)]).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  test('and of all that not one word, number or secret stands in its log, at any level', () => {
    const complaints = site.desks.flatMap((desk) => desk.complaints);
    const written = [...site.desks.flatMap(({ log }) => log.map((line) => JSON.stringify(line))), ...complaints].join(
      '\n',
    );
    expect(written).toContain('a statement was slow');
    for (const word of said) expect(written).not.toContain(word);
    expect(complaints).toEqual([]);
  });
});
