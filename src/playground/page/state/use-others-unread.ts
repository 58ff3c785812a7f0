import { useEffect, useState } from 'preact/hooks';
import { apiAs } from '../api';
import { wecomApiAs } from '../wecom/wecom-api';
import { unreadInWecom } from '../wecom/wecom-unread';
import { type Seen, totalUnread } from './unread';

/** A persona by id, and who they are on either platform. */
export interface Other {
  readonly id: string;
  readonly isOnSlack: boolean;
  readonly userid: string | undefined;
}

async function unreadOf({ id, isOnSlack, userid }: Other, seen: Seen): Promise<number> {
  const slack = isOnSlack ? totalUnread(await apiAs(id).state(), seen) : 0;
  if (userid === undefined) return slack;
  const counts = unreadInWecom(await wecomApiAs(userid).state(), seen);
  return [...counts.values()].reduce((sum, count) => sum + count, slack);
}

/**
 * How many unread messages the other personas have. Asked a moment after something happened (`beat` changed) and
 * every ten seconds, one after the other: a stream each would use up the browser's connections.
 */
export function useOthersUnread(
  others: readonly Other[],
  seen: Readonly<Record<string, Seen>>,
  beat: number,
): ReadonlyMap<string, number> {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const asked = JSON.stringify(others);

  useEffect(() => {
    let over = beat < 0; // a new beat is a reason to ask again
    const ask = async () => {
      if (document.hidden || over) return;
      const found = new Map<string, number>();
      for (const other of JSON.parse(asked) as readonly Other[]) {
        const mine = seen[other.id];
        const count = mine === undefined ? undefined : await unreadOf(other, mine).catch(() => undefined);
        if (over) return;
        if (count !== undefined) found.set(other.id, count);
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
