import { callHeard } from '../../src/commands/calls';
import { ticketId } from '../../src/domain/ticket/ticket';
import { after, hours, minutes, seconds } from '../../src/domain/time/instant';
import { describeEachDatabase } from '../kit/databases';
import { storeOf } from '../kit/desk-at-hand';
import { li, wang } from '../kit/tickets';
import { type CallingDesk, callingDesk, type ScriptedTelephone } from './calling-desk';

describeEachDatabase('one person has one telephone', (kind) => {
  const made = callingDesk(kind);
  let at: CallingDesk;
  let telephone: ScriptedTelephone;
  let other: ScriptedTelephone;
  beforeEach(() => {
    at = made();
    ({ telephone, other } = at);
  });

  const ids = (most: number) => Array.from({ length: most }, (_, nth) => ticketId(1001 + nth));
  const called = (by = telephone) => by.begun.map(({ person }) => person.id);

  /** So many tickets within a minute. */
  async function outage(most: number): Promise<void> {
    for (const id of ids(most)) await at.report(`机房断电 ${id}`);
    await at.pass(seconds(0));
  }

  /** Time passes as processes look: again and again. */
  async function passBy(length: number): Promise<void> {
    for (let passed = 0; passed < length; passed += 5) await at.pass(seconds(5));
  }

  test('in a mass outage it rings once for all, says how many wait, and their answer is that of each', async () => {
    await outage(20);
    await at.pass(seconds(20));
    await passBy(10);
    expect(called()).toEqual([li.id]);
    expect(telephone.begun[0]?.words).toContain('另有 19 张工单');
    const first = Number(telephone.begun[0]?.id.slice(1, 5));
    telephone.state = { is: 'answered' };
    await passBy(20);
    for (const id of ids(20)) {
      expect(await at.receipts(id)).toEqual(
        id === first ? ['li.na: delivered', 'li.na: answered'] : [`li.na: answered with ${first}`],
      );
    }
    // The ladder goes on at its own time, and rings the next person once.
    await passBy(300);
    expect(called()).toEqual([li.id]);
    await at.pass(minutes(5));
    await passBy(30);
    expect(called()).toEqual([li.id, wang.id]);
  });

  test('where nobody answers the next person is rung at once, and once', async () => {
    await outage(5);
    await at.pass(seconds(20));
    await passBy(60);
    await passBy(30);
    expect(called()).toEqual([li.id, wang.id]);
    const told = await Promise.all(ids(5).map((id) => at.receipts(id)));
    expect(told.flat().filter((one) => one.startsWith('li.na: unanswered with'))).toHaveLength(4);
    await passBy(60);
    expect(called()).toEqual([li.id, wang.id]);
  });

  test('a ticket that comes while it rings waits, and one that comes long after is rung for', async () => {
    await outage(1);
    await at.pass(seconds(20));
    const second = await at.report('空调漏水');
    await passBy(25);
    telephone.state = { is: 'answered' };
    await passBy(15);
    expect(await at.receipts(second)).toEqual(['li.na: answered with 1001']);
    await at.pass(minutes(3));
    telephone.state = { is: 'ringing' };
    const third = await at.report('空调坏了');
    await passBy(25);
    expect(called()).toEqual([li.id, li.id]);
    expect(await at.receipts(third)).toEqual(['li.na: delivered']);
  });

  test('whoever was rung minutes ago has been reached as far as can be: the ladder goes on at its own time', async () => {
    for (let nth = 0; nth < 3; nth += 1) {
      telephone.state = { is: 'ringing' };
      await at.report(`打印机 ${nth}`);
      await passBy(20);
      telephone.state = { is: 'answered' };
      await passBy(10);
      await at.pass(minutes(1));
    }
    expect(called()).toEqual([li.id, li.id, li.id]);
    const fourth = await at.report('又一台打印机');
    await passBy(30);
    expect(await at.receipts(fourth)).toEqual(['li.na: rung-lately']);
    expect(called()).toHaveLength(3);
    expect(await at.ticket(fourth)).toMatchObject({ rescueSteps: 1 });
    expect(await at.ticket(fourth)).not.toHaveProperty('rescueAtOnce');
  });

  test('a telephone that is switched off did not ring: whoever may not be called so soon again is passed over at once', async () => {
    telephone.state = { is: 'failed', why: 'not-reachable' };
    for (let nth = 0; nth < 4; nth += 1) {
      await at.report(`打印机 ${nth}`);
      await passBy(30);
    }
    expect((await at.receipts(ticketId(1004)))[0]).toBe('li.na: budget');
    expect((await at.ticket(ticketId(1004))).rescueSteps).toBeGreaterThan(1);
  });

  test('whoever may not be called any more today, and was not lately, is passed over at once', async () => {
    Object.assign(telephone, { budgets: [{ most: 1, within: hours(24) }] });
    telephone.state = { is: 'answered' };
    await outage(1);
    await passBy(30);
    expect(called()).toEqual([li.id]);
    await at.pass(hours(1));
    await at.pass(seconds(30));
    const second = await at.report('一小时后');
    await passBy(30);
    expect((await at.receipts(second)).slice(0, 1)).toEqual(['li.na: budget']);
    expect((await at.ticket(second)).rescueSteps).toBeGreaterThan(1);
  });

  test('what keeps one call from being made keeps the others from it: nothing is asked twenty times', async () => {
    telephone.refuses = { why: 'no-balance' };
    await outage(10);
    await at.pass(seconds(20));
    await passBy(10);
    for (const id of ids(10)) expect((await at.receipts(id))[0]).toBe('li.na: no-balance');
    expect(telephone.asked).toBeLessThan(10);
  });

  test('whoever dials and dies: others wait until nobody knows, and ring the same telephone only when it rings no more', async () => {
    telephone.dies = true;
    await outage(3);
    await at.pass(seconds(20));
    telephone.dies = false;
    const late = await passBy(25).then(() => at.report('晚来的'));
    await passBy(15);
    for (const id of ids(3)) expect((await at.receipts(id))[0]).toMatch(/^li\.na: unknown/);
    expect(called().filter((person) => person === li.id)).toHaveLength(1);
    await passBy(30);
    expect(called().filter((person) => person === li.id)).toHaveLength(1);
    await passBy(60);
    expect(called().filter((person) => person === li.id)).toHaveLength(2);
    expect(await at.receipts(late)).toContain('li.na: delivered');
  });

  test('a ring whose ticket is gone frees the telephone by itself', async () => {
    const ring = { ticket: 9999, key: '1-0', step: 0, person: li.id, at: at.hand.now };
    await storeOf(at.hand, 0).shared.put(
      `ringing:${li.id}`,
      { ...ring, until: after(at.hand.now, seconds(45)) },
      after(at.hand.now, minutes(15)),
    );
    await outage(2);
    await passBy(40);
    expect(called()).toEqual([]);
    await passBy(10);
    expect(called()).toEqual([li.id]);
  });

  test('of two telephones each is remembered: none is asked again that has said no, and each call counts once', async () => {
    other.reachesNobody = false;
    telephone.refuses = { why: 'away', again: true };
    other.refuses = { why: 'away', again: true };
    await outage(1);
    await at.pass(seconds(20));
    await passBy(25);
    expect([telephone.asked, other.asked]).toEqual([3, 3]);
    const spent = await storeOf(at.hand, 0).shared.get(`budget:call:wecom:${li.id}`, at.hand.now);
    expect(spent?.value).toHaveLength(1);
    expect((await at.receipts())[0]).toBe('li.na: away');
  });

  test('an answer that is lost is none: it may ring, so no other telephone calls, and what is told of it later counts', async () => {
    at.order = [other, telephone];
    other.reachesNobody = false;
    other.refuses = { why: 'unknown', again: true };
    await outage(1);
    const [{ key } = { key: '' }] = (await at.ticket()).calls ?? [];
    await at.pass(seconds(20));
    await passBy(15);
    expect(telephone.asked).toBe(0);
    expect(other.asked).toBe(3);
    expect(await at.receipts()).toEqual(['li.na: unknown']);
    const call = { key, step: 0, person: li.id };
    const told = await callHeard(at.deps(0), ticketId(1001), call, { by: 'webhook', outcome: 'answered' });
    expect(told).toBe('written');
    expect(await callHeard(at.deps(0), ticketId(1001), call, { by: 'webhook', outcome: 'unanswered' })).toBe('known');
    expect((await at.receipts()).at(-1)).toBe('li.na: answered');
    expect(await callHeard(at.deps(0), ticketId(9999), call, { by: 'webhook', outcome: 'answered' })).toBe('gone');
  });

  test('one that is asked and never tells holds nobody up for longer than a telephone rings', async () => {
    Object.defineProperty(telephone, 'look', { value: undefined });
    await outage(3);
    await at.pass(seconds(20));
    await passBy(75);
    for (const id of ids(3)) expect(await at.receipts(id)).toContainEqual(expect.stringMatching(/^li\.na: unknown/));
    const { calls = [] } = await at.ticket(ids(3)[0] ?? ticketId(1001));
    expect(calls.every(({ person }) => person !== li.id)).toBe(true);
  });
});
