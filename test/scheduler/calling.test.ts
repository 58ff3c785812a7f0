import { fireTimer } from '../../src/commands/act';
import { callHeard } from '../../src/commands/calls';
import type { CommandDeps } from '../../src/commands/command-deps';
import { reportFault } from '../../src/commands/report-fault';
import type { CallFailure } from '../../src/domain/escalation/call-failure';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { EventOf } from '../../src/domain/ticket/event';
import { ticketId } from '../../src/domain/ticket/ticket';
import { after, type Duration, hours, minutes, seconds } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { noFault } from '../../src/ports/fault-point';
import { CallRefused, type CallState, type Telephone, type TelephoneCall } from '../../src/ports/telephone';
import { type Calling, createCalling } from '../../src/scheduler/calling';
import { fireDueTimers } from '../../src/scheduler/fire-timers';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { desk, li, wang, zhou } from '../kit/tickets';
import { FakeLogger } from './fakes';

/** A telephone that does what the test says. */
class ScriptedTelephone implements Telephone {
  readonly begun: TelephoneCall[] = [];
  readonly patience = seconds(60);
  readonly budgets = [{ most: 3, within: minutes(8) }];
  readonly look: (person: unknown, ref: string) => Promise<CallState>;
  state: CallState = { is: 'ringing' };
  refuses: { readonly why: CallFailure; readonly again?: boolean } | undefined;
  /** The process ends after the provider has taken the call. */
  dies = false;
  reachesNobody = false;
  /** What happens while the provider is asked. */
  meanwhile: () => Promise<unknown> = async () => undefined;

  constructor(
    readonly name: Telephone['name'] = 'wecom',
    readonly repeats = false,
  ) {
    this.look = async () => this.state;
  }

  reaches = (): boolean => !this.reachesNobody;
  begin = async (call: TelephoneCall): Promise<string> => {
    const { refuses } = this;
    if (refuses) throw new CallRefused(this.name, refuses.why, { code: 'scripted', again: refuses.again ?? false });
    this.begun.push(call);
    await this.meanwhile();
    if (this.dies) throw new Error('the process ended');
    return `ref-${call.id}`;
  };
}

describeEachDatabase('calls by telephone', (kind) => {
  const hand = deskAtHand(kind, kind.name === 'embedded' ? 1 : 2);
  const id = ticketId(1001);
  let telephone: ScriptedTelephone;
  let other: ScriptedTelephone;
  let trouble: string[];
  let counted: string[];
  let late: string[];
  let callings: Calling[];

  const calling = { ...desk, rescue: { ...desk.rescue, inside: steps() } };
  function steps() {
    return [
      { after: seconds(0), tell: ['primary'], by: ['chat', 'call'] },
      { after: minutes(10), tell: ['backup'], by: ['chat', 'call'] },
    ] as const;
  }
  const deps = (nth: number): CommandDeps => ({ ...hand.deps(nth), desk: calling });

  const callingOf = (nth: number): Calling =>
    createCalling({
      ...deps(nth),
      telephones: () => [telephone, other],
      shared: storeOf(hand, nth).shared,
      timers: storeOf(hand, nth).timers,
      translator: createTranslator(),
      logger: new FakeLogger(),
      reach: noFault,
      count: (action, result) => void counted.push(`${action}: ${result}`),
      onTrouble: async (name, why) => void trouble.push(`${name}: ${why}`),
      onWell: async (name) => void trouble.push(`${name} is well`),
    });

  beforeEach(async () => {
    telephone = new ScriptedTelephone();
    other = new ScriptedTelephone('webhook', true);
    other.reachesNobody = true;
    trouble = [];
    counted = [];
    late = [];
    callings = hand.stores.map((_, nth) => callingOf(nth));
    await report('打印机冒烟');
    await pass(seconds(0));
  });

  async function report(description: string): Promise<void> {
    const answers = { description, branch: 'hardware', 'item-hardware': 'printer' };
    const done = await reportFault(deps(0), { key: description, by: zhou, requester: zhou, answers, source: 'form' });
    if (done.kind !== 'reported') throw new Error(done.kind);
  }

  /** Time passes, and every process does what is due, side by side. */
  async function pass(length: Duration): Promise<void> {
    hand.now = after(hand.now, length);
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(
        callings.map(async (one, nth) => {
          await fireDueTimers({
            timers: storeOf(hand, nth).timers,
            aside: one.take,
            fire: async (timer) => void (await fireTimer(deps(nth), timer)),
            onFired: ({ kind }) => void late.push(kind),
            ...{ worker: `w${nth}`, clock: hand.deps(nth).clock, logger: new FakeLogger(), limit: 100 },
            ...{ reach: noFault, failures: new Map() },
          });
          await one.idle();
        }),
      );
    }
  }

  const receipts = async () =>
    (await storeOf(hand, 0).uow.transact(hand.now, (tx) => tx.events(ticketRef(id)))).flatMap((event) => {
      if (event.type !== 'rescue-receipt') return [];
      const { person, outcome, why } = event as EventOf<'rescue-receipt'>;
      return [`${person}: ${why ?? outcome}`];
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
    expect(counted).toEqual(['call: delivered', 'call: answered']);
    // A call takes its time: nothing was late by that.
    expect(late.filter((kind) => kind.startsWith('call'))).toEqual([]);
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
    expect(trouble).toEqual(['wecom: away', 'webhook is well']);
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
    expect(trouble).toEqual(told);
  });

  test('whoever no telephone reaches is no reason to wait', async () => {
    telephone.reachesNobody = true;
    await pass(seconds(20));
    expect(await receipts()).toEqual(['li.na: no-number']);
  });

  test('whoever has left meanwhile is called no more', async () => {
    const people = storeOf(hand, 0).people;
    await people.change(li.id, (person) => ({ ...(person ?? li), active: false }), hand.now);
    await pass(seconds(20));
    expect(telephone.begun).toEqual([]);
    expect(await receipts()).toEqual(['li.na: left']);
    const { calls } = await storeOf(hand, 0).uow.transact(hand.now, (tx) => tx.ticket(id));
    expect(calls).toBeUndefined();
  });

  test('one person is called within the budget, however many tickets want it, and by however many processes', async () => {
    telephone.state = { is: 'unanswered' };
    for (const key of ['b', 'c', 'd', 'e']) {
      await report(`打印机${key}不动了`);
    }
    await pass(seconds(0));
    await pass(seconds(20));
    expect(telephone.begun.filter(({ person }) => person.id === li.id)).toHaveLength(3);
  });

  test('a provider that tells the end before it has answered leaves no call that rings for ever', async () => {
    telephone.meanwhile = async () => {
      const { calls = [] } = await storeOf(hand, 0).uow.transact(hand.now, (tx) => tx.ticket(id));
      const [call] = calls;
      if (call?.person === li.id) await callHeard(deps(0), id, call, { outcome: 'unanswered' });
    };
    await pass(seconds(20));
    await pass(seconds(20));
    expect(await receipts()).toEqual(['li.na: unanswered', 'wang.lei: delivered']);
    const { calls = [] } = await storeOf(hand, 0).uow.transact(hand.now, (tx) => tx.ticket(id));
    expect(calls.map(({ person }) => person)).toEqual([wang.id]);
  });

  test('a provider that hangs delays no other wake-up', async () => {
    let answers: () => void = () => undefined;
    telephone.meanwhile = () => new Promise<void>((resolve) => (answers = resolve));
    hand.now = after(hand.now, seconds(20));
    let fired = 0;
    const [one] = callings;
    for (let round = 0; round < 2; round += 1) {
      fired += await fireDueTimers({
        timers: storeOf(hand, 0).timers,
        aside: (timer) => one?.take(timer) ?? false,
        fire: async (timer) => void (await fireTimer(deps(0), timer)),
        ...{ worker: 'w', clock: hand.deps(0).clock, logger: new FakeLogger(), limit: 100, reach: noFault },
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
    const { calls = [] } = await storeOf(hand, 0).uow.transact(hand.now, (tx) => tx.ticket(id));
    const [call] = calls;
    if (call === undefined) throw new Error('no call');
    const ends = hand.stores.map((_, nth) => callHeard(deps(nth), id, call, { outcome: 'answered' }));
    expect((await Promise.all(ends)).filter((isNew) => isNew)).toHaveLength(1);
    expect(await callHeard(deps(0), id, call, { outcome: 'unanswered' })).toBe(false);
    expect(await receipts()).toEqual(['li.na: delivered', 'li.na: answered']);
    await pass(hours(1));
  });
});
