import { minutes } from '../src/domain/time/instant';
import { openStore } from '../src/store/open-store';
import { randomIds } from '../src/wiring/random-ids';
import { BenchClock } from './kit/bench-desk';
import type { Benchmark } from './kit/benchmark';
import { counted } from './kit/counted';
import { median, round } from './kit/numbers';
import { RawWriter } from './kit/raw-writer';

const dueCount = 100;

/** A database with so many timers to come, and a hundred that are due. */
async function fill(url: string, pending: number, now: number): Promise<RawWriter> {
  const raw = new RawWriter(url);
  const columns = '(ticket_id, name, kind, about, wanted_at, due_at)';
  await raw.run(
    `INSERT INTO timer ${columns}
     SELECT n, 'breach:SLA-4', 'breach', 'SLA-4', ${now} + 1000000 + n * 37, ${now} + 1000000 + n * 37
     FROM ${counted(pending)}`,
  );
  await raw.run(
    `INSERT INTO timer ${columns}
     SELECT 2000000 + n, 'rescue:1', 'rescue', NULL, ${now} - n, ${now} - n FROM ${counted(dueCount)}`,
  );
  await raw.run('ANALYZE TABLE timer');
  return raw;
}

async function rowsRead(raw: RawWriter): Promise<number> {
  const rows = await raw.rows("SHOW GLOBAL STATUS WHERE Variable_name IN ('Handler_read_next', 'Handler_read_prev')");
  return rows.reduce((sum, row) => sum + Number(row['Value']), 0);
}

/** One database, ready to be asked. */
async function prepare(url: string, pending: number) {
  const clock = new BenchClock();
  const now = clock.now();
  const raw = await fill(url, pending, now);
  const store = await openStore({ url, ids: randomIds, now: () => now });
  const lease = { worker: 'bench', now, length: minutes(1) };
  const claim = () => store.timers.claimDue(lease, dueCount);
  const took: number[] = [];
  const idle: number[] = [];
  const read: number[] = [];
  const timed = async (into: number[], expected: number): Promise<void> => {
    const began = performance.now();
    const { length } = await claim();
    into.push(performance.now() - began);
    if (length !== expected) throw new Error(`${length} timers were claimed of ${expected}`);
  };
  return {
    round: async () => {
      const before = await rowsRead(raw);
      await timed(took, dueCount);
      read.push((await rowsRead(raw)) - before);
      // Now they are leased: nothing is free.
      await timed(idle, 0);
      await raw.run(`UPDATE timer SET lease_until = NULL, lease_by = NULL WHERE due_at <= ${now}`);
    },
    found: () => ({
      pending,
      claimMsMedian: round(median(took)),
      nothingFreeMsMedian: round(median(idle)),
      rowsReadMedian: median(read),
    }),
    close: async () => {
      await store.close();
      await raw.close();
    },
  };
}

/** What finding due timers costs among more and more that are still to come. */
export const dueScan: Benchmark = {
  name: 'due-scan',
  measures: 'claimDue of 100 due timers among 1,000 / 100,000 / 1,000,000 pending ones',
  async run({ quick, freshDatabase, tell }) {
    const rounds = quick ? 5 : 40;
    const sizes = quick ? [1000, 100_000] : [1000, 100_000, 1_000_000];
    const databases: Awaited<ReturnType<typeof prepare>>[] = [];
    try {
      for (const size of sizes) {
        databases.push(await prepare(await freshDatabase(), size));
        tell(`${size} timers are there`);
      }
      for (let turn = 0; turn < rounds; turn += 1) for (const database of databases) await database.round();
      const found = databases.map((database) => database.found());
      const most = Math.max(...found.map(({ rowsReadMedian }) => rowsReadMedian));
      return {
        parameters: { due: dueCount, rounds },
        results: { sizes: found },
        goals: [{ stated: 'rows read follow what is due, not what is pending', reached: most <= 4 * dueCount }],
      };
    } finally {
      for (const database of databases) await database.close();
    }
  },
};
