/** What Slack asks of a Web API method we call. */
export interface MethodFacts {
  /** Calls a minute a workspace grants the app (rate tiers: T2 20, T3 50, T4 100). */
  readonly perMinute: number;
  /** How many of those may come at once. */
  readonly burst: number;
  /** Bot scopes it needs, all of them. */
  readonly scopes: readonly string[];
  /** Whether it says something in a channel: those take one message a second (rate-limits page). */
  readonly speaks?: true;
  /** Somebody looks at a window that waits for it: its pace is each process's own, for asking the others takes time. */
  readonly onScreen?: true;
}

const tier3 = { perMinute: 50, burst: 15 };
const tier4 = { perMinute: 100, burst: 40 };
const readsConversations = ['channels:history', 'groups:history', 'im:history'];

/**
 * Every method this app calls; a call of any other does not compile. Source: docs.slack.dev/reference/methods (tier and
 * scopes of each) and docs.slack.dev/apis/web-api/rate-limits. `chat.postMessage` has no published tier, but
 * "several hundred a minute" over all channels: 300 is ours, for `chat.getPermalink` too.
 */
export const methods = {
  'apps.connections.open': { perMinute: 20, burst: 1, scopes: [] },
  'auth.test': { perMinute: 100, burst: 10, scopes: [], onScreen: true },
  'chat.getPermalink': { perMinute: 300, burst: 40, scopes: [] },
  'chat.postMessage': { perMinute: 300, burst: 40, scopes: ['chat:write'], speaks: true },
  'chat.update': { ...tier3, scopes: ['chat:write'] },
  'conversations.history': { ...tier3, scopes: readsConversations },
  'conversations.info': { ...tier3, scopes: ['channels:read', 'groups:read'] },
  'conversations.open': { ...tier3, scopes: ['im:write'] },
  'conversations.replies': { ...tier3, scopes: readsConversations },
  'files.completeUploadExternal': { ...tier4, scopes: ['files:write'], speaks: true },
  'files.getUploadURLExternal': { ...tier4, scopes: ['files:write'] },
  'files.info': { ...tier4, scopes: ['files:read'] },
  'users.info': { ...tier4, scopes: ['users:read'] },
  'views.open': { ...tier4, scopes: [], onScreen: true },
  'views.publish': { ...tier4, scopes: [], onScreen: true },
  'views.update': { ...tier4, scopes: [], onScreen: true },
} as const satisfies Readonly<Record<string, MethodFacts>>;

export type Method = keyof typeof methods;

/** Facts of a method. */
export const factsOf = (method: Method): MethodFacts => methods[method];

/** What the app listens to, and the scope each event needs (docs.slack.dev/reference/events). */
export const events: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  tokens_revoked: [],
  user_change: ['users:read'],
};

/** Scopes of features that are neither method nor event: command and shortcuts; files people send. */
const featureScopes = ['commands', 'files:read'];

/** Every bot scope the app needs, sorted. */
export const neededScopes: readonly string[] = [
  ...new Set([
    ...featureScopes,
    ...Object.values<MethodFacts>(methods).flatMap(({ scopes }) => scopes),
    ...Object.values(events).flat(),
  ]),
].sort();
