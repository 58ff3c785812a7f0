import type { WecomFault } from '../faults';
import type { CallbackDelivered, SpoiledCallback } from './callbacks';
import { type Company, shownMember } from './company';
import type { LocalWecom } from './local-wecom';
import { actorOf, changeMember } from './member-acts';
import { MemberControl, OutsiderControl } from './member-control';
import type { Telephones } from './telephones';
import type { WecomRecorded } from './wecom-api';
import type { WecomGroup, WecomGroupMessage, WecomMember, WecomMenuButton, WecomMessage } from './wire';

/** The running WeCom company: where it is, what it holds, acting as its members, and making things go wrong. */
export class WecomControl {
  constructor(private readonly local: LocalWecom) {}

  /** What to give the app as WeCom's address: `<url>/wecom`. */
  get apiUrl(): string {
    return `${this.company.url}/wecom`;
  }

  /** What to give the app as its own public address: `<url>/webview`. */
  get pagesUrl(): string {
    return `${this.company.url}/webview`;
  }

  /** Verifies the address as the admin console does, and sends callbacks there from now on. Throws CannotDo. */
  setCallbackUrl(url: string): Promise<void> {
    return this.local.callbacks.verify(url);
  }

  /** As if the callback had never been set up: no callbacks, and interactive cards are refused (43012). */
  forgetCallbackUrl(): void {
    this.local.callbacks.url = undefined;
  }

  /** Where the app's pages are (scheme, host, port). */
  setAppUrl(url: string): void {
    this.local.webview.appUrl = url.replace(/\/$/, '');
  }

  as(userid: string): MemberControl {
    return new MemberControl(this.local, actorOf(this.local, userid));
  }

  outsider(): OutsiderControl {
    return new OutsiderControl(this.local);
  }

  /** A member's chat with the app, oldest first, each card as it stands for that member; discarded ones too. */
  messagesOf(userid: string): readonly WecomMessage[] {
    return [...this.company.messages(userid)];
  }

  groups(): readonly WecomGroup[] {
    return this.company.world.groups;
  }

  /** What was said in a group, oldest first. */
  groupMessages(chatid: string): readonly WecomGroupMessage[] {
    return this.company.group(chatid)?.messages ?? [];
  }

  /** Userids of a tag's members. */
  tagged(tagid: number): readonly string[] {
    return this.company.world.tags.find((one) => one.tagid === tagid)?.users ?? [];
  }

  /** Whether the app has made that tag; one that an administrator made it may not change (60011). */
  letAppOwnTag(tagid: number, byApp: boolean): void {
    for (const tag of this.company.world.tags) if (tag.tagid === tagid) tag.byApp = byApp;
  }

  menu(): readonly WecomMenuButton[] {
    return this.company.world.menu;
  }

  members(): readonly WecomMember[] {
    return this.company.world.members.map(shownMember);
  }

  /** The bytes behind a media id. */
  mediaBytes(mediaId: string): Promise<Buffer | undefined> {
    return this.local.media.get(mediaId);
  }

  /** Changes a member: `status` 1 active, 2 disabled, 5 left; `gone`: nobody knows the userid any more (60111). */
  change(
    userid: string,
    to: { readonly status?: number; readonly visible?: boolean; readonly gone?: boolean },
  ): Promise<void> {
    return changeMember(actorOf(this.local, userid), to);
  }

  /** Its emergency notice: who answers, what is left to pay with, and every call. */
  get telephones(): Telephones {
    return this.local.telephones;
  }

  /** Calls of a method (`message/send`), oldest first; of all where none is named. */
  callsOf(method?: string): readonly WecomRecorded[] {
    return this.local.api.calls.filter((call) => method === undefined || call.method === method);
  }

  /** The next calls of a method go wrong. */
  failNext(method: string, fault: WecomFault): void {
    this.local.api.faults.failNext(method, fault);
  }

  /** Refuses every token with this errcode (default 40014) until called with null. */
  refuseTokens(errcode: number | null = 40014): void {
    this.local.api.tokensAre = errcode ?? undefined;
  }

  /** Ends the token: the next call is answered 42001, the next gettoken gives a new one. */
  expireToken(): void {
    this.local.api.expireToken();
  }

  /** Whether the app's address is among the trusted ones; calls are refused with 60020 where it is not. */
  trustAddress(isTrusted: boolean): void {
    this.local.api.trustsAddress = isTrusted;
  }

  /** The inner XML of every callback so far, oldest first. */
  callbacks(): readonly string[] {
    return this.local.callbacks.sent;
  }

  /** Sends an inner XML as a callback; `spoiled` forges or ages it, and is delivered once. */
  sendEvent(xml: string, spoiled?: SpoiledCallback): Promise<CallbackDelivered> {
    return spoiled === undefined ? this.local.callbacks.send(xml) : this.local.callbacks.sendSpoiled(xml, spoiled);
  }

  /** Keeps callbacks back until `release`; acts are not answered before. */
  hold(): void {
    this.local.callbacks.hold();
  }

  /** Delivers what was kept back, reversed or several times. */
  release(how?: { readonly reversed?: boolean; readonly times?: number }): Promise<void> {
    return this.local.callbacks.release(how);
  }

  /** How many callbacks wait to be repeated. */
  get repeating(): number {
    return this.local.callbacks.repeating;
  }

  /** Repeats waiting callbacks now. */
  retryNow(): Promise<void> {
    return this.local.callbacks.retryNow();
  }

  /** Resolves when no callback is on its way to the app. */
  eventsTaken(): Promise<void> {
    return this.local.callbacks.idle();
  }

  private get company(): Company {
    return this.local.company;
  }
}
