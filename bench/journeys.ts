import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Benchmark } from './kit/benchmark';
import { cpuOfEndedChildren } from './kit/machine';
import { median, round } from './kit/numbers';

const root = path.join(__dirname, '..');
const file = 'test/journeys/closing.test.ts';

/** Plays it in one process on the embedded database. Throws its last words where a journey fails. */
async function play(): Promise<{ readonly cpu: number; readonly seconds: number }> {
  const [began, before] = [performance.now(), cpuOfEndedChildren()];
  const jest = spawn(process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), '--runInBand', file], {
    cwd: root,
    env: { ...process.env, QUICK: '1', NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const reap = (): void => void jest.kill();
  process.once('exit', reap);
  const said: Buffer[] = [];
  jest.stderr.on('data', (chunk) => said.push(chunk));
  const [code] = await once(jest, 'close');
  process.off('exit', reap);
  if (code !== 0) throw new Error(`the journeys failed: ${Buffer.concat(said).toString().slice(-2000)}`);
  return { cpu: cpuOfEndedChildren() - before, seconds: (performance.now() - began) / 1000 };
}

/** What the journeys cost, which are most of the suite: by one file that goes all the way to the rating. */
export const journeys: Benchmark = {
  name: 'journeys',
  measures: `processor time of ${file} in one process, embedded database, everybody on Slack and both ways mixed`,
  async run({ quick, tell }) {
    const rounds = quick ? 1 : 3;
    const runs: Awaited<ReturnType<typeof play>>[] = [];
    for (let turn = 0; turn < rounds; turn += 1) {
      runs.push(await play());
      tell(JSON.stringify(runs.at(-1)));
    }
    return {
      parameters: { file, rounds },
      results: {
        cpuSecondsMedian: round(median(runs.map(({ cpu }) => cpu))),
        secondsMedian: round(median(runs.map(({ seconds }) => seconds))),
      },
    };
  },
};
