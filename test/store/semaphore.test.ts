import { Semaphore } from '../../src/store/semaphore';

/** Work that ends when told. */
function pending(): { readonly done: Promise<void>; readonly end: () => void } {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end };
}

const tooLate = (): Error => new Error('too late');
const semaphoreOf = (width: number, patience = 60_000): Semaphore => new Semaphore(width, patience, tooLate);

describe('a semaphore', () => {
  test('let in as many as they are wide, and the others in the order of asking', async () => {
    const semaphore = semaphoreOf(2);
    const works = [pending(), pending(), pending(), pending()];
    const begun: number[] = [];
    const runs = works.map(({ done }, place) =>
      semaphore.run(async () => {
        begun.push(place);
        await done;
        return place;
      }),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    works[1]?.end();
    await runs[1];
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2]);
    for (const { end } of works) end();
    expect(await Promise.all(runs)).toEqual([0, 1, 2, 3]);
  });

  test('go on after work that failed', async () => {
    const semaphore = semaphoreOf(1);
    const failing = semaphore.run(() => Promise.reject(new Error('no')));
    const next = semaphore.run(async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  test('send whoever waited too long away, and let the others in all the same', async () => {
    const semaphore = semaphoreOf(1, 20);
    const work = pending();
    const running = semaphore.run(() => work.done);
    const begun: string[] = [];
    await expect(semaphore.run(async () => begun.push('late'))).rejects.toThrow('too late');
    work.end();
    await running;
    await semaphore.run(async () => begun.push('next'));
    expect(begun).toEqual(['next']);
  });
});
