import type { Instant } from '../../../src/domain/time/instant';
import { say } from '../../../src/domain/words';
import type { DrawnLater } from '../../../src/ports/inbound';
import type { Card } from '../../../src/views/card';
import { SharedInMemory } from '../../../src/wiring/shared-in-memory';
import { FakeSlack } from './kit/fake-slack';
import { eventOf, realClock, type SlackUnderTest, send, startSlack, until } from './kit/slack-desk';

const title = say('roster.title');
const cardOf = (key: string): Card => ({
  ...{ title, tone: 'plain', summary: title },
  parts: [
    { kind: 'facts', rows: [{ label: say('desk.dutyPrimary'), value: say('desk.dutyNobody') }] },
    { kind: 'picture', picture: { key, alt: title }, beside: true },
  ],
});

let fake: FakeSlack;
let desk: SlackUnderTest;
let shared: SharedInMemory;
let days: number;
let drawn: string[];
let files: number;
let opened = 0;
beforeEach(async () => {
  fake = await new FakeSlack().start();
  shared = new SharedInMemory();
  days = 0;
  files = 0;
  drawn = [];
  desk = await another();
  const granted = () => {
    files += 1;
    return { ok: true, file_id: `F${files}`, upload_url: `${fake.url}upload` };
  };
  fake.usuallyBy('files.getUploadURLExternal', granted);
  fake.usuallyBy('views.publish', () => ({ ok: true, view: { id: 'V1', hash: `h${pages().length}` } }));
});
afterEach(async () => {
  await desk.stop();
  await fake.stop();
});

const later = (): Instant => (realClock.now() + days * 86_400_000) as Instant;

/** A process of the desk, which shares what it knows with the others. */
const another = (): Promise<SlackUnderTest> =>
  startSlack(fake.apiUrl, {
    shared,
    wall: realClock,
    clock: { ...realClock, now: later },
    pause: async () => undefined,
  });

const rosterOf = (key: string): DrawnLater => ({
  key,
  png: async () => {
    drawn.push(key);
    return Buffer.from('png');
  },
});

/** Somebody opens their page, on which this picture stands; answers once all of it was done. */
async function open(account: string, key: string, { by = desk, shows = key } = {}): Promise<void> {
  by.inbound.cards = [cardOf(key)];
  by.inbound.pictures = [rosterOf(shows), rosterOf('another')];
  opened += 1;
  await send(by.url, eventOf(`Ev${opened}`, { type: 'app_home_opened', user: account, tab: 'home' }));
  const key1 = [...by.inbox.kept.keys()].at(-1) ?? '';
  await until(() => by.inbox.finished.includes(key1) || by.log.lines.some((line) => line.startsWith('error')));
}

interface PublishedPage {
  readonly user_id: string;
  readonly hash?: string;
  readonly view: { readonly blocks: readonly { readonly type: string; readonly slack_file?: object }[] };
}
const pages = () => fake.asked('views.publish') as unknown as readonly PublishedPage[];
/** File of the picture on each page that was drawn; undefined: none. */
const shown = () => pages().map(({ view }) => view.blocks.find(({ type }) => type === 'image')?.slack_file);

test('the page comes at once, and the picture once Slack has it; it is not uploaded again for anybody', async () => {
  await open('U1', 'roster:en:1');
  expect(shown()).toEqual([undefined, { id: 'F1' }]);
  expect(pages()[1]?.hash).toBe('h1');
  const second = await another();
  await Promise.all([open('U2', 'roster:en:1'), open('U3', 'roster:en:1', { by: second })]);
  await open('U1', 'roster:en:1');
  await second.stop();
  expect(shown().slice(2)).toEqual([{ id: 'F1' }, { id: 'F1' }, { id: 'F1' }]);
  // In another language it is another one.
  await open('U4', 'roster:zh-CN:1');
  expect(shown().slice(5)).toEqual([undefined, { id: 'F2' }]);
  expect(drawn).toEqual(['roster:en:1', 'roster:zh-CN:1']);
});

test('several pictures come together, and one that Slack has already stands there from the beginning', async () => {
  await open('U1', 'a');
  const parts = [...cardOf('a').parts, ...cardOf('b').parts];
  desk.inbound.cards = [{ ...cardOf('a'), parts }];
  desk.inbound.pictures = [rosterOf('a'), rosterOf('b')];
  await send(desk.url, eventOf('EvBoth', { type: 'app_home_opened', user: 'U1', tab: 'home' }));
  await until(() => pages().length === 4);
  const images = ({ view }: PublishedPage) => view.blocks.flatMap((block) => block.slack_file ?? []);
  expect(pages().slice(2).map(images)).toEqual([[{ id: 'F1' }], [{ id: 'F1' }, { id: 'F2' }]]);
});

test('whoever opens theirs meanwhile waits for the same upload, in whichever process', async () => {
  const second = await another();
  await Promise.all([open('U1', 'k'), open('U2', 'k'), open('U3', 'k', { by: second })]);
  await second.stop();
  expect(shown().filter((one) => one === undefined)).toHaveLength(3);
  const showing = new Set(shown().flatMap((one) => (one === undefined ? [] : [JSON.stringify(one)])));
  expect(showing.size).toBe(1);
  // The one that came second to another process is deleted at once.
  expect(fake.asked('files.delete')).toHaveLength(files - 1);
  expect(await shared.under('slack:picture:', realClock.now())).toHaveLength(1);
});

test('a page that was drawn anew meanwhile is not overwritten', async () => {
  fake.next('views.publish', { ok: true, view: { hash: 'h1' } }, { ok: false, error: 'hash_conflict' });
  await open('U1', 'k');
  expect(pages()).toHaveLength(2);
  expect(desk.log.lines).toEqual([]);
});

test.each([
  ['Slack takes no file', 'files.getUploadURLExternal', { ok: false, error: 'missing_scope' }],
  ['Slack shows it to nobody', 'views.publish', undefined],
])('where %s, the words stand, and the desk says so in its log', async (_why, method, answer) => {
  if (answer !== undefined) fake.next(method, answer);
  else fake.next(method, { ok: true }, { ok: false, error: 'invalid_arguments' });
  await open('U1', 'k');
  expect(shown()[0]).toBeUndefined();
  expect(JSON.stringify(pages()[0])).toContain('Primary');
  expect(desk.log.lines).toHaveLength(1);
});

test('a picture that Slack is slow to look at is shown the next time', async () => {
  const slow = { ok: true, file: { id: 'F1', mimetype: '' } };
  fake.next('files.info', ...Array.from({ length: 10 }, () => slow));
  await open('U1', 'k');
  expect(shown()).toEqual([undefined]);
  await open('U1', 'k');
  expect(shown()).toEqual([undefined, { id: 'F1' }]);
  expect(files).toBe(1);
});

test('a file that is gone costs nobody their page, and is brought anew', async () => {
  await open('U1', 'k');
  const messages = ['[ERROR] invalid slack file [json-pointer:/view/blocks/2/slack_file]'];
  fake.next('views.publish', { ok: false, error: 'invalid_arguments', response_metadata: { messages } });
  await open('U1', 'k');
  expect(shown()).toEqual([undefined, { id: 'F1' }, { id: 'F1' }, undefined, { id: 'F2' }]);
});

test('what changed between page and picture is left for the next time', async () => {
  await open('U1', 'k', { shows: 'newer' });
  expect([shown(), drawn]).toEqual([[undefined], []]);
});

test('what nobody looked at for a week is deleted, and what they did is kept', async () => {
  await open('U1', 'old');
  await open('U1', 'used');
  days = 5;
  await open('U1', 'used');
  days = 8;
  fake.next('files.delete', { ok: false, error: 'internal_error' });
  await open('U1', 'new');
  expect(fake.asked('files.delete')).toMatchObject([{ file: 'F1' }]);
  // What Slack did not delete is tried again.
  await open('U1', 'newer');
  expect(fake.asked('files.delete')).toMatchObject([{ file: 'F1' }, { file: 'F1' }]);
  const held = await shared.under('slack:picture:', later());
  expect(held.map(({ key }) => key)).toEqual(['new', 'newer', 'used'].map((key) => `slack:picture:${key}`));
});
