import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runCommand, tell } from '../kit/command';
import { machine } from '../kit/machine';
import { type Order, type Played, playChaos } from './chaos';
import { kinds, type ServersKind } from './node';

const usage = `npm run chaos -- [options]
  --minutes N    for so long things go wrong, on each kind of servers (3)
  --seed N       the same troubles in the same order (by chance, and printed)
  --only KIND    mariadb (two desks on one server) or galera (three desks on three nodes) alone
  --every N      seconds between two reports, on average (8)
  --lasts N      seconds that a trouble lasts at most; the next comes after half of that, on average (15)`;

const numberOf = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${name} is no number: ${text}\n${usage}`);
  return value;
};

/** What was asked for. Throws with the usage where it can't be. */
function asked(): { readonly chosen: readonly ServersKind[]; readonly order: Order } {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '3' },
      seed: { type: 'string', default: `${randomInt(1, 2 ** 31)}` },
      only: { type: 'string' },
      every: { type: 'string', default: '8' },
      lasts: { type: 'string', default: '15' },
    },
  });
  const chosen = (Object.keys(kinds) as ServersKind[]).filter((kind) => (values.only ?? kind) === kind);
  if (chosen.length === 0) throw new Error(usage);
  const lasts = numberOf('lasts', values.lasts) * 1000;
  const order: Order = {
    ...{ seed: numberOf('seed', values.seed), minutes: numberOf('minutes', values.minutes) },
    every: numberOf('every', values.every),
    tempo: { lasts, apart: lasts / 2 },
    bounds: { message: 60, wake: 30 },
  };
  return { chosen, order };
}

const isSound = ({ checks, mistakes }: Played): boolean =>
  mistakes.length === 0 && checks.every(({ of, faults }) => of > 0 && faults.length === 0);

async function main(): Promise<void> {
  const { chosen, order } = asked();
  tell(`seed ${order.seed}`);
  const found: Record<string, Played> = {};
  for (const kind of chosen) {
    tell(
      `${kind}: ${order.minutes} min, again with: npm run chaos -- --only ${kind} --minutes ${order.minutes} --every ${order.every} --lasts ${order.tempo.lasts / 1000} --seed ${order.seed}`,
    );
    const played = await playChaos(kind, order);
    found[kind] = played;
    for (const { what, of, faults } of played.checks) {
      const verdict =
        of === 0
          ? 'nothing to look at'
          : faults.length === 0
            ? 'yes'
            : `NO, ${faults.length}: ${faults.slice(0, 3).join('; ')}`;
      tell(`${kind}: ${what} (${of}): ${verdict}`);
    }
    if (played.evidence !== undefined) tell(`${kind}: all there was is in ${played.evidence}`);
    tell(
      `${kind}: desks made no mistake of their own: ${played.mistakes.length === 0 ? 'yes' : played.mistakes.join('\n')}`,
    );
  }
  const about = { at: new Date().toISOString(), seed: order.seed, minutes: order.minutes, machine: machine() };
  process.stdout.write(`${JSON.stringify({ ...about, ...found }, null, 2)}\n`);
  process.exitCode = Object.values(found).every(isSound) ? 0 : 1;
}

runCommand(main);
