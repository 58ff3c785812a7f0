import { createSlack, type SlackDeps } from '../../../src/chat/slack/index';
import { personId } from '../../../src/domain/people/person';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';
import type { Duration, Instant } from '../../../src/domain/time/instant';
import { say, typed } from '../../../src/domain/words';
import { slackLimits } from '../../../src/platforms/slack-limits';
import {
  type Delivery,
  DeliveryFailed,
  DeliveryUncertain,
  MessageGone,
  type Platform,
} from '../../../src/ports/platform';
import { asCard, asMessage, type Card } from '../../../src/views/card';
import { FakeSlack } from './kit/fake-slack';
import { depsFor } from './kit/slack-desk';
import { voiceIn } from './kit/voices';

let fake: FakeSlack;
let slack: Platform;
const pauses: number[] = [];

const make = (changes: Partial<SlackDeps> = {}): Platform =>
  createSlack(depsFor(fake.apiUrl, { pause: async (length: Duration) => void pauses.push(length), ...changes }).deps);

beforeEach(async () => {
  pauses.length = 0;
  fake = await new FakeSlack().start();
  slack = make();
});
afterEach(() => fake.stop());

const title = say('slack.deskTitle');
const card: Card = {
  title,
  tone: 'plain',
  summary: title,
  parts: [{ kind: 'table', columns: [title], rows: [[typed('一')]] }],
};
const li = {
  id: personId('li'),
  name: '李雷',
  language: 'zh-CN',
  zone: 'Asia/Shanghai',
  roles: [],
  skills: [],
  active: true,
  identities: { slack: 'U1' },
} as const;
const delivery = (more: Partial<Delivery> = {}): Delivery => ({
  outboxId: 'o1',
  reason: 'card',
  to: { kind: 'engineers', place: 'hq', on: 'slack', recipients: [] },
  content: asMessage({ text: typed('你好 <!channel>') }),
  speak: voiceIn('zh-CN'),
  readerOf: () => undefined,
  speakIn: () => voiceIn('en'),
  accountOf: () => undefined,
  here: () => true,
  ...more,
});
const ref = { key: 'CENG:5.5', data: { channel: 'CENG', ts: '5.5' } };
const photo = { id: 'F7', name: '照片.png', mime: 'image/png', size: 3, platform: 'slack', source: {} };

test('posts to the engineers of the place, marked with the outbox id, with nothing parsed or unfurled', async () => {
  const posted = await slack.deliver(delivery());
  expect(posted).toEqual({ key: 'CENG:1700000000.000001', data: { channel: 'CENG', ts: '1700000000.000001' } });
  expect(fake.asked('chat.postMessage')[0]).toMatchObject({
    channel: 'CENG',
    text: '你好 &lt;!channel&gt;',
    metadata: { event_type: 'dutydesk', event_payload: { outbox: 'o1' } },
    unfurl_links: false,
    unfurl_media: false,
    parse: 'none',
    link_names: false,
  });
});

/** What a message says in its blocks. */
const saidIn = (message: Readonly<Record<string, unknown>> | undefined): string =>
  [...JSON.stringify(message?.['blocks'] ?? []).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text]) => JSON.parse(`"${text}"`) as string)
    .join('');

describe('words of thousands of characters (1.7)', () => {
  const under = { key: 'C7:5.5', data: { channel: 'C7', ts: '5.5' } };
  const long = (words: string, more: Partial<Delivery> = {}) =>
    delivery({ content: asMessage({ text: typed(words), from: li.id }), under, ...more });
  const texts = () => fake.asked('chat.postMessage').map((message) => saidIn(message).replace(/^.*?\(/s, '('));
  const joined = () =>
    texts()
      .map((text) => text.replace(/^\(\d+\/\d+\) /, ''))
      .join('');

  test.each([
    ['Chinese', '三楼的打印机又卡纸了。'.repeat(460)],
    ['without a pause', 'x'.repeat(5000)],
    ['emoji of families', '👩🏽‍💻👨‍👩‍👧‍👦'.repeat(400)],
    ['as long as anything may be', '坏'.repeat(12_000)],
  ])('come whole, in numbered parts below the same message, and no sign is cut: %s', async (_what, words) => {
    await slack.deliver(long(words));
    const asked = fake.asked('chat.postMessage');
    expect(asked.map(({ thread_ts: thread }) => thread)).toEqual(asked.map(() => '5.5'));
    expect(texts().map((text) => text.split(' ')[0])).toEqual(asked.map((_, nth) => `(${nth + 1}/${asked.length})`));
    expect(joined() === words).toBe(true);
    expect(texts().filter((text) => text.length > slackLimits.textObject.most || /\u200d$/u.test(text))).toEqual([]);
  });

  test('are said once each, though the line breaks between two parts', async () => {
    const words = '坏'.repeat(8000);
    fake.next('chat.postMessage', { ok: true, channel: 'C7', ts: '6.1' }, 'hang up');
    await expect(slack.deliver(long(words))).rejects.toThrow(DeliveryUncertain);
    const there = (outbox: string, ts: string) => ({
      ts,
      metadata: { event_type: 'dutydesk', event_payload: { outbox } },
    });
    fake.next('conversations.replies', { ok: true, messages: [there('o1', '6.1')] });
    fake.next('conversations.replies', { ok: true, messages: [there('o1', '6.1'), there('o1:2', '6.2')] });
    await slack.deliver(long(words, { uncertainSince: 1 as Instant }));
    expect(texts().map((text) => text.split(' ')[0])).toEqual(['(1/3)', '(2/3)', '(3/3)']);
  });
});

test('a person is told with one call, the first time too: fifty conversations a minute could be opened', async () => {
  const toLi = delivery({ to: { kind: 'person', person: li.id }, person: li });
  expect((await slack.deliver(toLi)).data).toEqual({ channel: 'DU1', ts: '1700000000.000001' });
  await slack.deliver(toLi);
  expect(fake.asked('conversations.open')).toEqual([]);
  expect(fake.asked('chat.postMessage').map(({ channel }) => channel)).toEqual(['U1', 'DU1']);
});

test('a message to a person that may have been said is looked for in their conversation', async () => {
  const toLi = delivery({
    to: { kind: 'person', person: li.id },
    person: li,
    uncertainSince: 1_700_000_000_000 as Instant,
  });
  await slack.deliver(toLi);
  expect(fake.asked('conversations.history')).toMatchObject([{ channel: 'DU1' }]);
  expect(fake.asked('chat.postMessage')).toMatchObject([{ channel: 'DU1' }]);
});

test('answers below the head of a thread, its number a text', async () => {
  const posted = await slack.deliver(
    delivery({ under: { key: 'C7:6.6', data: { channel: 'C7', ts: '6.6', thread: '5.5' } } }),
  );
  expect(fake.asked('chat.postMessage')[0]).toMatchObject({ channel: 'C7', thread_ts: '5.5' });
  expect(posted.data).toMatchObject({ channel: 'C7', thread: '5.5' });
});

test('shows a question to a person, and what they must notice, in the conversation too, and news only in its thread', async () => {
  const press = { action: 'confirm', label: title, tone: 'main' } as const;
  const question = { ...card, parts: [{ kind: 'buttons', buttons: [press] }] } as const;
  const to = { kind: 'person', person: li.id } as const;
  for (const content of [asCard(question), asCard(card)]) {
    await slack.deliver(delivery({ to, person: li, under: ref, content }));
  }
  await slack.deliver(delivery({ to, person: li, under: ref, content: asCard(card), surfaces: true }));
  await slack.deliver(delivery({ under: ref, content: asCard(question) }));
  const shown = fake.asked('chat.postMessage').map(({ reply_broadcast: broadcast }) => broadcast);
  expect(shown).toEqual([true, false, true, false]);
});

test('edits in place and keeps the mark', async () => {
  expect(await slack.deliver(delivery({ edit: ref, content: asCard(card) }))).toEqual(ref);
  expect(fake.asked('chat.update')[0]).toMatchObject({
    channel: 'CENG',
    ts: '5.5',
    metadata: { event_type: 'dutydesk' },
  });
});

test('a card of a ticket that is of another place by now says so where it stands, and is posted where its engineers read (7.1)', async () => {
  const elsewhere = { key: 'CFAR:5.5', data: { channel: 'CFAR', ts: '5.5' } };
  await expect(slack.deliver(delivery({ edit: elsewhere, content: asCard(card) }))).rejects.toBeInstanceOf(MessageGone);
  expect(fake.asked('chat.update')).toMatchObject([
    { channel: 'CFAR', ts: '5.5', text: expect.stringContaining('其他地点') },
  ]);
  // What stands in somebody's own conversation stays there.
  const own = { key: 'DU1:5.5', data: { channel: 'DU1', ts: '5.5' } };
  const toLi = delivery({ to: { kind: 'person', person: li.id }, person: li, edit: own });
  expect(await slack.deliver(toLi)).toEqual(own);
});

test('says when the message is gone', async () => {
  fake.next('chat.update', { ok: false, error: 'message_not_found' });
  await expect(slack.deliver(delivery({ edit: ref }))).rejects.toBeInstanceOf(MessageGone);
});

test('draws plainer when Slack refuses the blocks, and at last sends words alone', async () => {
  const refused = { ok: false, error: 'invalid_blocks' };
  fake.next('chat.postMessage', refused, refused);
  await slack.deliver(delivery({ content: asCard(card) }));
  const [rich, plain, words] = fake
    .asked('chat.postMessage')
    .map(({ blocks }) => blocks as { type: string }[] | undefined);
  expect(rich?.map(({ type }) => type)).toEqual(['header', 'table']);
  expect(plain?.map(({ type }) => type)).toEqual(['header', 'rich_text']);
  expect(words).toBeUndefined();
});

test('an edit that ends in words alone takes the old blocks away', async () => {
  const refused = { ok: false, error: 'invalid_blocks' };
  fake.next('chat.update', refused, refused);
  await slack.deliver(delivery({ edit: ref, content: asCard(card) }));
  expect(fake.asked('chat.update').at(-1)).toMatchObject({ blocks: [] });
});

test.each([
  ['a cut line', 'hang up' as const],
  ['a failing server', { status: 503, text: 'away' }],
  ['an inner error', { ok: false, error: 'internal_error' }],
])('does not repeat by itself after %s, for nobody knows', async (_what, answer) => {
  fake.next('chat.postMessage', answer);
  await expect(slack.deliver(delivery())).rejects.toBeInstanceOf(DeliveryUncertain);
  expect(fake.asked('chat.postMessage')).toHaveLength(1);
});

test('looks an uncertain message up and does not say it twice', async () => {
  const metadata = { event_type: 'dutydesk', event_payload: { outbox: 'o1' } };
  const another = { ts: '1.1', metadata: { event_type: 'dutydesk', event_payload: { outbox: 'o0' } } };
  fake.next(
    'conversations.history',
    { ok: true, messages: [another], response_metadata: { next_cursor: 'more' } },
    { ok: true, messages: [{ ts: '9.9', metadata }] },
  );
  const found = await slack.deliver(delivery({ uncertainSince: 1_700_000_000_000 as Instant }));
  expect(found.key).toBe('CENG:9.9');
  expect(fake.asked('conversations.history')[0]).toMatchObject({
    include_all_metadata: true,
    oldest: '1699999880.000000',
  });
  expect(fake.asked('chat.postMessage')).toEqual([]);
});

test('says an uncertain message that is not there', async () => {
  await slack.deliver(delivery({ under: ref, uncertainSince: 1_700_000_000_000 as Instant }));
  expect(fake.asked('conversations.replies')[0]).toMatchObject({ channel: 'CENG', ts: '5.5' });
  expect(fake.asked('chat.postMessage')).toHaveLength(1);
});

test('is told how long to wait when Slack limits it, and asks no more until then', async () => {
  fake.next('chat.postMessage', { status: 429, headers: { 'retry-after': '30' } });
  await expect(slack.deliver(delivery())).rejects.toMatchObject({ retryIn: 30_000 });
  await expect(slack.deliver(delivery())).rejects.toBeInstanceOf(DeliveryFailed);
  expect(fake.asked('chat.postMessage')).toHaveLength(1);
});

test('waits its turn in a busy channel, and asks for later where that is long', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => slack.deliver(delivery())));
  const said = outcomes.filter(({ status }) => status === 'fulfilled').length;
  expect(said).toBe(7);
  expect(pauses.length).toBe(4);
});

test('knows whom and where it cannot reach', async () => {
  const nobody = { ...li, identities: {} };
  await expect(
    slack.deliver(delivery({ to: { kind: 'person', person: li.id }, person: nobody })),
  ).rejects.toMatchObject({
    retryIn: null,
  });
  await expect(slack.deliver(delivery({ to: { kind: 'digests' } }))).rejects.toMatchObject({ retryIn: null });
  expect([slack.reaches(li), slack.reaches(nobody), slack.addresses?.({ kind: 'digests' })]).toEqual([
    true,
    false,
    false,
  ]);
});

test('brings files along into the thread', async () => {
  slack = make({ fetchFile: async () => Buffer.from('png') });
  const foreign = { ...photo, platform: 'wecom' };
  await slack.deliver(delivery({ content: asMessage({ text: typed('看图'), files: [foreign] }) }));
  expect(fake.asked('files.getUploadURLExternal')).toMatchObject([{ filename: '照片.png', length: '3' }]);
  expect(fake.asked('upload')).toEqual([{ body: 'png' }]);
  expect(fake.asked('files.completeUploadExternal')).toMatchObject([
    { channel_id: 'CENG', thread_ts: '1700000000.000001', files: [{ id: 'F1', title: '照片.png' }] },
  ]);
});

test('tells in the thread which file was lost, and the message stands', async () => {
  const content = asMessage({ text: typed('看图'), files: [{ ...photo, platform: 'wecom' }] });
  expect((await slack.deliver(delivery({ content }))).key).toBe('CENG:1700000000.000001');
  expect(fake.asked('chat.postMessage')[1]).toMatchObject({ text: expect.stringContaining('照片.png') });
});

test('brings only the files that are missing when the message was found', async () => {
  slack = make({ fetchFile: async () => Buffer.from('png') });
  const metadata = { event_type: 'dutydesk', event_payload: { outbox: 'o1' } };
  fake.next('conversations.history', { ok: true, messages: [{ ts: '9.9', metadata }] });
  fake.next('conversations.replies', { ok: true, messages: [{ ts: '9.95', files: [{ name: '照片.png' }] }] });
  const files = [
    { ...photo, platform: 'wecom' },
    { ...photo, platform: 'wecom', name: '第二张.png' },
  ];
  await slack.deliver(delivery({ content: asMessage({ text: typed('看图'), files }), uncertainSince: 1 as Instant }));
  expect(fake.asked('files.getUploadURLExternal')).toMatchObject([{ filename: '第二张.png' }]);
});

test('shows a picture once Slack has looked at it, and says it in words where there is none', async () => {
  const pictures = {
    put: async () => undefined,
    get: async (key: string) => (key === 'p' ? Buffer.from('png') : undefined),
  };
  slack = make({ pictures });
  const picture = (key: string): Card => ({
    ...card,
    parts: [{ kind: 'picture', picture: { key, alt: say('slack.menu') } }],
  });
  fake.next('files.info', { ok: true, file: { id: 'F1', mimetype: '' } });
  await slack.deliver(delivery({ content: asCard(picture('p')) }));
  await slack.deliver(delivery({ content: asCard(picture('lost')) }));
  const [shown, lost] = fake.asked('chat.postMessage').map(({ blocks }) => (blocks as unknown[])[1]);
  expect(shown).toEqual({ type: 'image', slack_file: { id: 'F1' }, alt_text: '更多…' });
  expect(lost).toMatchObject({ type: 'context' });
  expect(pauses).toEqual([100]);
});

test('gives its token to nobody but Slack, and takes no file above 10 MB', async () => {
  const at = (url: string) => ({ ...photo, source: { url } });
  await expect(slack.fetchFile(at('https://slack.com.evil.example/x'))).rejects.toMatchObject({ code: 'foreign_file' });
  await expect(slack.fetchFile(at('no address'))).rejects.toMatchObject({ code: 'foreign_file' });
  expect(fake.calls).toEqual([]);
  fake.next('big', { big: 'x'.repeat(slackLimits.fileInputBytes.most + 1) });
  await expect(slack.fetchFile(at(`${fake.url}big`))).rejects.toMatchObject({ code: 'file_too_large', retryIn: null });
  fake.next('small', { a: 1 });
  expect(String(await slack.fetchFile(at(`${fake.url}small`)))).toBe('{"a":1}');
  expect(fake.calls.at(-1)?.token).toBe('Bearer xoxb-test');
});

const opens = {
  action: 'look',
  about: ticketRef(ticketId(1042)),
  label: typed('打开 IT-1042'),
  tone: 'plain',
  opens: 'card',
} as const;
const alert = asMessage({ text: typed('IT-1042 已超时'), opens });
const never = () => new Promise<void>(() => {});
const permalink = 'https://acme.slack.com/archives/CENG/p55';
/** Where a message leads, and what it has to press. */
const waysIn = (message: Readonly<Record<string, unknown>> | undefined) => {
  const blocks = JSON.stringify(message?.['blocks'] ?? []);
  return { links: [...blocks.matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url), presses: /"press:0"/.test(blocks) };
};

test('an alert opens its ticket by a button, for whoever cannot read the channel, and links to its card, for which Slack is asked once', async () => {
  slack = make({ pause: never });
  fake.next('chat.getPermalink', { ok: true, permalink });
  for (const outboxId of ['a1', 'a2', 'a3']) await slack.deliver(delivery({ outboxId, content: alert, card: ref }));
  expect(fake.asked('chat.getPermalink')).toEqual([{ channel: 'CENG', message_ts: '5.5' }]);
  const said = fake.asked('chat.postMessage').map(waysIn);
  expect(said).toEqual([1, 2, 3].map(() => ({ links: [permalink], presses: true })));
});

test.each([
  ['Slack refuses the link', { pause: never }, { ok: false, error: 'message_not_found' }],
  ['Slack is too slow with it', {}, { ok: true, permalink }],
])('an alert is said at once, with the button alone, where %s', async (_why, changes, answer) => {
  slack = make(changes);
  fake.next('chat.getPermalink', answer);
  await slack.deliver(delivery({ content: alert, card: ref }));
  expect(waysIn(fake.asked('chat.postMessage')[0])).toEqual({ links: [], presses: true });
});

test('whoever reads no card of the ticket there opens it by a button, on a card as well, and nothing is asked', async () => {
  await slack.deliver(delivery({ content: alert }));
  await slack.deliver(delivery({ outboxId: 'o2', content: asCard({ ...card, opens }) }));
  expect(fake.asked('chat.postMessage').map(waysIn)).toEqual([1, 2].map(() => ({ links: [], presses: true })));
  expect(fake.asked('chat.getPermalink')).toEqual([]);
});
