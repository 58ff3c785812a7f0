import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PlayEvent, PlayState } from '../../wire';
import { apiAs } from '../api';
import { applyEvent } from './apply-event';
import { readEvents, type Sent } from './event-stream';

/** Whether what is shown is what is so. */
export type Link = 'connecting' | 'live' | 'lost' | 'resting';

/** What one persona sees, kept up to date; `state` is undefined until the first answer. */
export interface Play {
  readonly state: PlayState | undefined;
  readonly link: Link;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function untilSeen(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    look();
  });
}

/** Reads `as`'s state and follows its events; `heard` is told of each. A hidden tab lets go of its stream. */
export function usePlay(as: string, heard: (event: PlayEvent) => void): Play {
  const [play, setPlay] = useState<Play>({ state: undefined, link: 'connecting' });
  const listener = useRef(heard);
  listener.current = heard;
  const link = useCallback((now: Link) => setPlay((was) => (was.link === now ? was : { ...was, link: now })), []);

  useEffect(() => {
    const over = new AbortController();
    let stream = new AbortController();
    let lastId = '';
    const hide = () => document.hidden && stream.abort();
    const load = async () => {
      const state = await apiAs(as).state();
      lastId = String(state.lastEvent);
      if (!over.signal.aborted) setPlay({ state, link: 'connecting' });
    };
    const take = (sent: Sent) => {
      if (over.signal.aborted) return;
      if (sent.id !== '') lastId = sent.id;
      if (sent.event === 'reset') {
        lastId = '';
        stream.abort();
        return;
      }
      const event = JSON.parse(sent.data) as PlayEvent;
      setPlay((was) => ({ link: 'live', state: was.state && applyEvent(was.state, event) }));
      listener.current(event);
    };
    const follow = async () => {
      for (let failures = 0; !over.signal.aborted; ) {
        await untilSeen();
        stream = new AbortController();
        try {
          if (lastId === '') await load();
          if (over.signal.aborted) return;
          link('live');
          failures = 0;
          await readEvents(`/play/events?as=${encodeURIComponent(as)}`, lastId, stream.signal, take);
        } catch {
          if (over.signal.aborted) return;
          if (stream.signal.aborted) continue;
          link('lost');
          failures += 1;
        }
        await pause(Math.min(300 * 2 ** failures, 4000));
      }
    };
    document.addEventListener('visibilitychange', hide);
    void follow();
    return () => {
      over.abort();
      stream.abort();
      document.removeEventListener('visibilitychange', hide);
    };
  }, [as, link]);

  return play;
}
