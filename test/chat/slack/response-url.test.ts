import { typed } from '../../../src/domain/words';
import type { Playground } from '../../../src/playground/control/playground';
import type { SlackFault } from '../../../src/playground/faults';
import { mei, startWorkspace } from './kit/local-workspace';
import { type SlackUnderTest, startSlack } from './kit/slack-desk';

let workspace: Playground;
let desk: SlackUnderTest;
let card: string;
beforeEach(async () => {
  workspace = await startWorkspace();
  desk = await startSlack(workspace.slackApiUrl);
  workspace.setRequestUrl(desk.url);
  card = (await workspace.as(mei).say('CENG', 'a card')).message?.ts ?? '';
});
afterEach(async () => {
  await workspace.eventsTaken();
  await desk.stop();
  await workspace.stop();
});

const address = (): string => workspace.responseUrlFor(mei, 'CENG', card);
/** Somebody presses something, and Slack says that the answer goes there. */
async function pressed(responseUrl: string | undefined, says: string): Promise<void> {
  desk.inbound.replies.set('press', { kind: 'done', text: typed(says) });
  await workspace.sendInteraction({
    type: 'block_actions',
    user: { id: mei },
    trigger_id: workspace.triggerFor(mei),
    actions: [{ action_id: 'press:0', type: 'button', value: '{"a":"claim","t":1042}' }],
    ...(responseUrl !== undefined && { response_url: responseUrl }),
  });
}
/** What she alone was told where she pressed, and what in her direct conversation. */
const toldHere = () => workspace.messagesIn('CENG').filter(({ ephemeral }) => ephemeral);
const toldDirectly = () => workspace.messagesIn(workspace.as(mei).dmChannel).map(({ text }) => text);
const told = (says: string) =>
  workspace.until('she is told', () => [...toldHere().map(({ text }) => text), ...toldDirectly()].includes(says));

test('an answer is said where somebody pressed, to them alone, and the card stays', async () => {
  await pressed(address(), 'taken');
  await told('taken');
  expect(toldHere()).toMatchObject([{ text: 'taken' }]);
  expect(toldDirectly()).toEqual([]);
  expect(workspace.messagesIn('CENG').some(({ ts, text }) => ts === card && text === 'a card')).toBe(true);
});

test('an address takes five answers; the sixth is said in their direct conversation', async () => {
  const used = address();
  for (const says of ['1', '2', '3', '4', '5', '6']) {
    await pressed(used, says);
    await told(says);
  }
  expect(toldHere().map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
  expect(toldDirectly()).toEqual(['6']);
});

test.each([
  ['is over after half an hour', () => `${workspace.url}/response/R0EXPIRED`],
  ['is not there (404)', () => `${workspace.url}/nowhere/R1`],
  ['is no address', () => 'not an address'],
  ['is somebody else’s', () => 'http://192.0.2.1/response/R1'],
  ['was not sent along', () => undefined],
])('an address that %s costs no answer: it is said directly, once', async (_, which) => {
  await pressed(which(), 'taken');
  await told('taken');
  expect([toldHere(), toldDirectly()]).toEqual([[], ['taken']]);
});

test.each<readonly [string, SlackFault]>([
  ['Slack limits the rate of', { status: 429, retryAfter: 30 }],
  ['Slack fails at', { status: 500 }],
  ['Slack answers ok false to', { error: 'expired_url' }],
])('an answer that %s is said directly, once, and the address serves the next', async (_, fault) => {
  const used = address();
  workspace.failNext('response_url', fault);
  await pressed(used, 'first');
  await told('first');
  await pressed(used, 'second');
  await told('second');
  expect([toldHere().map(({ text }) => text), toldDirectly()]).toEqual([['second'], ['first']]);
});

test('an answer in a thread is said in that thread', async () => {
  desk.inbound.replies.set('press', { kind: 'done', text: typed('taken') });
  await workspace.sendInteraction({
    type: 'block_actions',
    user: { id: mei },
    trigger_id: workspace.triggerFor(mei),
    container: { type: 'message', thread_ts: card },
    actions: [{ action_id: 'press:0', type: 'button', value: '{"a":"claim","t":1042}' }],
    response_url: address(),
  });
  await told('taken');
  expect(toldHere()).toMatchObject([{ text: 'taken', threadTs: card }]);
});
