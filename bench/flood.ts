import { setTimeout as pauseFor } from 'node:timers/promises';
import { Health } from './flood/health';
import { Others } from './flood/others';
import { steadily, Tally } from './flood/tally';
import { floodedChannels, flooder, type Way, ways } from './flood/ways';
import { growth } from './fuzz/aftermath';
import type { BenchContext, Benchmark } from './kit/benchmark';
import { countRows } from './kit/count-rows';
import { Site } from './kit/site';

/** In milliseconds: others report so often, the flood takes so long, and cards are waited for so long from its begin. */
const times = { full: { every: 1500, flood: 13_000, most: 20_000 }, quick: { every: 1000, flood: 5000, most: 9000 } };
/** More memory than this beside what a desk has after its start is not bounded. */
const mostGrowthMb = 250;

/** One way to flood, on a desk of its own. */
async function floodBy(way: Way, { quick, freshDatabase }: BenchContext) {
  const { every, flood, most } = quick ? times.quick : times.full;
  const databaseUrl = await freshDatabase();
  const site = await Site.open({ databaseUrl, isPaced: true, channels: floodedChannels });
  try {
    const before = await countRows(databaseUrl);
    const [tally, others, health] = [new Tally(), new Others(site), new Health(site.desk)];
    const ending = new AbortController();
    const ended = (): boolean => ending.signal.aborted;
    others.patienceEnds = performance.now() + most;
    const watching = others.watch(ended);
    const supervising = health.watch(() => ended() && performance.now() > others.patienceEnds - most + flood + 1000);
    const flooding = way.flood(site, tally, ending.signal);
    // The flood comes first.
    const reporting = pauseFor(1000).then(() => steadily(1000 / every, ending.signal, () => others.report()));
    await pauseFor(flood);
    ending.abort();
    await Promise.all([watching, supervising, reporting]);
    await Promise.race([flooding, pauseFor(3000)]);
    const answered = {
      slack: site.slack.messagesIn(site.slack.as(flooder.slack).dmChannel).filter(({ user }) => user !== flooder.slack),
      wecom: site.wecom.messagesOf(flooder.wecom).filter(({ from }) => from === 'app'),
    };
    return {
      ...{ p99: others.p99, isTrue: health.isTrue, grew: health.result.rssMb.most - health.before },
      line: {
        does: way.does,
        others: others.result,
        ...health.result,
        flooder: { ...tally.result, told: { slack: answered.slack.length, wecom: answered.wecom.length } },
        rows: await growth(databaseUrl, before),
      },
    };
  } finally {
    await site.close();
  }
}

/** One person floods by each way there is, while others report urgent faults. */
export const floods: Benchmark = {
  name: 'flood',
  measures: 'others’ urgent cards, from report to an engineer’s screen, while one person floods; memory and health',
  async run(context) {
    const found: Record<string, Awaited<ReturnType<typeof floodBy>>> = {};
    const chosen = ways.filter(({ name }) => context.only.length === 0 || context.only.includes(name));
    if (chosen.length === 0)
      throw new Error(`no way ${context.only.join(', ')}; there are ${ways.map(({ name }) => name).join(', ')}`);
    for (const way of chosen) {
      const one = await floodBy(way, context);
      found[way.name] = one;
      context.tell(`${way.name}: p99 ${Math.round(one.p99)} ms ${JSON.stringify(one.line)}`);
    }
    const all = Object.values(found);
    return {
      parameters: { ...(context.quick ? times.quick : times.full), mostGrowthMb },
      results: Object.fromEntries(Object.entries(found).map(([name, { line }]) => [name, line])),
      goals: [
        {
          stated: 'others’ urgent card on an engineer’s screen within 5 s (p99)',
          reached: all.every(({ p99 }) => p99 <= 5000),
        },
        { stated: `at most ${mostGrowthMb} MB more memory`, reached: all.every(({ grew }) => grew <= mostGrowthMb) },
        { stated: 'alive and ready throughout', reached: all.every(({ isTrue }) => isTrue) },
      ],
    };
  },
};
