import { useEffect, useState } from 'preact/hooks';
import { apiAs } from '../api';
import { type Seen, totalUnread } from './unread';

/**
 * How many unread messages the other personas have. Asked a moment after something happened (`beat` changed) and
 * every ten seconds, one after the other: a stream each would use up the browser's connections.
 */
export function useOthersUnread(
  others: readonly string[],
  seen: Readonly<Record<string, Seen>>,
  beat: number,
): ReadonlyMap<string, number> {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const asked = others.join(' ');

  useEffect(() => {
    let over = beat < 0; // a new beat is a reason to ask again
    const ask = async () => {
      if (document.hidden || over) return;
      const found = new Map<string, number>();
      for (const id of asked.split(' ').filter(Boolean)) {
        const mine = seen[id];
        const state = await apiAs(id)
          .state()
          .catch(() => undefined);
        if (over) return;
        if (state !== undefined && mine !== undefined) found.set(id, totalUnread(state, mine));
      }
      setCounts(found);
    };
    const soon = setTimeout(() => void ask(), 800);
    const again = setInterval(() => void ask(), 10_000);
    return () => {
      over = true;
      clearTimeout(soon);
      clearInterval(again);
    };
  }, [asked, seen, beat]);

  return counts;
}
