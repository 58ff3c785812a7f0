import { personOf } from '../acts/person';
import type { Delivered, Spoiled } from '../app/delivery';
import type { SlackApp } from '../app/slack-app';
import type { SlackFault } from '../faults';
import type { FileBytes } from '../file-bytes';
import { advanceClock } from '../http/clock-routes';
import type { Json } from '../json';
import { playFile, playMessage } from '../persona-messages';
import { playView } from '../persona-views';
import { threadOf } from '../slack/slack-shapes';
import type { Recorded, WebApi } from '../slack/web-api';
import type { LocalTelephony } from '../telephony/provider';
import type { LocalWecom } from '../wecom/local-wecom';
import { WecomControl } from '../wecom/wecom-control';
import type { PlayFile, PlayMessage, PlayView } from '../wire';
import type { Workspace } from '../workspace';
import { PersonControl } from './person-control';

export interface PlaygroundParts {
  readonly workspace: Workspace;
  readonly app: SlackApp;
  readonly api: WebApi;
  readonly bytes: FileBytes;
  readonly wecom: LocalWecom | undefined;
  readonly telephony: LocalTelephony | undefined;
  readonly stop: () => Promise<void>;
}

/** A running workspace: where it is, what it holds, acting as its people, and making things go wrong. */
export class Playground {
  /** The WeCom company; undefined where the seed has none. */
  readonly wecom: WecomControl | undefined;

  constructor(private readonly parts: PlaygroundParts) {
    this.wecom = parts.wecom && new WecomControl(parts.wecom);
  }

  /** The telephony provider: who answers, and every call. Throws Error where the seed has none. */
  get telephony(): LocalTelephony {
    const { telephony } = this.parts;
    if (telephony === undefined) throw new Error('there is no telephony provider');
    return telephony;
  }

  /** Telephones ring at nobody who looks: each call goes unanswered. */
  nobodyAnswers(isSo: boolean): void {
    const usual = isSo ? 'ignores' : 'rings';
    if (this.parts.telephony !== undefined) this.parts.telephony.usual = usual;
    if (this.parts.wecom !== undefined) this.parts.wecom.telephones.usual = usual;
  }

  /** `http://host:port`. */
  get url(): string {
    return this.parts.workspace.url;
  }

  /** What to give the app as Slack's address: `<url>/api/`. */
  get slackApiUrl(): string {
    return `${this.url}/api/`;
  }

  /** Writes what is to be kept, and stops listening. */
  stop(): Promise<void> {
    return this.parts.stop();
  }

  /** Where signed requests go from now on. */
  setRequestUrl(url: string): void {
    this.parts.app.line.requestUrl = url;
  }

  as(user: string): PersonControl {
    return new PersonControl(personOf(this.parts.app, user), this.parts.bytes);
  }

  /** All messages of a channel or dm, replies and ephemeral ones too, oldest first. */
  messagesIn(channel: string): readonly PlayMessage[] {
    const { workspace } = this.parts;
    return workspace.messages(channel).map((message) => playMessage(workspace, message));
  }

  /** A parent and its replies, oldest first. */
  threadOf(channel: string, ts: string): readonly PlayMessage[] {
    const { workspace } = this.parts;
    return threadOf(workspace, channel, ts).map((message) => playMessage(workspace, message));
  }

  /** The modal a person has on top, if any. */
  viewOf(user: string): PlayView | undefined {
    const top = this.parts.workspace.stack(user).at(-1);
    return top === undefined ? undefined : playView(top);
  }

  homeOf(user: string): PlayView | undefined {
    const home = this.parts.workspace.world.homes[user];
    return home === undefined ? undefined : playView(home);
  }

  /** Every file there is, oldest first. */
  files(): readonly PlayFile[] {
    const { workspace } = this.parts;
    return workspace.world.files.map((file) => playFile(workspace, file));
  }

  fileBytes(id: string): Promise<Buffer | undefined> {
    return this.parts.bytes.get(id);
  }

  /** Calls of a Web API method, oldest first; of all where none is named. */
  callsOf(method?: string): readonly Recorded[] {
    return this.parts.api.calls.filter((call) => method === undefined || call.method === method);
  }

  /** The next calls of a method go wrong. */
  failNext(method: string, fault: SlackFault): void {
    this.parts.api.faults.failNext(method, fault);
  }

  /** From now on no call goes wrong that was asked to. */
  clearFaults(): void {
    this.parts.api.faults.clear();
  }

  /** Takes scopes from the app, or gives them back: calls that need one are answered `missing_scope`. */
  withhold(scope: string, isWithheld = true): void {
    const { withheld } = this.parts.api;
    if (isWithheld) withheld.add(scope);
    else withheld.delete(scope);
  }

  /** Topic of a channel, and members of a user group, as they are now. */
  topicOf(channel: string): string {
    return this.parts.workspace.channel(channel)?.topic ?? '';
  }

  groupUsers(id: string): readonly string[] {
    return this.parts.workspace.world.usergroups.find((group) => group.id === id)?.users ?? [];
  }

  /** Refuses every token with this error (`account_inactive`, `token_revoked` …) until called with undefined. */
  refuseTokens(error: string | undefined): void {
    this.parts.api.tokensAre = error;
  }

  /** Archives a channel, or takes the bot out of it. */
  change(channel: string, to: { readonly archived?: boolean; readonly botIsMember?: boolean }): void {
    const { workspace } = this.parts;
    const found = workspace.channel(channel);
    if (found === undefined) throw new Error(`there is no channel ${channel}`);
    if (to.archived !== undefined) found.archived = to.archived;
    if (to.botIsMember === false) found.members = found.members.filter((member) => member !== workspace.bot);
    if (to.botIsMember === true && !found.members.includes(workspace.bot)) found.members.push(workspace.bot);
    workspace.changedChannel(found);
  }

  /** Pushes the demo clock; answers the new now. */
  advance(text: string): Promise<number> {
    return advanceClock(this.parts.workspace, text);
  }

  /** Sends an event, wrapped afresh; or exactly `envelope`, e.g. once more the same. `spoiled` forges or ages it. */
  sendEvent(event: Json | { readonly envelope: Json }, spoiled?: Spoiled): Promise<Delivered> {
    const { app } = this.parts;
    const whole = 'envelope' in event ? (event.envelope as Json) : app.envelope(event);
    return app.events.send(whole, spoiled);
  }

  /** An event in its wrapping (event_id and all), to be sent several times. */
  envelope(event: Json): Json {
    return this.parts.app.envelope(event);
  }

  sendCommand(fields: Json, spoiled?: Spoiled): Promise<Delivered> {
    return this.parts.app.command(fields, spoiled);
  }

  sendInteraction(payload: Json, spoiled?: Spoiled): Promise<Delivered> {
    return this.parts.app.interact(payload, spoiled);
  }

  /** A fresh trigger for a person, as an interaction would carry it. */
  triggerFor(user: string): string {
    return this.parts.app.triggers.mint(user);
  }

  /** A fresh address for answers to a person's act on a message, as an interaction would carry it. */
  responseUrlFor(user: string, channel: string, message: string): string {
    return `${this.url}${this.parts.app.responses.mint({ channel, user, message })}`;
  }

  /** How many events wait for their next delivery. */
  get eventsWaiting(): number {
    return this.parts.app.events.waiting;
  }

  /** Delivers waiting events now. */
  retryEventsNow(): Promise<void> {
    return this.parts.app.events.retryNow();
  }

  /** Resolves when no event is on its way to the app. */
  eventsTaken(): Promise<void> {
    return this.parts.app.events.idle();
  }

  /** How many Socket Mode connections are open. */
  get connections(): number {
    return this.parts.app.sockets.connections;
  }

  /** Asks Socket Mode connections to come back; `cut` drops them without a word. */
  refreshSockets(how: 'ask' | 'cut' = 'ask'): void {
    if (how === 'cut') this.parts.app.sockets.cut();
    else this.parts.app.sockets.refresh();
  }

  /**
   * Resolves with the first answer of `look` that is not undefined, false or null, asked again after everything that
   * happens. Rejects after `within` ms of real time, saying what was waited for.
   */
  until<T>(what: string, look: () => T, within = 60_000): Promise<NonNullable<Exclude<T, false>>> {
    return new Promise((resolve, reject) => {
      let stop: () => void = () => undefined;
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`waited ${within} ms in vain for: ${what}`));
      }, within);
      const ask = (): void => {
        const found = look();
        if (found === undefined || found === null || found === false) return;
        stop();
        clearTimeout(timer);
        resolve(found as NonNullable<Exclude<T, false>>);
      };
      const unlisten = this.parts.workspace.feed.listen(ask);
      // Not everything is told (calls, connections), so it is also asked now and then.
      const poll = setInterval(ask, 20);
      stop = () => {
        unlisten();
        clearInterval(poll);
      };
      ask();
    });
  }
}
