import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { aPlayground, itDesk, mei } from './a-workspace';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playground-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('messages, threads, files, topics and home views are there again after a restart', async () => {
  const dataFile = join(folder, 'slack.json');
  const first = await aPlayground({ dataFile });
  const slack = new WebClient('xoxb-test', { slackApiUrl: first.slackApiUrl });
  const { ts = '' } = await slack.chat.postMessage({ channel: itDesk, text: '你好' });
  await slack.views.publish({ user_id: mei, view: { type: 'home', blocks: [{ type: 'divider' }] } });
  const file = await first.as(mei).upload('photo.png', Buffer.from('png'));
  await first.as(mei).say(itDesk, 'reply', { thread: ts, files: [file] });
  await first.stop();
  expect(JSON.parse(await readFile(dataFile, 'utf8'))).toMatchObject({ version: 1 });

  const second = await aPlayground({ dataFile });
  expect(second.threadOf(itDesk, ts).map((one) => one.text)).toEqual(['你好', 'reply']);
  expect(second.homeOf(mei)?.blocks).toHaveLength(1);
  expect((await second.fileBytes(file))?.toString()).toBe('png');
  const later = await second.as(mei).say(itDesk, 'later');
  expect(Number(later.message?.ts)).toBeGreaterThan(Number(ts));
  await second.stop();
});
