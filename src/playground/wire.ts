/*
 * What the page of the playground and its server say to each other. Types only: the page imports nothing that runs.
 *
 *   GET  /play/state?as=U…            PlayState
 *   GET  /play/events?as=U…           server-sent events; `id:` counts up, `data:` is a PlayEvent; Last-Event-ID replays.
 *                                     `event: reset` (no data worth reading) asks the page to read the state again.
 *   POST /play/message?as=U…          PlayMessagePost    → PlayAnswer
 *   POST /play/action?as=U…           PlayActionPost     → PlayAnswer
 *   POST /play/options?as=U…          PlayOptionsPost    → PlayOptionsAnswer   (external selects)
 *   POST /play/view/submit?as=U…      PlayViewSubmitPost → PlayAnswer          (closing, errors, next view come as events)
 *   POST /play/view/close?as=U…       PlayViewClosePost  → PlayAnswer
 *   POST /play/shortcut?as=U…         PlayShortcutPost   → PlayAnswer
 *   POST /play/home?as=U…             {}                 → PlayAnswer          (home tab opened; the view comes as an event)
 *   POST /play/upload?as=U…&name=…&mime=…   raw bytes    → PlayUploadAnswer    (at most 12 MB)
 *   POST /play/phone?as=U…            PlayPhonePost      → PlayAnswer          (what rings comes as an event)
 *   GET  /files/<id>/<name>           the bytes
 *   GET  /demo/clock                  PlayClock
 *   POST /demo/clock                  {"advance": text}  → PlayClock           ({"advance":"65m" | "1h" | "next-working-day"})
 *
 * Without `as` the first persona is meant: a page that was just opened knows nobody yet.
 * A body is JSON, with content-type application/json. What can't be done is answered 4xx with a PlayProblem.
 */

/** A block, element or composition object as the Slack app sent it, with block_id and action_id filled in. */
export type SlackJson = { readonly type: string; readonly [key: string]: unknown };

/** `role` is what the seed says about this person, e.g. `employee`, `engineer`, `lead`, `manager`; `app` for the bot. */
export interface PlayUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly role: string;
  readonly title: string;
  /** CSS colour behind the initials, `#rrggbb`. */
  readonly color: string;
  readonly locale: string;
  readonly tz: string;
  readonly isBot: boolean;
  readonly isAdmin: boolean;
  readonly deleted: boolean;
}

/** `dm` is between the persona and `with`; the others are channels the persona may read. */
export interface PlayChannel {
  readonly id: string;
  readonly kind: 'channel' | 'private' | 'dm';
  readonly name: string;
  readonly topic: string;
  readonly purpose: string;
  readonly archived: boolean;
  readonly isMember: boolean;
  readonly members: readonly string[];
  /** Of a dm: the other one. */
  readonly with?: string;
  /** Links pinned at the top of a channel. */
  readonly bookmarks: readonly { readonly title: string; readonly link: string }[];
}

/** `url` is a path on this server. `ready` is false for the moment Slack needs to process an upload. */
export interface PlayFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  readonly url: string;
  readonly ready: boolean;
}

/** One message. `threadTs` is set on a parent with replies (own ts) and on each reply (the parent's ts). */
export interface PlayMessage {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  /** A reply that is also shown in the channel. */
  readonly broadcast?: boolean;
  readonly user: string;
  /** mrkdwn, escaped as Slack does (&amp; &lt; &gt;). Shown when there are no blocks. */
  readonly text: string;
  readonly blocks?: readonly SlackJson[];
  readonly attachments?: readonly Readonly<Record<string, unknown>>[];
  readonly files?: readonly PlayFile[];
  readonly reactions?: readonly { readonly name: string; readonly users: readonly string[] }[];
  readonly metadata?: unknown;
  readonly pinned?: boolean;
  readonly editedTs?: string;
  /** Only the persona sees it, and it is gone after `DELETE`/restart of the app's answer. */
  readonly ephemeral?: boolean;
  readonly subtype?: string;
  /** Slack's own words to the persona (e.g. a command that failed), never the app's. */
  readonly fromSlack?: boolean;
  /** Of a parent: how many replies, who wrote them, when last. */
  readonly replies?: { readonly count: number; readonly users: readonly string[]; readonly latestTs: string };
}

/** A modal or home view. `values` are what was last typed where Slack keeps it; a page keeps its own typing. */
export interface PlayView {
  readonly id: string;
  readonly hash: string;
  readonly type: 'modal' | 'home';
  readonly callbackId: string;
  readonly title?: string;
  readonly submit?: string;
  readonly close?: string;
  readonly blocks: readonly SlackJson[];
  /** block_id → sentence; from the last submission. */
  readonly errors: Readonly<Record<string, string>>;
  readonly values: ViewValues;
  /** A submission is on its way to the app. */
  readonly busy: boolean;
}

/** block_id → action_id → the element's value. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, ElementValue>>>>;

/** An option as it stood in the block. */
export interface SlackOption {
  readonly text: { readonly type: string; readonly text: string; readonly emoji?: boolean };
  readonly value: string;
  readonly description?: { readonly type: string; readonly text: string };
}

/** What an element holds, as in Slack's `state.values`. Send only the fields of the element's type. */
export interface ElementValue {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_option?: SlackOption | null;
  readonly selected_options?: readonly SlackOption[];
  readonly selected_user?: string | null;
  readonly selected_users?: readonly string[];
  readonly selected_conversation?: string | null;
  readonly selected_conversations?: readonly string[];
  readonly selected_channel?: string | null;
  readonly selected_channels?: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly selected_date?: string | null;
  /** `HH:mm`. */
  readonly selected_time?: string | null;
  /** Seconds since 1970. */
  readonly selected_date_time?: number | null;
  /** Of `file_input`: the page sends `{id}` of uploaded files, the server fills in the rest. */
  readonly files?: readonly { readonly id: string; readonly [key: string]: unknown }[];
  readonly rich_text_value?: unknown;
}

export interface PlayApp {
  readonly name: string;
  readonly botUserId: string;
  /** The dm of the persona with the bot. */
  readonly dm: string;
  readonly description: string;
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[];
  readonly shortcuts: readonly {
    readonly type: 'global' | 'message';
    readonly callbackId: string;
    readonly name: string;
    readonly description: string;
  }[];
}

export interface PlayClock {
  /** Milliseconds since 1970 by the demo clock, and the same as ISO 8601 in UTC. */
  readonly now: number;
  readonly iso: string;
}

/** Everything the persona sees. `lastEvent` is the id to read events from. */
export interface PlayState {
  readonly lastEvent: number;
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly me: PlayUser;
  /** Who may be played, the bot not among them, in the seed's order. */
  readonly personas: readonly PlayUser[];
  readonly users: readonly PlayUser[];
  readonly usergroups: readonly { readonly id: string; readonly handle: string; readonly name: string }[];
  readonly channels: readonly PlayChannel[];
  /** Oldest first by ts; ephemeral ones among them. */
  readonly messages: readonly PlayMessage[];
  /** Open modals, the one on top last; at most 3. */
  readonly views: readonly PlayView[];
  readonly home: PlayView | null;
  readonly app: PlayApp;
  readonly clock: PlayClock;
  /** The call on their telephone; absent or null: none. */
  readonly phone?: PlayPhone | null;
}

/** A call on a persona's telephone. */
export interface PlayPhone {
  readonly id: string;
  /** What the voice says. */
  readonly words: string;
  readonly isAnswered: boolean;
  /** The voice listens to keys; otherwise there is only hanging up. */
  readonly takesKeys: boolean;
}

/** What happened, as far as the persona may see it. */
export type PlayEvent =
  | { readonly type: 'message'; readonly message: PlayMessage }
  | { readonly type: 'message_changed'; readonly message: PlayMessage }
  | { readonly type: 'message_deleted'; readonly channel: string; readonly ts: string }
  /** The stack as it stands now: opened, pushed, updated, closed, errors, busy. */
  | { readonly type: 'views'; readonly views: readonly PlayView[] }
  | { readonly type: 'home'; readonly home: PlayView }
  | { readonly type: 'channel'; readonly channel: PlayChannel }
  | { readonly type: 'user'; readonly user: PlayUser }
  | { readonly type: 'file'; readonly file: PlayFile }
  | { readonly type: 'clock'; readonly clock: PlayClock }
  /** Null: nothing rings any more. */
  | { readonly type: 'phone'; readonly phone: PlayPhone | null }
  /** Slack could not reach the app, or it did not answer in 3 s: shown near what was pressed. */
  | { readonly type: 'trouble'; readonly text: string };

/** A persona takes the call that rings, presses a key, or hangs up. */
export type PlayPhonePost = { readonly act: 'answer' | 'hang-up' } | { readonly act: 'press'; readonly key: string };

/** A text starting with `/` is a command. A command cannot be sent in a thread (as in Slack). */
export interface PlayMessagePost {
  readonly channel: string;
  readonly text: string;
  readonly threadTs?: string;
  /** Ids from /play/upload. */
  readonly files?: readonly string[];
}

/** Exactly one of `message` and `view` says where it was pressed; `view` also for the home view. */
export interface PlayActionPost {
  readonly message?: { readonly channel: string; readonly ts: string };
  readonly view?: string;
  readonly blockId: string;
  readonly actionId: string;
  /** Empty for a button: its value is taken from the block. */
  readonly value?: ElementValue;
  /** The other values in this view or message as they stand on the page. */
  readonly state?: ViewValues;
}

export interface PlayOptionsPost {
  readonly message?: { readonly channel: string; readonly ts: string };
  readonly view?: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly typed: string;
}

export interface PlayOptionsAnswer {
  readonly options: readonly SlackOption[];
}

export interface PlayViewSubmitPost {
  readonly view: string;
  readonly values: ViewValues;
}

/** `all` closes the whole stack (the X); otherwise the top one (the close button). */
export interface PlayViewClosePost {
  readonly view: string;
  readonly all?: boolean;
}

export interface PlayShortcutPost {
  readonly callbackId: string;
  /** Of a message shortcut: where. */
  readonly message?: { readonly channel: string; readonly ts: string };
}

/** `ok: false` was shown as the persona would see it, e.g. "/repair failed with the error operation_timeout". */
export interface PlayAnswer {
  readonly ok: boolean;
  readonly problem?: string;
}

export interface PlayUploadAnswer {
  readonly file: PlayFile;
}

export interface PlayProblem {
  readonly problem: string;
}
