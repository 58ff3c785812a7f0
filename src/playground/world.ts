import type { Json } from './json';
import type { PlaygroundSeed } from './seed';
import type { ViewValues } from './wire';

/** A message as kept; field names are Slack's where Slack has one. `only` makes it ephemeral, for that user. */
export interface StoredMessage {
  channel: string;
  ts: string;
  thread_ts?: string;
  broadcast?: boolean;
  user: string;
  /** Posted with the app's token. */
  byApp: boolean;
  text: string;
  blocks?: readonly Json[];
  attachments?: readonly Json[];
  files?: readonly string[];
  reactions?: { name: string; users: string[] }[];
  metadata?: Json;
  pinned?: boolean;
  edited?: { user: string; ts: string };
  only?: string;
  subtype?: string;
  fromSlack?: boolean;
}

export interface StoredUser {
  id: string;
  name: string;
  realName: string;
  role: string;
  title: string;
  color: string;
  locale: string;
  tz: string;
  email: string;
  isAdmin: boolean;
  isBot: boolean;
  deleted: boolean;
  updated: number;
  /** Team of another company, who is here over Slack Connect. */
  team?: string;
  /** Of one channel, or of several. */
  guest?: 'single' | 'multi';
  /** Shares nothing with the workspace but what they are seen in. */
  stranger?: boolean;
}

export interface StoredChannel {
  id: string;
  kind: 'channel' | 'private' | 'dm';
  name: string;
  topic: string;
  purpose: string;
  archived: boolean;
  members: string[];
  created: number;
  bookmarks: { id: string; title: string; link: string }[];
}

/** `readyAt` is wall time in ms; `completed` once files.completeUploadExternal named it. */
export interface StoredFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  size: number;
  user: string;
  created: number;
  uploaded: boolean;
  completed: boolean;
  readyAt: number;
  shares: { channel: string; ts: string }[];
}

/** A modal or home view: what the app sent (`sent`, ids filled in) and where it stands. */
export interface StoredView {
  id: string;
  hash: string;
  user: string;
  type: 'modal' | 'home';
  sent: Json;
  previous: string | null;
  root: string;
  values: ViewValues;
  errors: Readonly<Record<string, string>>;
  busy: boolean;
}

export interface StoredUsergroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
}

/** Everything that is kept over a restart; plain JSON. */
export interface World {
  version: 1;
  users: StoredUser[];
  channels: StoredChannel[];
  usergroups: StoredUsergroup[];
  messages: Record<string, StoredMessage[]>;
  files: StoredFile[];
  stacks: Record<string, StoredView[]>;
  homes: Record<string, StoredView>;
  /** Of the last `ts`, in microseconds. */
  lastMicros: number;
}

const palette = ['#2f6fb3', '#8a4fb3', '#b3722f', '#0f7b5a', '#b33f62', '#4a6741', '#5b5fc7', '#9c5221'];

function seedUsers(seed: PlaygroundSeed): StoredUser[] {
  const people = seed.users.map((user, index) => ({
    id: user.id,
    name: user.name,
    realName: user.realName ?? user.name,
    role: user.role ?? '',
    title: user.title ?? '',
    color: user.color ?? palette[index % palette.length] ?? '#2f6fb3',
    locale: user.locale,
    tz: user.tz,
    email: user.email ?? `${user.name.replace(/\W+/g, '.').toLowerCase()}@${seed.team.domain}.example`,
    isAdmin: user.isAdmin ?? false,
    isBot: false,
    deleted: user.deleted ?? false,
    updated: 0,
    ...(user.team === undefined ? {} : { team: user.team }),
    ...(user.guest === undefined ? {} : { guest: user.guest }),
    ...(user.stranger === undefined ? {} : { stranger: user.stranger }),
  }));
  const bot = { id: seed.app.botUserId, name: seed.app.name, realName: seed.app.name, role: 'app', title: '' };
  const rest = { color: '#0f7b5a', locale: 'en-US', tz: 'UTC', email: '', isAdmin: false, deleted: false, updated: 0 };
  return [...people, { ...bot, ...rest, isBot: true }];
}

/** The direct channel of a person with the bot: always there, always the same id. */
export const dmOf = (user: string): string => `D${user.slice(1)}`;

function seedChannels(seed: PlaygroundSeed): StoredChannel[] {
  const shared = seed.channels.map((channel) => ({
    id: channel.id,
    kind: channel.isPrivate ? ('private' as const) : ('channel' as const),
    name: channel.name,
    topic: channel.topic ?? '',
    purpose: channel.purpose ?? '',
    archived: channel.archived ?? false,
    members: [...channel.members],
    created: 0,
    bookmarks: [],
  }));
  const direct = seed.users.map((user) => ({
    id: dmOf(user.id),
    kind: 'dm' as const,
    name: user.name,
    topic: '',
    purpose: '',
    archived: false,
    members: [user.id, seed.app.botUserId],
    created: 0,
    bookmarks: [],
  }));
  return [...shared, ...direct];
}

/** The workspace on its first day. */
export function newWorld(seed: PlaygroundSeed): World {
  return {
    version: 1,
    users: seedUsers(seed),
    channels: seedChannels(seed),
    usergroups: (seed.usergroups ?? []).map((group) => ({ ...group, users: [...group.users] })),
    messages: {},
    files: [],
    stacks: {},
    homes: {},
    lastMicros: 0,
  };
}

const keep = <T extends { id: string }>(kept: readonly T[], fresh: readonly T[]): T[] => {
  const known = new Set(kept.map((one) => one.id));
  return [...kept, ...fresh.filter((one) => !known.has(one.id))];
};

/** Yesterday's workspace, with whoever and whatever the seed has added since. */
export function restoredWorld(kept: World, seed: PlaygroundSeed): World {
  const fresh = newWorld(seed);
  // A submission that was on its way when this stopped will get no answer any more.
  for (const view of Object.values(kept.stacks).flat()) view.busy = false;
  return {
    ...kept,
    users: keep(kept.users, fresh.users),
    channels: keep(kept.channels, fresh.channels),
    usergroups: keep(kept.usergroups, fresh.usergroups),
  };
}
