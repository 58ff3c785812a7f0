import type { WecomState } from '../../wecom/wire';
import type { Seen } from '../state/unread';
import { groupPlace, wecomPlace } from './places';

/** When the last message of each WeCom place came, in seconds; places without any are absent. */
export function lastInWecom(state: WecomState): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  const mine = state.messages.at(-1);
  if (mine !== undefined) last.set(wecomPlace, mine.at / 1000);
  for (const { chatid, messages } of state.groups) last.set(groupPlace(chatid), (messages.at(-1)?.at ?? 0) / 1000);
  return last;
}

/** How many messages of the app came to each WeCom place since it was looked at; places without any are absent. */
export function unreadInWecom(state: WecomState, seen: Seen): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (place: string, moments: readonly number[]) => {
    const since = seen.channels[place] ?? seen.since;
    const fresh = moments.filter((at) => at / 1000 > since).length;
    if (fresh > 0) counts.set(place, fresh);
  };
  count(
    wecomPlace,
    state.messages.filter(({ from }) => from === 'app').map(({ at }) => at),
  );
  for (const { chatid, messages } of state.groups)
    count(
      groupPlace(chatid),
      messages.map(({ at }) => at),
    );
  return counts;
}
