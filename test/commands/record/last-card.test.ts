import { actOn, begin } from '../../../src/commands/act';
import { reportFault } from '../../../src/commands/report-fault';
import { type RecordRef, recordName, ticketRef } from '../../../src/domain/record/record-ref';
import { after, minutes } from '../../../src/domain/time/instant';
import { databases } from '../../kit/databases';
import { deskAtHand } from '../../kit/desk-at-hand';
import { li, zhou } from '../../kit/tickets';
import { openDatabaseAt } from '../../store/open-test-database';

describe.each(databases.slice(0, 1))('what a ticket shows when it is over ($name)', (kind) => {
  const hand = deskAtHand(kind);

  /** The contents that the cards of a record have now, each as one text. */
  async function cardsOf(about: RecordRef): Promise<readonly string[]> {
    const database = await openDatabaseAt(hand.url);
    const rows: { data: unknown }[] = await database.read.query(
      "SELECT data FROM outbox WHERE slot LIKE ? AND state <> 'replaced' ORDER BY id",
      [`${recordName(about)}:%`],
    );
    await database.close();
    return rows.map(({ data }) => (typeof data === 'string' ? data : JSON.stringify(data)));
  }

  test('is no permission that is still asked for: the question ended with it (SITE-4)', async () => {
    const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', same: 'new' };
    const reported = await reportFault(hand.deps(), { key: 'r', by: zhou, requester: zhou, source: 'form', answers });
    if (reported.kind !== 'reported') throw new Error(reported.kind);
    const about = ticketRef(reported.ticket.id);
    const press = { key: 'c', about, by: li, answers: {} };
    await actOn(hand.deps(), { ...press, action: 'claim' });
    const asking = { asking: 'login', what: '登录您的电脑', why: '查看打印队列' };
    const asked = await begin(hand.deps(), {
      key: 'a',
      action: 'consent.permission',
      on: about,
      by: li,
      answers: asking,
    });
    if (asked.kind !== 'done') throw new Error(asked.kind);
    expect((await cardsOf(about)).join('\n')).toContain('consent.row');

    hand.now = after(hand.now, minutes(1));
    const withdrawn = await actOn(hand.deps(), { ...press, key: 'w', by: zhou, action: 'withdraw' });
    expect(withdrawn).toMatchObject({ kind: 'done' });
    expect(await hand.stores[0]?.records.find(asked.about)).toMatchObject({ endedAt: hand.now });
    const cards = await cardsOf(about);
    expect(cards.length).toBeGreaterThan(0);
    expect(cards.join('\n')).not.toContain('consent.row');
  });

  test('comes to its requester no second time when their complaint about it ends: it is drawn where it stands (HOT-7)', async () => {
    const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', same: 'new' };
    const reported = await reportFault(hand.deps(), { key: 'r', by: zhou, requester: zhou, source: 'form', answers });
    if (reported.kind !== 'reported') throw new Error(reported.kind);
    const about = ticketRef(reported.ticket.id);
    const open = { text: '没有人来', against: 'nobody' };
    const complain = async (key: string): Promise<RecordRef> => {
      const made = await begin(hand.deps(), { key, action: 'complaint.new', on: about, by: zhou, answers: open });
      if (made.kind !== 'done') throw new Error(made.kind);
      return made.about;
    };
    const takeBack = async (key: string, complaint: RecordRef): Promise<string> => {
      await actOn(hand.deps(), { key, about: complaint, by: zhou, answers: {}, action: 'withdraw' });
      return (await cardsOf(about)).filter((card) => card.includes('"kind":"person"')).at(-1) ?? '';
    };
    expect(await takeBack('t1', await complain('c1'))).not.toContain('onlyInPlace');
    await actOn(hand.deps(), { key: 'w', about, by: zhou, answers: {}, action: 'withdraw' });
    expect(await takeBack('t2', await complain('c2'))).toContain('"onlyInPlace":true');
  });
});
