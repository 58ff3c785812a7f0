import { readFileSync } from 'node:fs';
import type { SeedWecom } from './wecom-seed';
import type { WecomGroupMessage, WecomMenuButton, WecomMessage } from './wire';

/** A member as kept. `gone`: deleted from the company, so that nobody knows the userid any more. */
export interface StoredMember {
  readonly userid: string;
  name: string;
  role: string;
  title: string;
  color: string;
  language: string;
  status: number;
  visible: boolean;
  gone: boolean;
  slackUser?: string;
}

/** One message/send: what its cards' codes refer to. `to` are lower-cased userids. */
export interface StoredSend {
  readonly msgid: string;
  readonly at: number;
  readonly to: readonly string[];
  readonly cardType?: string;
  readonly taskId?: string;
}

/** A response_code: good for one update until `until` (demo clock). `clicker` for the code of a click. */
export interface StoredCode {
  readonly code: string;
  readonly msgid: string;
  readonly until: number;
  readonly clicker?: string;
  used: boolean;
}

/** `until`: demo clock; `type` as in media/upload. */
export interface StoredMedia {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly until: number;
}

export interface StoredGroup {
  readonly chatid: string;
  name: string;
  owner: string;
  members: string[];
  messages: WecomGroupMessage[];
}

/** `byApp`: made by the app, which alone may change its members. */
export interface StoredTag {
  readonly tagid: number;
  readonly tagname: string;
  users: string[];
  byApp: boolean;
}

/** A sign-in code: once, until `until` (wall time). Without `userid` it stands for somebody from outside. */
export interface StoredSignIn {
  readonly code: string;
  readonly userid?: string;
  readonly private: boolean;
  readonly until: number;
}

/** Everything that is kept over a restart; plain JSON. */
export interface WecomWorld {
  readonly version: 1;
  members: StoredMember[];
  /** By userid in lower case, oldest first. */
  messages: Record<string, WecomMessage[]>;
  sends: StoredSend[];
  codes: StoredCode[];
  taskIds: string[];
  /** Hashes of bodies sent with enable_duplicate_check; `until` by the demo clock. */
  bodies: { readonly hash: string; readonly msgid: string; readonly until: number }[];
  media: StoredMedia[];
  groups: StoredGroup[];
  tags: StoredTag[];
  menu: WecomMenuButton[];
  signIns: StoredSignIn[];
  token?: { readonly value: string; readonly until: number };
  /** How many ids were ever made. */
  count: number;
}

const palette = ['#2b7de9', '#8a4fb3', '#b3722f', '#0f7b5a', '#b33f62', '#4a6741', '#5b5fc7', '#9c5221'];

function seedMembers(seed: SeedWecom): StoredMember[] {
  return seed.members.map((member, index) => ({
    userid: member.userid,
    name: member.name,
    role: member.role ?? '',
    title: member.title ?? '',
    color: member.color ?? palette[index % palette.length] ?? '#2b7de9',
    language: member.language,
    status: member.status ?? 1,
    visible: true,
    gone: false,
    ...(member.slackUser === undefined ? {} : { slackUser: member.slackUser }),
  }));
}

const newWorld = (seed: SeedWecom): WecomWorld => ({
  version: 1,
  members: seedMembers(seed),
  messages: {},
  sends: [],
  codes: [],
  taskIds: [],
  bodies: [],
  media: [],
  groups: [],
  tags: (seed.tags ?? []).map(({ tagid, name, users = [], byApp = false }) => ({
    ...{ tagid, tagname: name, byApp },
    users: [...users],
  })),
  menu: [],
  signIns: [],
  count: 0,
});

/** The kept company with whoever the seed has added since, or a new one. Throws where the file can't be read as one. */
export function loadWecomWorld(seed: SeedWecom, file: string | undefined): WecomWorld {
  const fresh = newWorld(seed);
  if (file === undefined) return fresh;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return fresh;
    throw problem;
  }
  const kept = JSON.parse(text) as WecomWorld;
  const known = new Set(kept.members.map((one) => one.userid.toLowerCase()));
  const added = fresh.members.filter((one) => !known.has(one.userid.toLowerCase()));
  return { ...fresh, ...kept, members: [...kept.members, ...added] };
}
