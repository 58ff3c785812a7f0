import type { WecomState } from '../../wecom/wire';
import type { Seen } from '../state/unread';
import { groupPlace, wecomPlace } from './places';

const tick = 1e-6;

/** When each message came, in seconds. Of those that came in the same millisecond each is a microsecond later. */
function momentsOf(messages: readonly { readonly at: number }[]): readonly number[] {
  let last = 0;
  return messages.map(({ at }) => {
    last = Math.max(at / 1000, last + tick);
    return last;
  });
}

/** When the last message of each WeCom place came, in seconds; places without any are absent. */
export function lastInWecom(state: WecomState): ReadonlyMap<string, number> {
  const places = [
    [wecomPlace, state.messages] as const,
    ...state.groups.map(({ chatid, messages }) => [groupPlace(chatid), messages] as const),
  ];
  return new Map(
    places.flatMap(([place, messages]) =>
      momentsOf(messages)
        .slice(-1)
        .map((at) => [place, at] as const),
    ),
  );
}

/** How many messages of the app came to each WeCom place since it was looked at; places without any are absent. */
export function unreadInWecom(state: WecomState, seen: Seen): ReadonlyMap<string, number> {
  const fresh = (place: string, moments: readonly number[]) =>
    moments.filter((at) => at > (seen.channels[place] ?? seen.since)).length;
  const fromApp = momentsOf(state.messages).filter((_, index) => state.messages[index]?.from === 'app');
  const counts = [
    [wecomPlace, fresh(wecomPlace, fromApp)] as const,
    ...state.groups.map(({ chatid, messages }) => {
      const place = groupPlace(chatid);
      return [place, fresh(place, momentsOf(messages))] as const;
    }),
  ];
  return new Map(counts.filter(([, count]) => count > 0));
}
