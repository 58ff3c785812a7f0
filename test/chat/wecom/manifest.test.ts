import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callbackPath } from '../../../src/chat/wecom/callback/serve';
import { appMenu } from '../../../src/wiring/app-menu';
import { voiceIn } from '../slack/kit/voices';

const manifest = readFileSync(join(__dirname, '../../../manifest/wecom.md'), 'utf8');

test('the instructions show the menu that is created', () => {
  const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(manifest) ?? [];
  expect(JSON.parse(shown)).toEqual(appMenu(voiceIn('zh-CN'), 'https://desk.example.com', []));
});

test('the instructions name the callback and every setting that is needed', () => {
  const needed = ['CORP_ID', 'AGENT_ID', 'SECRET', 'TOKEN', 'ENCODING_AES_KEY', 'PROXY', 'WEBHOOK'];
  for (const name of [callbackPath, ...needed.map((setting) => `WECOM_${setting}`)]) expect(manifest).toContain(name);
});

/** A paragraph is written in one language, with names of the console in it. */
const inChinese = (paragraph: string): boolean => /[，。；、]|：$/.test(paragraph);
const namedIn = (paragraphs: readonly string[]): readonly string[] =>
  [...new Set(paragraphs.join('\n').match(/`[^`\n]+`|\b\d{5}\b/g))].sort();

const sections = manifest
  .replaceAll(/```[\s\S]*?```|^\|.*\|$/gm, '')
  .split(/^## /m)
  .map((text) => [text.split('\n')[0] ?? '', text.split(/\n\n+/).slice(1)] as const);

test.each(sections)('in both languages the same is filled in, seen and run: %s', (_, paragraphs) => {
  const english = paragraphs.filter((paragraph) => !inChinese(paragraph));
  expect(namedIn(paragraphs.filter(inChinese))).toEqual(namedIn(english));
});

test('what is ticked for the callback is the same in both languages', () => {
  const ticked = ['用户发送的普通消息', '自定义菜单操作', '进入应用', '成员关注及取消关注', '模板卡片事件'];
  for (const name of ticked) expect(manifest.split(name)).toHaveLength(3);
});
