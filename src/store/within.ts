/** The database did not answer in time. What became of a statement that was sent is unknown. */
class Unanswered extends Error {
  override readonly name = 'Unanswered';
  readonly code = 'ETIMEDOUT';
  readonly fatal = true;
  constructor(length: number) {
    super(`the database did not answer within ${length / 1000} s`);
  }
}

/** What `work` answers within `length` milliseconds. Otherwise calls `late`, and throws what it was called with. */
export async function within<T>(length: number, work: Promise<T>, late: (error: Error) => void): Promise<T> {
  let alarm: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => {
      const error = new Unanswered(length);
      reject(error);
      late(error);
    }, length);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(alarm);
  }
}
