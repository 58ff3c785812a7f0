import type { PlayEvent } from './wire';

/** One thing that happened: who may see it, and how it looks to them. */
export interface FeedEntry<E = PlayEvent> {
  readonly id: number;
  readonly seenBy: (user: string) => boolean;
  readonly as: (user: string) => E;
}

type Listener<E> = (entry: FeedEntry<E>) => void;

const replayed = 2000;

/** What happens in the workspace, told as it happens and replayable for a while. Ids count up. */
export class Feed<E = PlayEvent> {
  private readonly recent: FeedEntry<E>[] = [];
  private readonly listeners = new Set<Listener<E>>();

  /** `lastId` is what ids count on from; higher than any of an earlier run, so that a stale page starts anew. */
  constructor(private id: number) {}

  get lastId(): number {
    return this.id;
  }

  tell(seenBy: FeedEntry<E>['seenBy'], as: FeedEntry<E>['as']): void {
    this.id += 1;
    const entry = { id: this.id, seenBy, as };
    this.recent.push(entry);
    if (this.recent.length > replayed) this.recent.shift();
    for (const listener of [...this.listeners]) listener(entry);
  }

  /** What came after `id`, oldest first; undefined where that is too long ago to know. */
  since(id: number): readonly FeedEntry<E>[] | undefined {
    const first = this.recent[0]?.id ?? this.id + 1;
    return id < first - 1 || id > this.id ? undefined : this.recent.filter((entry) => entry.id > id);
  }

  /** Calls `listener` for everything from now on, until the answer is called. */
  listen(listener: Listener<E>): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
