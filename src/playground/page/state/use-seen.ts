import { useCallback, useState } from 'preact/hooks';
import type { Seen } from './unread';

type SeenBy = Readonly<Record<string, Seen>>;

const key = 'dutydesk-seen';

function remembered(): SeenBy {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as SeenBy;
  } catch {
    return {};
  }
}

/** What each persona has seen, kept for as long as the tab lives. */
export function useSeen() {
  const [all, setAll] = useState<SeenBy>(remembered);
  const keep = useCallback((change: (was: SeenBy) => SeenBy) => {
    setAll((was) => {
      const now = change(was);
      if (now !== was) sessionStorage.setItem(key, JSON.stringify(now));
      return now;
    });
  }, []);

  /** Messages up to `ts` in `channel` are seen by `persona`. */
  const see = useCallback(
    (persona: string, channel: string, ts: number) =>
      keep((was) => {
        const mine = was[persona] ?? { since: 0, channels: {} };
        if ((mine.channels[channel] ?? mine.since) >= ts) return was;
        return { ...was, [persona]: { ...mine, channels: { ...mine.channels, [channel]: ts } } };
      }),
    [keep],
  );

  /** The first look at a workspace: everything up to now counts as seen by these personas. */
  const begin = useCallback(
    (personas: readonly string[], now: number) =>
      keep((was) => {
        const fresh = personas.filter((id) => was[id] === undefined);
        if (fresh.length === 0) return was;
        return { ...was, ...Object.fromEntries(fresh.map((id) => [id, { since: now, channels: {} }])) };
      }),
    [keep],
  );

  return { all, see, begin };
}
