import type { DataSource } from 'typeorm';
import { demoDesk } from '../../src/demo/demo-desk';
import { removedText, withoutWords } from '../../src/domain/record/redaction';
import { NewerShape } from '../../src/domain/record/shape';
import { judgedClocks } from '../../src/domain/sla/judged';
import type { LoggedEvent } from '../../src/domain/ticket/event';
import { begin, replay } from '../../src/domain/ticket/evolve';
import { ticketId } from '../../src/domain/ticket/ticket';
import { ticketShape } from '../../src/domain/ticket/ticket-shape';
import { minutes } from '../../src/domain/time/instant';
import { equalsItsLog } from '../../src/scheduler/audit-logs';
import { dataSourceFor, dialectOf } from '../../src/store/data-source';
import { redactStored } from '../../src/store/redact-tickets';
import { keepTerms } from '../../src/wiring/keep-terms';
import { type DatabaseKind, describeEachDatabase } from '../kit/databases';
import { deskOfFile } from '../kit/terms';
import { openTicket } from '../kit/ticket-in-tx';
import { aReport, at, li, start, zhou } from '../kit/tickets';
import { openAt } from './open-test-store';
import { anAnnouncement, aPerson } from './samples';

/** What made the tables of the last release. */
const lastRelease = ['Desk1795305600000', 'SecondPlatform1795392000000'];
/** No rows of the desk's own. */
const bookkeeping = new Set(['migrations', 'schema_lease', 'sqlite_sequence']);

type Row = Readonly<Record<string, unknown>>;

/** The database as the last release would have left it. */
async function ofLastRelease(url: string): Promise<DataSource> {
  const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
  const known = source.migrations.filter((one) => lastRelease.includes(one.name ?? one.constructor.name));
  source.migrations.splice(0, source.migrations.length, ...known);
  expect((await source.runMigrations()).map(({ name }) => name)).toEqual(lastRelease);
  return source;
}

async function put(source: DataSource, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join();
  const values = Object.values(row).map((value) =>
    typeof value === 'object' && value !== null && !Buffer.isBuffer(value) ? JSON.stringify(value) : value,
  );
  await source.query(`INSERT INTO ${table} (${columns.join()}) VALUES (${marks})`, values);
}

const report = aReport();
const ticket = begin(report);
const waiting = anAnnouncement('1001:card', { slot: '1001:engineers:slack' });
/** As the last release kept it. */
const { about: _, ...kept } = {
  ...waiting,
  ticket: 1001,
  to: { kind: 'engineers', place: 'hq', on: 'slack', holders: [] },
};
const shift = { span: { from: start, to: at('18:00') }, primary: li.id, backup: null, places: [], skills: [] };

/** A row or more of every table of the last release. */
async function live(source: DataSource): Promise<void> {
  for (const id of [1001, 1002, 1003]) {
    const found = { state: 'new', requester: zhou.id, owner: null, reported_at: start, open_since: start };
    await put(source, 'ticket', { id, version: 1, ...found, data: ticket });
    await put(source, 'ticket_event', { ticket_id: id, seq: 1, at: start, data: report });
  }
  await put(source, 'ticket_engineer', { ticket_id: 1001, person: li.id });
  const due = { wanted_at: at('09:20'), due_at: at('09:20') };
  await put(source, 'timer', { ticket_id: 1001, name: 'rescue:0', kind: 'rescue', about: '0', ...due });
  const sent = { created_at: start, due_at: start, attempts: 0, data: kept };
  const message = { conversation: 'engineers:hq:slack/1001', slot: '1001:engineers:slack', ...sent };
  await put(source, 'outbox', { dedup_key: '1001:card', state: 'waiting', ...message });
  await put(source, 'outbox', { dedup_key: '1001:older', state: 'sent', ...message, attempts: 1, ended_at: start });
  await put(source, 'message_ref', { slot: 'x', platform: 'slack', ref_key: 'C1:1', data: {} });
  await put(source, 'inbox', {
    event_key: 'e1',
    platform: 'slack',
    payload: { event: { a: 1 } },
    attempts: 0,
    wake_at: start,
  });
  await put(source, 'delivery_key', { delivery_key: 'k', seen_at: start });
  await put(source, 'desk_job', { job_key: 'digest:2026-11-23', lease_until: 1, lease_by: 'w', done_at: start });
  await put(source, 'person', { id: li.id, staff: 1, updated_at: start, data: aPerson({ id: li.id }) });
  await put(source, 'person_account', { platform: 'slack', account: 'U1', person: li.id });
  await put(source, 'shift', { starts_at: start, ends_at: at('18:00'), saved_at: start, data: shift });
  await put(source, 'asset', { tag: 'PC-1', updated_at: start, data: { tag: 'PC-1' } });
  await put(source, 'draft', { id: 'd', person: zhou.id, saved_at: start, data: { text: '卡纸' } });
  await put(source, 'picture', { picture_key: 'p', saved_at: start, png: Buffer.from([1, 0, 255]) });
  await put(source, 'shared_fact', { fact_key: 'aBc', version: 3, ends_at: at('18:00'), data: '1' });
  await put(source, 'desk_file', { id: 'f', saved_at: start, data: {}, bytes: Buffer.from([0, 254]) });
  await source.query('DELETE FROM ticket_event WHERE ticket_id = 1003');
  await source.query('DELETE FROM ticket WHERE id = 1003');
}

/** Every row of every table, by table. */
async function rowsOf(source: DataSource): Promise<ReadonlyMap<string, readonly Row[]>> {
  const named: readonly Row[] = await source.query(
    source.options.type === 'better-sqlite3'
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const tables = named.map(({ name }) => String(name)).filter((name) => !bookkeeping.has(name));
  const found = new Map<string, readonly Row[]>();
  for (const table of tables.sort()) found.set(table, await source.query(`SELECT * FROM ${table} ORDER BY 1, 2`));
  return found;
}

async function onLastRelease(kind: DatabaseKind, work: (url: string, old: DataSource) => Promise<void>) {
  const { url, drop } = await kind.empty();
  const source = await ofLastRelease(url);
  try {
    await work(url, source);
  } finally {
    await source.destroy();
    await drop();
  }
}

describeEachDatabase('an upgrade from the last release', (kind) => {
  test('keeps every row of every table, and what waits is done', () =>
    onLastRelease(kind, async (url, source) => {
      await live(source);
      const before = await rowsOf(source);
      expect([...before].filter(([, rows]) => rows.length === 0)).toEqual([]);
      const store = await openAt(url);
      expect(await store.migrate()).not.toEqual([]);
      const after = await rowsOf(source);
      for (const [table, rows] of before) {
        expect([table, after.get(table)]).toEqual([table, rows.map((row) => expect.objectContaining(row))]);
      }

      const lease = { worker: 'w', now: at('10:00'), length: minutes(1) };
      expect(await store.timers.claimDue(lease, 9)).toMatchObject([
        { about: { kind: 'ticket', id: 1001 }, key: 'rescue:0', kind: 'rescue' },
      ]);
      const messages = await store.outbox.claim(lease, 9);
      expect(messages.map(({ announcement }) => announcement)).toEqual([waiting]);
      expect(await store.inbox.claimUnfinished(lease, 9)).toMatchObject([{ key: 'e1', payload: { a: 1 } }]);
      expect(await equalsItsLog(store, ticketId(1001))).toBe(true);
      expect(await store.people.byAccount('slack', 'U1')).toMatchObject({ id: li.id });
      await store.close();
    }));

  test('tickets from before it are judged by the terms in force at the upgrade, and no later edit changes that', () =>
    onLastRelease(kind, async (url, source) => {
      await live(source);
      const store = await openAt(url);
      await store.migrate();
      const keeping = { terms: store.terms, hasTickets: () => store.tickets.any() };
      await keepTerms({ ...keeping, config: deskOfFile(demoDesk).config }, at('11:00'));
      const edited = deskOfFile(`${demoDesk}\nsla:\n  SLA-5: { inside: 3h }\n`);
      await keepTerms({ ...keeping, config: edited.config }, at('11:30'));
      expect((await store.terms.all()).map(({ why }) => why)).toEqual(['before', 'changed']);
      const old = await store.tickets.find(ticketId(1001));
      const clock = old && judgedClocks(old, edited.desk, at('12:00')).find(({ clause }) => clause === 'SLA-5');
      expect(clock).toMatchObject({ state: 'breached', dueAt: at('09:40') });
      expect(await store.digests.since('2026-11-01')).toEqual([]);
      await store.close();
    }));

  test.each([
    ['goes on', live, [1001, 1002]],
    ['begins', async () => undefined, []],
  ])('%s with the number of its next ticket, those that were deleted included', (_, lived, there) =>
    onLastRelease(kind, async (url, source) => {
      await lived(source);
      const store = await openAt(url);
      await store.migrate();
      const id = await store.uow.transact(start, (tx) => openTicket(tx, ticket, report));
      expect(id).toBe(there.length === 0 ? 1001 : 1004);
      expect(await store.tickets.after(ticketId(0), 9)).toEqual([...there, id]);
      const log: readonly LoggedEvent[] = await store.tickets.events(id);
      expect(log.map(({ seq }) => seq)).toEqual([1]);
      await store.close();
    }),
  );

  test('a log of earlier shapes is read as it is said today, also by what compares it with its ticket or takes words away', () =>
    onLastRelease(kind, async (url, source) => {
      await live(source);
      const said = { type: 'progress-reported', by: li.id, at: at('09:30'), text: '在查', automatic: false };
      const promised = { type: 'promised', by: li.id, at: at('09:20'), due: at('11:00'), text: '结果' } as const;
      const log: readonly object[] = [{ type: 'claimed', by: li.id, at: at('09:11') }, promised, said];
      for (const [nth, data] of log.entries())
        await put(source, 'ticket_event', { ticket_id: 1001, seq: nth + 2, at: start, data });
      const store = await openAt(url);
      await store.migrate();
      const id = ticketId(1001);
      const events = (await store.tickets.events(id)).map(({ event }) => event);
      expect(events.at(-1)).toEqual({ ...said, promise: 'kept' });
      // As that release kept it beside the log.
      const { id: _, ...ticket } = replay(id, events);
      expect(ticket.promise).toMatchObject({ keptAt: at('09:30') });
      const data = JSON.stringify(ticketShape.written(ticket));
      await source.query('UPDATE ticket SET version = 4, data = ? WHERE id = 1001', [data]);
      expect(await equalsItsLog(store, id)).toBe(true);

      await redactStored(source.manager, id, () => withoutWords);
      const [row] = await source.query('SELECT data FROM ticket_event WHERE ticket_id = 1001 AND seq = 4');
      const left = { ...said, text: removedText, promise: 'kept' };
      expect(typeof row.data === 'string' ? JSON.parse(row.data) : row.data).toEqual({ shape: 2, ...left });
      expect((await store.tickets.events(id)).at(-1)?.event).toEqual(left);
      expect(await equalsItsLog(store, id)).toBe(true);

      await source.query('UPDATE ticket_event SET data = ? WHERE ticket_id = 1001 AND seq = 4', [
        JSON.stringify({ ...left, shape: 9 }),
      ]);
      await expect(store.tickets.events(id)).rejects.toThrow(NewerShape);
      await store.close();
    }));
});
