import { reportFault } from '../../../src/commands/report-fault';
import { type RecordRef, ticketRef } from '../../../src/domain/record/record-ref';
import { after, before, days, hours, minutes, seconds } from '../../../src/domain/time/instant';
import { auditorsAtHand } from '../../kit/auditors';
import { describeEachDatabase } from '../../kit/databases';
import { deskAtHand, storeOf } from '../../kit/desk-at-hand';
import { at, chen, zhou } from '../../kit/tickets';

const answers = { branch: 'hardware', 'item-hardware': 'printer', sameReport: 'new' };
const messagesOnly = { timers: false, messages: true };

describeEachDatabase('what is late, and why', (database) => {
  const hand = deskAtHand(database, 2);
  const audit = auditorsAtHand(hand);
  let keys = 0;

  const report = async (): Promise<RecordRef> => {
    const request = { key: `r${++keys}`, by: zhou, requester: zhou, source: 'form' } as const;
    const done = await reportFault(hand.deps(), { ...request, answers: { ...answers, description: request.key } });
    if (done.kind !== 'reported') throw new Error(done.kind);
    return ticketRef(done.ticket.id);
  };
  const told = (): string => JSON.stringify(audit.told());
  const lookOnly = async (nth: number, minute: number): Promise<void> => {
    for (let passed = 0; passed < minute; passed += 1) {
      hand.now = after(hand.now, minutes(1));
      await audit.work();
      await audit.process(nth).auditor.run();
      await audit.work();
    }
  };

  test('wake-ups that nobody takes are told with the reason; the ping stays away until they are acted on', async () => {
    await report();
    await audit.pass(minutes(1));
    audit.outside.since();
    await audit.pass(minutes(7), messagesOnly);
    expect(audit.outside.since()).toBeLessThan(5);
    expect(told()).toContain('auditor.late.untaken');
    await audit.pass(minutes(10), messagesOnly);
    expect(audit.outside.since()).toBe(0);
    expect(told()).toBe('[]');
    await audit.pass(minutes(3));
    expect(audit.outside.since()).toBe(3);
  });

  test('so are those that a process holds, and those of which every try fails', async () => {
    await report();
    await audit.pass(minutes(1));
    const { timers } = storeOf(hand, 0);
    const hold = async (): Promise<readonly { readonly id: string; readonly lease: string }[]> =>
      timers.claimDue({ worker: 'hangs', now: hand.now, length: minutes(2) }, 100);
    for (let minute = 0; minute < 8; minute += 1) {
      await audit.pass(minutes(1), messagesOnly);
      await hold();
    }
    expect(told()).toContain('auditor.late.held');
    hand.now = after(hand.now, minutes(3));
    for (const one of await hold()) await timers.retry(one, after(hand.now, days(1)));
    await audit.pass(minutes(8), messagesOnly);
    expect(told()).toContain('auditor.late.failing');
  });

  test('a desk that did not run says for how long and what it made up for, once, and pings at once', async () => {
    await report();
    await report();
    await audit.pass(minutes(1));
    audit.outside.since();
    hand.now = after(hand.now, hours(2));
    await audit.pass(minutes(3));
    expect(audit.outside.since()).toBe(3);
    const all = audit.told();
    expect(all).toHaveLength(1);
    expect(JSON.stringify(all)).toContain('auditor.away');
    expect(JSON.stringify(all)).not.toContain('auditor.wake-ups-lost');
    await audit.pass(hours(3), undefined, minutes(4));
    expect(told()).toBe('[]');
  });

  test('after three days away nothing is missing, and a restart with nothing due says nothing', async () => {
    await report();
    await audit.pass(minutes(1));
    hand.now = at('2026-11-27T09:30');
    await audit.pass(minutes(5));
    expect([...audit.found.keys()]).toEqual(['away']);
    audit.told();
    audit.found.clear();
    await audit.process(0).auditor.stop();
    await audit.process(1).auditor.stop();
    await audit.sql("UPDATE timer SET due_at = due_at + 864000000 WHERE kind <> 'none'");
    hand.now = after(hand.now, minutes(30));
    await audit.pass(minutes(3), messagesOnly);
    expect(audit.found).toEqual(new Map());
    expect(told()).toBe('[]');
  });

  test('a clock that is set back or forward is no trouble', async () => {
    await audit.pass(minutes(2));
    hand.now = before(hand.now, hours(1));
    await audit.pass(minutes(3));
    hand.now = after(hand.now, hours(5));
    await audit.pass(minutes(3));
    expect(audit.found).toEqual(new Map());
    expect(audit.outside.since()).toBe(8);
  });

  test('one process looks; when it dies another does within three minutes, and one that stops in order is followed at once', async () => {
    await audit.pass(minutes(2));
    expect(audit.outside.since()).toBe(2);
    // The first is dead: only the second one is left.
    await lookOnly(1, 2);
    expect(audit.outside.since()).toBe(0);
    await lookOnly(1, 3);
    expect(audit.outside.since()).toBeGreaterThan(1);
    await audit.process(1).auditor.stop();
    await lookOnly(0, 1);
    expect(audit.outside.since()).toBe(1);
    expect(audit.found).toEqual(new Map());
  });

  test('parts of any process that stand are told at once, by night too, and the ping stays away', async () => {
    hand.now = at('22:00');
    await audit.pass(minutes(1));
    audit.outside.since();
    audit.process(1).health = { ok: false, silentFor: seconds(200), beats: 7, stuck: ['outbox'], failing: [] };
    for (let beat = 0; beat < 4; beat += 1) audit.process(1).auditor.beat();
    // The one that looks sees it at its next look.
    await audit.pass(minutes(1));
    audit.outside.since();
    await audit.pass(minutes(2));
    expect(audit.outside.since()).toBe(0);
    expect(told()).toMatch(/auditor\.stands.*outbox/);
    expect(audit.found.has('stands')).toBe(true);
  });

  test('so is one of which every run fails, in the morning where it can wait', async () => {
    await audit.pass(minutes(1));
    for (let beats = 0; beats < 4; beats += 1) {
      audit.process(1).health = { ok: true, silentFor: seconds(0), beats, stuck: [], failing: ['silent'] };
      audit.process(1).auditor.beat();
    }
    await audit.pass(minutes(1));
    audit.outside.since();
    await audit.pass(minutes(2));
    expect(audit.outside.since()).toBe(0);
    expect(told()).toMatch(/auditor\.fails.*silent/);
    expect([...audit.found.keys()]).toEqual(['fails']);
  });

  test('where the database takes no writes, or the address does not answer, nothing is pinged, and no log has the address', async () => {
    await audit.pass(minutes(1));
    audit.outside.since();
    const { shared } = storeOf(hand, 0);
    const swap = jest.spyOn(shared, 'swap').mockRejectedValue(new Error('read only'));
    await lookOnly(0, 2);
    expect(audit.outside.since()).toBe(0);
    swap.mockRestore();
    audit.outside.status = 500;
    await lookOnly(0, 2);
    const lines = JSON.stringify(audit.logger.lines);
    expect(lines).toContain('http_500');
    expect(lines).not.toContain('secret-of-ours');
    audit.outside.status = 200;
  });

  test('a look that fails keeps the others from nothing, and is told itself, once; an outage only where it lasts', async () => {
    await report();
    await audit.pass(minutes(1));
    audit.outside.since();
    const { timers } = storeOf(hand, 0);
    const away = Object.assign(new Error('lost'), { code: 'ECONNRESET' });
    jest.spyOn(timers, 'overdue').mockRejectedValueOnce(away);
    await audit.pass(minutes(2));
    expect(audit.outside.since()).toBe(1);
    expect(audit.found).toEqual(new Map());
    const broken = jest.spyOn(timers, 'overdue').mockRejectedValue(new Error('broken'));
    await audit.sql('DELETE FROM timer');
    await audit.pass(minutes(5));
    broken.mockRestore();
    expect([...audit.found.keys()].sort()).toEqual(['look-failed', 'wake-ups-lost']);
    expect(audit.outside.since()).toBe(0);
    const said = told();
    expect(said).toMatch(/auditor\.lookFailed.*queues/);
    expect(said).toContain('auditor.wake-ups-lost');
    await audit.pass(minutes(5));
    expect(audit.outside.since()).toBe(5);
    expect(told()).toBe('[]');
  });

  test('where there is no lead, managers read it', async () => {
    const { people } = storeOf(hand, 0);
    await people.changeAll(new Map([[chen.id, () => ({ ...chen, active: false })]]), hand.now);
    await report();
    await audit.pass(minutes(1));
    await audit.sql('DELETE FROM timer');
    await audit.pass(minutes(4));
    const readers = audit.told().map(({ to }) => (to.kind === 'person' ? to.person : ''));
    expect(readers.sort()).toEqual(['kate.miller', 'sun.yue']);
  });
});
