import { typed } from '../../../src/domain/words';
import type { Opening, Said } from '../../../src/ports/inbound';
import { type Answer, FakeSlack } from './kit/fake-slack';
import { eventOf, interaction, type SlackUnderTest, send, startSlack, until } from './kit/slack-desk';

let fake: FakeSlack;
let desk: SlackUnderTest;
beforeAll(async () => {
  fake = await new FakeSlack().start();
  desk = await startSlack(fake.apiUrl);
});
afterAll(async () => {
  await desk.stop();
  await fake.stop();
});
beforeEach(() => {
  desk.inbound.acts.splice(0);
  desk.inbound.replies.clear();
  fake.calls.splice(0);
});

let nth = 0;
/** Somebody writes; what the desk was given to hear. */
async function heard(message: object): Promise<Said> {
  nth += 1;
  const event = { type: 'message', channel: 'C9', user: 'U1', text: '', ts: `${nth}.0`, ...message };
  await send(desk.url, eventOf(`Ev${nth}`, event));
  await until(() => desk.inbound.given('hear').length > 0);
  return desk.inbound.given('hear').at(-1) as Said;
}
const posted = (): string => JSON.stringify(fake.asked('chat.postMessage'));
const onlyNamed = (...ids: readonly string[]) =>
  ids.map((id) => ({ id, mode: 'file_access', file_access: 'check_file_info' }));
const file = (id: string) => ({ id, name: `${id}.png`, mimetype: 'image/png', url_private: `${fake.url}f/${id}` });
const info = (id: string): Answer => ({ ok: true, file: file(id) });

describe('files that Slack only names (1.6)', () => {
  test('are asked about, and come along', async () => {
    fake.next('files.info', info('F1'), info('F2'));
    const said = await heard({
      channel: 'D1',
      channel_type: 'im',
      subtype: 'file_share',
      files: onlyNamed('F1', 'F2'),
    });
    expect(said.files.map(({ id, name }) => [id, name])).toEqual([
      ['F1', 'F1.png'],
      ['F2', 'F2.png'],
    ]);
    expect(fake.asked('files.info')).toMatchObject([{ file: 'F1' }, { file: 'F2' }]);
    expect(posted()).not.toContain('could not be read');
  });

  test.each([
    ['no longer there', { ok: false, error: 'file_not_found' }],
    ['not for the desk to see', { ok: false, error: 'access_denied' }],
    ['nowhere to be fetched', { ok: true, file: { id: 'F1', name: 'a.png' } }],
  ])('that are %s are told of, and the words are heard', async (_what, answer) => {
    fake.next('files.info', answer);
    const said = await heard({ channel: 'D1', channel_type: 'im', text: '卡纸', files: onlyNamed('F1') });
    expect(said).toMatchObject({ text: '卡纸', files: [] });
    await until(() => posted().includes('1 file could not be read here'));
  });

  test('are waited for while Slack does not answer: nobody is told that they are lost', async () => {
    fake.next('files.info', { status: 503 });
    nth += 1;
    const event = {
      type: 'message',
      channel: 'D1',
      channel_type: 'im',
      user: 'U1',
      text: '卡纸',
      ts: `${nth}.0`,
      files: onlyNamed('F1'),
    };
    await send(desk.url, eventOf(`Ev${nth}`, event));
    await until(() => desk.log.lines.some((line) => line.includes('files.info')));
    expect(desk.inbound.given('hear')).toEqual([]);
    expect(desk.inbox.finished).not.toContain(`slack:message:D1:${nth}.0`);
    fake.next('files.info', info('F1'));
    await desk.slack.replay(desk.inbox.kept.get(`slack:message:D1:${nth}.0`));
    expect(desk.inbound.given('hear')).toMatchObject([{ files: [{ id: 'F1' }] }]);
  });

  test('a message that is reported by shortcut brings its photos', async () => {
    fake.next('files.info', info('F2'), { ok: false, error: 'file_not_found' });
    const shortcut = {
      type: 'message_action',
      callback_id: 'report_message',
      trigger_id: 't1',
      user: { id: 'U1' },
      team: { id: 'T1' },
      channel: { id: 'C9' },
      response_url: `${fake.url}answer`,
      message: {
        type: 'message',
        user: 'U2',
        ts: '7.0',
        text: '投影仪不亮',
        files: [file('F1'), ...onlyNamed('F2', 'F3')],
      },
    };
    await send(desk.url, interaction(shortcut));
    await until(() => fake.calls.some(({ method }) => method === 'answer'));
    const [opening] = desk.inbound.given('open') as readonly Opening[];
    expect(opening).toMatchObject({ action: 'report', text: '投影仪不亮', files: [{ id: 'F1' }, { id: 'F2' }] });
    expect(JSON.stringify(fake.asked('answer'))).toContain('有 1 个文件在这里读取不到');
  });
});

describe('a mention in somebody else’s thread (1.5)', () => {
  const mention = { text: '<@UBOT> 能看一下吗？', thread_ts: '1.0' };
  const first = (more: object = {}) => ({
    ok: true,
    messages: [{ type: 'message', user: 'U2', ts: '1.0', text: '三楼打印机卡纸 &lt;急&gt;', ...more }],
  });

  test('offers the thread’s first message, with who wrote it, and the one that mentions the desk', async () => {
    fake.next('conversations.replies', first({ files: [file('F1')] }));
    const said = await heard(mention);
    expect(said).toMatchObject({ where: 'mention', files: [{ id: 'F1' }] });
    expect(said.text).toBe('李雷：三楼打印机卡纸 <急>\n能看一下吗？');
    expect(fake.asked('conversations.replies')).toMatchObject([{ channel: 'C9', ts: '1.0', limit: '1' }]);
  });

  test.each([
    ['their own', first({ user: 'U1' }), '三楼打印机卡纸 <急>\n能看一下吗？'],
    ['a machine’s', first({ user: undefined, bot_id: 'B7' }), '三楼打印机卡纸 <急>\n能看一下吗？'],
    ['the desk’s own', first({ user: 'UBOT' }), '能看一下吗？'],
    ['deleted', first({ user: 'USLACKBOT', subtype: 'tombstone', text: 'This message was deleted.' }), '能看一下吗？'],
  ])('takes it for what it is: %s', async (_what, answer, text) => {
    fake.next('conversations.replies', answer);
    expect((await heard(mention)).text).toBe(text);
  });

  test.each(['missing_scope', 'not_in_channel', 'thread_not_found'])(
    'goes on without it, and says so, where the desk may not read it: %s',
    async (error) => {
      fake.next('conversations.replies', { ok: false, error });
      desk.inbound.replies.set('hear', { kind: 'done', text: typed('noted') });
      expect((await heard(mention)).text).toBe('能看一下吗？');
      await until(() => posted().includes('I may not read the message that this thread began with'));
      expect(posted()).toContain('noted');
    },
  );

  test('a mention at the head of a thread, and one in a conversation with the desk alone, ask for nothing', async () => {
    expect((await heard({ text: '<@UBOT> 坏了' })).text).toBe('坏了');
    await heard({ channel: 'D1', channel_type: 'im', text: '坏了', thread_ts: '1.0' });
    expect(fake.asked('conversations.replies')).toEqual([]);
  });
});
