import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import type { DutyShift } from '../../src/domain/desk';
import { type Instant, minutes } from '../../src/domain/time/instant';
import { dataSourceFor, dialectOf } from '../../src/store/data-source';
import type { Announcement } from '../../src/views/announcement';
import { type DatabaseKind, describeEachDatabase, type FreshDatabase } from '../kit/databases';
import { openTicket } from '../kit/ticket-in-tx';
import { openAt } from './open-test-store';
import { aDraft, noted } from './samples';

async function withEmpty(kind: DatabaseKind, work: (database: FreshDatabase) => Promise<void>): Promise<void> {
  const database = await kind.empty();
  try {
    await work(database);
  } finally {
    await database.drop();
  }
}

/** In order of their timestamps; the first two made up the last release. */
const migrations = readdirSync(path.join(__dirname, '../../migrations')).sort().map(classOf);

function classOf(file: string): string {
  const made: object = require(path.join(__dirname, '../../migrations', file));
  return Object.keys(made)[0] ?? file;
}

/** Undoes the newest migrations until that one is the next to be run. */
async function undoFrom(source: DataSource, name: string): Promise<void> {
  for (const _ of migrations.slice(migrations.indexOf(name))) await source.undoLastMigration();
}

describeEachDatabase('migrations', (kind) => {
  test('make every table as the entities say it, and run once', () =>
    withEmpty(kind, async ({ url }) => {
      const store = await openAt(url);
      expect(await store.pendingMigrations()).toEqual(migrations);
      expect(await store.migrate()).toEqual(migrations);
      expect(await store.pendingMigrations()).toEqual([]);
      expect(await store.migrate()).toEqual([]);
      await store.close();
      const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
      const drift = await source.driver.createSchemaBuilder().log();
      await source.destroy();
      expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
    }));

  test('can be undone and run again', () =>
    withEmpty(kind, async ({ url }) => {
      const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
      await source.runMigrations();
      await undoFrom(source, 'Desk1795305600000');
      expect((await source.runMigrations()).map(({ name }) => name)).toEqual(migrations);
      await source.destroy();
    }));

  test('a desk of one platform goes on: what waits for the engineers waits where new messages to them do', () =>
    withEmpty(kind, async ({ url }) => {
      const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
      await source.runMigrations();
      await undoFrom(source, 'SecondPlatform1795392000000');
      const card = { to: { kind: 'engineers', place: 'hq' }, slot: '7:engineers', key: 'k', ticket: 7, reason: 'card' };
      await source.query(
        `INSERT INTO outbox (dedup_key, conversation, slot, state, created_at, due_at, attempts, data)
         VALUES ('k', 'engineers:hq/7', '7:engineers', 'waiting', 1, 1, 0, ?)`,
        [JSON.stringify({ ...card, content: { kind: 'message', text: { typed: 'x' } } })],
      );
      await source.query(
        `INSERT INTO message_ref (slot, platform, ref_key, data) VALUES ('7:engineers', 'slack', 'C1:1', '{}')`,
      );
      await source.runMigrations();
      await source.destroy();
      const store = await openAt(url);
      expect(await store.refs.find('7:engineers:slack')).toMatchObject({ platform: 'slack' });
      const now = 5 as Instant;
      const newer = { ...card, to: { ...card.to, on: 'slack', recipients: [] }, slot: '7:engineers:slack', key: 'k2' };
      const text = { kind: 'message', text: { typed: 'y' } };
      await store.outbox.announce([{ ...newer, content: text } as unknown as Announcement], now);
      const due = await store.outbox.claim({ worker: 'w', now, length: minutes(1) }, 10);
      expect(due.map(({ announcement }) => announcement)).toEqual([
        expect.objectContaining({ key: 'k2', to: newer.to }),
      ]);
      await store.close();
    }));

  test('files of an older release belong to the tickets they were filed with, and others to none', () =>
    withEmpty(kind, async ({ url }) => {
      const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
      await source.runMigrations();
      await undoFrom(source, 'Retention1795824000040');
      await source.query(
        `INSERT INTO ticket (version, state, requester, reported_at, data) VALUES (1, 'new', 'zhou', 1, '{}')`,
      );
      const [{ id }] = await source.query('SELECT id FROM ticket');
      const event = {
        type: 'reported',
        files: [
          { id: 'filed', platform: 'desk' },
          { id: 'slacks', platform: 'slack' },
        ],
      };
      await source.query('INSERT INTO ticket_event (ticket_id, seq, at, data) VALUES (?, 1, 1, ?)', [
        id,
        JSON.stringify(event),
      ]);
      for (const file of ['filed', 'filed:1', 'filed2', 'never', 'slacks'])
        await source.query(`INSERT INTO desk_file (id, saved_at, data, bytes) VALUES (?, 1, '{}', '')`, [file]);
      await source.runMigrations();
      const rows: { id: string }[] = await source.query(
        'SELECT id FROM desk_file WHERE ticket_id IS NOT NULL ORDER BY id',
      );
      expect(rows.map((row) => row.id)).toEqual(['filed', 'filed:1']);
      await source.destroy();
    }));

  test('what waited before the upgrade keeps its order and its wake-ups, and what calls for help counts as urgent', () =>
    withEmpty(kind, async ({ url }) => {
      const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
      await source.runMigrations();
      await undoFrom(source, 'Flow1795824000000');
      const content = { kind: 'message', text: { typed: 'x' } };
      const waits = async (key: string, due: number, more: object = {}) => {
        const data = { to: { kind: 'person', person: key }, key, reason: 'progress', content, ...more };
        await source.query(
          `INSERT INTO outbox (dedup_key, conversation, state, created_at, due_at, attempts, data)
           VALUES (?, ?, 'waiting', ?, ?, 0, ?)`,
          [key, key, due, due, JSON.stringify(data)],
        );
      };
      await waits('redraw', 10, { reason: 'card', urgency: 'gathered' });
      await waits('word "reason":"rescue"', 20);
      await waits('rescue', 30, { reason: 'rescue' });
      await waits('digest', 40, { reason: 'digest' });
      await waits('taken', 50, { reason: 'claimed' });
      await source.query("UPDATE outbox SET state = 'sent' WHERE dedup_key = 'taken'");
      await source.query(
        "INSERT INTO timer (ticket_id, name, kind, wanted_at, due_at) VALUES (7, 'rescue:0', 'rescue', 30, 30)",
      );
      await source.query(
        `INSERT INTO inbox (event_key, platform, payload, attempts, wake_at) VALUES ('Ev1', 'slack', '{"event":1}', 0, 30)`,
      );
      await source.runMigrations();
      await source.destroy();
      const store = await openAt(url);
      const lease = { worker: 'w', now: 100 as Instant, length: minutes(1) };
      expect(
        (await store.outbox.claim(lease, 10)).map(({ announcement, priority }) => [announcement.key, priority]),
      ).toEqual([
        ['redraw', 'low'],
        ['word "reason":"rescue"', 'usual'],
        ['rescue', 'urgent'],
        ['digest', 'low'],
      ]);
      expect((await store.timers.claimDue(lease, 10)).map(({ key }) => key)).toEqual(['rescue:0']);
      expect(await store.inbox.claimUnfinished(lease, 10)).toEqual([
        expect.objectContaining({ key: 'Ev1', payload: 1 }),
      ]);
      await store.close();
    }));

  test('numbers that were given are never given again, and tickets begin where they did, however a desk was upgraded', () =>
    withEmpty(kind, async ({ url }) => {
      const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
      await source.runMigrations();
      await undoFrom(source, 'Flow1795824000000');
      await source.query(
        `INSERT INTO outbox (dedup_key, conversation, state, created_at, due_at, attempts, data)
         VALUES ('k', 'k', 'waiting', 1, 1, 0, '{}')`,
      );
      const [before] = await source.query("SELECT id FROM outbox WHERE dedup_key = 'k'");
      await source.query('DELETE FROM outbox');
      await source.runMigrations();
      await source.query(
        `INSERT INTO outbox (dedup_key, conversation, state, created_at, due_at, attempts, data)
         VALUES ('k2', 'k', 'waiting', 1, 1, 0, '{}')`,
      );
      const [after] = await source.query("SELECT id FROM outbox WHERE dedup_key = 'k2'");
      expect(Number(after.id)).toBeGreaterThan(Number(before.id));
      await source.destroy();
      const store = await openAt(url);
      const first = await store.uow.transact(5 as Instant, (tx) => openTicket(tx, aDraft(), noted()));
      expect(first).toBe(1001);
      await store.close();
    }));

  test('shifts that were imported twice are there once afterwards, the last word of them, and recorded ones stay', () =>
    withEmpty(kind, async ({ url }) => {
      const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
      await source.runMigrations();
      await undoFrom(source, 'ImportedShifts1795824000030');
      const shift = (primary: string, places: readonly string[]) => ({
        span: { from: 1000, to: 9000 },
        primary,
        backup: null,
        places,
        skills: [],
      });
      const rows = [
        [null, 1, shift('old', ['b', 'a'])],
        [null, 2, shift('new', ['a', 'b'])],
        [null, 1, shift('other', [])],
        ['1000//', 3, shift('recorded', [])],
      ] as const;
      for (const [record, saved, data] of rows) {
        await source.query(
          'INSERT INTO shift (starts_at, ends_at, record_key, saved_at, data) VALUES (1000, 9000, ?, ?, ?)',
          [record, saved, JSON.stringify(data)],
        );
      }
      await source.runMigrations();
      await source.destroy();
      const store = await openAt(url);
      const span = { from: 0 as Instant, to: 10_000 as Instant };
      const holders = (await store.roster.imported(span)).map(({ primary }) => primary);
      expect([...holders].sort()).toEqual(['new', 'other']);
      const { history = [], overrides } = await store.roster.shifts(span);
      expect([...history, ...overrides].map(({ primary }) => primary)).toEqual(['recorded', 'new', 'other']);
      const again = shift('newest', ['b', 'a']) as unknown as DutyShift;
      await store.roster.add([again], 4 as Instant);
      expect(await store.roster.imported(span)).toHaveLength(2);
      await store.close();
    }));

  test('answer a ping and tell the time of the database', () =>
    withEmpty(kind, async ({ url }) => {
      const store = await openAt(url);
      await store.ping();
      expect(Math.abs((await store.databaseTime()) - Date.now())).toBeLessThan(60_000);
      await store.close();
      await expect(store.ping()).rejects.toThrow();
    }));
});

test('a URL of no known kind is refused in words', async () => {
  await expect(openAt('postgres://x/y')).rejects.toThrow('a database URL starts with mysql://');
});
