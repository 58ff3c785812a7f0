import { createSlack, type SlackDeps } from '../../../src/chat/slack/index';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { type Duration, seconds } from '../../../src/domain/time/instant';
import { say, typed } from '../../../src/domain/words';
import type { Playground } from '../../../src/playground/control/playground';
import type { Reply, Submission } from '../../../src/ports/inbound';
import { asCard, type Card } from '../../../src/views/card';
import type { Answers, Form } from '../../../src/views/form';
import { mei, startWorkspace, tom } from './kit/local-workspace';
import { depsFor, type SlackUnderTest, startSlack } from './kit/slack-desk';
import { voiceIn } from './kit/voices';

const form = (more: Form['fields'] = []): Form => ({
  action: 'report',
  title: say('slack.deskTitle'),
  submit: say('form.send'),
  fields: [
    {
      kind: 'text',
      name: 'words',
      label: say('slack.menu'),
      required: true,
      lines: 'many',
      most: 3000,
      initial: 'VPN',
    },
    {
      kind: 'choice',
      name: 'branch',
      label: say('slack.close'),
      required: true,
      style: 'radio',
      refreshes: true,
      options: ['hardware', 'software'].map((value) => ({ value, label: typed(value) })),
    },
    ...more,
  ],
});
const photos: Form['fields'] = [
  { kind: 'files', name: 'photos', label: say('slack.openForm'), required: false, most: 3 },
];
const card = (title: string): Card => ({
  title: say('slack.from', { person: title }),
  tone: 'warn',
  summary: say('slack.deskTitle'),
  parts: [
    { kind: 'text', text: typed('打印机 *卡纸* <!channel>') },
    {
      kind: 'buttons',
      buttons: [
        { action: 'claim', about: ticketRef(ticketId(1042)), label: typed('Claim'), tone: 'main' },
        { action: 'resolve', about: ticketRef(ticketId(1042)), label: typed('Resolve'), tone: 'plain', opens: 'form' },
      ],
      menu: [{ action: 'note', about: ticketRef(ticketId(1042)), label: typed('Note'), tone: 'plain' }],
    },
  ],
});
const delivery = (content: Card) => ({
  outboxId: 'o1',
  reason: 'card' as const,
  to: { kind: 'engineers' as const, place: 'hq', on: 'slack', recipients: [] },
  content: asCard(content),
  speak: voiceIn('en'),
  readerOf: () => undefined,
  speakIn: () => voiceIn('en'),
  accountOf: () => undefined,
  here: () => true,
});

let workspace: Playground;
let desk: SlackUnderTest;
const start = async (changes: Partial<SlackDeps> = {}): Promise<void> => {
  workspace = await startWorkspace();
  desk = await startSlack(workspace.slackApiUrl, changes);
  workspace.setRequestUrl(desk.url);
};
afterEach(async () => {
  await workspace.eventsTaken();
  await desk.stop();
  await workspace.stop();
});
const reply = (act: 'press' | 'open' | 'refresh' | 'submit' | 'hear', answer: Reply | Promise<Reply>): void =>
  void desk.inbound.replies.set(act, answer);
const shown = (): string => JSON.stringify(workspace.viewOf(mei)?.blocks ?? []);
const formShown = () => workspace.until('the form', () => workspace.viewOf(mei)?.submit !== undefined);
const lastSubmission = (): Submission => desk.inbound.given('submit').at(-1) as Submission;

test('a report: command, form, another field by choice, a photo, and the words come back as typed', async () => {
  await start();
  reply('open', { kind: 'form', form: form() });
  reply('refresh', { kind: 'form', form: form(photos) });
  reply('submit', { kind: 'done', text: typed('IT-1042') });
  const person = workspace.as(mei);
  await person.command('/repair VPN &断了');
  await formShown();
  await person.pressInView('field:choice:branch', 'hardware');
  await workspace.until('the photos', () => shown().includes('file_input'));
  const photo = await person.upload('卡纸.png', Buffer.from('png'));
  await person.submit({
    'field:text:words': '卡纸 😀 <b>',
    'field:choice:branch': 'hardware',
    'field:files:photos': [photo],
  });
  await workspace.until('the answer', () => shown().includes('IT-1042'));
  expect(desk.inbound.given('open')).toMatchObject([{ action: 'ask', text: 'VPN &断了' }]);
  expect(desk.inbound.given('refresh')).toMatchObject([{ answers: { branch: 'hardware' } }]);
  const answers: Answers = lastSubmission().answers;
  expect(answers).toMatchObject({
    words: '卡纸 😀 <b>',
    branch: 'hardware',
    photos: [{ name: '卡纸.png', platform: 'slack' }],
  });
  const [file] = answers['photos'] as readonly Parameters<typeof desk.slack.fetchFile>[0][];
  expect(file === undefined ? '' : String(await desk.slack.fetchFile(file))).toBe('png');
});

test('a form that is wrong says so at the field and keeps what was typed', async () => {
  await start();
  reply('open', { kind: 'form', form: form() });
  reply('submit', { kind: 'invalid', invalid: { kind: 'invalid', fields: { words: say('slack.saved') } } });
  const person = workspace.as(mei);
  await person.shortcut('report_fault');
  await formShown();
  await person.submit({ 'field:text:words': '坏了', 'field:choice:branch': 'software' });
  await workspace.until('the error', () => workspace.viewOf(mei)?.errors['field:text:words'] === 'Saved.');
  expect(desk.inbound.given('open')).toMatchObject([{ action: 'report' }]);
});

/** A report form that was submitted to a desk which does not answer in time. */
async function submittedSlowly(): Promise<(answer: Reply) => void> {
  await start({ answerWithin: seconds(0.05) as Duration });
  let answer: (reply: Reply) => void = () => undefined;
  reply('open', { kind: 'form', form: form() });
  reply('submit', new Promise((resolve) => (answer = resolve)));
  const person = workspace.as(mei);
  await person.command('/repair');
  await formShown();
  await person.submit({ 'field:text:words': '打了很久的字', 'field:choice:branch': 'software' });
  await workspace.until('true words', () => /还没有保存/.test(workspace.viewOf(mei)?.errors['field:text:words'] ?? ''));
  return answer;
}

test('a slow desk says that nothing is saved yet while the form stays, and then that it is', async () => {
  const answer = await submittedSlowly();
  expect(shown()).not.toMatch(/is kept|are kept|Saved\./);
  expect(workspace.viewOf(mei)?.submit).toBeDefined();
  answer({ kind: 'done', text: say('slack.saved') });
  await workspace.until('the good news', () => shown().includes('Saved.'));
});

test('a slow desk that fails brings the form back with everything typed', async () => {
  const answer = await submittedSlowly();
  answer({ kind: 'broken', reference: 'ref-7' });
  await workspace.until('the form again', () => shown().includes('ref-7'));
  expect(shown()).toContain('打了很久的字');
  expect(workspace.viewOf(mei)?.submit).toBeDefined();
});

test('the same form sent again, because nobody said what came of it, has the key of the first; a changed one has not', async () => {
  const answer = await submittedSlowly();
  const person = workspace.as(mei);
  const again = { 'field:text:words': '打了很久的字', 'field:choice:branch': 'software' };
  await person.submit(again);
  await person.submit({ ...again, 'field:text:words': '再说一句' });
  const keys = desk.inbound.given('submit').map((given) => (given as { readonly key: string }).key);
  expect(keys).toHaveLength(3);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
  answer({ kind: 'done', text: say('slack.saved') });
});

test('a card is pressed, answered for that person alone, and edited in place', async () => {
  await start();
  const ref = await desk.slack.deliver(delivery(card('IT-1042')));
  const [message] = workspace.messagesIn('CENG');
  reply('press', { kind: 'refused', refusal: { kind: 'refusal', say: 'slack.saved' } });
  await workspace.as(tom).press('CENG', message?.ts ?? '', 'Claim');
  const only = await workspace.until('the refusal', () =>
    workspace.messagesIn('CENG').find(({ ephemeral }) => ephemeral),
  );
  expect(only.text).toBe('Saved.');
  expect(desk.inbound.given('press')).toMatchObject([
    { action: 'claim', about: { kind: 'ticket', id: 1042 }, from: { account: tom } },
  ]);
  await desk.slack.deliver({ ...delivery(card('IT-1042 taken')), edit: ref });
  expect(JSON.stringify(workspace.messagesIn('CENG')[0]?.blocks)).toContain('taken');
});

test('a button that opens a form opens it, from the menu a press comes too', async () => {
  await start();
  await desk.slack.deliver(delivery(card('IT-1042')));
  const ts = workspace.messagesIn('CENG')[0]?.ts ?? '';
  reply('press', { kind: 'form', form: { ...form(), action: 'resolve', about: ticketRef(ticketId(1042)) } });
  await workspace.as(mei).press('CENG', ts, 'Resolve');
  await formShown();
  await workspace.as(mei).submit({ 'field:text:words': '换了硒鼓', 'field:choice:branch': 'hardware' });
  expect(lastSubmission()).toMatchObject({
    action: 'resolve',
    about: { kind: 'ticket', id: 1042 },
    answers: { words: '换了硒鼓' },
  });
  await workspace.as(mei).press('CENG', ts, 'Note');
  await workspace.until('the menu', () => desk.inbound.given('press').length === 2);
  expect(desk.inbound.given('press')[1]).toMatchObject({ action: 'note', about: { kind: 'ticket', id: 1042 } });
});

test('words reach the desk from a conversation, a thread and a mention, and are answered where they were said', async () => {
  const slots = new Map<string, string>();
  await start({ refs: { slotOf: async (_platform, key) => slots.get(key), undecided: async () => false } });
  const ref = await desk.slack.deliver(delivery(card('IT-1042')));
  slots.set(ref.key, '1042:engineers');
  reply('hear', { kind: 'done', text: typed('heard') });
  const person = workspace.as(tom);
  await person.dm('printer is broken');
  await person.say('CENG', '到了现场', { thread: String(ref.data['ts']) });
  await person.say('CENG', '<@UBOT> 网络断了');
  await person.say('CENG', 'lunch?');
  await workspace.until('three answers', () => workspace.callsOf('chat.postMessage').length === 4);
  const heard = desk.inbound.given('hear').map((said) => said as { where: string; under?: string; text: string });
  expect(heard.map(({ where, under, text }) => [where, under, text]).sort()).toEqual([
    ['direct', undefined, 'printer is broken'],
    ['mention', undefined, '网络断了'],
    ['thread', ref.key, '到了现场'],
  ]);
});

test('an answer to a card that is written down in this very moment reaches its ticket', async () => {
  const slots = new Map<string, string>();
  let card1042 = '';
  const undecided = async (): Promise<boolean> => {
    slots.set(card1042, '1042:engineers');
    return false;
  };
  await start({ refs: { slotOf: async (_platform, key) => slots.get(key), undecided } });
  const ref = await desk.slack.deliver(delivery(card('IT-1042')));
  card1042 = ref.key;
  await workspace.as(tom).say('CENG', '还响了一声', { thread: String(ref.data['ts']) });
  await workspace.until('it is heard', () => desk.inbound.given('hear').length === 1);
  expect(desk.inbound.given('hear')).toMatchObject([{ where: 'thread', under: card1042, text: '还响了一声' }]);
});

test('whoever was told that it failed is told what another try comes to; what was told holds, and is told once', async () => {
  await start();
  reply('hear', { kind: 'broken', reference: 'ab12' });
  const person = workspace.as(mei);
  await person.dm('打印机卡纸');
  const heard = () =>
    workspace
      .messagesIn(person.dmChannel)
      .slice(1)
      .map(({ text }) => text);
  await workspace.until('that it failed', () => heard().length === 1);
  const [payload] = [...desk.inbox.kept.values()];
  const hear = async (answer: Reply): Promise<readonly string[]> => {
    reply('hear', answer);
    await desk.slack.replay(payload);
    return heard();
  };
  expect(await hear({ kind: 'broken', reference: 'cd34' })).toEqual([expect.stringContaining('ab12')]);
  expect(await hear({ kind: 'done', text: typed('heard') })).toEqual([expect.stringContaining('ab12'), 'heard']);
  expect(await hear({ kind: 'done', text: typed('heard') })).toHaveLength(2);
  expect(await hear({ kind: 'broken', reference: 'ef56' })).toHaveLength(2);
});

test('words that met an outage are not answered until they are done, and only the last try says that it failed', async () => {
  await start();
  const outage: Reply = { kind: 'broken', reference: 'ab12', passes: true };
  reply('hear', outage);
  const person = workspace.as(mei);
  await person.dm('打印机卡纸');
  await person.dm('屏幕不亮');
  await workspace.until('that both were heard', () => desk.inbound.given('hear').length === 2);
  const answers = () => workspace.messagesIn(person.dmChannel).filter(({ user }) => user !== mei);
  const [first, second] = [...desk.inbox.kept.values()];
  await expect(desk.slack.replay(first)).rejects.toThrow('ab12');
  expect([answers(), desk.inbox.finished]).toEqual([[], []]);
  reply('hear', { kind: 'done', text: typed('heard') });
  await desk.slack.replay(first);
  reply('hear', outage);
  await desk.slack.replay(second, true);
  expect(answers().map(({ text }) => text)).toEqual(['heard', expect.stringContaining('ab12')]);
});

test('talk in other threads of a channel is not listened to; below anything in a direct conversation it is', async () => {
  await start();
  reply('hear', { kind: 'done', text: typed('heard') });
  const { message } = await workspace.as(mei).say('CENG', 'lunch?');
  await workspace.as(tom).say('CENG', 'noodles', { thread: message?.ts ?? '' });
  await workspace.until('it was handled', () => desk.inbox.finished.length === 1);
  expect(desk.inbound.given('hear')).toEqual([]);
  expect(workspace.callsOf('users.info')).toEqual([]);
  const said = await workspace.as(tom).dm('printer');
  await workspace.as(tom).dm('on floor 3', { thread: said.message?.ts ?? '' });
  await workspace.until('both', () => desk.inbound.given('hear').length === 2);
  expect(desk.inbound.given('hear')[1]).toMatchObject({ where: 'direct', text: 'on floor 3' });
});

test('a message becomes a report by its shortcut, and the home page shows what the desk says', async () => {
  await start();
  desk.inbound.cards = [card('home')];
  reply('open', { kind: 'form', form: form() });
  const said = await workspace.as(tom).say('CENG', '三楼打印机卡纸');
  await workspace.as(mei).messageShortcut('report_message', 'CENG', said.message?.ts ?? '');
  await formShown();
  expect(desk.inbound.given('open')).toMatchObject([{ text: '三楼打印机卡纸' }]);
  workspace.as(tom).openHome();
  await workspace.until('the home page', () => workspace.homeOf(tom) !== undefined);
  expect(JSON.stringify(workspace.homeOf(tom)?.blocks)).toContain('home');
});

test('language and zone come from Slack, and change when the person changes them', async () => {
  await start();
  await workspace.as(mei).command('/repair');
  await workspace.until('the opening', () => desk.inbound.given('open').length === 1);
  const { from } = desk.inbound.given('open')[0] as Submission;
  expect(await from.profile()).toEqual({ name: '林梅', language: 'zh-CN', zone: 'Asia/Shanghai' });
  expect(await from.profile(tom)).toMatchObject({ language: 'en', zone: 'Europe/London' });
  workspace.as(mei).change({ locale: 'en-US' });
  await workspace.until('the change', () => desk.inbox.finished.length === 1);
  expect((await from.profile()).language).toBe('en');
});

describe('over Socket Mode', () => {
  test('everything works without an address, and again after the line was cut', async () => {
    workspace = await startWorkspace('socket');
    const made = depsFor(workspace.slackApiUrl);
    const config = { ...made.deps.config, appToken: 'xapp-test' };
    const slack = createSlack({ ...made.deps, config });
    await slack.start();
    desk = { slack, ...made, url: '', stop: () => slack.stop() };
    reply('open', { kind: 'form', form: form() });
    await workspace.as(mei).command('/repair');
    await formShown();
    for (const how of ['ask', 'cut'] as const) {
      const before = workspace.callsOf('apps.connections.open').length;
      workspace.refreshSockets(how);
      const asked = () => workspace.callsOf('apps.connections.open').length > before;
      await workspace.until('it is back', () => asked() && workspace.connections === 1);
    }
    await workspace.as(tom).dm('still there?');
    await workspace.until('the words', () => made.inbox.finished.length === 1);
    expect(made.inbound.given('hear')).toMatchObject([{ text: 'still there?' }]);
  });

  test('an app token that Slack refuses stops the start', async () => {
    await start();
    workspace.refuseTokens('invalid_auth');
    const { deps } = depsFor(workspace.slackApiUrl);
    await expect(createSlack({ ...deps, config: { ...deps.config, appToken: 'xapp-no' } }).start()).rejects.toThrow();
  });
});
