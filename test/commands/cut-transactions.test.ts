import { createConnection } from 'mysql2/promise';
import type { QueryRunner } from 'typeorm';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner';
import { actOn } from '../../src/commands/act';
import type { ActionRequest } from '../../src/commands/record/bound-kind';
import { reportFault } from '../../src/commands/report-fault';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { equalsItsLog } from '../../src/scheduler/audit-logs';
import { openStore, type Store } from '../../src/store/open-store';
import { countingIds } from '../kit/counting-ids';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { li, zhou } from '../kit/tickets';

type Query = QueryRunner['query'];
const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', same: 'new' };
let keys = 0;

afterEach(() => jest.restoreAllMocks());

describeEachDatabase('a transaction that is cut off', (kind) => {
  const hand = deskAtHand(kind, 2);
  const { prototype } = (kind.name === 'embedded' ? BetterSqlite3QueryRunner : MysqlQueryRunner) as {
    prototype: Pick<QueryRunner, 'query'>;
  };
  /** Another process, whose connections are well. */
  const store = (): Store => hand.stores[1] as Store;

  /** Cuts the line, or lets SQLite fail, at the n-th statement of the transactions that begin now. Whether it did. */
  function cutAt(nth: number, when: 'before' | 'after'): () => boolean {
    let left = nth;
    const query = prototype.query;
    const cut = async (runner: QueryRunner): Promise<void> => {
      if (kind.name === 'embedded') throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
      const [row]: { id: number }[] = await query.call(runner, 'SELECT CONNECTION_ID() AS id');
      const admin = await createConnection(hand.url);
      await admin.query(`KILL ${row?.id}`);
      await admin.end();
    };
    const spy = jest.spyOn(prototype, 'query').mockImplementation(async function (this: QueryRunner, ...given) {
      left -= 1;
      const isNow = left === 0;
      if (isNow && when === 'before') await cut(this);
      const answer: unknown = await query.apply(this, given as never);
      // A BEGIN that SQLite refuses has begun nothing.
      if (isNow && when === 'after' && !given[0].startsWith('BEGIN')) await cut(this);
      return answer;
    } as Query);
    return () => {
      spy.mockRestore();
      return left <= 0;
    };
  }

  /** As the platform does: the same delivery again, until somebody took it. */
  async function insist(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch {
      await act();
    }
  }

  const reported = async (): Promise<Ticket> => {
    const request = { key: `cut:${++keys}`, by: zhou, requester: zhou, source: 'form', answers } as const;
    const done = await reportFault(hand.deps(1), request);
    if (done.kind !== 'reported') throw new Error(done.kind);
    return done.ticket;
  };
  const press = (ticket: Ticket, by: Person, action: string): ActionRequest => ({
    ...{ key: `cut:${++keys}`, action, about: ticketRef(ticket.id), by, answers: {} },
  });

  test.each(['before', 'after'] as const)(
    '%s any of its statements leaves ticket and log agreeing, and acts once',
    async (when) => {
      let nth = 1;
      for (let wasCut = true; wasCut; nth += 1) {
        const ticket = await reported();
        const claim = press(ticket, li, 'claim');
        const ended = cutAt(nth, when);
        await insist(() => actOn(hand.deps(0), claim));
        wasCut = ended();
        expect([nth, await store().tickets.find(ticket.id)]).toEqual([nth, expect.objectContaining({ owner: li.id })]);
        expect((await store().tickets.events(ticket.id)).map(({ seq, event }) => [seq, event.type])).toEqual([
          [1, 'reported'],
          [2, 'claimed'],
        ]);
        expect(await equalsItsLog(store(), ticket.id)).toBe(true);
      }
      expect(nth).toBeGreaterThan(8);
    },
  );

  test('a hot ticket keeps one log though two connections serve thirty people and are cut again and again', async () => {
    const ticket = await reported();
    let statements = 0;
    const query = prototype.query;
    jest.spyOn(prototype, 'query').mockImplementation(async function (this: QueryRunner, ...given) {
      statements += 1;
      if (statements % 23 === 0 && kind.name !== 'embedded') {
        const admin = await createConnection(hand.url);
        const [row]: { id: number }[] = await query.call(this, 'SELECT CONNECTION_ID() AS id');
        await admin.query(`KILL ${row?.id}`);
        await admin.end();
      }
      return query.apply(this, given as never);
    } as Query);
    const narrow = await openStore({ url: hand.url, ids: countingIds, now: () => hand.now, poolSize: 2 });
    const acts = Array.from({ length: 30 }, () => ({
      ...press(ticket, zhou, 'add-information'),
      answers: { text: '还是不行' },
    }));
    await Promise.all(acts.map((act) => insist(() => actOn({ ...hand.deps(), uow: narrow.uow }, act))));
    await narrow.close();
    jest.restoreAllMocks();
    expect((await store().tickets.events(ticket.id)).map(({ seq }) => seq)).toEqual(
      acts.map((_, nth) => nth + 1).concat(31),
    );
    expect(await equalsItsLog(store(), ticket.id)).toBe(true);
  });
});
