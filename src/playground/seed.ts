import type { SeedTelephony } from './telephony/telephony-seed';
import type { SeedWecom } from './wecom/wecom-seed';

/** A person of the local workspace. `role` is free; the page shows it. */
export interface SeedUser {
  readonly id: string;
  readonly name: string;
  readonly realName?: string;
  readonly role?: string;
  readonly title?: string;
  /** `#rrggbb`; one is chosen by id where none is given. */
  readonly color?: string;
  readonly locale: string;
  readonly tz: string;
  readonly email?: string;
  readonly isAdmin?: boolean;
  readonly deleted?: boolean;
  /** Team id of another company: somebody who is here over Slack Connect. */
  readonly team?: string;
  /** A guest of one channel, or of several. */
  readonly guest?: 'single' | 'multi';
  /** Somebody Slack calls a stranger: of another company, and in none of our channels. */
  readonly stranger?: boolean;
}

/** A channel. The bot is a member where its user id is among `members`. */
export interface SeedChannel {
  readonly id: string;
  readonly name: string;
  readonly topic?: string;
  readonly purpose?: string;
  readonly isPrivate?: boolean;
  readonly archived?: boolean;
  readonly members: readonly string[];
}

/** The app, as its manifest and settings page would say. */
export interface SeedApp {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** Bot scopes granted; a method outside them is answered `missing_scope`. */
  readonly scopes: readonly string[];
  /** Bot events subscribed to, e.g. `message.im`. */
  readonly events: readonly string[];
  /** Where signed requests go. May be set later with `setRequestUrl`. */
  readonly requestUrl?: string;
  /** With a socket open, everything goes there and nothing over HTTP. */
  readonly socketMode?: boolean;
  readonly homeTab?: boolean;
  readonly messagesTab?: boolean;
  readonly commands: readonly {
    readonly command: string;
    readonly description?: string;
    readonly usageHint?: string;
  }[];
  readonly shortcuts: readonly {
    readonly type: 'global' | 'message';
    readonly callbackId: string;
    readonly name: string;
    readonly description?: string;
  }[];
}

/** How strictly the workspace counts. All in wall time, as Slack does. */
export interface SeedRules {
  /** Default true. */
  readonly rateLimits?: boolean;
  /** How many minutes' worth of a method's calls may come at once; default 2. */
  readonly burst?: number;
  /** How many messages a channel takes at once before one a second; default 10. */
  readonly channelBurst?: number;
  /** How long an upload takes to become usable, in ms; default 150. */
  readonly fileReadyAfter?: number;
  /** How long the app has to answer, in ms; default 3000. */
  readonly answerWithin?: number;
  /** How long a trigger lives, in ms; default 3000. */
  readonly triggerLives?: number;
}

/** What the workspace starts with. Kept data wins over it for messages, topics, views and files. */
export interface PlaygroundSeed {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly users: readonly SeedUser[];
  readonly channels: readonly SeedChannel[];
  readonly usergroups?: readonly {
    readonly id: string;
    readonly handle: string;
    readonly name: string;
    readonly users: readonly string[];
  }[];
  readonly app: SeedApp;
  readonly rules?: SeedRules;
  /** A WeCom company beside the workspace. */
  readonly wecom?: SeedWecom;
  /** A telephony provider that people's numbers are known to. */
  readonly telephony?: SeedTelephony;
}
