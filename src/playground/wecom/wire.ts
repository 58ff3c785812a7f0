import type { PlayClock, PlayPhone } from '../wire';

/*
 * What the page and the server say to each other about the WeCom company. Types only.
 *
 *   GET  /play/wecom/state?as=<userid>     WecomState             (4xx where the playground has no WeCom company)
 *   GET  /play/wecom/events?as=<userid>    server-sent events, `data:` is a WecomEvent; ids, Last-Event-ID, `after=` and
 *                                          `event: reset` as in /play/events
 *   POST /play/wecom/say?as=…              WecomSayPost           → WecomAnswer
 *   POST /play/wecom/upload?as=…&type=image|voice|video|file&name=…   raw bytes (at most 12 MB) → WecomAnswer; it is sent
 *   POST /play/wecom/location?as=…         WecomLocationPost      → WecomAnswer
 *   POST /play/wecom/press?as=…            WecomPressPost         → WecomAnswer   (`url` set for a button that is a link)
 *   POST /play/wecom/choose?as=…           WecomChoosePost        → WecomAnswer   (submit_button of vote and multiple cards)
 *   POST /play/wecom/menu?as=…             WecomMenuPost          → WecomAnswer   (`url` set for a view button)
 *   POST /play/wecom/open?as=…             {}                     → WecomAnswer   (the chat with the app was opened)
 *   POST /play/wecom/phone?as=…            PlayPhonePost          → WecomAnswer   (the emergency notice takes no keys)
 *   GET  /wecom/media/<media id>/<name>    the bytes, to be shown
 *
 * A body is JSON. What can't be done is answered 422 with a PlayProblem. Without `as` the first member is meant.
 *
 * Links. A card or text holds absolute addresses. One that starts with `<origin>/webview/` is a page of the app: show it
 * to the persona by loading `/webview/@<userid>/<rest>` (WecomState.webview + rest) in an iframe of the same origin.
 * Anything else opens outside.
 */

/** A JSON object as the app sent it, field names as in WeCom's documentation. */
export type WecomJson = Readonly<Record<string, unknown>>;

/** `status`: 1 active, 2 disabled, 4 not activated, 5 left. `visible`: within the app's range. */
export interface WecomMember {
  readonly userid: string;
  readonly name: string;
  /** Free, as in the seed: `employee`, `engineer` … */
  readonly role: string;
  readonly title: string;
  /** `#rrggbb`. */
  readonly color: string;
  /** `zh-CN`, `en` … : the language of the page for this persona. WeCom itself knows none. */
  readonly language: string;
  readonly status: number;
  readonly visible: boolean;
  /** The Slack user id of the same person, where they are on both. */
  readonly slackUser?: string;
}

export type WecomMessageType =
  | 'text'
  | 'markdown'
  | 'image'
  | 'voice'
  | 'video'
  | 'file'
  | 'location'
  | 'link'
  | 'textcard'
  | 'news'
  | 'template_card';

/** `url` is a path on this server. */
export interface WecomMedia {
  readonly mediaId: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly url: string;
}

/** How a card stands for this member. */
export interface WecomCard {
  /** The card to draw: the one sent, or what replaced it. `card_type` says which of the five. */
  readonly json: WecomJson;
  /**
   * Its buttons (or submit) are gone and this grey, unclickable label stands in their place: `button.replace_name`, or
   * `replace_text` of a card.
   */
  readonly greyed?: string;
  /** What this member chose last, by question_key: shown as selected. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}

/** One message in the chat between a member and the app. */
export interface WecomMessage {
  /** Of the app's: from message/send. Of a member's: its MsgId. */
  readonly msgid: string;
  /** The member whose chat this is. */
  readonly userid: string;
  readonly from: 'app' | 'member';
  /** Milliseconds since 1970 by the demo clock. */
  readonly at: number;
  readonly type: WecomMessageType;
  /**
   * Of `text` (may hold `<a href="">` when it is the app's) and `markdown` (subset: wecom.md §4.2): as shown, after
   * WeCom's cut. Of `location`: its label.
   */
  readonly text?: string;
  /** Of image, voice, video, file. */
  readonly media?: WecomMedia;
  /** Of `location`. */
  readonly place?: { readonly latitude: number; readonly longitude: number };
  /** Of `template_card`. */
  readonly card?: WecomCard;
  /** Of `textcard` and `news`: the body as sent (`{title, description, url, btntxt}`, `{articles: […]}`). */
  readonly body?: WecomJson;
  /** Silently dropped by WeCom (30 a minute, 1000 an hour for each member): never shown to the member. */
  readonly discarded?: boolean;
  /** WeCom cut the text at 2048 bytes without a word. */
  readonly cut?: boolean;
  /** What the member doesn't get to see: fields longer than fits the screen, or that this kind of card has no place for. */
  readonly lost?: readonly string[];
  /** Taken back by the app: show only that. */
  readonly recalled?: boolean;
}

/** A group chat the app created (appchat). Only the app writes in it, as far as the app knows. */
export interface WecomGroup {
  readonly chatid: string;
  readonly name: string;
  readonly owner: string;
  readonly members: readonly string[];
  /** Oldest first; without any the group is not shown to its members. */
  readonly messages: readonly WecomGroupMessage[];
}

export interface WecomGroupMessage {
  readonly id: string;
  readonly at: number;
  readonly type: WecomMessageType;
  readonly text?: string;
  /** Userids and `@all`. */
  readonly mentioned?: readonly string[];
  readonly media?: WecomMedia;
  readonly body?: WecomJson;
  readonly cut?: boolean;
}

/** A button of the app's menu: with `sub`, or one that does something. */
export interface WecomMenuButton {
  readonly name: string;
  readonly type?: 'click' | 'view' | string;
  readonly key?: string;
  readonly url?: string;
  readonly sub: readonly WecomMenuButton[];
}

/** Everything the persona sees. `lastEvent` is the id to read events from. */
export interface WecomState {
  readonly lastEvent: number;
  readonly company: { readonly corpId: string; readonly name: string };
  readonly app: { readonly agentId: number; readonly name: string };
  readonly me: WecomMember;
  readonly members: readonly WecomMember[];
  /** The chat between me and the app, oldest first; discarded ones are left out. */
  readonly messages: readonly WecomMessage[];
  /** Groups I am in that have a message. */
  readonly groups: readonly WecomGroup[];
  readonly menu: readonly WecomMenuButton[];
  /** `/webview/@<userid>/`: what stands before an app page's path to see it as me. */
  readonly webview: string;
  readonly clock: PlayClock;
  /** The emergency notice on their telephone; null: none. */
  readonly phone: PlayPhone | null;
}

/** What happened, as far as the persona may see it. */
export type WecomEvent =
  | { readonly type: 'message' | 'message_changed'; readonly message: WecomMessage }
  /** The group as it stands now. */
  | { readonly type: 'group'; readonly group: WecomGroup }
  | { readonly type: 'menu'; readonly menu: readonly WecomMenuButton[] }
  | { readonly type: 'member'; readonly member: WecomMember }
  | { readonly type: 'clock'; readonly clock: PlayClock }
  | { readonly type: 'phone'; readonly phone: PlayPhone | null }
  /** The app could not be reached (yet): WeCom tries again by itself. */
  | { readonly type: 'trouble'; readonly text: string };

export interface WecomSayPost {
  readonly text: string;
}

export interface WecomLocationPost {
  readonly label: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A button of button_list or an entry of action_menu. */
export interface WecomPressPost {
  readonly msgid: string;
  /** The button's `key`; of a link button without one, its `text`. */
  readonly key: string;
  /** Of a card with button_selection: question_key → option ids. */
  readonly selected?: Readonly<Record<string, readonly string[]>>;
}

/** Presses the submit_button of a vote_interaction or multiple_interaction. */
export interface WecomChoosePost {
  readonly msgid: string;
  /** question_key → option ids. */
  readonly selected: Readonly<Record<string, readonly string[]>>;
}

/** Names from the top: `['Report']`, or `['More', 'My jobs']`. */
export interface WecomMenuPost {
  readonly names: readonly string[];
}

/** `url` is what the press or the menu opens, where it is a link. */
export interface WecomAnswer {
  readonly ok: boolean;
  readonly url?: string;
  readonly problem?: string;
}
