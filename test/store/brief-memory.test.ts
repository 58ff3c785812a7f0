import { BriefMemory } from '../../src/store/brief-memory';

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
  const [memory, read] = [new BriefMemory<number>(), counting()];
  expect(await memory.recall(read)).toBe(1);
  expect(await memory.recall(read)).toBe(1);
  jest.advanceTimersByTime(1000);
  expect(await memory.recall(read)).toBe(2);
});

test('an answer that does not fit is asked for again', async () => {
  const [memory, read] = [new BriefMemory<number>(), counting()];
  await memory.recall(read);
  expect(await memory.recall(read, (answer) => answer > 1)).toBe(2);
});

test('a change is seen at once, even by who was asking when it happened', async () => {
  const [memory, read] = [new BriefMemory<number>(), counting()];
  const asking = memory.recall(read);
  memory.forget();
  expect(await asking).toBe(1);
  expect(await memory.recall(read)).toBe(2);
});

test('a failure is not remembered', async () => {
  const [memory, read] = [new BriefMemory<number>(), counting()];
  await expect(memory.recall(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await memory.recall(read)).toBe(1);
});
