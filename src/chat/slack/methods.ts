import { slackLimits } from '../../platforms/slack-limits';
import { type SlackMethod, slackTiers } from '../../platforms/slack-tiers';

/** What Slack asks of a Web API method we call. */
export interface MethodFacts {
  /** Bot scopes it needs, all of them. */
  readonly scopes: readonly string[];
  /** Whether it says something in a channel: those have a pace of their own (rate-limits page). */
  readonly speaks?: true;
  /** Somebody looks at a window that waits for it: its pace is each process's own, for asking the others takes time. */
  readonly onScreen?: true;
  /** What needs it is asked for in the desk file: an app without these scopes works, too. */
  readonly optional?: true;
  /** Ours, where it is not as its tier. */
  readonly pace?: Partial<Pace>;
}

/** Calls a minute, and how many of them may come at once. */
export interface Pace {
  readonly perMinute: number;
  readonly burst: number;
}

/** "Several hundred a minute" over all channels, says the rate-limits page; the number is ours. */
const hundreds: Pace = { perMinute: 300, burst: 40 };
const readsConversations = ['channels:history', 'groups:history', 'im:history'];

/**
 * Every method this app calls; a call of any other does not compile. Source of the scopes:
 * docs.slack.dev/reference/methods.
 */
export const methods = {
  'apps.connections.open': { scopes: [], pace: { burst: 1 } },
  'auth.test': { scopes: [], onScreen: true, pace: { perMinute: 100, burst: 10 } },
  'chat.getPermalink': { scopes: [] },
  'chat.postMessage': { scopes: ['chat:write'], speaks: true },
  'chat.update': { scopes: ['chat:write'] },
  'conversations.history': { scopes: readsConversations },
  'conversations.info': { scopes: ['channels:read', 'groups:read'] },
  'conversations.open': { scopes: ['im:write'] },
  'conversations.replies': { scopes: readsConversations },
  'conversations.setTopic': { scopes: ['channels:write.topic', 'groups:write.topic'], optional: true },
  'files.completeUploadExternal': { scopes: ['files:write'], speaks: true },
  'files.delete': { scopes: ['files:write'] },
  'files.getUploadURLExternal': { scopes: ['files:write'] },
  'files.info': { scopes: ['files:read'] },
  'usergroups.users.list': { scopes: ['usergroups:read'], optional: true },
  'usergroups.users.update': { scopes: ['usergroups:write'], optional: true },
  'users.info': { scopes: ['users:read'] },
  'views.open': { scopes: [], onScreen: true },
  'views.publish': { scopes: [], onScreen: true },
  'views.update': { scopes: [], onScreen: true },
} as const satisfies Partial<Readonly<Record<SlackMethod, MethodFacts>>>;

export type Method = keyof typeof methods;

/** Facts of a method. */
export const factsOf = (method: Method): MethodFacts => methods[method];

/** How many calls of a tier may come at once; ours. */
const bursts = { tier2: 5, tier3: 15, tier4: 40 };

/** How often a workspace grants the app a method. */
export function paceOf(method: Method): Pace {
  const tier = slackTiers[method];
  const granted = tier === 'special' ? hundreds : { perMinute: slackLimits[tier].most, burst: bursts[tier] };
  return { ...granted, ...factsOf(method).pace };
}

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

/** Scopes of what the desk file may ask for, sorted: groups and topics that say who is on duty. */
export const optionalScopes: readonly string[] = [
  ...new Set(Object.values<MethodFacts>(methods).flatMap(({ scopes, optional }) => (optional ? scopes : []))),
].sort();

/** Every bot scope the app needs, sorted. */
export const neededScopes: readonly string[] = [
  ...new Set([
    ...featureScopes,
    ...Object.values<MethodFacts>(methods).flatMap(({ scopes, optional }) => (optional ? [] : scopes)),
    ...Object.values(events).flat(),
  ]),
].sort();
