import { databases } from '../kit/databases';
import { DeskProcess } from '../kit/desk-process';
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
  afterEach(() => site.close());

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
  });

  test('a wrong file is refused whole, with the sentences of the check, and the desk goes on by the one before', async () => {
    const desk = await site.startDesk();
    desk.writeDeskFile(after.replace('primary: wang.lei', 'primary: wang.le'));
    desk.hangUp();
    const refused = await site.until('the refusal', () => desk.log.find(({ msg }) => /was refused/.test(msg)));
    expect(refused['problems']).toEqual([expect.stringMatching(/desk\.yaml.*wang\.le/)]);
    await report(site, '三楼打印机卡纸');
    await site.until('the call of the old one', () => site.tops(site.slack.as(li).dmChannel, /IT-1001/)[0]);
    expect(await desk.terminate()).toMatchObject({ code: 0, signal: null });
  });

  test('every process goes by the file that the command brings, and one that has another on its disk says so', async () => {
    const [one, two] = [await site.startDesk(), await site.startDesk()];
    one.writeDeskFile(after);
    const there = () => one.command('reload', '--preview');
    const refused = await site.until('both of them', async () => {
      const { said } = await there();
      return /磁盘上的配置文件与此不同/.test(said) && said;
    });
    expect(refused).toMatch(new RegExp(`:${two.pid} 磁盘上的配置文件与此不同.*\\n未做任何更改`));
    two.writeDeskFile(`# the same, with a word of its own\n${after}`);
    expect(await there()).toMatchObject({ code: 0, said: expect.stringMatching(/duty：新增：.*primary: wang\.lei/) });
    const brought = await one.command('reload', '--reason', '王磊接班');
    expect(brought).toMatchObject({ code: 0, said: expect.stringContaining('已在 2 个进程中生效') });
    await report(site, 'VPN 连不上');
    await site.until('the call of the new one', () => site.tops(site.slack.as(wang).dmChannel, /IT-1001/)[0]);
    expect((await one.command('reload', 'list')).said).toMatch(/王磊接班\n.*duty/);

    // One is told alone, of a file that the other does not have: it goes by it, the other one says so and stays as it is.
    one.writeDeskFile(before);
    one.hangUp();
    const says = await site.until('the other one’s word', () =>
      two.log.find(({ msg }) => /another desk file/.test(msg)),
    );
    expect(says).toMatchObject({ inForce: { version: 3 } });
    const versions = await site.store.deskVersions.list(9);
    expect(versions.map(({ version, why }) => `${version} ${why}`)).toEqual(['3 signal', '2 asked', '1 started']);
    two.writeDeskFile(before);
    await site.until(
      'the other one',
      () => two.log.filter(({ msg }) => msg === 'the desk file was read anew').length > 1,
    );
    expect(await site.store.deskVersions.list(9)).toHaveLength(3);
    expect([...one.failures, ...two.failures].filter((line) => line !== says)).toEqual([]);
  });

  test('a desk that is started with another file than the last one brings it by itself', async () => {
    const desk = await site.startDesk();
    await site.until('its file', () => site.store.deskVersions.newest());
    await desk.terminate();
    const next = await DeskProcess.start({ ...site.settingsOfDesk(), deskFile: after });
    site.desks.push(next);
    const newest = await site.until('the new file', async () => {
      await next.push(61_000);
      const version = await site.store.deskVersions.newest();
      return version?.version === 2 && version;
    });
    expect(newest).toMatchObject({ who: 'desk', why: 'started' });
  });
});
