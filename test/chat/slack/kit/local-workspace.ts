import manifest from '../../../../manifest/slack.json';
import type { Playground } from '../../../../src/playground/control/playground';
import type { PlaygroundSeed } from '../../../../src/playground/seed';
import { startPlayground } from '../../../../src/playground/start-playground';
import { signingSecret } from './slack-desk';

export const mei = 'U01MEI';
export const tom = 'U02TOM';

/** A workspace with our app installed exactly as the manifest says: its scopes, events, command and shortcuts. */
const seed = (socketMode: boolean): PlaygroundSeed => ({
  team: { id: 'T01', name: 'Harbour', domain: 'harbour' },
  users: [
    { id: mei, name: 'mei', realName: '林梅', locale: 'zh-CN', tz: 'Asia/Shanghai' },
    { id: tom, name: 'tom', realName: 'Tom', locale: 'en-US', tz: 'Europe/London' },
  ],
  channels: [
    { id: 'CENG', name: 'it-desk', members: [mei, tom, 'UBOT'] },
    { id: 'CELSE', name: 'elsewhere', members: [tom] },
  ],
  app: {
    id: 'A1',
    name: 'DutyDesk',
    botUserId: 'UBOT',
    botId: 'BBOT',
    botToken: 'xoxb-test',
    appToken: 'xapp-test',
    signingSecret,
    socketMode,
    scopes: manifest.oauth_config.scopes.bot,
    events: manifest.settings.event_subscriptions.bot_events,
    commands: manifest.features.slash_commands.map(({ command }) => ({ command })),
    shortcuts: manifest.features.shortcuts.map(({ type, callback_id: callbackId, name }) => ({
      type: type === 'message' ? ('message' as const) : ('global' as const),
      callbackId,
      name,
    })),
  },
  rules: { fileReadyAfter: 30 },
});

/** Starts it on any free port, on real time. */
export const startWorkspace = (how: 'http' | 'socket' = 'http'): Promise<Playground> =>
  startPlayground({
    port: 0,
    seed: seed(how === 'socket'),
    clock: { now: Date.now, advance: async () => Date.now() },
    wall: Date.now,
  });
