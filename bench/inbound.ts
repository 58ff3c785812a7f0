import type { LoadOrder } from './children/generate-load';
import type { Benchmark } from './kit/benchmark';
import { Child } from './kit/child';
import { compare, takeTurns } from './kit/compare';
import type { Round } from './kit/load';
import { startWebApiStub } from './kit/web-api-stub';

const kinds = ['command', 'event'] as const;

/** Until Slack is told that we have it, through web server, guard, inbox and Bolt; against Bolt alone. */
export const inbound: Benchmark = {
  name: 'inbound',
  measures: 'signed request→acknowledged by the whole desk on MariaDB, against a bare Bolt HTTPReceiver',
  async run({ quick, freshDatabase, tell }) {
    const [rounds, paced, full] = quick ? [1, 3000, 1000] : [3, 5000, 2000];
    const [rate, connections] = [20, 16];
    const stub = await startWebApiStub();
    const load = new Child('generate-load.ts');
    const bare = new Child('bare-bolt.ts');
    const desk = new Child('desk-server.ts', { DATABASE_URL: await freshDatabase(), SLACK_API_URL: stub.url });
    try {
      const [{ url: deskUrl }, { url: bareUrl }] = await Promise.all([
        desk.heard<{ url: string }>(),
        bare.heard<{ url: string }>(),
      ]);
      let orders = 0;
      const order = async (wanted: Omit<LoadOrder, 'mark' | 'connections'>): Promise<Round> => {
        orders += 1;
        const mark = `${orders}`;
        const answer = await load.ask<{ round?: Round; error?: string }>({ ...wanted, mark, connections });
        if (!answer.round) throw new Error(answer.error);
        return answer.round;
      };
      const results: Record<string, ReturnType<typeof compare>> = {};
      for (const kind of kinds) {
        for (const [name, how] of [
          ['paced', { length: paced, rate }],
          ['saturated', { length: full }],
        ] as const) {
          for (const url of [deskUrl, bareUrl]) await order({ url, kind, length: 500 });
          const taken = await takeTurns(rounds, {
            desk: () => order({ url: deskUrl, kind, ...how }),
            bare: () => order({ url: bareUrl, kind, ...how }),
          });
          results[`${kind}-${name}`] = compare(taken, 'desk', 'bare');
          tell(`${kind} ${name}: p99 ${JSON.stringify(results[`${kind}-${name}`]?.p99ms)}`);
        }
      }
      const slowest = Math.max(...kinds.map((kind) => results[`${kind}-paced`]?.p99ms['desk'] ?? Number.NaN));
      return {
        parameters: { rounds, pacedPerSecond: rate, pacedMs: paced, saturatedMs: full, connections },
        results,
        goals: [
          { stated: 'acknowledged within Slack’s 3 s at 2.4 times Slack’s own cap (p99)', reached: slowest < 3000 },
        ],
      };
    } finally {
      await Promise.all([load.stop(), desk.stop(), bare.stop()]);
      await stub.stop();
    }
  },
};
