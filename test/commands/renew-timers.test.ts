import { renewTimers } from '../../src/commands/act';
import { readConfig } from '../../src/config/read-config';
import { demoDesk } from '../../src/demo/demo-desk';
import { personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { EventOf } from '../../src/domain/ticket/event';
import { begin } from '../../src/domain/ticket/evolve';
import { timersFor } from '../../src/domain/ticket/timer-rules';
import { after, type Duration, instant, minutes, seconds } from '../../src/domain/time/instant';
import { createLogger } from '../../src/logger';
import { RightOfWay } from '../../src/scheduler/right-of-way';
import { openStore } from '../../src/store/open-store';
import { followRoster } from '../../src/wiring/follow-roster';
import { randomIds } from '../../src/wiring/random-ids';
import { areRenewed, Renewals } from '../../src/wiring/renewals';
import { describeEachDatabase } from '../kit/databases';
import { literal, statement } from '../kit/statement';
import { openTicket, wantTimers } from '../kit/ticket-in-tx';
import { FakeLogger } from '../scheduler/fakes';

const nine = instant('2026-11-24T09:10:00+08:00');
const zhou = personId('slack:U0ZHOUTING');
const reported: EventOf<'reported'> = {
  ...{
    type: 'reported',
    by: zhou,
    at: nine,
    requester: zhou,
    regime: 'inside',
    category: 'office.fault',
    kind: 'software',
  },
  ...{
    urgent: false,
    place: 'shanghai',
    spot: '',
    device: '',
    contact: '',
    title: 'Word',
    description: 'Word',
    files: [],
  },
  source: 'form',
};
const environment = {
  DATABASE_URL: 'sqlite:./unused.db',
  PUBLIC_URL: 'http://127.0.0.1',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 's',
};
const deskWith = (more: string) => readConfig(environment, () => `${demoDesk}${more}`).desk;

describeEachDatabase('wake-ups after the desk file changed', (database) => {
  test('follow an earlier deadline instead of waiting for the old one (SLA-4)', async () => {
    const { url, drop } = await database.fresh();
    const store = await openStore({ url, ids: randomIds, now: () => nine });
    const desk = deskWith('');
    const strict = deskWith('sla:\n  SLA-4: { inside: 30m }\n');
    const draft = begin(reported);
    const id = await store.uow.transact(nine, (tx) => openTicket(tx, draft, reported));
    await store.uow.transact(nine, (tx) => wantTimers(tx, { ...draft, id }, timersFor({ ...draft, id }, desk, nine)));
    const clock = { now: () => nine, monotonic: () => minutes(0) };
    const deps = { uow: store.uow, desk: strict, clock, committed: () => undefined, pause: async () => undefined };

    await renewTimers(deps, [ticketRef(id)]);

    const lease = { worker: 'w', now: instant('2026-11-24T09:40:00+08:00'), length: minutes(1) };
    const due = await store.timers.claimDue(lease, 100);
    expect(due.map(({ key }) => key)).toContain(`breach:SLA-4@${nine}`);
    await store.close();
    await drop();
  });

  test('reach solved tickets too, whose closing an older calendar could not tell', async () => {
    const { url, drop } = await database.fresh();
    const store = await openStore({ url, ids: randomIds, now: () => nine });
    const resolution = { cause: '', fix: '', advice: '', by: personId('li.na'), at: nine };
    const solved = { ...begin(reported), state: 'resolved' as const, resolution };
    await store.uow.transact(nine, (tx) => openTicket(tx, solved, reported));
    const clock = { now: () => nine, monotonic: () => minutes(0) };
    const deps = {
      uow: store.uow,
      desk: deskWith(''),
      clock,
      committed: () => undefined,
      pause: async () => undefined,
    };

    await new Renewals({ store, deps, logger: createLogger('silent'), way: new RightOfWay() }).part.run(() => {});

    const lease = { worker: 'w', now: instant('2026-11-27T18:00:00+08:00'), length: minutes(1) };
    const due = await store.timers.claimDue(lease, 100);
    expect(due.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['rating-remind', 'close-silent']));
    await store.close();
    await drop();
  });

  test('reach every other, though one resists: that is tried again by itself, ever more rarely, and told once', async () => {
    const { url, drop } = await database.fresh();
    let now = nine;
    let real = minutes(0);
    const store = await openStore({ url, ids: randomIds, now: () => now });
    const draft = begin(reported);
    const opened = () => store.uow.transact(nine, (tx) => openTicket(tx, draft, reported));
    const [bad, good] = [await opened(), await opened()];
    const [kept] = await statement(url, `SELECT data FROM ticket WHERE id = ${bad}`);
    await statement(url, `UPDATE ticket SET data = '{"shape": 9}' WHERE id = ${bad}`);
    const logger = new FakeLogger();
    const clock = { now: () => now, monotonic: () => real };
    const deps = { uow: store.uow, desk: deskWith(''), clock, committed: () => {}, pause: async () => {} };
    const renewals = new Renewals({ store, deps, logger, way: new RightOfWay() });
    const follow = followRoster({ ...store, clock, changed: () => renewals.all() });
    const transact = jest.spyOn(store.uow, 'transact');
    const pass = async (length: Duration): Promise<void> => {
      now = after(now, length);
      real = (real + length) as Duration;
      await follow.run(() => {});
      await renewals.part.run(() => {});
    };

    await pass(seconds(1));
    expect(await store.records.timers(ticketRef(good))).not.toEqual([]);
    const first = transact.mock.calls.length;
    for (let second = 0; second < 600; second += 5) await pass(seconds(5));
    // After 5, 10, 20 … seconds, and nothing of the others.
    expect(transact.mock.calls.length - first).toBe(6);
    expect(await areRenewed(store, now)).toBe(false);
    expect(logger.of('error')).toEqual(['wake-ups could not be compared; tried again']);

    await statement(url, `UPDATE ticket SET data = ${literal(kept?.['data'])} WHERE id = ${bad}`);
    await pass(minutes(10));
    expect(await store.records.timers(ticketRef(bad))).not.toEqual([]);
    await pass(minutes(10));
    expect(transact.mock.calls.length - first).toBe(7);
    await store.close();
    await drop();
  });

  test('an outage is waited for, whoever asks meanwhile has them compared once, and each start does so soon', async () => {
    const { url, drop } = await database.fresh();
    const store = await openStore({ url, ids: randomIds, now: () => nine });
    const id = await store.uow.transact(nine, (tx) => openTicket(tx, begin(reported), reported));
    const clock = { now: () => nine, monotonic: () => minutes(0) };
    const deps = { uow: store.uow, desk: deskWith(''), clock, committed: () => {}, pause: async () => {} };
    const renewals = new Renewals({ store, deps, logger: createLogger('silent'), way: new RightOfWay() });
    const away = Object.assign(new Error('the database went away'), { code: 'ECONNREFUSED' });
    jest.spyOn(store.uow, 'transact').mockRejectedValueOnce(away);
    await expect(renewals.part.run(() => {})).rejects.toThrow('went away');
    expect(await store.records.timers(ticketRef(id))).toEqual([]);
    const wanting = jest.spyOn(store.records, 'wanting');
    await renewals.part.run(() => {});
    expect(await store.records.timers(ticketRef(id))).not.toEqual([]);
    const once = wanting.mock.calls.length;
    await Promise.all([renewals.all(), renewals.all(), renewals.all()]);
    expect(wanting.mock.calls.length).toBe(2 * once);
    await store.close();
    await drop();
  });
});
