import { databases } from '../kit/databases';
import { proveOnce, proveSaid } from './kit/prove';
import { engineersChannel, Site } from './kit/site';
import { report } from './kit/story';

describe.each(databases.filter(({ name }) => name === 'mariadb'))('a desk that is told to stop ($name)', (database) => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open({ database });
  });
  afterEach(() => site.close());

  test('stops in order within ten seconds although Slack does not answer, and the next one says what was left', async () => {
    const desk = await site.startDesk();
    site.slack.failNext('chat.postMessage', { hang: true, times: 3 });
    await report(site, '三楼打印机卡纸');
    await site.until('a message on its way', () =>
      site.slack.callsOf('chat.postMessage').some(({ outcome }) => outcome === 'hang'),
    );
    // After ten seconds it would have ended itself with 1.
    expect(await desk.terminate()).toMatchObject({ code: 0, signal: null });
    await site.startDesk();
    await site.until('the card', () => site.tops(engineersChannel, /IT-1001/)[0]);
    await proveSaid(site);
    proveOnce(site);
  });

  test('leaves the work to the other one, and two never say a thing twice', async () => {
    const one = await site.startDesk();
    const two = await site.startDesk();
    await report(site, '三楼打印机卡纸');
    await site.until('the card', () => site.tops(engineersChannel, /IT-1001/)[0]);
    const { code } = await one.terminate();
    expect(code).toBe(0);
    await report(site, 'VPN 连不上');
    await site.until('the second card', () => site.tops(engineersChannel, /IT-1002/)[0]);
    await proveSaid(site);
    proveOnce(site);
    const tickets = await site.rows("SELECT job_key FROM desk_job WHERE job_key LIKE 'digest:%' AND done_at IS NULL");
    expect(tickets).toEqual([]);
    expect([...one.failures, ...two.failures]).toEqual([]);
  });
});
