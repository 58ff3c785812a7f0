import { setTimeout as pauseFor } from 'node:timers/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Instant } from '../../src/domain/time/instant';
import { Conflict } from '../../src/ports/unit-of-work';
import { dataSourceFor } from '../../src/store/data-source';
import { openStore, type Store } from '../../src/store/open-store';
import { countingIds } from '../kit/counting-ids';
import { databases, type FreshDatabase } from '../kit/databases';
import { openTicket } from '../kit/ticket-in-tx';
import { Gate } from '../robust/kit/gate';
import { aDraft, leaseOf, nine, noted } from './samples';

const lease = leaseOf('worker', nine);
/** Impatient, so that a test need not wait ten seconds for each silence. */
const limits = { connection: 400, statement: 400 };

describe.each(databases.filter(({ name }) => name === 'mariadb'))('a database that falls silent ($name)', (kind) => {
  let database: FreshDatabase;
  let gate: Gate;
  let store: Store;
  let closed = false;
  beforeEach(async () => {
    database = await kind.fresh();
    const direct = new URL(database.url);
    gate = await Gate.open([`http://${direct.host}`]);
    const url = Object.assign(new URL(database.url), { host: new URL(gate.url).host }).toString();
    store = await openStore({ url, ids: countingIds, now: () => nine, limits });
  });
  afterEach(async () => {
    if (!closed) await store.close();
    closed = false;
    await gate.close();
    await database.drop();
  });

  /** Rows as another connection sees them: what is committed. */
  const committed = async (sql: string): Promise<readonly RowDataPacket[]> => {
    const connection = await createConnection(database.url);
    return (await connection.query<RowDataPacket[]>(sql).finally(() => connection.end()))[0];
  };
  const keep = (key: string) => store.inbox.keep({ key, platform: 'slack', payload: {} }, nine);
  const everything: Readonly<Record<string, () => Promise<unknown>>> = {
    ping: () => store.ping(),
    'a transaction': () => store.uow.transact(nine, (tx) => openTicket(tx, aDraft(), noted())),
    'keeping an event': () => keep('one'),
    'taking timers': () => store.timers.claimDue(lease, 10),
    'the next timer': () => store.timers.nextDue(),
    'taking messages': () => store.outbox.claim(lease, 10),
    'renewing leases': () => store.outbox.renew(lease, ['1']),
    'the oldest message': () => store.outbox.oldestDue(nine),
    'taking events': () => store.inbox.claimUnfinished(lease, 10),
    'recurring work': () => store.tasks.begin('digest:x', lease),
    'shared facts': () => store.shared.put('fact', 1, (nine + 1000) as Instant),
    staff: () => store.people.staff(),
    'a file': () => store.files.keep({ name: 'a.png', mime: 'image/png', bytes: Buffer.from('a') }, nine),
    'its clock': () => store.databaseTime(),
    migrations: () => store.pendingMigrations(),
  };
  const begunTogether = (): Promise<readonly PromiseSettledResult<unknown>[]> =>
    Promise.allSettled(Object.values(everything).map((work) => work()));

  test('everything under way ends, and everything asked afterwards is done on connections that answer', async () => {
    // Fills the pool, so that there are connections that lie idle.
    await begunTogether();
    const underWay = begunTogether();
    gate.lose();
    await underWay;
    for (const work of Object.values(everything)) await work();
  });

  test('connections that lay idle are thrown away with the first that did not answer', async () => {
    await begunTogether();
    gate.lose();
    await expect(store.uow.transact(nine, (tx) => tx.staff())).rejects.toBeInstanceOf(Conflict);
    expect(await Promise.all([store.people.staff(), store.people.staff(), keep('two')])).toEqual([[], [], true]);
  });

  test('whoever only asks hears nothing of it', async () => {
    await begunTogether();
    const id = await store.uow.transact(nine, (tx) => openTicket(tx, aDraft(), noted()));
    gate.lose();
    expect(await store.tickets.find(id)).toMatchObject({ id });
    expect(await store.databaseTime()).toBeGreaterThan(0);
  });

  test('but where new connections fall silent too, everybody hears of it in bounded time', async () => {
    await begunTogether();
    await gate.be('silent');
    const ended = await begunTogether();
    expect(ended.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    await gate.be('gone');
    await gate.be('open');
    const answers = (): Promise<boolean> =>
      store.ping().then(
        () => true,
        () => false,
      );
    while (!(await answers()));
    for (const work of Object.values(everything)) await work();
  });

  test('a queue behind connections that do not answer is no longer than the wait for one of them', async () => {
    await begunTogether();
    gate.lose();
    const crowd = await Promise.allSettled(Array.from({ length: 60 }, () => store.people.staff()));
    expect(crowd).toHaveLength(60);
    expect(await store.people.staff()).toEqual([]);
  });

  test('what is acknowledged is durable, also after a transaction that did not begin in time', async () => {
    await store.ping();
    gate.holdAnswers();
    await expect(store.uow.transact(nine, (tx) => tx.firstTime('key'))).rejects.toBeInstanceOf(Conflict);
    gate.letAnswersThrough();
    expect(await keep('three')).toBe(true);
    expect(await committed('SELECT event_key FROM inbox')).toHaveLength(1);
    expect(await store.uow.transact(nine, (tx) => tx.firstTime('other key'))).toBe(true);
    expect(await committed('SELECT delivery_key FROM delivery_key')).toEqual([{ delivery_key: 'other key' }]);
  });

  test('what nobody waits for any more the server ends as well', async () => {
    const impatient = await dataSourceFor({ url: database.url, poolSize: 1, limits }, 'mariadb').initialize();
    await expect(impatient.query("SELECT BENCHMARK(100000000000, SHA2('a', 512))")).rejects.toThrow(
      'did not answer within 0.4 s',
    );
    const asked = `SELECT id FROM information_schema.processlist
      WHERE db = DATABASE() AND id <> CONNECTION_ID() AND info LIKE '%BENCHMARK%'`;
    while ((await committed(asked)).length > 0) await pauseFor(20);
    await impatient.destroy();
  });

  test('a store that is closed meanwhile lets go', async () => {
    await begunTogether();
    gate.lose();
    const underWay = begunTogether();
    await store.close();
    closed = true;
    await underWay;
  });
});
