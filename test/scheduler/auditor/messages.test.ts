import { actOn } from '../../../src/commands/act';
import { reportFault } from '../../../src/commands/report-fault';
import { type RecordRef, ticketRef } from '../../../src/domain/record/record-ref';
import { after, hours, minutes, seconds } from '../../../src/domain/time/instant';
import { auditorsAtHand } from '../../kit/auditors';
import { describeEachDatabase } from '../../kit/databases';
import { deskAtHand, storeOf } from '../../kit/desk-at-hand';
import { chen, li, zhou } from '../../kit/tickets';

const answers = { branch: 'hardware', 'item-hardware': 'printer', sameReport: 'new' };
const timersOnly = { timers: true, messages: false };

describeEachDatabase('messages by what happened, not by the outbox', (database) => {
  const hand = deskAtHand(database, 2);
  const audit = auditorsAtHand(hand);

  const report = async (): Promise<RecordRef> => {
    const request = { key: `r${hand.now}`, by: zhou, requester: zhou, source: 'form' } as const;
    const done = await reportFault(hand.deps(), { ...request, answers: { ...answers, description: request.key } });
    if (done.kind !== 'reported') throw new Error(done.kind);
    return ticketRef(done.ticket.id);
  };
  const keysIn = async (): Promise<readonly string[]> =>
    (await audit.sql('SELECT dedup_key FROM outbox ORDER BY dedup_key')).map((row) => String(row['dedup_key']));

  test('what somebody deleted before it was sent is announced again, once, and the lead reads so', async () => {
    const about = await report();
    hand.now = after(hand.now, seconds(20));
    await actOn(hand.deps(), { key: 'c', action: 'claim', about, by: li, answers: {} });
    const keys = await keysIn();
    expect(keys.length).toBeGreaterThan(3);
    await audit.sql('DELETE FROM outbox');
    await audit.pass(minutes(3), timersOnly);
    expect(await keysIn()).toEqual(expect.arrayContaining([...keys]));
    expect(audit.outside.since()).toBeGreaterThan(0);
    await audit.pass(minutes(3));
    const told = audit.told();
    expect(told.map(({ to }) => to)).toEqual([{ kind: 'person', person: chen.id }]);
    expect(JSON.stringify(told)).toContain('auditor.messages-lost');
    expect(audit.found.get('messages-lost')).toBeGreaterThanOrEqual(keys.length - 1);
    await audit.pass(hours(1), undefined, minutes(4));
    expect(audit.told()).toEqual([]);
  });

  test('one of several is found by the gap that it leaves', async () => {
    const about = await report();
    const key = `${about.id}:1:0`;
    await audit.sql(`DELETE FROM outbox WHERE dedup_key = '${key}'`);
    expect(await keysIn()).not.toContain(key);
    await audit.pass(minutes(3));
    expect(await keysIn()).toContain(key);
    expect(audit.found).toEqual(new Map([['messages-lost', 1]]));
  });

  test('so is the last of several: each says how many they are', async () => {
    const about = await report();
    const of = async (): Promise<readonly string[]> =>
      (await keysIn()).filter((key) => key.startsWith(`${about.id}:1:`));
    const keys = await of();
    await audit.sql(`DELETE FROM outbox WHERE dedup_key = '${keys.at(-1)}'`);
    expect(await of()).not.toEqual([]);
    await audit.pass(minutes(3));
    expect(await of()).toEqual(keys);
    expect(audit.found).toEqual(new Map([['messages-lost', 1]]));
  });

  test('what waits for over ten minutes is told with the platform’s own reason, once; what rests until the morning is not', async () => {
    const about = await report();
    hand.now = after(hand.now, minutes(30));
    await audit.pass(minutes(1));
    await actOn(hand.deps(), { key: 'n', action: 'claim', about, by: li, answers: {} });
    const { outbox } = storeOf(hand, 0);
    await outbox.announce(
      [
        {
          ...{ to: { kind: 'person', person: li.id }, reason: 'note', key: 'rests' },
          content: { kind: 'message', text: { typed: 'x' } },
          notBefore: after(hand.now, hours(1)),
        },
      ],
      hand.now,
    );
    for (let minute = 0; minute < 14; minute += 1) {
      await audit.pass(minutes(1), timersOnly);
      const lease = { worker: 'w', now: hand.now, length: seconds(15) };
      for (const row of await outbox.claim(lease, 100)) {
        const again = {
          at: after(hand.now, seconds(30)),
          why: 'rate_limited',
          cause: 'refused',
          aside: false,
        } as const;
        await outbox.retry(row, again);
      }
    }
    expect(audit.outside.since()).toBeLessThan(13);
    await audit.pass(minutes(2));
    const told = audit.told();
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toContain('rate_limited');
    expect(JSON.stringify(told)).not.toContain('auditor.waiting"');
  });
});
