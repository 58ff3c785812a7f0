import { renewTimers } from '../../src/commands/act';
import { readConfig } from '../../src/config/read-config';
import { demoDesk } from '../../src/demo/demo-desk';
import { personId } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { NewerShape } from '../../src/domain/record/shape';
import type { EventOf } from '../../src/domain/ticket/event';
import { begin } from '../../src/domain/ticket/evolve';
import { timersFor } from '../../src/domain/ticket/timer-rules';
import { instant, minutes } from '../../src/domain/time/instant';
import { createLogger } from '../../src/logger';
import { openStore } from '../../src/store/open-store';
import { randomIds } from '../../src/wiring/random-ids';
import { renewAtStart } from '../../src/wiring/renew-at-start';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, wantTimers } from '../kit/ticket-in-tx';
import { openDatabaseAt } from '../store/open-test-database';

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

    await renewAtStart(store, deps, createLogger('silent')).run(() => {});

    const lease = { worker: 'w', now: instant('2026-11-27T18:00:00+08:00'), length: minutes(1) };
    const due = await store.timers.claimDue(lease, 100);
    expect(due.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['rating-remind', 'close-silent']));
    await store.close();
    await drop();
  });

  test('reach every other, though one cannot be read', async () => {
    const { url, drop } = await database.fresh();
    const store = await openStore({ url, ids: randomIds, now: () => nine });
    const draft = begin(reported);
    const opened = () => store.uow.transact(nine, (tx) => openTicket(tx, draft, reported));
    const [bad, good] = [await opened(), await opened()];
    const broken = await openDatabaseAt(url);
    await broken.write(async (write) => write.query(`UPDATE ticket SET data = '{"shape": 9}' WHERE id = ${bad}`));
    await broken.close();
    const clock = { now: () => nine, monotonic: () => minutes(0) };
    const parts = {
      uow: store.uow,
      desk: deskWith(''),
      clock,
      committed: () => undefined,
      pause: async () => undefined,
    };

    await expect(renewAtStart(store, parts, createLogger('silent')).run(() => {})).rejects.toThrow(NewerShape);

    expect(await store.records.timers(ticketRef(good))).not.toEqual([]);
    await store.close();
    await drop();
  });
});
