import { databases } from '../kit/databases';
import { proveOnce, proveSaid } from './kit/prove';
import { roundTheClock } from './kit/round-the-clock';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';

const before = roundTheClock();
/** Wang answers now, and Tom backs up. */
const after = before.replace('primary: li.na, backup: wang.lei', 'primary: wang.lei, backup: tom.baker');
const li = 'U0LINA';
const wang = 'U0WANGLEI';

describe.each(databases.filter(({ name }) => name === 'mariadb'))('a desk file and SIGHUP ($name)', (database) => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open({ database });
  });
  afterEach(() => site.close(), 60_000);

  test('the desk goes by the edited file and keeps its address; what people send meanwhile is done once', async () => {
    const desk = await site.startDesk();
    const { pid, url } = desk;
    await report(site, '三楼打印机卡纸');
    await site.until('the call', () => site.tops(site.slack.as(li).dmChannel, /IT-1001/)[0]);
    desk.writeDeskFile(after);
    const sent = Array.from({ length: 4 }, (_, nth) => nth);
    const talking = Promise.all(sent.map((nth) => site.slack.as('U0ZHOUTING').dm(`补充说明 ${nth}`)));
    desk.hangUp();
    await talking;
    await site.until('the new file', () => desk.log.some(({ msg }) => msg === 'the desk file was read anew'));
    await report(site, 'VPN 连不上');
    await site.until('the call of the new one', () => site.tops(site.slack.as(wang).dmChannel, /IT-1002/)[0]);
    expect([desk.pid, desk.url]).toEqual([pid, url]);
    await site.until('the card', () => site.tops(engineersChannel, /IT-1002/)[0]);
    await proveSaid(site);
    proveOnce(site);
    expect(desk.failures).toEqual([]);
  }, 120_000);

  test('a wrong file is refused whole, with the sentences of the check, and the desk goes on by the one before', async () => {
    const desk = await site.startDesk();
    desk.writeDeskFile(after.replace('primary: wang.lei', 'primary: wang.le'));
    desk.hangUp();
    const refused = await site.until('the refusal', () => desk.log.find(({ msg }) => /was refused/.test(msg)));
    expect(refused['problems']).toEqual([expect.stringMatching(/desk\.yaml.*wang\.le/)]);
    await report(site, '三楼打印机卡纸');
    await site.until('the call of the old one', () => site.tops(site.slack.as(li).dmChannel, /IT-1001/)[0]);
    expect(await desk.terminate()).toMatchObject({ code: 0, signal: null });
  }, 120_000);
});
