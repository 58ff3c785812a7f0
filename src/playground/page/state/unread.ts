import type { PlayState } from '../../wire';

/** channel → ts of the last message seen there. `since` stands for channels never opened. */
export interface Seen {
  readonly since: number;
  readonly channels: Readonly<Record<string, number>>;
}

/** How many messages of others came to each channel since it was last looked at; channels without any are absent. */
export function unreadIn(state: PlayState, seen: Seen): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const message of state.messages) {
    if (message.user === state.me.id) continue;
    if (Number(message.ts) <= (seen.channels[message.channel] ?? seen.since)) continue;
    counts.set(message.channel, (counts.get(message.channel) ?? 0) + 1);
  }
  return counts;
}

/** All of `unreadIn` added up. */
export function totalUnread(state: PlayState, seen: Seen): number {
  return [...unreadIn(state, seen).values()].reduce((sum, count) => sum + count, 0);
}
