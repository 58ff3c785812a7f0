import { ThreadUnknownYet } from '../../../src/chat/slack/hear';
import { say, typed } from '../../../src/domain/words';
import type { Playground } from '../../../src/playground/control/playground';
import { asCard } from '../../../src/views/card';
import { mei, startWorkspace, tom } from './kit/local-workspace';
import { type SlackUnderTest, startSlack } from './kit/slack-desk';
import { voiceIn } from './kit/voices';

// A card stands on the screen before we know which one it is: for as long as that takes, what is written below it waits.

const card = asCard({
  title: say('slack.from', { person: 'IT-1042' }),
  tone: 'warn',
  summary: say('slack.deskTitle'),
  parts: [],
});

let workspace: Playground;
let desk: SlackUnderTest;
/** Slots by the messages they are known to stand at, and outbox ids of messages that may have been sent. */
let slots: Map<string, string>;
let sending: Set<string>;

beforeEach(async () => {
  slots = new Map();
  sending = new Set(['7']);
  workspace = await startWorkspace();
  desk = await startSlack(workspace.slackApiUrl, {
    refs: {
      slotOf: async (_platform, key) => slots.get(key),
      undecided: async (outboxId) => (outboxId === undefined ? sending.size > 0 : sending.has(outboxId)),
    },
  });
  workspace.setRequestUrl(desk.url);
  desk.inbound.replies.set('hear', { kind: 'done', text: typed('heard') });
});

afterEach(async () => {
  await workspace.eventsTaken();
  await desk.stop();
  await workspace.stop();
});

const posted = (outboxId: string) =>
  desk.slack.deliver({
    outboxId,
    reason: 'card',
    to: { kind: 'engineers', place: 'hq', on: 'slack', recipients: [] },
    content: card,
    speak: voiceIn('en'),
    readerOf: () => undefined,
    speakIn: () => voiceIn('en'),
    accountOf: () => undefined,
    here: () => true,
  });

/** Somebody writes below it, while nothing is known of it. Answers what is kept of that. */
async function written(thread: string): Promise<unknown> {
  await workspace.as(tom).say('CENG', '还响了一声', { thread });
  await workspace.until('that it is kept', () => desk.inbox.kept.size === 1);
  const [payload] = [...desk.inbox.kept.values()];
  return payload;
}

test('however often it is tried, words below a card of which nobody knows yet wait, and reach its ticket', async () => {
  const ref = await posted('7');
  const words = await written(String(ref.data['ts']));
  for (let nth = 0; nth < 3; nth += 1) await expect(desk.slack.replay(words)).rejects.toThrow(ThreadUnknownYet);
  expect(desk.inbound.given('hear')).toEqual([]);
  slots.set(ref.key, '1042:engineers');
  sending.clear();
  await desk.slack.replay(words);
  expect(desk.inbound.given('hear')).toMatchObject([{ where: 'thread', under: ref.key, text: '还响了一声' }]);
});

test('words in other threads wait for no card that is on its way elsewhere, but for a moment', async () => {
  await workspace.as(mei).say('CENG', '中午吃什么');
  const others = workspace.messagesIn('CENG').at(-1)?.ts ?? '';
  expect(await desk.slack.replay(await written(others))).toBeUndefined();
  expect(desk.inbound.given('hear')).toEqual([]);
});

test('what is known to have been sent, or not, is waited for no more', async () => {
  const ref = await posted('8');
  await expect(desk.slack.replay(await written(String(ref.data['ts'])))).resolves.toBeUndefined();
});

test('at the last try nothing is waited for: words to the desk alone are answered where they were said', async () => {
  const ref = await posted('7');
  const words = await written(String(ref.data['ts']));
  await desk.slack.replay(words, true);
  expect(desk.inbound.given('hear')).toEqual([]);
});
