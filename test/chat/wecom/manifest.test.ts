import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callbackPath } from '../../../src/chat/wecom/callback/serve';
import { menuOf } from '../../../src/chat/wecom/menu';

const manifest = readFileSync(join(__dirname, '../../../manifest/wecom.md'), 'utf8');

test('the instructions show the menu that is created', () => {
  const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(manifest) ?? [];
  const names = { report: '报修', jobs: '我的报修', urgent: '紧急' };
  expect(JSON.parse(shown)).toEqual(menuOf(names, 'https://desk.example.com'));
});

test('the instructions name the callback and every setting that is needed', () => {
  const needed = ['CORP_ID', 'AGENT_ID', 'SECRET', 'TOKEN', 'ENCODING_AES_KEY', 'PROXY', 'WEBHOOK'];
  for (const name of [callbackPath, ...needed.map((setting) => `WECOM_${setting}`)]) expect(manifest).toContain(name);
});
