/** Something took longer than it may. */
export class Overdue extends Error {
  override readonly name = 'Overdue';
}

/** What the work gives, or Overdue after so many milliseconds; the work itself is left alone then. */
export async function atMost<T>(length: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Overdue(`not done after ${length / 1000} s`)), length);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
