import { createHmac } from 'node:crypto';
import { wecomLimits } from '../../platforms/wecom-limits';
import { CannotDo } from '../acts/person';
import { Feed } from '../feed';
import type { DemoClock } from '../workspace';
import type { SeedWecom, WecomRules } from './wecom-seed';
import type { StoredCode, StoredGroup, StoredMedia, StoredMember, StoredSend, WecomWorld } from './wecom-world';
import type { WecomEvent, WecomGroup, WecomMember, WecomMenuButton, WecomMessage } from './wire';

/** What a company is made of. `clock` is the demo's; `wall` is real time in ms. */
export interface CompanyParts {
  readonly seed: SeedWecom;
  readonly world: WecomWorld;
  readonly clock: DemoClock;
  readonly wall: () => number;
}

const keptMessages = 3000;
const keptSends = 20_000;

/** The state of the company, and the only place that changes it: every change is told and marked for keeping. */
export class Company {
  readonly seed: SeedWecom;
  readonly world: WecomWorld;
  readonly clock: DemoClock;
  readonly wall: () => number;
  readonly feed: Feed<WecomEvent>;
  /** Where this server is reached, `http://host:port`. */
  url = '';
  /** Called after each change. */
  changed: () => void = () => undefined;

  constructor(parts: CompanyParts) {
    this.seed = parts.seed;
    this.world = parts.world;
    this.clock = parts.clock;
    this.wall = parts.wall;
    this.feed = new Feed<WecomEvent>(parts.wall());
  }

  get rules(): WecomRules {
    return this.seed.rules ?? {};
  }

  /** An id that never repeats and that nobody can guess, at most 43 letters, digits, `-` and `_`. */
  mint(length = 43): string {
    this.world.count += 1;
    const { secret, encodingAesKey } = this.seed.app;
    const made = createHmac('sha256', `${secret} ${encodingAesKey}`).update(`${this.wall()} ${this.world.count}`);
    return made.digest('base64url').slice(0, length);
  }

  /** The id of a member's message: 64 bits, far beyond what a JavaScript number holds exactly. */
  nextMsgId(): string {
    this.world.count += 1;
    return String(BigInt(Math.floor(this.wall())) * 1_000_000n + BigInt(this.world.count % 1_000_000));
  }

  /** A member who is still in the company, by userid in any case. */
  member(userid: string): StoredMember | undefined {
    const wanted = userid.toLowerCase();
    return this.world.members.find((one) => one.userid.toLowerCase() === wanted && !one.gone);
  }

  /** Throws CannotDo where there is no such member; without a userid the first one is meant. */
  needMember(userid: string): StoredMember {
    const found = userid === '' ? this.world.members.find(isReachable) : this.member(userid);
    if (found === undefined) throw new CannotDo(`there is no member ${userid}`);
    return found;
  }

  /** Everything in a member's chat with the app, oldest first. The list is live: change it only here. */
  messages(userid: string): WecomMessage[] {
    const key = userid.toLowerCase();
    const found = this.world.messages[key] ?? [];
    this.world.messages[key] = found;
    return found;
  }

  message(userid: string, msgid: string): WecomMessage | undefined {
    return this.messages(userid).findLast((one) => one.msgid === msgid);
  }

  add(message: WecomMessage): WecomMessage {
    const all = this.messages(message.userid);
    all.push(message);
    if (all.length > keptMessages) all.shift();
    if (message.discarded) this.changed();
    else this.tell(message.userid, { type: 'message', message });
    return message;
  }

  /** Puts a message in the place of the one with its id. */
  replace(message: WecomMessage): void {
    const all = this.messages(message.userid);
    const at = all.findLastIndex((one) => one.msgid === message.msgid);
    if (at < 0) return;
    all[at] = message;
    if (message.discarded) this.changed();
    else this.tell(message.userid, { type: 'message_changed', message });
  }

  addSend(send: StoredSend): void {
    this.world.sends.push(send);
    if (this.world.sends.length > keptSends) this.world.sends.shift();
    if (send.taskId !== undefined) this.world.taskIds.push(send.taskId);
    this.changed();
  }

  sent(msgid: string): StoredSend | undefined {
    return this.world.sends.findLast((one) => one.msgid === msgid);
  }

  /** A fresh response_code for a card: good once, and for a while of the demo clock. */
  mintCode(msgid: string, clicker?: string): string {
    const now = this.clock.now();
    const code: StoredCode = {
      code: this.mint(),
      msgid,
      until: now + wecomLimits.responseCode.most,
      ...(clicker === undefined ? {} : { clicker }),
      used: false,
    };
    this.world.codes = [...this.world.codes.filter((one) => one.until > now - 3_600_000), code];
    this.changed();
    return code.code;
  }

  media(id: string): StoredMedia | undefined {
    return this.world.media.find((one) => one.id === id && one.until > this.clock.now());
  }

  group(chatid: string): StoredGroup | undefined {
    return this.world.groups.find((one) => one.chatid === chatid);
  }

  changedGroup(group: StoredGroup): void {
    const shown: WecomGroup = { ...group, members: [...group.members], messages: [...group.messages] };
    if (shown.messages.length === 0) this.changed();
    else this.tellAll({ type: 'group', group: shown }, (userid) => isAmong(group.members, userid));
  }

  setMenu(menu: WecomMenuButton[]): void {
    this.world.menu = menu;
    this.tellAll({ type: 'menu', menu });
  }

  changedMember(member: StoredMember): void {
    this.tellAll({ type: 'member', member: shownMember(member) });
  }

  tell(userid: string, event: WecomEvent): void {
    this.tellAll(event, (who) => who === userid.toLowerCase());
  }

  tellAll(event: WecomEvent, seenBy: (userid: string) => boolean = () => true): void {
    this.feed.tell(
      (userid) => seenBy(userid.toLowerCase()),
      () => event,
    );
    this.changed();
  }
}

/** Whether the app's messages reach a member: active, and within the app's range. */
export const isReachable = (member: StoredMember): boolean => member.status === 1 && member.visible && !member.gone;

/** Whether a userid is in a list, in any case. */
export const isAmong = (userids: readonly string[], userid: string): boolean =>
  userids.some((one) => one.toLowerCase() === userid.toLowerCase());

/** A member as pages see them. */
export function shownMember({ gone: _gone, ...member }: StoredMember): WecomMember {
  return member;
}
