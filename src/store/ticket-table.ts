import type { EntityManager } from 'typeorm';
import { searchedIn } from '../domain/finding/searched-text';
import type { TicketEvent } from '../domain/ticket/event';
import { type Ticket, ticketId } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { deleteRows, updateRows } from './change-rows';
import { fileWith } from './file-owners';
import { findRow, findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { countsOf, type RecordTable, type Written } from './record-table';
import { ticketEngineerRow, ticketEventRow, ticketRow, timerRow } from './rows/ticket-rows';
import { lastAt, ticketReading } from './ticket-reading';
import { engineersOf, toTicket, toTicketRow } from './ticket-record';
import { ticketRemoval } from './ticket-removal';
import { putWords } from './ticket-words';
import { timersIn } from './wanted-timers';

/** Whatever decides whether a search finds it; most events change nothing of that. */
const foundBy = (ticket: Ticket): string => `${ticket.requester}\n${searchedIn(ticket)}`;

/**
 * Tickets: tables of their own from before there were other kinds, which older releases read and write, too. Their columns
 * are copies of what the ticket says, and not of its index.
 */
export const ticketTable: RecordTable = {
  async find(manager, id) {
    const row = await findRow(manager, ticketRow, { id }, { besides: { lastAt } });
    if (row === undefined) return undefined;
    const at = row.lastAt === null ? {} : { lastAt: row.lastAt as Instant };
    return { record: toTicket(row), redactions: row.redactions, renewals: row.renewals, ...at };
  },

  async events(manager, id) {
    return (await findRows(manager, ticketEventRow, { ticketId: id }, { by: ['seq'] })).map(({ data }) => data);
  },

  async add(manager, { state, event }) {
    const draft = state as Omit<Ticket, 'id'>;
    const id = await insertRows(manager, ticketRow, [{ ...toTicketRow(draft), redactions: 0 }]);
    await keepEvent(manager, id, { state, event });
    await workedBy(manager, id, [], engineersOf(draft));
    await putWords(manager, { ...draft, id: ticketId(id) });
    return id;
  },

  async change(manager, id, { state, event }, before) {
    const after = state as Ticket;
    const asRead = { id, version: after.version - 1, ...countsOf(before) };
    const { id: _, ...data } = after;
    if ((await updateRows(manager, ticketRow, asRead, toTicketRow(data))) !== 1) return false;
    await keepEvent(manager, id, { state, event });
    const engineers = engineersOf(after);
    if (before === undefined || !isSameSet(engineersOf(before.record as Ticket), engineers)) {
      const rows = await findRows(manager, ticketEngineerRow, { ticketId: id });
      await workedBy(
        manager,
        id,
        rows.map(({ person }) => person),
        engineers,
      );
    }
    if (before === undefined || foundBy(before.record as Ticket) !== foundBy(after)) await putWords(manager, after);
    return true;
  },

  async hold(manager, { id, version }, before) {
    const asRead = { id, version, ...countsOf(before) };
    return (await updateRows(manager, ticketRow, asRead, { renewals: () => 'renewals + 1' })) === 1;
  },

  timers: timersIn(timerRow, {
    columns: (id) => ({ ticketId: id }),
    among: (ids) => ({ ticketId: ids }),
    idOf: (row) => row.ticketId,
  }),
  reading: ticketReading,
  removal: ticketRemoval,
};

/** The event in the log, and the files it names with the ticket. */
async function keepEvent(manager: EntityManager, id: number, { state, event }: Omit<Written, 'index'>): Promise<void> {
  const data = event as TicketEvent;
  await insertRows(manager, ticketEventRow, [{ ticketId: id, seq: state.version, at: event.at, data }]);
  await fileWith(manager, ticketId(id), data);
}

const isSameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((each) => other.has(each));

/** Who works on it, before and from now on. */
async function workedBy(
  manager: EntityManager,
  id: number,
  before: readonly string[],
  now: ReadonlySet<string>,
): Promise<void> {
  const left = before.filter((person) => !now.has(person));
  const joined = [...now].filter((person) => !before.includes(person));
  if (left.length > 0) await deleteRows(manager, ticketEngineerRow, { ticketId: id, person: left });
  await insertRows(
    manager,
    ticketEngineerRow,
    joined.map((person) => ({ ticketId: id, person })),
  );
}
