import type { Desk } from '../../src/domain/desk';
import { personId } from '../../src/domain/people/person';
import { ticketOf, ticketRef } from '../../src/domain/record/record-ref';
import { ticketId } from '../../src/domain/ticket/ticket';
import { days, hours, minutes, seconds } from '../../src/domain/time/instant';
import { say, typed } from '../../src/domain/words';
import { minuteIn } from '../../src/i18n/minute-in';
import type { FaultName } from '../../src/ports/fault-point';
import { DeliveryAway, DeliveryFailed, DeliveryPutOff, DeliveryUncertain, MessageGone } from '../../src/ports/platform';
import type { Translator } from '../../src/ports/translator';
import { Conflict } from '../../src/ports/unit-of-work';
import { createDelivering, deliverOutbox } from '../../src/scheduler/deliver-outbox';
import { asCard, asMessage } from '../../src/views/card';
import { aPerson, FakeClock, FakeLogger, FakeOutbox, FakePeople, FakePlatform, FakeRefs, toPerson } from './fakes';

const desk = {
  language: 'zh-CN',
  zone: 'Asia/Shanghai',
  prefix: 'IT',
  places: [{ id: 'hq', zone: 'Asia/Tokyo' }],
} as unknown as Desk;

/** Says who reads, so that a test can see it. */
const translator: Translator = {
  speakTo:
    ({ language, zone, nameOf }) =>
    (text) =>
      'typed' in text ? `${language} ${zone}: ${text.typed.replace(/@(\w+)/, (_, id) => nameOf(id))}` : 'a sentence',
};

function aDesk(slack = new FakePlatform('slack'), ...others: readonly FakePlatform[]) {
  const platforms = [slack, ...others];
  const clock = new FakeClock();
  const refs = new FakeRefs();
  const outbox = new FakeOutbox(refs, clock);
  const logger = new FakeLogger();
  const unreached: string[] = [];
  const outcomes: string[] = [];
  const reached: FaultName[] = [];
  const people = new FakePeople([
    aPerson('li'),
    aPerson('wang', { language: 'zh-CN', zone: 'Asia/Shanghai', identities: { wecom: 'W-wang' } }),
    aPerson('gone', { active: false }),
    aPerson('nowhere', { identities: {} }),
    aPerson('sleepy', { quiet: { from: 22 * 60, to: 7 * 60 } }),
    aPerson('moved', { identities: { slack: 'U-moved', wecom: 'moved' }, home: 'wecom' }),
  ]);
  const parts = {
    ...{ outbox, refs, people, platforms, translator, desk, clock, logger, worker: 'w1' },
    minuteIn,
    isUrgent: async () => false,
    reach: (name: FaultName) => void reached.push(name),
    onUnreached: async (row: { id: string }, why: string) => void unreached.push(`${row.id} ${why}`),
    onOutcome: (platform: string, outcome: string) => void outcomes.push(`${platform} ${outcome}`),
  };
  const announce = (...all: readonly ReturnType<typeof toPerson>[]) => outbox.announce(all, clock.now());
  return { ...parts, unreached, outcomes, reached, announce, slack, run: () => deliverOutbox(parts), parts };
}

test('keeps the order of one conversation', async () => {
  const it = aDesk();
  await it.announce(toPerson('li', '1'), toPerson('li', '2'), toPerson('li', '3'));
  expect(await it.run()).toBe(3);
  expect(it.slack.said.map((text) => text.at(-1))).toEqual(['1', '2', '3']);
});

test('speaks to a person in their language and zone, to a channel in those of the desk and the place', async () => {
  const wecom = new FakePlatform('wecom', false);
  const it = aDesk(new FakePlatform('slack'), wecom);
  const channel = { kind: 'engineers', place: 'hq', on: 'slack', recipients: [] } as const;
  await it.announce(toPerson('li', 'a'), toPerson('wang', 'b'), toPerson('li', 'c', { to: channel }));
  await it.announce(toPerson('li', 'd', { to: { kind: 'digests' } }));
  await it.run();
  expect(it.slack.said.sort()).toEqual(['en Europe/Berlin: a', 'zh-CN Asia/Tokyo: c', 'zh-CN Asia/Tokyo: d']);
  expect(wecom.said).toEqual(['zh-CN Asia/Shanghai: b']);
});

test('names the people of a message and knows their accounts', async () => {
  const it = aDesk();
  const content = asMessage({ text: typed('from @li'), from: aPerson('li').id });
  await it.announce(toPerson('li', 'x', { content }));
  await it.run();
  expect(it.slack.said).toEqual(['en Europe/Berlin: from LI']);
  expect(it.slack.taken[0]?.accountOf('li')).toBe('U-li');
});

test('posts into a slot once and edits it from then on', async () => {
  const it = aDesk();
  await it.announce(toPerson('li', 'v1', { slot: 's' }), toPerson('li', 'v2', { slot: 's' }));
  await it.run();
  expect(it.slack.taken.map(({ edit }) => edit?.key)).toEqual([undefined, 'slack:1']);
});

test('posts anew when the message to edit is gone, for somebody who had it', async () => {
  const it = aDesk();
  it.refs.kept.set('s', { platform: 'slack', ref: { key: 'old', data: {} } });
  it.slack.next.push(new MessageGone());
  await it.announce(toPerson('li', 'v2', { slot: 's' }));
  await it.run();
  expect(it.slack.taken.map(({ edit, again }) => [edit, again])).toEqual([[undefined, true]]);
  expect(it.refs.kept.get('s')?.ref.key).toBe('slack:1');
});

test.each([
  ['is gone', new MessageGone()],
  ['may not be changed any more', new DeliveryFailed('slack', null, 'cant_update_message')],
])('what only draws a message anew rings nobody where that %s, and nobody hears of it', async (_why, error) => {
  const it = aDesk();
  it.refs.kept.set('s', { platform: 'slack', ref: { key: 'old', data: {} } });
  it.slack.next.push(error);
  await it.announce(toPerson('li', 'still so', { slot: 's', refreshes: true }));
  await it.run();
  expect(it.slack.said).toEqual([]);
  expect(it.unreached).toEqual([]);
  expect(it.refs.kept.get('s')?.ref.key).toBe('old');
  expect(await it.run()).toBe(0);
});

const aCard = asCard({ title: say('desk.askSummary'), summary: say('desk.askSummary'), tone: 'plain', parts: [] });

test.each([
  ['says where the current one is', aCard, 'a sentence'],
  ['says how it ended', asMessage({ text: typed('李娜已受理') }), 'en Europe/Berlin: 李娜已受理'],
])('a copy of a card on a platform that its person has left %s', async (_what, content, words) => {
  const it = aDesk(new FakePlatform('slack'), new FakePlatform('wecom'));
  it.refs.kept.set('s', { platform: 'slack', ref: { key: 'old', data: {} } });
  await it.announce(toPerson('moved', 'v2', { slot: 's', content }));
  await it.run();
  expect(it.slack.taken.map(({ edit }) => edit?.key)).toEqual(['old']);
  expect(it.slack.said).toEqual([words]);
  expect(it.refs.kept.get('s')).toEqual({ platform: 'wecom', ref: { key: 'wecom:1', data: {} } });
  await it.announce(toPerson('moved', 'v3', { slot: 's', content }));
  await it.run();
  expect(it.slack.taken).toHaveLength(1);
});

test.each([
  ['the copy is gone', new MessageGone()],
  ['the platform does not take it', new DeliveryFailed('slack', null, 'cant_update_message')],
])('nobody hears of a copy that cannot be settled: %s', async (_why, error) => {
  const it = aDesk(new FakePlatform('slack'), new FakePlatform('wecom'));
  it.refs.kept.set('s', { platform: 'slack', ref: { key: 'old', data: {} } });
  it.slack.next.push(error);
  await it.announce(toPerson('moved', 'v2', { slot: 's', content: aCard }));
  await it.run();
  expect(it.unreached).toEqual([]);
  expect(await it.run()).toBe(0);
});

test('answers below the message of a slot, and at the top when there is none', async () => {
  const it = aDesk();
  it.refs.kept.set('s', { platform: 'slack', ref: { key: 'parent', data: {} } });
  await it.announce(toPerson('li', 'a', { under: 's' }), toPerson('li', 'b', { under: 'unknown' }));
  await it.run();
  expect(it.slack.taken.map(({ under }) => under?.key)).toEqual(['parent', undefined]);
});

test('tries again when the platform said so, and not before', async () => {
  const it = aDesk();
  it.slack.next.push(new DeliveryFailed('slack', seconds(30), 'ratelimited'));
  await it.announce(toPerson('li', 'a'));
  await it.run();
  it.clock.forward(seconds(29));
  expect(await it.run()).toBe(0);
  it.clock.forward(seconds(1));
  expect(await it.run()).toBe(1);
  expect(it.outcomes).toEqual(['slack retried', 'slack delivered']);
});

test('asks the platform to look first when nobody knows what became of the last attempt', async () => {
  const it = aDesk();
  const began = it.clock.now();
  it.slack.next.push(new DeliveryUncertain('slack'), new DeliveryFailed('slack', seconds(1), 'ratelimited'));
  await it.announce(toPerson('li', 'a'));
  await it.run();
  it.clock.forward(minutes(1));
  await it.run();
  it.clock.forward(minutes(1));
  await it.run();
  expect(it.slack.taken.map(({ uncertainSince }) => uncertainSince)).toEqual([began]);
});

test('writes down whom it cannot reach, and why', async () => {
  const it = aDesk(new FakePlatform('slack', false));
  it.slack.next.push(new DeliveryFailed('slack', null, 'user_disabled'));
  await it.announce(toPerson('li', 'a'));
  await it.run();
  await it.announce(toPerson('gone', 'b'), toPerson('nowhere', 'c'), toPerson('who', 'd'));
  await it.announce(toPerson('li', 'e', { to: { kind: 'digests' } }));
  await it.run();
  expect(it.unreached.sort()).toEqual([
    'row1 user_disabled',
    'row2 left',
    'row3 no-account',
    'row4 unknown-person',
    'row5 no-channel',
  ]);
  expect(it.outbox.rows.every(({ state }) => state === 'failed')).toBe(true);
});

test('gives up after a day, and says so', async () => {
  const it = aDesk();
  await it.announce(toPerson('li', 'a'));
  it.clock.forward(days(1));
  it.clock.forward(hours(1));
  it.slack.next.push(new DeliveryFailed('slack', seconds(1), 'internal_error'));
  await it.run();
  expect(it.unreached).toEqual(['row1 internal_error']);
});

test('a content that was renewed a minute ago is news, however long the one before it waited', async () => {
  const it = aDesk();
  await it.announce(toPerson('li', 'a'));
  it.clock.forward(days(2));
  for (const waiting of it.outbox.rows) waiting.row = { ...waiting.row, contentAt: it.clock.now() };
  it.clock.forward(minutes(1));
  it.slack.next.push(new DeliveryFailed('slack', seconds(1), 'internal_error'));
  await it.run();
  expect(it.unreached).toEqual([]);
});

test('does not let a message that cannot be made hold its conversation up for ever', async () => {
  const it = aDesk();
  it.slack.next.push(...Array.from({ length: 8 }, () => new TypeError('cannot be rendered')));
  await it.announce(toPerson('li', 'bad'), toPerson('li', 'good'));
  for (let n = 0; n < 9; n += 1) {
    await it.run();
    it.clock.forward(minutes(10));
  }
  expect(it.unreached).toEqual(['row1 broken']);
  expect(it.slack.said).toEqual(['en Europe/Berlin: good']);
});

test('an outage never uses up the tries of our own errors', async () => {
  const it = aDesk();
  const lost = Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST', fatal: true });
  const outage = [...Array.from({ length: 8 }, () => new DeliveryUncertain('slack')), lost];
  const long = Array.from({ length: 12 }, () => Object.assign(new Error('read'), { cause: { code: 'ECONNRESET' } }));
  it.slack.next.push(...outage, new TypeError('ours'), ...long, new Conflict('busy'));
  await it.announce(toPerson('li', 'a'));
  for (let n = 0; n < 30; n += 1) {
    await it.run();
    it.clock.forward(minutes(2));
  }
  expect(it.unreached).toEqual([]);
  expect(it.slack.said).toEqual(['en Europe/Berlin: a']);
});

test('waiting for capacity is no attempt, and does not wait longer each time', async () => {
  const it = aDesk();
  it.slack.next.push(...Array.from({ length: 40 }, () => new DeliveryPutOff('slack', seconds(3), 'ratelimited')));
  await it.announce(toPerson('li', 'a'));
  for (let n = 0; n < 40; n += 1) {
    expect(await it.run()).toBe(1);
    it.clock.forward(seconds(3));
  }
  expect(await it.run()).toBe(1);
  expect(it.slack.said).toHaveLength(1);
  expect(new Set(it.outcomes)).toEqual(new Set(['slack put-off', 'slack delivered']));
});

test('a redraw that is put off or fails holds up nothing behind it', async () => {
  const it = aDesk();
  await it.announce(toPerson('li', 'card', { slot: 's' }));
  await it.run();
  it.slack.next.push(new DeliveryPutOff('slack', minutes(1), 'paced'));
  await it.announce(toPerson('li', 'redraw', { slot: 's' }), toPerson('li', 'claimed'), toPerson('li', 'reply'));
  await it.run();
  expect(it.slack.said.map((text) => text.split(': ')[1])).toEqual(['card', 'claimed', 'reply']);
});

test('a place that is away is waited for, and somebody is told', async () => {
  const it = aDesk();
  const told: string[] = [];
  const onAway = async (row: { id: string }, away: DeliveryAway) => void told.push(`${row.id} ${away.code}`);
  const archived = () => new DeliveryAway('slack', seconds(15), 'is_archived');
  it.slack.next.push(...Array.from({ length: 12 }, archived));
  await it.announce(toPerson('li', 'card', { to: { kind: 'engineers', place: 'hq', on: 'slack', recipients: [] } }));
  for (let n = 0; n < 12; n += 1) {
    expect(await deliverOutbox({ ...it.parts, onAway })).toBe(1);
    it.clock.forward(minutes(1));
  }
  expect(told).toHaveLength(12);
  expect(it.unreached).toEqual([]);
  expect(await it.run()).toBe(1);
  expect(it.slack.said).toHaveLength(1);
});

test('whoever lost a message to another worker writes nothing of it down', async () => {
  const it = aDesk();
  let arrive = () => {};
  it.slack.next.push(new Promise<void>((resolve) => (arrive = resolve)));
  await it.announce(toPerson('li', 'a', { slot: 's' }));
  const delivering = createDelivering(it.parts);
  await delivering.run();
  it.clock.forward(minutes(5));
  const [stolen] = await it.outbox.claim({ worker: 'another', now: it.clock.now(), length: seconds(15) }, 1);
  arrive();
  await delivering.drain();
  expect(it.outcomes).toEqual(['slack taken-over']);
  expect(it.refs.kept.size).toBe(0);
  expect(stolen?.id).toBe('row1');
});

test('delivers others while one conversation is slow', async () => {
  const it = aDesk();
  let release = (): void => {};
  it.slack.next.push(new Promise<void>((resolve) => (release = resolve)));
  await it.announce(toPerson('li', 'slow'));
  const delivering = createDelivering(it.parts);
  await delivering.run();
  await it.announce(toPerson('li', 'x', { to: { kind: 'digests' } }));
  await delivering.run();
  await it.announce(toPerson('li', 'y', { to: { kind: 'engineers', place: 'hq', on: 'slack', recipients: [] } }));
  await delivering.run();
  await jest.requireActual<typeof import('node:timers/promises')>('node:timers/promises').setImmediate();
  expect(it.slack.said.map((text) => text.at(-1))).toEqual(['x', 'y']);
  release();
  await delivering.drain();
  expect(it.slack.said).toHaveLength(3);
});

test('a platform that hangs keeps nobody of another waiting, and is not sent ever more', async () => {
  jest.useFakeTimers();
  const wecom = new FakePlatform('wecom');
  const slack = new FakePlatform('slack');
  const it = aDesk(wecom, slack);
  let answer = (): void => {};
  const never = new Promise<void>((resolve) => (answer = resolve));
  const begun: string[] = [];
  slack.deliver = async (delivery) => {
    begun.push(delivery.outboxId);
    await never;
    return { key: delivery.outboxId, data: {} };
  };
  const crowd = Array.from({ length: 100 }, (_, n) => aPerson(`p${n}`));
  const people = new FakePeople([...crowd, aPerson('wang', { identities: { wecom: 'W-wang' } })]);
  const delivering = createDelivering({ ...it.parts, people });
  await it.announce(...crowd.slice(0, 20).map(({ id }) => toPerson(id, id)), toPerson('wang', 'heard'));
  const run = delivering.run();
  await jest.advanceTimersByTimeAsync(seconds(1));
  expect(begun).toHaveLength(12);
  await jest.advanceTimersByTimeAsync(seconds(4));
  await run;
  expect([begun.length, wecom.said]).toEqual([20, [expect.stringMatching(/heard$/)]]);

  await it.announce(...crowd.slice(20).map(({ id }) => toPerson(id, id)));
  const more = delivering.run();
  await jest.advanceTimersByTimeAsync(minutes(1));
  expect(begun).toHaveLength(64);
  jest.useRealTimers();
  answer();
  await more;
  await delivering.drain();
  expect(begun).toHaveLength(100);
});

test('passes every point at which a process can die, in order', async () => {
  const it = aDesk();
  await it.announce(toPerson('li', 'a'));
  await it.run();
  expect(it.reached).toEqual(['outbox.claimed', 'outbox.sending', 'outbox.sent', 'outbox.delivered']);
});

test('does not send twice what it is still sending when it slept through its own lease', async () => {
  const it = aDesk();
  let arrive = () => {};
  it.slack.next.push(new Promise<void>((resolve) => (arrive = resolve)));
  await it.announce(toPerson('li', 'a'));
  const delivering = createDelivering(it.parts);
  await delivering.run();
  it.clock.forward(minutes(5));
  await delivering.run();
  arrive();
  await delivering.drain();
  expect(it.slack.said).toHaveLength(1);
});

test('holds on to what takes long to send, and lets go when it is sent', async () => {
  jest.useFakeTimers();
  const it = aDesk();
  let arrive = () => {};
  it.slack.next.push(new Promise<void>((resolve) => (arrive = resolve)));
  await it.announce(toPerson('li', 'a'));
  const delivering = createDelivering(it.parts);
  await delivering.run();
  for (let turn = 0; turn < 12; turn += 1) {
    it.clock.forward(seconds(5));
    await jest.advanceTimersByTimeAsync(seconds(5));
    expect(await it.outbox.claim({ worker: 'another', now: it.clock.now(), length: seconds(15) }, 10)).toEqual([]);
  }
  arrive();
  await delivering.drain();
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

test('an alert knows the card of its ticket where its reader works on tickets on that platform, and nowhere else', async () => {
  const engineer = aPerson('chen', { roles: ['lead'] });
  const manager = aPerson('sun', { roles: ['manager'] });
  const it = aDesk();
  const ref = { key: 'C1:1.5', data: {} };
  it.refs.kept.set('1042:engineers:slack', { platform: 'slack', ref });
  const parts = { ...it.parts, people: new FakePeople([engineer, manager]) };
  const opens = { action: 'look', label: typed('x'), tone: 'plain' } as const;
  const told = (id: string, ticket = ticketId(1042)) => ({
    ...toPerson(id, `${id} ${ticket}`),
    content: asMessage({ text: typed(id), opens: { ...opens, about: ticketRef(ticket) } }),
  });
  await it.announce(told('chen'), told('sun'), told('chen', ticketId(7)));
  await deliverOutbox(parts);
  const cards = it.slack.taken.map(({ person, content, card }) => [person?.id, ticketOf(content.opens?.about), card]);
  expect(cards).toEqual(
    expect.arrayContaining([
      ['chen', 1042, ref],
      ['sun', 1042, undefined],
      ['chen', 7, undefined],
    ]),
  );
});

describe('in the quiet hours of somebody', () => {
  const urgent = ticketRef(ticketId(7));
  const sleepy = (slack?: FakePlatform, isUrgent = async (about: unknown) => about === urgent) => {
    const it = aDesk(slack);
    const parts = { ...it.parts, minuteIn: () => 23 * 60, isUrgent };
    return {
      ...it,
      urgent,
      run: () => deliverOutbox(parts),
      later: () => deliverOutbox({ ...parts, minuteIn: () => 420 }),
    };
  };

  test('what can wait comes when they are over, in its order, and was not tried meanwhile', async () => {
    const it = sleepy();
    await it.announce(
      toPerson('sleepy', 'note', { reason: 'note' }),
      toPerson('sleepy', 'closed', { reason: 'closed' }),
    );
    await it.run();
    await it.run();
    expect(it.slack.said).toEqual([]);
    it.clock.forward(hours(8));
    await it.later();
    expect(it.slack.said.map((text) => text.split(' ').at(-1))).toEqual(['note', 'closed']);
    expect(it.unreached).toEqual([]);
  });

  test('what cannot wait comes at once, past what does: calls, urgent tickets, shifts, and answers to themselves', async () => {
    const it = sleepy();
    await it.announce(
      toPerson('sleepy', 'waits', { reason: 'note' }),
      toPerson('sleepy', 'call', { reason: 'rescue' }),
      toPerson('sleepy', 'urgent', { reason: 'note', about: it.urgent }),
      toPerson('sleepy', 'shift', { reason: 'shift' }),
      toPerson('sleepy', 'own', { reason: 'note', origin: aPerson('sleepy').id }),
      toPerson('wang', 'other', { reason: 'note' }),
    );
    for (let times = 0; times < 6; times += 1) await it.run();
    const said = it.slack.said.map((text) => text.split(' ').at(-1));
    expect(said.toSorted()).toEqual(['call', 'own', 'shift', 'urgent']);
  });

  test('what asks for something before a clock runs out does not wait', async () => {
    const it = sleepy();
    const reasons = ['progress-ask', 'promise', 'warning', 'breach'] as const;
    await it.announce(...reasons.map((reason) => toPerson('sleepy', reason, { reason })));
    await it.run();
    expect(it.slack.said.map((text) => text.split(' ').at(-1))).toEqual(reasons);
  });

  describe('who is told as an engineer, in person', () => {
    const rowTo = (more: Parameters<typeof toPerson>[2]) =>
      toPerson('li', 'news', {
        to: { kind: 'engineers', place: 'hq', on: 'slack', recipients: ['li', 'sleepy', 'moved'].map(personId) },
        reason: 'note',
        key: 'news',
        ...more,
      });
    const recipientsOf = (it: { readonly slack: FakePlatform }) =>
      it.slack.taken.map(({ to, person }) => (to.kind === 'engineers' ? to.recipients : person?.id));

    test('the others hear it at once, they in the morning, once, though it was tried again', async () => {
      const it = sleepy(new FakePlatform('slack', true, true));
      it.slack.next.push(new DeliveryFailed('slack', seconds(1), 'busy'));
      await it.announce(rowTo({ each: { sleepy: asMessage({ text: typed('yours') }) } }));
      await it.run();
      it.clock.forward(seconds(2));
      await it.run();
      expect(recipientsOf(it)).toEqual([['li', 'moved']]);
      it.clock.forward(hours(8));
      await it.later();
      expect(recipientsOf(it)).toEqual([['li', 'moved'], 'sleepy']);
      expect(it.slack.said.at(-1)).toContain('yours');
      const keys = it.outbox.rows.map(({ row }) => row.announcement.key);
      expect(new Set(keys)).toEqual(new Set(['news', 'news:to:sleepy']));
    });

    test.each([
      ['of an urgent ticket', { about: ticketRef(ticketId(7)) }],
      ['as a call', { reason: 'rescue' }],
      ['what they said themselves', { origin: personId('sleepy') }],
      ['a card with a place of its own', { slot: '1:engineers:slack' }],
    ] as const)('%s all hear it at once', async (_what, more) => {
      const it = sleepy(new FakePlatform('slack', true, true), async () => true);
      await it.announce(rowTo(more));
      await it.run();
      expect(recipientsOf(it)).toEqual([['li', 'sleepy', 'moved']]);
    });

    test('in a channel nobody is told alone', async () => {
      const it = sleepy();
      await it.announce(rowTo({}));
      await it.run();
      expect(recipientsOf(it)).toEqual([['li', 'sleepy', 'moved']]);
    });
  });
});
