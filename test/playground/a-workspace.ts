import type { PlaygroundSeed, SeedApp, SeedRules } from '../../src/playground/seed';
import { type PlaygroundOptions, startPlayground } from '../../src/playground/start-playground';
import type { DemoClock } from '../../src/playground/workspace';

export const mei = 'U01MEI';
export const tom = 'U02TOM';
export const itDesk = 'C01DESK';
export const secret = 'signing secret of the tests';

const scopes = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:history',
  'im:write',
  'channels:history',
  'channels:read',
  'users:read',
  'files:read',
  'files:write',
  'reactions:write',
];

/** An app, its scopes and events those of a desk. */
export const anApp = (over: Partial<SeedApp> = {}): SeedApp => ({
  id: 'A01APP',
  name: 'dutydesk',
  botUserId: 'U09BOT',
  botId: 'B09BOT',
  botToken: 'xoxb-test',
  appToken: 'xapp-test',
  signingSecret: secret,
  scopes,
  events: ['message.im', 'message.channels', 'app_mention', 'app_home_opened', 'user_change'],
  commands: [{ command: '/repair', description: 'report' }],
  shortcuts: [
    { type: 'global', callbackId: 'report', name: 'Report' },
    { type: 'message', callbackId: 'report_this', name: 'Report this' },
  ],
  ...over,
});

/** A workspace of two people and one channel with the bot, and one without it. */
export const aSeed = (over: { app?: Partial<SeedApp>; rules?: SeedRules } = {}): PlaygroundSeed => ({
  team: { id: 'T01', name: 'Harbour', domain: 'harbour' },
  users: [
    { id: mei, name: 'mei', realName: 'Mei Lin', role: 'employee', locale: 'zh-CN', tz: 'Asia/Shanghai' },
    { id: tom, name: 'tom', role: 'engineer', locale: 'en-US', tz: 'Europe/London', isAdmin: true },
  ],
  channels: [
    { id: itDesk, name: 'it-desk', members: [mei, tom, 'U09BOT'] },
    { id: 'C02ELSE', name: 'elsewhere', members: [tom] },
    { id: 'G03SECRET', name: 'secret', isPrivate: true, members: [tom] },
    { id: 'C04OLD', name: 'old', archived: true, members: [tom, 'U09BOT'] },
  ],
  app: anApp(over.app),
  rules: { fileReadyAfter: 30, ...over.rules },
});

/** A clock that stands still until pushed by `65m` or `1h`. */
export function aClock(start = Date.parse('2026-11-23T01:00:00Z')): DemoClock {
  let now = start;
  return {
    now: () => now,
    advance: async (text) => {
      const [, count, unit] = /^(\d+)(m|h)$/.exec(text) ?? [];
      if (count === undefined) throw new Error(`"${text}" is no length of time`);
      now += Number(count) * (unit === 'h' ? 3_600_000 : 60_000);
      return now;
    },
  };
}

/** Starts a workspace on any free port. */
export const aPlayground = (over: Partial<PlaygroundOptions> = {}) =>
  startPlayground({ port: 0, seed: aSeed(), clock: aClock(), wall: Date.now, ...over });
