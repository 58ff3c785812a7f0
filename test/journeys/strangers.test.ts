import { demoDesk } from '../../src/demo/demo-desk';
import { slackJourneys } from '../kit/journeys';
import type { Somebody } from '../kit/seats';
import { engineersChannel, type SlackHands } from '../kit/slack-hands';

const bot = '<@U0DUTYDESK>';
const lounge = 'C0GENERAL';
const open = demoDesk.replace('slack:\n', 'slack:\n  access: { guests: true, partners: [T0PARTNER] }\n');

const kinds = {
  'somebody of another company, over Slack Connect': { team: 'T0OTHER' },
  'a stranger': { stranger: true },
  'a guest of one channel': { guest: 'single' },
  'a guest of several channels': { guest: 'multi' },
} as const;

slackJourneys('people who do not belong to the workspace', {}, (world) => {
  const member = { team: undefined, guest: undefined, stranger: undefined, deleted: false } as never;
  /** Emma is somebody else for a while; the desk hears of it as Slack tells. */
  const becomes = async (who: Somebody, kind: object): Promise<void> => {
    world()
      .as(who)
      .change({ ...(member as object), ...kind });
    await world().drain();
  };
  const known = async () => (await world().app.store.people.byAccount('slack', 'U0EMMA'))?.id;
  const no = /people of this company only|not open to guests/;
  afterEach(async () => {
    await becomes('emma', {});
    await becomes('li', {});
  });

  test.each(Object.entries(kinds))(
    '%s cannot report, by any way there is, and is told so in a sentence',
    async (_, kind) => {
      const key = await world().report('zhou', '会议室投影没有信号');
      await becomes('emma', kind);
      const filed = (await world().keys()).length;
      const emma = world().as('emma');
      const photo = await emma.upload('broken.png', Buffer.from('89504e470d0a1a0a', 'hex'));

      await emma.command('/repair urgent: nothing works');
      await world().until('the window', () => no.test(world().screen('emma')));
      await emma.close(true);
      await emma.shortcut('report_fault');
      await world().until('the window', () => no.test(world().screen('emma')));
      await emma.close(true);
      const said = await world().as('zhou').say(lounge, '有人知道投影怎么修吗？');
      const head = said.message?.ts ?? '';
      await emma.messageShortcut('report_message', lounge, head);
      await world().until('the window', () => no.test(world().screen('emma')));
      await emma.close(true);

      await emma.openHome();
      await world().drain();
      const home = JSON.stringify(world().slack.homeOf('U0EMMA') ?? '');
      expect(home).toMatch(no);
      expect(home).not.toContain(key);

      const heard = world().dm('emma').length;
      await emma.dm('urgent: nothing works', { files: [photo] });
      await emma.dm('hello?');
      await emma.say(lounge, `${bot} urgent: nothing works`, { thread: head });
      const card = (world().hands('li') as SlackHands).message(key);
      // The engineers' channel may be shared with another company.
      const inThread = { channel: engineersChannel, channel_type: 'group', thread_ts: card.ts };
      const words = { type: 'message', user: 'U0EMMA', text: 'who reads this?' };
      await world().slack.sendEvent({ ...words, ...inThread, ts: `${Number(card.ts) + 1}` });
      await world().drain();
      const answers = world().dm('emma').slice(heard);
      // What they wrote stands there, and at most one answer an hour.
      expect(answers.filter((words) => no.test(words)).length).toBeLessThanOrEqual(1);
      expect(answers.join('\n')).not.toContain('File it');

      const before = world().thread(key).length;
      await world().slack.sendInteraction({
        type: 'block_actions',
        user: { id: 'U0EMMA', team_id: 'T0OTHER' },
        trigger_id: world().slack.triggerFor('U0EMMA'),
        container: { type: 'message', message_ts: card.ts, channel_id: engineersChannel },
        channel: { id: engineersChannel },
        response_url: world().slack.responseUrlFor('U0EMMA', engineersChannel, card.ts),
        actions: [
          {
            type: 'button',
            action_id: 'press:0',
            block_id: 'b',
            value: JSON.stringify({ a: 'claim', t: Number(key.slice(3)) }),
          },
        ],
      });
      await world().drain();
      expect(world().thread(key)).toHaveLength(before);
      expect(await world().keys()).toHaveLength(filed);
      expect((await world().ticket(key)).owner).toBeUndefined();
      expect(await world().log(key)).not.toContain('noted');
      expect(await known()).toBeUndefined();
    },
  );

  test('a form that was open when its person was shut out is not filed', async () => {
    await world().hands('emma').beginReport('The printer is jammed');
    await world().form('emma');
    const filed = (await world().keys()).length;
    await becomes('emma', { team: 'T0OTHER' });
    const errors = await world().hands('emma').submit({});
    expect(errors.join()).toMatch(no);
    expect(await world().keys()).toHaveLength(filed);
  });

  test('nobody reports for somebody who may not use the desk', async () => {
    const filed = (await world().keys()).length;
    await becomes('emma', { team: 'T0OTHER' });
    await world().beginReport('li', '打印机没有墨');
    const errors = await world().fillInWrongly('li', { 为谁报修: 'U0EMMA' });
    expect(errors).toHaveLength(1);
    expect(await world().keys()).toHaveLength(filed);
    await world().hands('li').close();
  });

  test('an account that was ended does nothing, whatever still comes from it', async () => {
    const filed = (await world().keys()).length;
    await becomes('emma', { deleted: true });
    const event = {
      type: 'message',
      channel: 'D0EMMA',
      channel_type: 'im',
      user: 'U0EMMA',
      text: 'urgent',
      ts: '1764000000.000100',
    };
    await world().slack.sendEvent(event);
    await world().drain();
    expect(await world().keys()).toHaveLength(filed);
  });

  test('an engineer who is a guest or comes from the provider serves: the desk file names them', async () => {
    const key = await world().report('zhou', '键盘失灵');
    await becomes('li', { guest: 'single' });
    await world().press('li', key, '我来受理');
    expect((await world().ticket(key)).owner).toBe('li.na');
    await becomes('li', { team: 'T0PROVIDER' });
    await world().press('li', key, '开始远程');
    expect((await world().ticket(key)).state).toBe('remote');
  });

  test('while Slack cannot be asked nobody unknown is let in, and everybody is told to try again', async () => {
    const filed = (await world().keys()).length;
    await becomes('emma', {});
    world().slack.failNext('users.info', { status: 500, times: 1000 });
    await world().hands('emma').beginReport('The printer is jammed');
    await world().until('the window', () => world().screen('emma').includes('暂时无法确认您的身份'));
    world().slack.clearFaults();
    await world().hands('emma').close();
    await world().report('emma', 'The printer is jammed');
    expect(await world().keys()).toHaveLength(filed + 1);
  });

  test('guests and named partners use the desk where its file says so, others still do not', async () => {
    await world().restart(open);
    const kept: string[] = [];
    for (const kind of [{ guest: 'single' }, { team: 'T0PARTNER' }]) {
      await becomes('emma', kind);
      kept.push(await world().report('emma', `The scanner is broken ${kept.length}`));
    }
    expect(new Set(kept).size).toBe(2);
    await becomes('emma', { team: 'T0OTHER' });
    await world().hands('emma').beginReport('The scanner is broken again');
    await world().until('the window', () => no.test(world().screen('emma')));
  });
});
