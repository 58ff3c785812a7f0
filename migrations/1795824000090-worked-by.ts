import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events that are work for the requester, by people; as the desk counts them when they happen. */
const work: ReadonlySet<string> = new Set([
  ...['claimed', 'remote-started', 'dispatched', 'arrived', 'located', 'progress-reported', 'promised'],
  ...['waiting-started', 'resumed', 'handover-accepted', 'resolved'],
]);
const theDesk = 'desk';

type Json<Data> = string | Data;
const parsed = <Data>(data: Json<Data>): Data => (typeof data === 'string' ? (JSON.parse(data) as Data) : data);

interface Row {
  readonly id: number;
  readonly version: number;
  readonly data: Json<object>;
}
interface Happened {
  readonly ticket_id: number;
  readonly data: Json<{ readonly type: string; readonly by: string }>;
}

const batch = 200;

/**
 * Tickets of an older release do not say who worked on them: their log does. Without it somebody could still rate their
 * own work, and no such ticket would be what its log adds up to. May be run again from any point.
 */
export class WorkedBy1795824000090 implements MigrationInterface {
  readonly name = 'WorkedBy1795824000090';

  async up(runner: QueryRunner): Promise<void> {
    for (let last = 0; ; ) {
      const rows: Row[] = await runner.query(
        `SELECT id, version, data FROM ticket WHERE id > ${last} ORDER BY id LIMIT ${batch}`,
      );
      const reached = rows.at(-1)?.id;
      if (reached === undefined) return;
      const events: Happened[] = await runner.query(
        `SELECT ticket_id, data FROM ticket_event WHERE ticket_id > ${last} AND ticket_id <= ${reached} ORDER BY ticket_id, seq`,
      );
      for (const row of rows) await fill(runner, row, workersIn(events, row.id));
      last = reached;
    }
  }

  async down(): Promise<void> {
    // An older release leaves it alone.
  }
}

function workersIn(events: readonly Happened[], ticket: number): readonly string[] {
  const own = events.filter((event) => event.ticket_id === ticket).map(({ data }) => parsed(data));
  return [...new Set(own.filter(({ type, by }) => work.has(type) && by !== theDesk).map(({ by }) => by))];
}

async function fill(runner: QueryRunner, { id, version, data }: Row, workedBy: readonly string[]): Promise<void> {
  if (workedBy.length === 0) return;
  const whole = JSON.stringify({ ...parsed(data), workedBy });
  await runner.query('UPDATE ticket SET data = ? WHERE id = ? AND version = ?', [whole, id, version]);
}
