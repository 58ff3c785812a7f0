import type { EntityManager, EntitySchema } from 'typeorm';
import { pressing } from '../domain/escalation/pressing';
import { type KindName, type RecordRef, ticketRef } from '../domain/record/record-ref';
import { ticketId } from '../domain/ticket/ticket';
import { after, type Instant } from '../domain/time/instant';
import type { Ids } from '../ports/ids';
import type { DueTimer, Held, Lease, Overdue, OverdueTimer, OverdueTimers, Timers, WhyOverdue } from '../ports/queues';
import { deleteRows, updateRows } from './change-rows';
import { claimToken } from './claim-token';
import { atMost, type Conditions, overAt } from './conditions';
import type { Database } from './database';
import { countRows, findRows } from './find-rows';
import { retryWrite } from './retry-write';
import { recordTimerRow } from './rows/record-rows';
import { timerRow } from './rows/ticket-rows';
import type { TimerColumns } from './rows/timer-columns';

/** A table of wake-ups. */
interface Source {
  /** Before the number of a row, so that ids tell the tables apart. */
  readonly prefix: string;
  readonly schema: EntitySchema<TimerColumns>;
  /** Which of its rows this process knows what to do with. */
  readonly known: Conditions<TimerColumns>;
  /** Whose wake-up a row is. */
  readonly of: (row: TimerColumns) => RecordRef;
}

const ofTickets = {
  prefix: '',
  schema: timerRow,
  known: {},
  of: (row: { readonly ticketId: number }) => ticketRef(ticketId(row.ticketId)),
} as unknown as Source;

/** A newer release beside this one may keep records of kinds that this one does not know: their wake-ups are left to it. */
const ofOthers = (kinds: readonly KindName[]): Source =>
  ({
    prefix: 'record-',
    schema: recordTimerRow,
    known: { recordKind: kinds },
    of: (row: { readonly recordKind: KindName; readonly recordId: number }) => ({
      kind: row.recordKind,
      id: row.recordId,
    }),
  }) as unknown as Source;

/** A row of one of the tables. */
interface Found {
  readonly source: Source;
  readonly row: TimerColumns;
}

const toTimer = ({ source, row }: Found, lease: string): DueTimer => ({
  id: `${source.prefix}${row.id}`,
  lease,
  about: source.of(row),
  kind: row.kind,
  key: row.name,
  due: row.wantedAt as Instant,
});

/** Given back after a failure it rests, held by nobody. */
function whyOverdue({ leaseUntil, leaseBy }: TimerColumns, now: Instant): WhyOverdue {
  if (leaseUntil === null || leaseUntil <= now) return 'untaken';
  return leaseBy === null ? 'failing' : 'held';
}

const earliestFirst = (one: Found, other: Found): number => one.row.dueAt - other.row.dueAt;

/** Its moment has come, and nobody holds the row, or not any more. */
const dueAndFree = (now: Instant) => ({ dueAt: atMost(now), leaseUntil: overAt(now) });

/** Wake-ups in the tables `timer` and `record_timer`. */
export class StoreTimers implements Timers, OverdueTimers {
  readonly #sources: readonly Source[];

  /** `kinds`: those whose wake-ups this process acts on. */
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    kinds: readonly KindName[],
  ) {
    const others = kinds.filter((kind) => kind !== 'ticket');
    this.#sources = others.length === 0 ? [ofTickets] : [ofOthers(others), ofTickets];
  }

  async claimDue(lease: Lease, limit: number): Promise<readonly DueTimer[]> {
    const each = await Promise.all(this.#sources.map((source) => this.#due(source, lease.now, limit)));
    const found = each.flat().sort(earliestFirst);
    // Where more wait than are taken, as after an outage, nobody is called later for that.
    const first = found.length < limit ? [] : await this.#due(ofTickets, lease.now, limit, { kind: pressing });
    const others = found.filter(
      ({ source, row }) => source !== ofTickets || !first.some((one) => one.row.id === row.id),
    );
    const due = [...first, ...others].slice(0, limit);
    if (due.length === 0) return [];
    const token = claimToken(lease, this.ids);
    const taken = new Set<TimerColumns>();
    for (const source of this.#sources) {
      const rows = due.filter((found) => found.source === source).map(({ row }) => row);
      if (rows.length === 0) continue;
      for (const row of await retryWrite(() => this.#take(source, rows, token, lease))) taken.add(row);
    }
    return due.filter(({ row }) => taken.has(row)).map((found) => toTimer(found, token));
  }

  /** Held by nobody until then: its moment stays what it was, so that everybody sees how late it is. */
  retry(timer: Held, at: Instant): Promise<boolean> {
    const { schema, ours } = this.#ours(timer);
    return this.#write((write) => updateRows(write, schema, ours, { leaseUntil: at, leaseBy: null }));
  }

  postpone(timer: Held, at: Instant): Promise<boolean> {
    const { schema, ours } = this.#ours(timer);
    return this.#write((write) => updateRows(write, schema, ours, { dueAt: at, leaseUntil: null, leaseBy: null }));
  }

  drop(timer: Held): Promise<boolean> {
    const { schema, ours } = this.#ours(timer);
    return this.#write((write) => deleteRows(write, schema, ours));
  }

  async nextDue(): Promise<Instant | undefined> {
    const order = { by: ['dueAt'], most: 1, only: ['dueAt'] } as const;
    const first = await Promise.all(
      this.#sources.map(({ schema, known }) => findRows(this.database.read, schema, known, order)),
    );
    const moments = first.flat().map(({ dueAt }) => dueAt);
    return moments.length === 0 ? undefined : (Math.min(...moments) as Instant);
  }

  async ofKind(kind: string, by: Instant, limit: number): Promise<readonly RecordRef[]> {
    const each = await Promise.all(
      this.#sources.map(async ({ schema, known, of }) =>
        (await findRows(this.database.read, schema, { ...known, kind, dueAt: atMost(by) }, { most: limit })).map(of),
      ),
    );
    return each.flat().slice(0, limit);
  }

  async overdue(before: Instant, now: Instant, limit: number): Promise<Overdue<OverdueTimer>> {
    const each = await Promise.all(
      this.#sources.map(async (source) => {
        const due = { dueAt: atMost(before), ...source.known };
        const rows = await findRows(this.database.read, source.schema, due, { by: ['dueAt', 'id'], most: limit });
        const count = rows.length < limit ? rows.length : await countRows(this.database.read, source.schema, due);
        return { count, found: rows.map((row) => ({ source, row })) };
      }),
    );
    const first = each
      .flatMap(({ found }) => found)
      .sort(earliestFirst)
      .slice(0, limit);
    return {
      count: each.reduce((sum, { count }) => sum + count, 0),
      first: first.map((found) => {
        const { id, about, kind, due } = toTimer(found, '');
        return { id, about, kind, due, why: whyOverdue(found.row, now) };
      }),
    };
  }

  async #due(
    source: Source,
    now: Instant,
    most: number,
    such: Conditions<TimerColumns> = {},
  ): Promise<readonly Found[]> {
    const order = { by: ['dueAt', 'id'], most } as const;
    const rows = await findRows(
      this.database.read,
      source.schema,
      { ...dueAndFree(now), ...source.known, ...such },
      order,
    );
    return rows.map((row) => ({ source, row }));
  }

  /** Everybody who saw these rows tries to take them; each row goes to the first, and the token tells whose it is. */
  async #take(
    { schema }: Source,
    rows: readonly TimerColumns[],
    token: string,
    { now, length }: Lease,
  ): Promise<readonly TimerColumns[]> {
    const id = rows.map((row) => row.id);
    const held = { leaseUntil: after(now, length), leaseBy: token };
    const taken = await this.database.write((write) => updateRows(write, schema, { id, ...dueAndFree(now) }, held));
    if (taken === rows.length) return rows;
    const mine = await findRows(this.database.read, schema, { id, leaseBy: token });
    const ids = new Set(mine.map((row) => row.id));
    return rows.filter((row) => ids.has(row.id));
  }

  #ours({ id, lease }: Held) {
    const { schema, prefix } = this.#sources.find((source) => id.startsWith(source.prefix)) ?? ofTickets;
    return { schema, ours: { id: Number(id.slice(prefix.length)), leaseBy: lease } };
  }

  #write(work: (write: EntityManager) => Promise<number>): Promise<boolean> {
    return retryWrite(async () => (await this.database.write(work)) === 1);
  }
}
