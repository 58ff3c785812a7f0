import type { Playground } from '../../src/playground/control/playground';
import { aBoltApp, type LittleDesk } from './a-bolt-app';
import { aPlayground, aSeed, itDesk, mei, tom } from './a-workspace';

let playground: Playground;
let desk: LittleDesk;
const heardBy = (name: string) => desk.heard.filter((one) => one.name === name);
const submittedValues = (): unknown => {
  const view = heardBy('view_submission').at(-1)?.body['view'] as { state: { values: unknown } } | undefined;
  return view?.state.values;
};
const card = () => playground.messagesIn(itDesk).find((one) => one.blocks !== undefined);

afterEach(async () => {
  await desk.stop();
  await playground.stop();
});

describe.each(['http', 'socket'] as const)('the unchanged Bolt over %s', (how) => {
  beforeEach(async () => {
    playground = await aPlayground({ seed: aSeed({ app: { socketMode: how === 'socket' } }) });
    desk = await aBoltApp(playground, itDesk, how);
  });

  test('opens a form by command, shows errors at the field, posts a card, and has it claimed', async () => {
    const person = playground.as(mei);
    expect((await person.command('/repair printer')).ok).toBe(true);
    await playground.until('the form', () => playground.viewOf(mei));
    const photo = await person.upload('photo.png', Buffer.from('png'));
    const refused = await person.submit({ Kind: 'Network', 'What is wrong': 'abc', Photos: [photo] });
    expect(refused.views[0]?.errors).toEqual({ what: 'A little more, please.' });
    const taken = await person.submit({ 'What is wrong': '打印机坏了 🖨' });
    expect(taken).toMatchObject({ ok: true, views: [] });
    const { ts } = await playground.until('the card', card);
    expect(card()).toMatchObject({ text: '打印机坏了 🖨', metadata: { event_type: 'card' } });
    const values = submittedValues();
    expect(values).toMatchObject({
      kind: { kind: { type: 'static_select', selected_option: { value: 'network' } } },
      photos: { files: { type: 'file_input', files: [{ id: photo, name: 'photo.png', mimetype: 'image/png' }] } },
    });

    await playground.as(tom).press(itDesk, ts, 'Claim');
    await playground.until('the edit', () =>
      playground.messagesIn(itDesk).find((one) => one.text === 'taken by <@U02TOM>'),
    );
    await playground.until('the whisper', () =>
      playground
        .as(tom)
        .sees()
        .messages.find((one) => one.text === 'It is yours.'),
    );
    expect(
      playground
        .as(mei)
        .sees()
        .messages.some((one) => one.text === 'It is yours.'),
    ).toBe(false);
  });

  test('hears messages, mentions with both events, files, the home tab and changed people', async () => {
    const person = playground.as(mei);
    const file = await person.upload('log.txt', Buffer.from('text'));
    await person.dm('look at <this> & that', { files: [file] });
    await person.say(itDesk, 'help <@U09BOT>');
    person.openHome();
    person.change({ locale: 'en-GB' });
    await playground.eventsTaken();
    const messages = heardBy('event message').map((one) => one.body['event']);
    expect(messages).toMatchObject([
      { channel_type: 'im', subtype: 'file_share', text: 'look at &lt;this&gt; &amp; that', files: [{ id: file }] },
      { channel_type: 'channel', user: mei },
    ]);
    expect(heardBy('event app_mention')).toHaveLength(1);
    expect(heardBy('event app_home_opened').map((one) => one.body['event'])).toMatchObject([
      { tab: 'home', user: mei },
    ]);
    expect(heardBy('event user_change').map((one) => one.body['event'])).toMatchObject([{ user: { locale: 'en-GB' } }]);
  });

  test('is reached by shortcuts, and by a change inside a modal with all it holds', async () => {
    const { message } = await playground.as(mei).say(itDesk, 'it is broken');
    await playground.as(tom).messageShortcut('report_this', itDesk, message?.ts ?? '');
    expect(heardBy('message_action')[0]?.body).toMatchObject({
      message: { text: 'it is broken' },
      channel: { id: itDesk },
    });
    await playground.as(mei).shortcut('report');
    await playground.until('the form', () => playground.viewOf(mei));
    await playground.as(mei).pressInView('Kind', 'Computer');
    expect(heardBy('block_actions')[0]?.body).toMatchObject({
      container: { type: 'view' },
      actions: [{ action_id: 'kind', block_id: 'kind', selected_option: { value: 'computer' } }],
      view: { state: { values: { kind: { kind: { selected_option: { value: 'computer' } } } } } },
    });
  });

  test('answers a command for the person alone', async () => {
    await playground.as(mei).command('/repair help', itDesk);
    expect(playground.as(mei).sees().messages).toMatchObject([{ text: 'say /repair', ephemeral: true }]);
    expect(playground.as(tom).sees().messages).toEqual([]);
  });
});

describe('what goes wrong is said to the person', () => {
  beforeEach(async () => {
    playground = await aPlayground({ seed: aSeed({ rules: { answerWithin: 300 } }) });
    desk = await aBoltApp(playground, itDesk, 'http', 400);
  });

  test('a command that is not answered in time, is not known, or is typed in a thread', async () => {
    const slow = await playground.as(mei).command('/repair slow');
    expect(slow).toMatchObject({ ok: false, problem: '/repair failed with the error "operation_timeout"' });
    expect((await playground.as(mei).command('/nothing')).problem).toBe('/nothing is not a valid command.');
    const { message } = await playground.as(mei).say(itDesk, 'hello');
    const inThread = await playground.as(mei).say(itDesk, '/repair x', { thread: message?.ts ?? '' });
    expect(inThread.problem).toBe('/repair is not supported in threads. Sorry!');
  });

  test('an app that is not there', async () => {
    playground.setRequestUrl('http://127.0.0.1:9/slack/events');
    expect((await playground.as(mei).command('/repair')).problem).toContain('dispatch_failed');
  });

  test('pressing what is not there lists what is', async () => {
    await playground.as(mei).command('/repair');
    await playground.until('the form', () => playground.viewOf(mei));
    await expect(playground.as(mei).pressInView('Delete')).rejects.toThrow(
      /there is no "Delete" in the modal; there is: "Kind"/,
    );
  });
});

describe('requests to the app', () => {
  beforeEach(async () => {
    playground = await aPlayground();
    desk = await aBoltApp(playground, itDesk);
  });

  const event = {
    type: 'message',
    channel: 'D01MEI',
    channel_type: 'im',
    user: mei,
    text: 'x',
    ts: '1.1',
    event_ts: '1.1',
  };

  test('forged, unsigned and stale ones are refused by Bolt; one from the future is not', async () => {
    expect(await playground.sendEvent(event, { signature: 'wrong' })).toMatchObject({ ok: false, status: 401 });
    expect(await playground.sendEvent(event, { signature: 'none' })).toMatchObject({ ok: false, status: 401 });
    expect(await playground.sendEvent(event, { age: 301 })).toMatchObject({ ok: false, status: 401 });
    expect(await playground.sendEvent(event, { age: -3600 })).toMatchObject({ ok: true });
    expect(playground.eventsWaiting).toBe(0);
  });

  test('the same event can be sent twice, with the same event_id', async () => {
    const envelope = playground.envelope(event);
    await playground.sendEvent({ envelope });
    await playground.sendEvent({ envelope });
    expect(new Set(heardBy('event message').map((one) => one.body['event_id'])).size).toBe(1);
    expect(heardBy('event message')).toHaveLength(2);
  });

  test('an event that was not taken comes again three times, saying so, then no more', async () => {
    playground.setRequestUrl('http://127.0.0.1:9/');
    await playground.as(mei).dm('are you there?');
    await playground.eventsTaken();
    for (const left of [1, 1, 0]) {
      await playground.retryEventsNow();
      await playground.eventsTaken();
      expect(playground.eventsWaiting).toBe(left);
    }
  });

  test('a repeat names its number', async () => {
    const app = desk;
    playground.setRequestUrl('http://127.0.0.1:9/');
    await playground.as(mei).dm('are you there?');
    await playground.until('the first repeat', () => playground.eventsWaiting === 1);
    await app.stop();
    desk = await aBoltApp(playground, itDesk);
    await playground.retryEventsNow();
    await playground.until('the message', () => heardBy('event message')[0]);
    expect(heardBy('event message')[0]?.retry).toBeGreaterThanOrEqual(1);
  });

  test('a hundred people press at once, and every press arrives', async () => {
    await playground.as(mei).command('/repair');
    await playground.until('the form', () => playground.viewOf(mei));
    await playground.as(mei).submit({ Kind: 'Network', 'What is wrong': 'no internet' });
    const { ts } = await playground.until('the card', card);
    const presses = Array.from({ length: 100 }, () =>
      playground.sendInteraction({
        type: 'block_actions',
        team: { id: 'T01', domain: 'harbour' },
        user: { id: tom, username: 'tom' },
        container: { type: 'message' },
        actions: [{ type: 'button', action_id: 'claim', block_id: 'do', value: ts }],
      }),
    );
    expect((await Promise.all(presses)).every((one) => one.ok)).toBe(true);
    expect(heardBy('block_actions')).toHaveLength(100);
  });
});

describe('Socket Mode', () => {
  beforeEach(async () => {
    playground = await aPlayground({ seed: aSeed({ app: { socketMode: true } }) });
    desk = await aBoltApp(playground, itDesk, 'socket');
  });

  test.each(['ask', 'cut'] as const)('the app comes back when the connection is refreshed (%s)', async (how) => {
    expect(playground.connections).toBe(1);
    playground.refreshSockets(how);
    await playground.until('the connection to go', () => playground.connections === 0);
    await playground.until('the connection to come back', () => playground.connections === 1);
    await playground.as(mei).dm('still there?');
    await playground.until('the message', () => heardBy('event message')[0]);
  });
});
