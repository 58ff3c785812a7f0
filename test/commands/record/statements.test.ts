import type { QueryRunner } from 'typeorm';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { actOn, begin, cardsOf, fireTimer, linesOf, reportCall, wholeOf } from '../../../src/commands/act';
import { reportFault } from '../../../src/commands/report-fault';
import type { Person } from '../../../src/domain/people/person';
import { type RecordRef, ticketRef } from '../../../src/domain/record/record-ref';
import type { Answers } from '../../../src/views/form';
import { databases } from '../../kit/databases';
import { deskAtHand, storeOf } from '../../kit/desk-at-hand';
import { li, zhou } from '../../kit/tickets';

const { prototype } = BetterSqlite3QueryRunner as { prototype: Pick<QueryRunner, 'query'> };
afterEach(() => jest.restoreAllMocks());

describe.each(databases.slice(0, 1))('what an act asks of the database ($name)', (kind) => {
  const hand = deskAtHand(kind);
  let keys = 0;

  /** How many statements it takes, with those that begin and end its transactions. */
  async function statements(act: () => Promise<unknown>): Promise<number> {
    const spy = jest.spyOn(prototype, 'query');
    await act();
    const { length } = spy.mock.calls;
    spy.mockRestore();
    return length;
  }
  const given = (by: Person, answers: Answers = {}) => ({ key: `k${++keys}`, by, answers });
  const report = async (): Promise<RecordRef> => {
    const answers = { description: `打印机卡纸 ${keys}`, branch: 'hardware', 'item-hardware': 'printer', same: 'new' };
    const made = await reportFault(hand.deps(), { ...given(zhou, answers), requester: zhou, source: 'form' });
    if (made.kind !== 'reported') throw new Error(made.kind);
    return ticketRef(made.ticket.id);
  };
  const done = async (outcome: ReturnType<typeof actOn>): Promise<RecordRef> => {
    const came = await outcome;
    if (came.kind !== 'done') throw new Error(JSON.stringify(came));
    return came.about;
  };
  const press = (about: RecordRef, by: Person, action: string, answers?: Answers) =>
    done(actOn(hand.deps(), { ...given(by, answers), about, action }));
  const ask = (on: RecordRef, what = '登录您的电脑') => {
    const answers = { asking: 'login', what, why: '查看打印队列' };
    return done(begin(hand.deps(), { ...given(li, answers), action: 'consent.permission', on }));
  };

  test('of a ticket is a known number of statements', async () => {
    await report();
    expect(await statements(report)).toBeLessThanOrEqual(12);
    const about = await report();
    expect(await statements(() => press(about, li, 'claim'))).toBeLessThanOrEqual(22);
    expect(await statements(() => cardsOf(hand.deps(), { about, by: li }))).toBeLessThanOrEqual(6);
    // The same read once for cards and history.
    expect(await statements(() => wholeOf(hand.deps(), { about, by: li }))).toBeLessThanOrEqual(9);
    expect(await statements(() => fireTimer(hand.deps(), { about, key: 'none' }))).toBeLessThanOrEqual(7);
  });

  test('of a delivered call is few, and fewer where it is known already', async () => {
    const about = await report();
    const heard = { about, person: li.id, call: { step: 0, at: hand.now } };
    expect(await statements(() => reportCall(hand.deps(), heard))).toBeLessThanOrEqual(8);
    expect(await statements(() => reportCall(hand.deps(), heard))).toBeLessThanOrEqual(3);
  });

  test('of records about one another is one statement for all that are about it, and none for what is known', async () => {
    const about = await report();
    await press(about, li, 'claim');
    expect(await statements(() => ask(about))).toBeLessThanOrEqual(32);
    const look = () => cardsOf(hand.deps(), { about, by: li });
    const one = await statements(look);
    const last = await ask(about, '登录打印服务器');
    await ask(about, '登录邮箱');
    expect(await statements(look)).toBe(one);
    expect(await statements(() => press(last, zhou, 'allow'))).toBeLessThanOrEqual(32);
  });

  test('of a list does not grow with its length', async () => {
    const all = async () => {
      const found = await storeOf(hand, 0).records.open('consent', 50);
      return { found, count: await statements(() => linesOf(hand.deps(), { kind: 'consent', found, by: zhou })) };
    };
    const about = await report();
    await press(about, li, 'claim');
    await ask(about);
    const short = await all();
    for (let nth = 0; nth < 8; nth += 1) await ask(about, `登录 ${nth}`);
    const long = await all();
    expect([short.found.length, long.found.length]).toEqual([1, 9]);
    expect(long.count).toBe(short.count);
  });
});
