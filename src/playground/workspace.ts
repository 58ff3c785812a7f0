import { Feed } from './feed';
import { playMessage } from './persona-messages';
import { playChannel, playUser } from './persona-people';
import { playView } from './persona-views';
import type { PlaygroundSeed } from './seed';
import type { StoredChannel, StoredFile, StoredMessage, StoredUser, StoredView, World } from './world';

/** The demo clock: milliseconds since 1970; `advance` takes `65m`, `1h`, `next-working-day` and answers the new now. */
export interface DemoClock {
  now(): number;
  advance(text: string): Promise<number>;
}

/** What a workspace is made of. `wall` is real time in ms: signatures, triggers and rate limits run by it. */
export interface WorkspaceParts {
  readonly seed: PlaygroundSeed;
  readonly world: World;
  readonly clock: DemoClock;
  readonly wall: () => number;
}

const keptMessages = 5000;

/** The state of the workspace, and the only place that changes it: every change is told and marked for keeping. */
export class Workspace {
  readonly seed: PlaygroundSeed;
  readonly world: World;
  readonly clock: DemoClock;
  readonly wall: () => number;
  readonly feed: Feed;
  readonly ids: IdMint;
  /** Where this server is reached, `http://host:port`. */
  url = '';
  /** Called after each change. */
  changed: () => void = () => undefined;

  constructor(parts: WorkspaceParts) {
    this.seed = parts.seed;
    this.world = parts.world;
    this.clock = parts.clock;
    this.wall = parts.wall;
    this.feed = new Feed(parts.wall());
    this.ids = new IdMint(parts.wall());
  }

  get bot(): string {
    return this.seed.app.botUserId;
  }

  /** The next message timestamp: by the demo clock, later than any before. */
  nextTs(): string {
    const micros = Math.max(Math.floor(this.clock.now()) * 1000, this.world.lastMicros + 1);
    this.world.lastMicros = micros;
    return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
  }

  user(id: string): StoredUser | undefined {
    return this.world.users.find((user) => user.id === id);
  }

  channel(id: string): StoredChannel | undefined {
    return this.world.channels.find((channel) => channel.id === id);
  }

  file(id: string): StoredFile | undefined {
    return this.world.files.find((file) => file.id === id);
  }

  fileReady(id: string): boolean {
    const file = this.file(id);
    return file?.completed === true && file.readyAt <= this.wall();
  }

  /** Everything in a channel, ephemeral too, oldest first. The list is live: change it only here. */
  messages(channel: string): StoredMessage[] {
    const found = this.world.messages[channel] ?? [];
    this.world.messages[channel] = found;
    return found;
  }

  message(channel: string, ts: string): StoredMessage | undefined {
    return this.messages(channel).findLast((message) => message.ts === ts);
  }

  add(message: StoredMessage): StoredMessage {
    const all = this.messages(message.channel);
    all.push(message);
    if (all.length > keptMessages) all.shift();
    this.tellMessage('message', message);
    const parent = message.thread_ts === undefined ? undefined : this.message(message.channel, message.thread_ts);
    if (parent !== undefined) this.tellMessage('message_changed', parent);
    return message;
  }

  changedMessage(message: StoredMessage): void {
    this.tellMessage('message_changed', message);
  }

  remove(message: StoredMessage): void {
    const all = this.messages(message.channel);
    all.splice(all.indexOf(message), 1);
    this.tell(
      (user) => this.sees(user, message),
      () => ({ type: 'message_deleted', channel: message.channel, ts: message.ts }),
    );
  }

  /** Replaces the stack of modals a person has open. */
  setStack(user: string, stack: StoredView[]): void {
    this.world.stacks[user] = stack;
    this.tellViews(user);
  }

  tellViews(user: string): void {
    const views = this.stack(user).map(playView);
    this.tell(
      (who) => who === user,
      () => ({ type: 'views', views }),
    );
  }

  stack(user: string): StoredView[] {
    return this.world.stacks[user] ?? [];
  }

  setHome(user: string, view: StoredView): void {
    this.world.homes[user] = view;
    const home = playView(view);
    this.tell(
      (who) => who === user,
      () => ({ type: 'home', home }),
    );
  }

  /** Any open view, home views too. */
  view(id: string): StoredView | undefined {
    const open = [...Object.values(this.world.stacks).flat(), ...Object.values(this.world.homes)];
    return open.find((view) => view.id === id);
  }

  changedView(view: StoredView): void {
    if (view.type === 'home') this.setHome(view.user, view);
    else this.tellViews(view.user);
  }

  changedChannel(channel: StoredChannel): void {
    this.tell(
      (user) => this.reads(user, channel.id),
      (user) => ({ type: 'channel', channel: playChannel(this.world, channel, user) }),
    );
  }

  changedUser(user: StoredUser): void {
    const shown = playUser(user);
    this.tell(
      () => true,
      () => ({ type: 'user', user: shown }),
    );
  }

  tellTrouble(user: string, text: string): void {
    this.tell(
      (who) => who === user,
      () => ({ type: 'trouble', text }),
    );
  }

  tell(seenBy: (user: string) => boolean, as: Parameters<Feed['tell']>[1]): void {
    this.feed.tell(seenBy, as);
    this.changed();
  }

  /** Whether a person may read a channel: public ones by anybody, others by members. */
  reads(user: string, channelId: string): boolean {
    const channel = this.channel(channelId);
    return channel !== undefined && (channel.kind === 'channel' || channel.members.includes(user));
  }

  sees(user: string, message: StoredMessage): boolean {
    return this.reads(user, message.channel) && (message.only === undefined || message.only === user);
  }

  private tellMessage(type: 'message' | 'message_changed', message: StoredMessage): void {
    const shown = playMessage(this, message);
    this.tell(
      (user) => this.sees(user, message),
      () => ({ type, message: shown }),
    );
  }
}

/** Makes ids that never repeat, over restarts too: they count on from the moment this run began. */
class IdMint {
  private readonly run: string;
  private count = 0;

  constructor(startedAt: number) {
    this.run = Math.floor(startedAt).toString(36).toUpperCase();
  }

  /** Such as `F0MHK2J9A0001`. */
  next(prefix: string): string {
    this.count += 1;
    return `${prefix}0${this.run}${this.count.toString(36).toUpperCase().padStart(3, '0')}`;
  }
}
