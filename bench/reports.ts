import { type BenchDesk, openDesk, reported } from './kit/bench-desk';
import type { Benchmark } from './kit/benchmark';
import { compare, takeTurns } from './kit/compare';
import { during, type Round } from './kit/load';
import { insertion, RawWriter, type Rows } from './kit/raw-writer';

/** The rows one report leaves behind, to be written again by hand. */
async function rowsOfAReport(desk: BenchDesk, raw: RawWriter): Promise<Rows> {
  const { id } = await reported(desk, -1);
  const without = (rows: readonly Readonly<Record<string, unknown>>[], ...names: readonly string[]) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))));
  return {
    delivery_key: await raw.rows("SELECT * FROM delivery_key WHERE delivery_key = 'bench:report:-1'"),
    ticket: without(await raw.rows('SELECT * FROM ticket WHERE id = ?', [id]), 'id'),
    ticket_event: await raw.rows('SELECT * FROM ticket_event WHERE ticket_id = ?', [id]),
    timer: without(await raw.rows('SELECT * FROM timer WHERE ticket_id = ?', [id]), 'id'),
    outbox: without(
      await raw.rows("SELECT * FROM outbox WHERE JSON_VALUE(data, '$.ticket') = ? ORDER BY id", [id]),
      'id',
    ),
  };
}

/** Writes the same rows under keys of their own: one INSERT a table, nothing read and nothing decided. */
const write = (raw: RawWriter, rows: Rows, turn: number): Promise<void> =>
  raw.transact(async (query) => {
    const id = await query(...insertion('ticket', rows['ticket'] ?? []));
    const changes: Readonly<Record<string, (place: number) => object>> = {
      delivery_key: () => ({ delivery_key: `raw:${turn}` }),
      ticket_event: () => ({ ticket_id: id }),
      timer: () => ({ ticket_id: id }),
      outbox: (place) => ({ dedup_key: `raw:${turn}:${place}`, conversation: `engineers:raw/${id}` }),
    };
    for (const [table, change] of Object.entries(changes)) {
      await query(
        ...insertion(
          table,
          (rows[table] ?? []).map((row, place) => ({ ...row, ...change(place) })),
        ),
      );
    }
  });

/** Report until committed, through `reportFault` on the store, against bare mysql2 writing the same rows. */
export const reports: Benchmark = {
  name: 'reports',
  measures: 'report→committed through reportFault, against raw mysql2 writing the same rows in one transaction',
  async run({ quick, freshDatabase, tell }) {
    const [length, rounds] = quick ? [800, 1] : [3000, 5];
    const url = await freshDatabase();
    const desk = await openDesk(url);
    const raw = new RawWriter(url);
    try {
      const rows = await rowsOfAReport(desk, raw);
      let turn = 0;
      let rawTurn = 0;
      const ours = (width: number) => (): Promise<Round> => during(length, width, () => reported(desk, turn++));
      const theirs = (width: number) => (): Promise<Round> => during(length, width, () => write(raw, rows, rawTurn++));
      await ours(16)();
      await theirs(16)();
      tell('warm');
      const results: Record<string, ReturnType<typeof compare>> = {};
      for (const width of [16, 1]) {
        results[`concurrency${width}`] = compare(
          await takeTurns(rounds, { desk: ours(width), raw: theirs(width) }),
          'desk',
          'raw',
        );
      }
      const ratio = results['concurrency16']?.ratio ?? 0;
      return {
        parameters: { roundLengthMs: length, rounds, rowsPerReport: counted(rows) },
        results,
        goals: [{ stated: 'at least half of raw at 16 concurrent', reached: ratio >= 0.5 }],
      };
    } finally {
      await raw.close();
      await desk.store.close();
    }
  },
};

const counted = (rows: Rows) => Object.fromEntries(Object.entries(rows).map(([table, of]) => [table, of.length]));
