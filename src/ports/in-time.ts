import type { Duration } from '../domain/time/instant';

/**
 * What `work` answers, or undefined when that takes longer than `most` of real time; whoever asked does not wait then, and
 * the work goes on. Throws what `work` throws in time.
 */
export async function inTime<T>(work: Promise<T> | undefined, most: Duration): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), most);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
