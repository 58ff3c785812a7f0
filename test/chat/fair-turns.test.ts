import { FairTurns } from '../../src/chat/fair-turns';

/** Turns whose work ends when the test says so. */
function atWork(each: number, together: number) {
  const turns = new FairTurns({ each, together });
  const openDraft: string[] = [];
  const ends = new Map<string, () => void>();
  const all: Promise<void>[] = [];
  const ask = (who: string, name: string): void => {
    const work = (): Promise<void> => {
      openDraft.push(name);
      return new Promise((resolve) => ends.set(name, resolve));
    };
    all.push(turns.run(who, work));
  };
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { ask, end, openDraft, all };
}

test('one person’s hundred wait behind themselves, and others begin at once', () => {
  const { ask, openDraft } = atWork(2, 8);
  for (let nth = 0; nth < 100; nth += 1) ask('flood', `f${nth}`);
  ask('li', 'li');
  ask('wang', 'wang');
  expect(openDraft).toEqual(['f0', 'f1', 'li', 'wang']);
});

test('where all places are taken, those who wait go by turns, and each in their own order', async () => {
  const { ask, end, openDraft } = atWork(2, 2);
  for (const name of ['f0', 'f1', 'f2', 'f3', 'f4']) ask('flood', name);
  for (const name of ['l0', 'l1']) ask('li', name);
  for (const name of ['f0', 'f1', 'f2', 'l0']) await end(name);
  expect(openDraft).toEqual(['f0', 'f1', 'f2', 'l0', 'f3', 'l1']);
});

test('work that fails gives its place back', async () => {
  const turns = new FairTurns({ each: 1, together: 1 });
  const failed = turns.run('li', () => Promise.reject(new Error('broken')));
  const next = turns.run('wang', async () => 'done');
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toBe('done');
});
