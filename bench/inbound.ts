import { slackLimits } from '../src/platforms/slack-limits';
import type { LoadOrder } from './children/generate-load';
import type { Benchmark } from './kit/benchmark';
import { Child } from './kit/child';
import { compare, takeTurns } from './kit/compare';
import { crowdAccount } from './kit/crowd';
import { LoadChild } from './kit/load-child';
import { Site } from './kit/site';
import { startWebApiStub } from './kit/web-api-stub';

const [rate, connections] = [20, 16];

/** Two servers that take the same requests, and how long each is asked. */
interface Contest {
  readonly kind: LoadOrder['kind'];
  readonly desk: string;
  readonly bare: string;
  readonly load: LoadChild;
  readonly lengths: { readonly rounds: number; readonly paced: number; readonly full: number };
}

/** Both at a fixed pace, and both as fast as they can. */
async function compete({ kind, desk, bare, load, lengths: { rounds, paced, full } }: Contest) {
  const results: Record<string, ReturnType<typeof compare>> = {};
  for (const [name, how] of [
    ['paced', { length: paced, rate }],
    ['saturated', { length: full }],
  ] as const) {
    for (const url of [desk, bare]) await load.round({ url, kind, length: 500, connections });
    const taken = await takeTurns(rounds, {
      desk: () => load.round({ url: desk, kind, connections, ...how }),
      bare: () => load.round({ url: bare, kind, connections, ...how }),
    });
    results[`${kind}-${name}`] = compare(taken, 'desk', 'bare');
  }
  return results;
}

const lengthsOf = (quick: boolean) =>
  quick ? { rounds: 1, paced: 3000, full: 1000 } : { rounds: 3, paced: 5000, full: 2000 };

const parametersOf = (quick: boolean) => {
  const { rounds, paced, full } = lengthsOf(quick);
  return { rounds, pacedPerSecond: rate, pacedMs: paced, saturatedMs: full, connections };
};

/** Until Slack is told that we have it, through web server, guard, inbox and Bolt; against Bolt alone. */
export const inbound: Benchmark = {
  name: 'inbound',
  measures: 'signed request→acknowledged by the whole desk on MariaDB or MySQL, against a bare Bolt HTTPReceiver',
  async run({ quick, freshDatabase, tell }) {
    const lengths = lengthsOf(quick);
    const stub = await startWebApiStub();
    const load = new LoadChild();
    const bolt = new Child('bare-bolt.ts');
    const whole = new Child('desk-server.ts', { DATABASE_URL: await freshDatabase(), SLACK_API_URL: stub.url });
    try {
      const [{ url: desk }, { url: bare }] = await Promise.all([
        whole.heard<{ url: string }>(),
        bolt.heard<{ url: string }>(),
      ]);
      const results: Awaited<ReturnType<typeof compete>> = {};
      for (const kind of ['command', 'event'] as const) {
        Object.assign(results, await compete({ kind, desk, bare, load, lengths }));
        tell(`${kind} paced: p99 ${JSON.stringify(results[`${kind}-paced`]?.p99ms)}`);
      }
      const slowest = Math.max(
        ...['command', 'event'].map((kind) => results[`${kind}-paced`]?.p99ms['desk'] ?? Number.NaN),
      );
      return {
        parameters: parametersOf(quick),
        results,
        goals: [
          {
            stated: 'acknowledged within Slack’s 3 s at 2.4 times Slack’s own cap (p99)',
            reached: slowest < slackLimits.acknowledgement.most,
          },
        ],
      };
    } finally {
      await Promise.all([load.stop(), whole.stop(), bolt.stop()]);
      await stub.stop();
    }
  },
};

/** Until WeCom is told that we have it; against a server that only opens the envelope. */
export const callbacks: Benchmark = {
  name: 'callbacks',
  measures:
    'sealed WeCom callback→200 by dutydesk start (compiled) on MariaDB or MySQL, against opening the envelope alone',
  async run({ quick, freshDatabase, tell }) {
    const load = new LoadChild();
    const opener = new Child('bare-callback.ts');
    const { url: bare } = await opener.heard<{ url: string }>();
    const site = await Site.open({ databaseUrl: await freshDatabase() });
    try {
      const desk = site.desk.url;
      const results = await compete({ kind: 'callback', desk, bare, load, lengths: lengthsOf(quick) });
      const slowest = results['callback-paced']?.p99ms['desk'] ?? Number.NaN;
      tell(`paced: p99 ${slowest} ms`);
      const answered = await site.seen(
        () => site.wecom.messagesOf(crowdAccount(0).wecom).find(({ from }) => from === 'app'),
        30_000,
      );
      if (answered === undefined) throw new Error('the desk acknowledged callbacks and answered nobody');
      return {
        parameters: parametersOf(quick),
        results,
        goals: [{ stated: 'acknowledged within WeCom’s 5 s at 20 a second (p99)', reached: slowest < 5000 }],
      };
    } finally {
      await Promise.all([load.stop(), opener.stop(), site.close()]);
    }
  },
};
