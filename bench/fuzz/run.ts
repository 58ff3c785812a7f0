import { randomInt } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, tell } from '../kit/command';
import { countRows } from '../kit/count-rows';
import { withEmbedded } from '../kit/embedded';
import { load } from '../kit/machine';
import { Server } from '../kit/server';
import { Site } from '../kit/site';
import { growth, saidBy, unserved } from './aftermath';
import { Fuzz, type PlatformName, platforms, type Sent } from './fuzz';
import { mostHeapMb } from './memory';
import { reachIn } from './reach';

const usage = `npm run fuzz -- [options]
  --count N         inputs of each platform (2000)
  --seconds N       at most, for each platform (600)
  --seed N          plays the same inputs again (by chance, and printed)
  --platform NAME   slack or wecom alone
  --index N         one input alone: that of a printed fault
  --database KIND   embedded (default), or server: of TEST_DATABASE_URL, or a throw-away MariaDB
  --reach           counts the functions of each room that inputs came to, too, and names the others`;

const numberOf = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`--${name} is no number: ${text}\n${usage}`);
  return value;
};

/** What was asked for. Throws with the usage where it can't be. */
function asked() {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '2000' },
      seconds: { type: 'string', default: '600' },
      seed: { type: 'string', default: `${randomInt(2 ** 31)}` },
      platform: { type: 'string' },
      index: { type: 'string' },
      database: { type: 'string', default: 'embedded' },
      reach: { type: 'boolean', default: false },
    },
  });
  const { platform, database, index, reach } = values;
  const chosen = (Object.keys(platforms) as PlatformName[]).filter(
    (name) => platform === undefined || name === platform,
  );
  const isKnown = chosen.length > 0 && (database === 'embedded' || database === 'server');
  if (!isKnown) throw new Error(usage);
  const [from, count] = index === undefined ? [0, values.count] : [numberOf('index', index), '1'];
  return {
    ...{ chosen, database, reach, from, count: numberOf('count', count) },
    ...{ seconds: numberOf('seconds', values.seconds), seed: numberOf('seed', values.seed) },
  };
}

type Asked = ReturnType<typeof asked>;

async function fuzz(databaseUrl: string, { chosen, seed, reach, ...what }: Asked) {
  const coverage = reach ? { coverage: mkdtempSync(path.join(tmpdir(), 'dutydesk-reach-')) } : {};
  const site = await Site.open({ databaseUrl, heapMb: mostHeapMb, ...coverage });
  try {
    const before = await countRows(databaseUrl);
    const found: Partial<Record<PlatformName, Sent>> = {};
    for (const platform of chosen) {
      found[platform] = await new Fuzz(site, { platform, seed, ...what }).run();
      const { faults, ...figures } = found[platform];
      tell(`${platform}: ${faults.length} faults, ${JSON.stringify(figures)}`);
    }
    const nobody = await unserved(site, `${seed}`);
    const rows = await growth(databaseUrl, before);
    // What came last may still be worked off.
    await site.seen(async () => ((await site.desk.readiness())?.ready ? true : undefined), 60_000);
    const { ready, reasons } = (await site.desk.readiness()) ?? { ready: false, reasons: ['nobody answers'] };
    const done = { ...found, said: saidBy(site.desks), unserved: nobody, rows, readyAfterwards: ready || reasons };
    if (coverage.coverage === undefined) return done;
    await site.desk.terminate();
    return { ...done, reach: reachIn(coverage.coverage) };
  } finally {
    await site.close();
  }
}

async function main(): Promise<void> {
  const order = asked();
  const server = new Server(process.env['TEST_DATABASE_URL']);
  tell(`seed ${order.seed}`);
  const about = { at: new Date().toISOString(), seed: order.seed, load: load() };
  try {
    const isEmbedded = order.database === 'embedded';
    const found = isEmbedded
      ? await withEmbedded((url) => fuzz(url, order))
      : await fuzz(await server.freshDatabase(), order);
    const database = (await server.about()) ?? 'embedded';
    process.stdout.write(`${JSON.stringify({ ...about, database, ...found }, null, 2)}\n`);
    const faults = order.chosen.flatMap((platform) => found[platform]?.faults ?? []);
    const grown = order.chosen.flatMap((platform) => found[platform]?.grown ?? []);
    const untried = order.chosen.some((platform) => found[platform]?.untried !== 0);
    const isSound =
      !untried && [faults, grown, found.said.mistakes, found.unserved].every(({ length }) => length === 0);
    process.exitCode = isSound && found.readyAfterwards === true ? 0 : 1;
  } finally {
    await server.stop();
  }
}

runCommand(main);
