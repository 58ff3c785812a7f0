import { actOn } from '../src/commands/act';
import { ticketRef } from '../src/domain/record/record-ref';
import type { TicketId } from '../src/domain/ticket/ticket';
import { type BenchDesk, engineer, openDesk, reported } from './kit/bench-desk';
import type { Benchmark } from './kit/benchmark';
import { compare, takeTurns } from './kit/compare';
import { during, type Round } from './kit/load';
import { quantile, round } from './kit/numbers';
import { insertion, RawWriter, type Rows } from './kit/raw-writer';

const claim = (desk: BenchDesk, ticket: TicketId, turn: number) =>
  actOn(desk, {
    key: `bench:claim:${turn}`,
    action: 'claim',
    about: ticketRef(ticket),
    by: engineer(desk.desk, turn),
    answers: {},
  });

/** Tickets that nobody has claimed, reported when they are needed, sixteen at a time; none is given twice. */
function freshTickets(desk: BenchDesk): (count: number) => Promise<readonly TicketId[]> {
  let turn = 0;
  return async (count) => {
    const tickets: TicketId[] = [];
    const end = turn + count;
    const worker = async (): Promise<void> => {
      while (turn < end) tickets.push((await reported(desk, turn++)).id);
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    return tickets;
  };
}

/** Claims one ticket. */
type Claimer = (ticket: TicketId) => Promise<unknown>;

/** One round of as many tickets as told, which are made before the round begins. */
const roundsOf =
  (fresh: (count: number) => Promise<readonly TicketId[]>, count: number, width: number) =>
  (claimer: Claimer) =>
  async (): Promise<Round> => {
    const tickets = await fresh(count);
    const one = (turn: number): Promise<unknown> => {
      const ticket = tickets[turn];
      if (ticket === undefined) throw new Error(`a round of ${count} jobs asked for number ${turn}`);
      return claimer(ticket);
    };
    return during(Number.POSITIVE_INFINITY, width, one, count);
  };

/** What one claim leaves behind: the ticket's new row, and the rows it adds. */
async function rowsOfAClaim(desk: BenchDesk, raw: RawWriter): Promise<Rows> {
  const { id } = await reported(desk, -1);
  const last = Number((await raw.rows('SELECT MAX(id) AS id FROM outbox'))[0]?.['id']);
  await claim(desk, id, 0);
  return {
    ticket: await raw.rows('SELECT version, state, owner, data FROM ticket WHERE id = ?', [id]),
    ticket_event: await raw.rows('SELECT * FROM ticket_event WHERE ticket_id = ? AND seq > 1', [id]),
    timer: (await raw.rows('SELECT * FROM timer WHERE ticket_id = ?', [id])).map(({ id: _, ...row }) => row),
    outbox: (await raw.rows('SELECT * FROM outbox WHERE id > ?', [last])).map(({ id: _, ...row }) => row),
  };
}

/** The same by hand: the ticket by compare-and-set, its timers replaced, the rest added. */
const write = (raw: RawWriter, rows: Rows, id: TicketId): Promise<void> =>
  raw.transact(async (query) => {
    const ticket = rows['ticket']?.[0];
    await query(...insertion('delivery_key', [{ delivery_key: `raw:claim:${id}`, seen_at: 0 }]));
    await query('UPDATE ticket SET version = 2, state = ?, owner = ?, data = ? WHERE id = ? AND version = 1', [
      ticket?.['state'],
      ticket?.['owner'],
      JSON.stringify(ticket?.['data']),
      id,
    ]);
    await query('DELETE FROM timer WHERE ticket_id = ?', [id]);
    await query(...insertion('ticket_engineer', [{ ticket_id: id, person: ticket?.['owner'] }]));
    const changes: Readonly<Record<string, (place: number) => object>> = {
      ticket_event: () => ({ ticket_id: id }),
      timer: () => ({ ticket_id: id }),
      outbox: (place) => ({ dedup_key: `raw:claim:${id}:${place}`, conversation: `engineers:raw/${id}` }),
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

/** Twenty people press claim on one ticket at the same moment. Answers how long the slowest waited, in milliseconds. */
async function race(desk: BenchDesk, turn: number, ticket: TicketId): Promise<number> {
  const began = performance.now();
  const outcomes = await Promise.all(Array.from({ length: 20 }, (_, place) => claim(desk, ticket, turn * 100 + place)));
  const took = performance.now() - began;
  const won = outcomes.filter(({ kind }) => kind === 'done').length;
  if (won !== 1) throw new Error(`${won} people won the race for ticket ${ticket}`);
  return took;
}

/** Claim through `execute` on the store, against bare mysql2, and the race for one ticket. */
export const claims: Benchmark = {
  name: 'claims',
  measures: 'claim through actOn, against raw mysql2 writing the same rows; twenty racing for one job',
  async run({ quick, freshDatabase, tell }) {
    const [length, rounds, races] = quick ? [800, 1, 3] : [2000, 3, 20];
    const url = await freshDatabase();
    const desk = await openDesk(url);
    const raw = new RawWriter(url);
    try {
      const rows = await rowsOfAClaim(desk, raw);
      const fresh = freshTickets(desk);
      let turn = 1;
      const ours: Claimer = (ticket) => claim(desk, ticket, turn++);
      const theirs: Claimer = (ticket) => write(raw, rows, ticket);
      const results: Record<string, ReturnType<typeof compare>> = {};
      for (const width of [16, 1]) {
        // As many tickets as the desk claims in a round's length on this machine, however fast it is.
        const { perSecond } = await roundsOf(fresh, 20 * width, width)(ours)();
        const round = roundsOf(fresh, Math.ceil((perSecond * length) / 1000), width);
        results[`concurrency${width}`] = compare(
          await takeTurns(rounds, { desk: round(ours), raw: round(theirs) }),
          'desk',
          'raw',
        );
        tell(`${width} at once: ratio ${results[`concurrency${width}`]?.ratio}`);
      }
      const raced: number[] = [];
      for (const [index, ticket] of (await fresh(races)).entries())
        raced.push(await race(desk, 1_000_000 + index, ticket));
      return {
        parameters: { roundLengthMs: length, rounds, races },
        results: {
          ...results,
          raceOf20: { slowestMsMedian: round(quantile(raced, 0.5)), slowestMsP95: round(quantile(raced, 0.95)) },
        },
        goals: [{ stated: 'one winner in every race', reached: true }],
      };
    } finally {
      await raw.close();
      await desk.store.close();
    }
  },
};
