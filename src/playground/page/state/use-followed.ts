import { useEffect, useRef, useState } from 'preact/hooks';
import { readEvents, type Sent } from './event-stream';

/** Whether what is shown is what is so. */
export type Link = 'connecting' | 'live' | 'lost' | 'resting';

/** Something that is read once and then followed by its events. `events` is the stream's address. */
export interface Source<State, Event> {
  readonly events: string;
  load(): Promise<State>;
  apply(state: State, event: Event): State;
}

/** What is followed, kept up to date; `state` is undefined until the first answer. */
export interface Followed<State> {
  readonly state: State | undefined;
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

interface Listener<State, Event> {
  loaded(state: State): void;
  heard(event: Event): void;
  link(now: Link): void;
}

/** Reads and follows until the answer is called. A hidden tab lets go of its stream. */
function follow<State extends { readonly lastEvent: number }, Event>(
  source: Source<State, Event>,
  listener: Listener<State, Event>,
): () => void {
  const over = new AbortController();
  let stream = new AbortController();
  let lastId = '';
  const hide = () => document.hidden && stream.abort();
  const load = async () => {
    const state = await source.load();
    lastId = String(state.lastEvent);
    if (!over.signal.aborted) listener.loaded(state);
  };
  const take = (sent: Sent) => {
    if (over.signal.aborted) return;
    if (sent.id !== '') lastId = sent.id;
    if (sent.event !== 'reset') return listener.heard(JSON.parse(sent.data) as Event);
    lastId = '';
    stream.abort();
  };
  const run = async () => {
    for (let failures = 0; !over.signal.aborted; ) {
      await untilSeen();
      stream = new AbortController();
      try {
        if (lastId === '') await load();
        if (over.signal.aborted) return;
        listener.link('live');
        failures = 0;
        await readEvents(source.events, lastId, stream.signal, take);
      } catch {
        if (over.signal.aborted) return;
        if (stream.signal.aborted) continue;
        listener.link('lost');
        failures += 1;
      }
      await pause(Math.min(300 * 2 ** failures, 4000));
    }
  };
  document.addEventListener('visibilitychange', hide);
  void run();
  return () => {
    over.abort();
    stream.abort();
    document.removeEventListener('visibilitychange', hide);
  };
}

/**
 * Reads `source` and follows its events; `heard` is told of each. Without a source nothing is followed. Keep `source`
 * the same object for as long as the same thing is meant.
 */
export function useFollowed<State extends { readonly lastEvent: number }, Event>(
  source: Source<State, Event> | undefined,
  heard: (event: Event) => void,
): Followed<State> {
  const [play, setPlay] = useState<Followed<State>>({ state: undefined, link: 'connecting' });
  const listener = useRef(heard);
  listener.current = heard;
  useEffect(() => {
    if (source === undefined) {
      setPlay({ state: undefined, link: 'connecting' });
      return undefined;
    }
    return follow(source, {
      loaded: (state) => setPlay({ state, link: 'connecting' }),
      heard(event) {
        setPlay((was) => ({ link: 'live', state: was.state && source.apply(was.state, event) }));
        listener.current(event);
      },
      link: (now) => setPlay((was) => (was.link === now ? was : { ...was, link: now })),
    });
  }, [source]);
  return play;
}
