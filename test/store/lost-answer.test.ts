import { ticketRef } from '../../src/domain/record/record-ref';
import type { Database } from '../../src/store/database';
import { StaffCache } from '../../src/store/staff-cache';
import { StoreDrafts } from '../../src/store/store-drafts';
import { StoreFiles } from '../../src/store/store-files';
import { StoreInbox } from '../../src/store/store-inbox';
import { StoreOutbox } from '../../src/store/store-outbox';
import { StoreRecurringTasks } from '../../src/store/store-recurring-tasks';
import { StoreTimers } from '../../src/store/store-timers';
import { StoreUnitOfWork } from '../../src/store/store-unit-of-work';
import { countingIds } from '../kit/counting-ids';
import { describeEachDatabase, type FreshDatabase } from '../kit/databases';
import { openTicket, wantTimers } from '../kit/ticket-in-tx';
import { losingAnswers, openDatabaseAt } from './open-test-database';
import { aDraft, anAnnouncement, aTimer, later, leaseOf, li, nine, noted } from './samples';

describeEachDatabase('what was done, though nobody heard so,', (kind) => {
  let fresh: FreshDatabase;
  let database: Database & { lose(): void };
  beforeEach(async () => {
    fresh = await kind.fresh();
    database = losingAnswers(await openDatabaseAt(fresh.url));
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  test('is done by whoever took it, at once: messages', async () => {
    const outbox = new StoreOutbox(database, countingIds);
    await outbox.announce([anAnnouncement('a'), anAnnouncement('b', { about: ticketRef(1002 as never) })], nine);
    database.lose();
    const taken = await outbox.claim(leaseOf('one', nine), 10);
    expect(taken.map(({ announcement, attempts }) => [announcement.key, attempts])).toEqual([
      ['a', 0],
      ['b', 0],
    ]);
    expect(taken.map(({ uncertainSince }) => uncertainSince)).toEqual([undefined, undefined]);
    expect(await outbox.claim(leaseOf('two', nine), 10)).toEqual([]);
  });

  test('is done by whoever took it, at once: kept events', async () => {
    const inbox = new StoreInbox(database, countingIds);
    await inbox.keep({ key: 'one', platform: 'slack', payload: {} }, nine);
    database.lose();
    const taken = await inbox.claimUnfinished(leaseOf('one', later(60)), 10);
    expect(taken).toMatchObject([{ key: 'one', attempts: 1 }]);
    expect(await inbox.claimUnfinished(leaseOf('two', later(60)), 10)).toEqual([]);
  });

  test('is done by whoever took it, at once: wake-ups', async () => {
    const timers = new StoreTimers(database, countingIds, ['ticket']);
    await new StoreUnitOfWork(database, new StaffCache()).transact(nine, async (tx) => {
      const id = await openTicket(tx, aDraft(), noted());
      await wantTimers(tx, { id, version: 1 }, [aTimer('breach:SLA-2', nine)]);
    });
    database.lose();
    expect(await timers.claimDue(leaseOf('one', nine), 10)).toMatchObject([{ key: 'breach:SLA-2' }]);
    expect(await timers.claimDue(leaseOf('two', nine), 10)).toEqual([]);
  });

  test('is kept once for whoever sent it: more words of a draft', async () => {
    const drafts = new StoreDrafts(database);
    const draft = { id: 'd1', person: li, text: '打印机', files: [] };
    await drafts.keep(draft, nine);
    database.lose();
    const more = await drafts.change('d1', (known) => ({ ...draft, text: `${known?.text}坏了` }), later(1));
    expect(more?.text).toBe('打印机坏了');
    expect(await drafts.find('d1')).toEqual(more);
  });

  test('is kept once for whoever sent it: files', async () => {
    const files = new StoreFiles(database, countingIds);
    database.lose();
    const kept = await files.keep({ name: 'a.png', mime: 'image/png', bytes: Buffer.from('a') }, nine);
    expect(await files.get(kept.id)).toMatchObject({ name: 'a.png' });
  });

  test('is done by whoever took it, at once: recurring work, the first time and after another process died', async () => {
    const tasks = new StoreRecurringTasks(database, countingIds);
    database.lose();
    expect(await tasks.begin('digest:2026-11-23', leaseOf('one', nine))).toBe(true);
    expect(await tasks.begin('digest:2026-11-23', leaseOf('one', later(29)))).toBe(false);
    // Its first statement finds the row there and loses nothing; the one that takes over does.
    database.lose();
    expect(await tasks.begin('digest:2026-11-23', leaseOf('two', later(31)))).toBe(true);
    expect(await tasks.begin('digest:2026-11-23', leaseOf('one', later(32)))).toBe(false);
  });
});
