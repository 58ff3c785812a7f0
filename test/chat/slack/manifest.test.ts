import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import manifest from '../../../manifest/slack.json';
import { clientOptions } from '../../../src/chat/slack/client';
import { events, methods, neededScopes, optionalScopes } from '../../../src/chat/slack/methods';
import { repairCommand, shortcuts } from '../../../src/chat/slack/open';
import { manifestSchema } from './kit/manifest-schema';
import { KeptLog } from './kit/slack-desk';

const room = join(__dirname, '../../../src/chat/slack');
const source = readdirSync(room)
  .filter((name) => name !== 'methods.ts')
  .map((name) => readFileSync(join(room, name), 'utf8'))
  .join('\n');

const ajv = new Ajv({ formats: { uri: (text: string) => URL.canParse(text) } });
const fits = ajv.compile(manifestSchema);

test('has the shape Slack takes', () => {
  fits(manifest);
  expect(fits.errors ?? []).toEqual([]);
});

test.each([
  ['a name of 36 characters', { display_information: { name: 'x'.repeat(36) } }],
  ['a command without its slash', { features: { slash_commands: [{ command: 'repair', description: 'x' }] } }],
  ['a setting nobody knows', { settings: { socket_mode: true } }],
  [
    'eleven shortcuts',
    {
      features: {
        shortcuts: Array.from({ length: 11 }, (_, nth) => ({
          type: 'global',
          name: `${nth}`,
          callback_id: `${nth}`,
          description: 'x',
        })),
      },
    },
  ],
])('would not take %s', (_what, change) => {
  expect(fits({ ...manifest, ...change })).toBe(false);
});

const urls = [
  ...manifest.features.slash_commands.map(({ url }) => url),
  manifest.settings.event_subscriptions.request_url,
  manifest.settings.interactivity.request_url,
];

test('names one address, over https, and no socket beside it', () => {
  expect(new Set(urls).size).toBe(1);
  expect(urls[0]).toMatch(/^https:\/\/[^/]+\/slack\/events$/);
  expect(manifest.settings.socket_mode_enabled).toBe(false);
});

test('asks for exactly the scopes that methods, events and features need', () => {
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(neededScopes);
  expect([...manifest.oauth_config.scopes.bot_optional].sort()).toEqual(optionalScopes);
});

test('listens to exactly the events the adapter knows', () => {
  expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(Object.keys(events).sort());
});

test('declares the command and shortcuts the adapter answers', () => {
  expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([repairCommand]);
  expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([...shortcuts]);
});

test('every method with a row is called, and every call is of a method with a row', () => {
  const called = [...source.matchAll(/'([a-z]+\.[a-zA-Z.]+)'/g)].map(([, name]) => name ?? '');
  const webApi = called.filter(
    (name) => /^(apps|auth|chat|conversations|files|usergroups|users|views)\./.test(name) && name !== 'files.upload',
  );
  expect([...new Set(webApi)].sort()).toEqual(Object.keys(methods).sort());
});

test('no Web API client is given headers: they would carry one token into another workspace', () => {
  expect(source).not.toMatch(/new WebClient\([^)]*headers/);
  expect(source.match(/slackApiUrl: config/g)).toHaveLength(1);
  expect(clientOptions({ apiUrl: 'https://slack.com/api/' }, new KeptLog())).not.toHaveProperty('headers');
});
