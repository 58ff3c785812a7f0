/** A member of the company. */
export interface SeedMember {
  /** 1–64 bytes; compared without regard to case. */
  readonly userid: string;
  readonly name: string;
  readonly role?: string;
  readonly title?: string;
  /** `#rrggbb`. */
  readonly color?: string;
  /** Of this persona's page, e.g. `zh-CN`. WeCom tells the app nothing about it. */
  readonly language: string;
  /** 1 active (default), 2 disabled, 4 not activated, 5 left. */
  readonly status?: number;
  /** The same person's Slack user id. */
  readonly slackUser?: string;
}

/** The self-built app, as the admin console shows it. */
export interface SeedWecomApp {
  readonly agentId: number;
  readonly name: string;
  readonly secret: string;
  /** Of the callback. */
  readonly token: string;
  /** 43 letters and digits. */
  readonly encodingAesKey: string;
  /** Host (with port, where it matters) that sign-in may return to; the playground's own where none is given. */
  readonly trustedDomain?: string;
}

/** How strictly the company counts. Read at every use, so that a demo may loosen it for a while. */
export interface WecomRules {
  /** 30 messages a minute and 1000 an hour for each member, by wall time; default true. */
  readonly rateLimits?: boolean;
  /** The app's visible range is the root department, which group chats need; default true. */
  readonly wholeCompany?: boolean;
  /** How long the app has to answer a callback, in ms; default 5000. */
  readonly answerWithin?: number;
  /** ms of wall time before each repetition of a callback; default three times 3000. */
  readonly retryAfter?: readonly number[];
  /** The code of a click changes the clicker's card only (not documented either way); default false. */
  readonly clickCodeOnlyForClicker?: boolean;
}

/** The WeCom company beside the Slack workspace. */
export interface SeedWecom {
  readonly corpId: string;
  readonly name: string;
  readonly app: SeedWecomApp;
  readonly members: readonly SeedMember[];
  /** `byApp`: made by the app through the API, and not by an administrator; userids in `users`. */
  readonly tags?: readonly {
    readonly tagid: number;
    readonly name: string;
    readonly users?: readonly string[];
    readonly byApp?: boolean;
  }[];
  readonly rules?: WecomRules;
}
