import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { secretsIn, setAsideOld } from '../../src/demo/demo-secrets';

const above = mkdtempSync(path.join(tmpdir(), 'dutydesk-secrets-'));
const folder = path.join(above, 'demo');
const file = path.join(folder, 'secrets.json');
afterAll(() => rmSync(above, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

test('a demo keeps its secrets, on both platforms', () => {
  const made = secretsIn(folder);
  expect(made.slack.botToken).toMatch(/^xoxb-demo-/);
  expect(made.wecom.encodingAesKey).toMatch(/^[0-9a-zA-Z]{43}$/);
  expect(secretsIn(folder)).toEqual(made);
  expect(setAsideOld(folder)).toBe(undefined);
});

test('a demo from before other systems could ask keeps the tokens it has', () => {
  const { portal: _, ...before } = secretsIn(folder);
  writeFileSync(file, JSON.stringify(before));
  const now = secretsIn(folder);
  expect(now).toMatchObject(before);
  expect(now.portal).toHaveLength(64);
  expect(secretsIn(folder)).toEqual(now);
});

test('a demo from before there was WeCom is put aside, whole, and another begins in its place', () => {
  const old = JSON.stringify({ botToken: 'xoxb-demo-old', signingSecret: 'old' });
  writeFileSync(file, old);
  const aside = setAsideOld(folder) ?? '';
  expect(readFileSync(path.join(aside, 'secrets.json'), 'utf8')).toBe(old);
  expect(existsSync(folder)).toBe(false);
  mkdirSync(folder);
  writeFileSync(file, old);
  expect(setAsideOld(folder)).not.toBe(aside);
});

test('a folder that holds no demo stays where it is', () => {
  expect(setAsideOld(folder)).toBe(undefined);
  expect(setAsideOld(path.join(above, 'nowhere'))).toBe(undefined);
});

test('secrets that cannot be read are made anew', () => {
  writeFileSync(file, '{"slack":');
  const { slack } = secretsIn(folder);
  expect(JSON.parse(readFileSync(file, 'utf8')).slack).toEqual(slack);
});
