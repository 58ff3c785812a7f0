import { after, type Instant, minutes } from '../../domain/time/instant';
import type { SharedKey, SharedState } from '../../ports/shared-state';
import type { SchedulerHealth } from '../scheduler';
import type { Look } from './look';

/** Whether this process's clockwork goes, as it is seen from outside of it. */
export interface Watch {
  /** Called every few seconds of real time. */
  readonly beat: () => void;
  /** Shows the process that looks which parts stand here. */
  readonly show: (at: Instant) => Promise<void>;
}

/**
 * So many beats one after the other prove it. By the clock, one that is set forward would make everything seem to stand for a
 * moment.
 */
const proof = 3;
const shownFor = minutes(2);

/** Watches the clockwork of this process. */
export function createWatch(
  shared: Pick<SharedState, 'put'>,
  { worker, health }: { readonly worker: string; readonly health: () => SchedulerHealth },
): Watch {
  let beats = -1;
  const standing = new Map<string, number>();
  return {
    beat: () => {
      const now = health();
      const stands = [...now.stuck, ...(now.beats === beats ? ['scheduler'] : []), ...now.failing.map(asFailing)];
      beats = now.beats;
      for (const part of standing.keys()) if (!stands.includes(part)) standing.delete(part);
      for (const part of stands) standing.set(part, (standing.get(part) ?? 0) + 1);
    },
    show: async (at) => {
      const parts = [...standing].filter(([, times]) => times >= proof).map(([part]) => part);
      if (parts.length > 0) await shared.put(keyOf(worker), parts, after(at, shownFor));
    },
  };
}

/** A part that fails, as processes show it to each other; an older release takes it for the name of one that stands. */
const failing = 'failing:';
const asFailing = (part: string): string => `${failing}${part}`;

const keyOf = (worker: string): SharedKey => `auditor:stands:${worker}`;

/** Parts that stand, or fail at each attempt, in any process. */
export const lookAtParts =
  (shared: Pick<SharedState, 'under'>): Look =>
  async (now) => {
    const shown = await shared.under('auditor:stands:', now);
    const parts = shown.flatMap(({ value }) => value as readonly string[]);
    return {
      found: [...new Set(parts)].map((part) => {
        const count = parts.filter((one) => one === part).length;
        if (part.startsWith(failing)) {
          return { cause: 'fails', why: part.slice(failing.length), count, urgent: 0, records: [] } as const;
        }
        return { cause: 'stands', why: part, count, urgent: count, records: [] } as const;
      }),
    };
  };
