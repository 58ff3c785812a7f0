import { TtlCache } from '../../src/store/ttl-cache';

const counting = () => {
  let count = 0;
  return async (): Promise<number> => {
    count += 1;
    return count;
  };
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('an answer is asked for once a second', async () => {
  const [cache, read] = [new TtlCache<number>(), counting()];
  expect(await cache.recall(read)).toBe(1);
  expect(await cache.recall(read)).toBe(1);
  jest.advanceTimersByTime(1000);
  expect(await cache.recall(read)).toBe(2);
});

test('an answer that does not fit is asked for again', async () => {
  const [cache, read] = [new TtlCache<number>(), counting()];
  await cache.recall(read);
  expect(await cache.recall(read, (answer) => answer > 1)).toBe(2);
});

test('a change is seen at once, even by who was asking when it happened', async () => {
  const [cache, read] = [new TtlCache<number>(), counting()];
  const asking = cache.recall(read);
  cache.forget();
  expect(await asking).toBe(1);
  expect(await cache.recall(read)).toBe(2);
});

test('a failure is not remembered', async () => {
  const [cache, read] = [new TtlCache<number>(), counting()];
  await expect(cache.recall(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await cache.recall(read)).toBe(1);
});
