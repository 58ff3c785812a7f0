import { fireTimer } from '../../src/commands/act';
import { callHeard } from '../../src/commands/calls';
import type { CallFailure } from '../../src/domain/escalation/call-failure';
import { ticketId } from '../../src/domain/ticket/ticket';
import { after, type Duration, hours, minutes, seconds } from '../../src/domain/time/instant';
import { noFault } from '../../src/ports/fault-point';
import { fireDueTimers } from '../../src/scheduler/fire-timers';
import { describeEachDatabase } from '../kit/databases';
import { storeOf } from '../kit/desk-at-hand';
import { li, wang } from '../kit/tickets';
import { type CallingDesk, callingDesk, type ScriptedTelephone } from './calling-desk';
import { FakeLogger } from './fakes';

describeEachDatabase('calls by telephone', (kind) => {
  const made = callingDesk(kind);
  const id = ticketId(1001);
  let telephone: ScriptedTelephone;
  let other: ScriptedTelephone;
  let at: CallingDesk;
  const pass = (length: Duration) => at.pass(length);
  const receipts = () => at.receipts();

  beforeEach(async () => {
    at = made();
    ({ telephone, other } = at);
    await at.report('打印机冒烟');
    await pass(seconds(0));
  });

  test('a call rings once, whoever finds it due, and is asked about until it is over', async () => {
    await pass(seconds(20));
    expect(telephone.begun).toMatchObject([{ person: { id: li.id }, language: 'zh-CN' }]);
    expect(telephone.begun[0]?.id).toMatch(/^T1001-[\w-]{1,30}$/);
    expect(telephone.begun[0]?.words).toContain('打印机冒烟');
    expect(await receipts()).toEqual(['li.na: delivered']);
    for (let nth = 0; nth < 5; nth += 1) await pass(seconds(5));
    expect(await receipts()).toEqual(['li.na: delivered']);
    telephone.state = { is: 'answered' };
    await pass(seconds(5));
    expect(await receipts()).toEqual(['li.na: delivered', 'li.na: answered']);
    expect(at.counted).toEqual(['call: delivered', 'call: answered']);
    // A call takes its time: nothing was late by that.
    expect(at.late.filter((kind) => kind.startsWith('call'))).toEqual([]);
    // Answering is no claim: the ladder goes on at its own time.
    await pass(minutes(1));
    expect(await receipts()).toHaveLength(2);
    await pass(minutes(10));
    await pass(seconds(20));
    expect(telephone.begun.map(({ person }) => person.id)).toEqual([li.id, wang.id]);
  });

  test('nobody answers: the next step follows at once, and not before all of a step was heard', async () => {
    await pass(seconds(20));
    await pass(seconds(60));
    expect(await receipts()).toEqual(['li.na: delivered', 'li.na: unanswered']);
    await pass(seconds(20));
    expect(telephone.begun.map(({ person }) => person.id)).toEqual([li.id, wang.id]);
  });

  test('whoever dials and dies leaves a call of which nobody knows: it is not made again, and the ladder goes on', async () => {
    telephone.dies = true;
    await pass(seconds(20));
    telephone.dies = false;
    for (let nth = 0; nth < 4; nth += 1) await pass(seconds(20));
    expect(telephone.begun.map(({ person }) => person.id)).toEqual([li.id, wang.id]);
    expect(await receipts()).toEqual(['li.na: unknown', 'wang.lei: delivered']);
  });

  test('a provider that tells calls apart by their id is asked again', async () => {
    telephone.reachesNobody = true;
    other.reachesNobody = false;
    other.dies = true;
    await pass(seconds(20));
    other.dies = false;
    await pass(seconds(35));
    expect(other.begun.map(({ id: call }) => call)).toEqual([other.begun[0]?.id, other.begun[0]?.id]);
    expect(await receipts()).toEqual(['li.na: delivered']);
  });

  test('one that is busy is tried three times, then the next one; nobody waits for a third', async () => {
    telephone.refuses = { why: 'away', again: true };
    other.reachesNobody = false;
    await pass(seconds(20));
    await pass(seconds(5));
    await pass(seconds(5));
    expect(other.begun).toHaveLength(1);
    expect(at.trouble).toEqual(['wecom: away', 'webhook is well']);
    expect(await receipts()).toEqual(['li.na: delivered']);
  });

  test.each<[CallFailure, readonly string[]]>([
    ['no-balance', ['wecom: no-balance', 'wecom: no-balance']],
    ['switched-off', ['wecom: switched-off', 'wecom: switched-off']],
    ['no-account', []],
  ])('a call that is refused (%s) is written on the ticket, and the ladder goes on at once', async (why, told) => {
    telephone.refuses = { why };
    await pass(seconds(20));
    await pass(seconds(20));
    expect(await receipts()).toEqual([`li.na: ${why}`, `wang.lei: ${why}`]);
    expect(at.trouble).toEqual(told);
  });

  test('whoever no telephone reaches is no reason to wait', async () => {
    telephone.reachesNobody = true;
    await pass(seconds(20));
    expect(await receipts()).toEqual(['li.na: no-number']);
  });

  test('whoever has left meanwhile is called no more', async () => {
    const people = storeOf(at.hand, 0).people;
    await people.change(li.id, (person) => ({ ...(person ?? li), active: false }), at.hand.now);
    await pass(seconds(20));
    expect(telephone.begun).toEqual([]);
    expect(await receipts()).toEqual(['li.na: left']);
    const { calls } = await storeOf(at.hand, 0).uow.transact(at.hand.now, (tx) => tx.ticket(id));
    // The next step may be there already: it follows at once.
    expect(calls?.map(({ person }) => person) ?? []).not.toContain(li.id);
  });

  test('a provider that tells the end before it has answered leaves no call that rings for ever', async () => {
    telephone.meanwhile = async () => {
      const { calls = [] } = await storeOf(at.hand, 0).uow.transact(at.hand.now, (tx) => tx.ticket(id));
      const [call] = calls;
      if (call?.person === li.id) await callHeard(at.deps(0), id, call, { outcome: 'unanswered' });
    };
    await pass(seconds(20));
    await pass(seconds(20));
    expect(await receipts()).toEqual(['li.na: unanswered', 'wang.lei: delivered']);
    const { calls = [] } = await storeOf(at.hand, 0).uow.transact(at.hand.now, (tx) => tx.ticket(id));
    expect(calls.map(({ person }) => person)).toEqual([wang.id]);
  });

  test('a provider that hangs delays no other wake-up', async () => {
    let answers: () => void = () => undefined;
    telephone.meanwhile = () => new Promise<void>((resolve) => (answers = resolve));
    at.hand.now = after(at.hand.now, seconds(20));
    let fired = 0;
    const [one] = at.callings;
    for (let round = 0; round < 2; round += 1) {
      fired += await fireDueTimers({
        timers: storeOf(at.hand, 0).timers,
        aside: (timer) => one?.take(timer) ?? false,
        fire: async (timer) => void (await fireTimer(at.deps(0), timer)),
        ...{ worker: 'w', clock: at.hand.deps(0).clock, logger: new FakeLogger(), limit: 100, reach: noFault },
        failures: new Map(),
      });
    }
    expect(fired).toBeGreaterThan(0);
    while (telephone.begun.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await receipts()).toEqual([]);
    answers();
    await one?.idle();
    expect(await receipts()).toEqual(['li.na: delivered']);
  });

  test('the end of a call is written once', async () => {
    await pass(seconds(20));
    const { calls = [] } = await storeOf(at.hand, 0).uow.transact(at.hand.now, (tx) => tx.ticket(id));
    const [call] = calls;
    if (call === undefined) throw new Error('no call');
    const ends = at.hand.stores.map((_, nth) => callHeard(at.deps(nth), id, call, { outcome: 'answered' }));
    expect((await Promise.all(ends)).filter((one) => one === 'written')).toHaveLength(1);
    expect(await callHeard(at.deps(0), id, call, { outcome: 'unanswered' })).toBe('known');
    expect(await receipts()).toEqual(['li.na: delivered', 'li.na: answered']);
    await pass(hours(1));
  });
});
