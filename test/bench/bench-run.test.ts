import { BenchRun, type BenchRunParts } from '../../bench/kit/bench-run';
import type { Benchmark } from '../../bench/kit/benchmark';

const benchmark = (name: string, run: Benchmark['run']): Benchmark => ({ name, measures: `what ${name} takes`, run });
const finds =
  (n: number): Benchmark['run'] =>
  () =>
    Promise.resolve({ parameters: {}, results: { n } });
const breaks: Benchmark['run'] = () => Promise.reject(new Error('there is no job left to claim'));
const hangs: Benchmark['run'] = () => new Promise(() => undefined);

function aRun(more: Partial<BenchRunParts> = {}) {
  const printed: object[] = [];
  const server = {
    stopped: 0,
    freshDatabase: async () => 'sqlite:none',
    about: async () => undefined,
    stop: async () => {
      server.stopped += 1;
    },
  };
  const parts = { quick: true, command: 'bench', server, print: (one: object) => void printed.push(one) };
  return { run: new BenchRun({ ...parts, tell: () => undefined, ...more }), printed, server };
}

test('a benchmark that fails is reported in its place, and the others are measured', async () => {
  const { run, printed, server } = aRun();
  const went = [];
  for (const one of [benchmark('a', finds(1)), benchmark('b', breaks), benchmark('c', finds(3))]) {
    went.push(await run.measure(one));
  }
  await run.end();
  expect(went).toEqual([true, false, true]);
  expect(printed).toEqual([
    expect.objectContaining({
      benchmarks: {
        a: expect.objectContaining({ results: { n: 1 } }),
        b: expect.objectContaining({ failed: expect.stringContaining('there is no job left to claim') }),
        c: expect.objectContaining({ results: { n: 3 } }),
      },
    }),
  ]);
  expect(server.stopped).toBe(1);
});

test('one that hangs holds nothing back', async () => {
  const { run, printed } = aRun({ longest: 20 });
  await run.measure(benchmark('hanging', hangs));
  await run.measure(benchmark('next', finds(2)));
  await run.end();
  expect(printed).toMatchObject([
    { benchmarks: { hanging: { failed: expect.stringContaining('not done after') }, next: { results: { n: 2 } } } },
  ]);
});

test('whoever interrupts it gets what was found so far, once, and hears which benchmark was cut off', async () => {
  const { run, printed, server } = aRun({ longest: 100 });
  await run.measure(benchmark('done', finds(1)));
  const running = run.measure(benchmark('running', hangs));
  await Promise.all([run.end('SIGINT'), run.end('SIGTERM')]);
  await running;
  expect(printed).toMatchObject([
    {
      interrupted: 'SIGINT',
      benchmarks: { done: { results: { n: 1 } }, running: { failed: 'it was interrupted' } },
    },
  ]);
  expect(server.stopped).toBe(1);
});
