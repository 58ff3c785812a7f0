import type { Duration } from '../domain/time/instant';

/** Waits for `work`, but not longer than `length` of real time. */
export async function atMost(length: Duration, work: Promise<unknown> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, length);
  });
  await Promise.race([work, enough]).finally(() => clearTimeout(timer));
}
