import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seconds } from '../../src/domain/time/instant';
import type { Reply } from '../../src/ports/inbound';
import { realClock } from '../../src/wiring/real-clock';
import { gate } from '../kit/gate';
import { aCompany, agentId, keys } from '../playground/wecom/a-company';
import { mei, startWorkspace } from './slack/kit/local-workspace';
import { eventOf, send, startSlack, until } from './slack/kit/slack-desk';
import { WecomUnderTest } from './wecom/kit/wecom-under-test';

/** The beats by which leases are renewed, which are the test's now. */
function beatsOfLeases(): () => void {
  const beats = new Set<() => void>();
  const { setInterval } = globalThis;
  jest.spyOn(globalThis, 'setInterval').mockImplementation((beat, every, ...more) => {
    if (every !== seconds(5)) return setInterval(beat, every, ...more);
    beats.add(beat);
    return { unref: () => beats } as never;
  });
  return () => {
    for (const beat of beats) beat();
  };
}

/** An answer that is not ready before it is let go on. */
function late(): { readonly reply: Promise<Reply>; readonly open: () => void } {
  const { pass, open } = gate();
  return { reply: pass().then(() => ({ kind: 'done' })), open };
}

afterEach(() => jest.restoreAllMocks());

describe('what somebody wrote is held for as long as it is handled, and no longer', () => {
  test('in Slack', async () => {
    const workspace = await startWorkspace();
    const desk = await startSlack(workspace.slackApiUrl);
    const beat = beatsOfLeases();
    const { reply, open } = late();
    desk.inbound.replies.set('hear', reply);
    const sent = send(
      desk.url,
      eventOf('Ev1', { type: 'message', channel: 'D1', channel_type: 'im', user: mei, text: 'VPN', ts: '1.1' }),
    );
    await until(() => desk.inbound.given('hear').length === 1);
    beat();
    expect(desk.inbox.renewed).toEqual([...desk.inbox.kept.keys()]);
    expect(desk.inbox.renewed).toHaveLength(1);
    open();
    await sent;
    await desk.slack.idle();
    expect(desk.inbox.finished).toHaveLength(1);
    beat();
    expect(desk.inbox.renewed).toHaveLength(1);
    await desk.stop();
    await workspace.stop();
  });

  test('in WeCom', async () => {
    const company = await aCompany();
    const desk = await WecomUnderTest.start({ ...keys, agentId });
    desk.clock.at = realClock.now();
    const beat = beatsOfLeases();
    const { reply, open } = late();
    desk.inbound.replies.set('hear', reply);
    const server = createServer((request, response) => void desk.platform.serve?.(request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    await company.wecom.setCallbackUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom/callback`);
    await company.wecom.as('00123').say('VPN');
    await until(() => desk.inbound.given('hear').length === 1);
    beat();
    expect(desk.inbox.renewed).toHaveLength(1);
    expect([...desk.inbox.kept.keys()]).toContain(desk.inbox.renewed[0]);
    open();
    await desk.platform.idle();
    expect(desk.inbox.finished).toContain(desk.inbox.renewed[0]);
    beat();
    expect(desk.inbox.renewed).toHaveLength(1);
    await company.playground.stop();
    await new Promise((done) => server.close(done));
    await desk.stop();
  });
});
