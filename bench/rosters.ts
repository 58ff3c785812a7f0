import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { previewIsLive } from '../test/domain/roster/kit/preview-is-live';

const usage = `npm run rosters -- [options]
  --count N  random rosters (1000000)
  --seed N   plays the same ones again (by chance, and printed)`;

/** Whether everything that is derived from a roster says the same as the roster itself, over very many of them. */
function main(): void {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: `${randomInt(2 ** 31)}` },
    },
  });
  const [count, seed] = [Number(values.count), Number(values.seed)];
  if (!Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) throw new Error(usage);
  const began = performance.now();
  previewIsLive(count, seed);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`${JSON.stringify({ rosters: count, seed, seconds })}\n`);
}

main();
