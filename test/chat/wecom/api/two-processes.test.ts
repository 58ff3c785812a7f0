import { setTimeout as pauseFor } from 'node:timers/promises';
import { createWecomApi } from '../../../../src/chat/wecom/api/client';
import { createPacing } from '../../../../src/chat/wecom/api/pacing';
import { realClock } from '../../../../src/wiring/real-clock';
import { describeEachDatabase } from '../../../kit/databases';
import { twoStores } from '../../../store/open-test-store';
import { KeptLog } from '../../slack/kit/slack-desk';
import { FakeApi } from './fake-api';

describeEachDatabase('two processes with one database', (kind) => {
  const stores = twoStores(kind);
  let fake: FakeApi;
  beforeEach(async () => {
    fake = await new FakeApi().start();
  });
  afterEach(() => fake.stop());

  const clients = () =>
    [stores.one, stores.two].map(({ shared }) =>
      createWecomApi({
        config: { corpId: 'wx1', agentId: 1, secret: 's', apiUrl: fake.url },
        shared,
        clock: realClock,
        logger: new KeptLog(),
        pause: (length) => pauseFor(length),
      }),
    );

  test('buy one access token, and one more when it is refused', async () => {
    const both = clients();
    const allAtOnce = () => Promise.all(both.flatMap((api) => [1, 2, 3, 4, 5].map(() => api.call('user/get'))));
    await allAtOnce();
    expect(fake.sold).toBe(1);
    fake.good = new Set();
    await allAtOnce();
    expect(fake.sold).toBe(2);
    await clients()[0]?.call('user/get');
    expect(fake.sold).toBe(2);
  });

  test('send a member 28 messages a minute between them', async () => {
    const both = [stores.one, stores.two].map(({ shared }) => createPacing({ shared, clock: realClock }));
    let sent = 0;
    await Promise.all(
      both.map(async (pacing) => {
        for (let nth = 0; nth < 20; nth += 1) {
          await pacing.take(['li', 'wang'], false).then(
            () => {
              sent += 1;
            },
            () => undefined,
          );
        }
      }),
    );
    expect(sent).toBe(28);
  });
});
