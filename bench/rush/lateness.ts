import { quantile, round } from '../kit/numbers';

/** One message of the outbox: to whom and why, and how long it waited, or waits. */
export interface Waited {
  readonly what: string;
  /** Milliseconds. */
  readonly waited: number;
  readonly isWaiting: boolean;
  readonly attempts: number;
  readonly broken: number;
}

/** By kind: how many, how long they waited, how many longer than `most`, and how many wait still. */
export function lateness(all: readonly Waited[], most: number): Readonly<Record<string, object>> {
  const kinds = [...new Set(all.map(({ what }) => what))].toSorted();
  return Object.fromEntries(
    kinds.map((kind) => {
      const those = all.filter(({ what }) => what === kind);
      const waits = those.map(({ waited }) => waited);
      const told = {
        all: those.length,
        p50s: round(quantile(waits, 0.5) / 1000),
        p95s: round(quantile(waits, 0.95) / 1000),
        mostS: round(Math.max(...waits) / 1000),
        late: waits.filter((waited) => waited > most).length,
        waiting: those.filter(({ isWaiting }) => isWaiting).length,
      };
      return [kind, told];
    }),
  );
}
