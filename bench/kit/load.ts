import { performance } from 'node:perf_hooks';
import { quantile, round } from './numbers';

/** How one round went: how much was done, and how long each took in milliseconds. */
export interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly count: number;
  /** Processor time of this process for each, in milliseconds: it hardly depends on what else the machine does. */
  readonly cpu: number;
}

/**
 * `width` workers do `work` one after another for `length` milliseconds, or `count` times in all. `turn` counts from 0
 * across all of them.
 */
export async function during(
  length: number,
  width: number,
  work: (turn: number) => Promise<unknown>,
  count?: number,
): Promise<Round> {
  const took: number[] = [];
  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  let turn = 0;
  const worker = async (): Promise<void> => {
    while (count === undefined ? performance.now() - began < length : turn < count) {
      const start = performance.now();
      await work(turn++);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  const { user, system } = process.cpuUsage(cpuBefore);
  return roundOf(took, performance.now() - began, (user + system) / 1000);
}

/** Sums up lengths of work, in milliseconds, that were done within `length`, with the processor time they took. */
export const roundOf = (took: readonly number[], length: number, cpu = Number.NaN): Round => ({
  perSecond: round((took.length / length) * 1000),
  p50: round(quantile(took, 0.5)),
  p95: round(quantile(took, 0.95)),
  p99: round(quantile(took, 0.99)),
  count: took.length,
  cpu: round(cpu / took.length),
});
