import { setTimeout as pauseFor } from 'node:timers/promises';
import type { Benchmark } from './kit/benchmark';
import { withEmbedded } from './kit/embedded';
import { LoadChild } from './kit/load-child';
import { memoryOf } from './kit/machine';
import { median, round } from './kit/numbers';
import { Site } from './kit/site';

/** How long a start takes until the desk is ready, and an end until it is gone; the first start makes the database. */
async function starts(databaseUrl: string, rounds: number) {
  const took: number[] = [];
  const stopped: number[] = [];
  const site = await Site.open({ databaseUrl });
  try {
    took.push(site.desk.readyAfter);
    for (let turn = 1; turn < rounds; turn += 1) {
      stopped.push((await site.desk.terminate()).took);
      await site.startAgain();
      took.push(site.desk.readyAfter);
    }
  } finally {
    await site.close();
  }
  const [first = Number.NaN, ...others] = took;
  return {
    firstStartMs: round(first),
    startMsMedian: round(median(others)),
    stopMsMedian: round(median(stopped)),
  };
}

/** What memory a desk keeps when so many people report, one ticket each. */
async function growth(databaseUrl: string, reports: number) {
  const site = await Site.open({ databaseUrl });
  const load = new LoadChild();
  try {
    await pauseFor(2000);
    const { desk } = site;
    const before = await memoryOf(desk);
    const order = { url: desk.url, kind: 'report', length: 0, connections: 4 } as const;
    const filed = await load.round({ ...order, count: reports });
    const after = await memoryOf(desk);
    await pauseFor(10_000);
    return {
      reportsPerSecondOverHttp: filed.perSecond,
      reportP95ms: filed.p95,
      afterStart: before,
      afterReports: after,
      tenSecondsLater: await memoryOf(desk),
    };
  } finally {
    await Promise.all([load.stop(), site.close()]);
  }
}

/** How long a start takes until the desk is ready, and what memory it keeps, on both kinds of database. */
export const startUp: Benchmark = {
  name: 'start-up',
  measures: 'dutydesk start (compiled, both platforms) until /readyz says yes; resident and heap memory around reports',
  async run({ quick, freshDatabase, tell }) {
    const [rounds, reports] = quick ? [2, 50] : [5, 1000];
    const measured = async (name: string, url: string) => {
      const found = { ...(await starts(url, rounds)), memory: await growth(url, reports) };
      tell(`${name}: ${JSON.stringify(found)}`);
      return found;
    };
    return {
      parameters: { rounds, reports, reporters: reports, code: 'dist' },
      results: {
        embedded: await withEmbedded((url) => measured('embedded', url)),
        server: await measured('server', await freshDatabase()),
      },
    };
  },
};
