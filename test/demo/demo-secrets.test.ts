import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { secretsIn } from '../../src/demo/demo-secrets';

const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-secrets-'));
const file = path.join(folder, 'secrets.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => rmSync(file, { force: true }));

test('a demo keeps its secrets, on both platforms', () => {
  const made = secretsIn(folder);
  expect(made.slack.botToken).toMatch(/^xoxb-demo-/);
  expect(made.wecom.encodingAesKey).toMatch(/^[0-9a-zA-Z]{43}$/);
  expect(secretsIn(folder)).toEqual(made);
});

test('a demo from before there was WeCom keeps its workspace and is given a company', () => {
  const slack = { botToken: 'xoxb-demo-old', signingSecret: 'old' };
  writeFileSync(file, JSON.stringify(slack));
  const upgraded = secretsIn(folder);
  expect(upgraded.slack).toEqual(slack);
  expect(upgraded.wecom.token).toMatch(/^\w{16}$/);
  expect(secretsIn(folder)).toEqual(upgraded);
});

test('secrets that cannot be read are made anew', () => {
  writeFileSync(file, '{"slack":');
  const { slack } = secretsIn(folder);
  expect(JSON.parse(readFileSync(file, 'utf8')).slack).toEqual(slack);
});
