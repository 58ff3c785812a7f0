import { lookAt } from '../../src/chat/conversation/look';
import { actOn, fireTimer, reportUnreached } from '../../src/commands/act';
import type { ActionRequest } from '../../src/commands/record/bound-kind';
import type { ReportRequest } from '../../src/commands/report-fault';
import { reportFault } from '../../src/commands/report-fault';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import { alreadyOwned, invalid, isRefusal, refuse } from '../../src/domain/refusal';
import { replay } from '../../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { after, minutes } from '../../src/domain/time/instant';
import { Conflict } from '../../src/ports/unit-of-work';
import type { Card } from '../../src/views/card';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { at, chen, li, tom, wang, zhou } from '../kit/tickets';

const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer' };
let keys = 0;
const request = (changes: Partial<ReportRequest> = {}): ReportRequest => {
  keys += 1;
  return { key: `report:${keys}`, by: zhou, requester: zhou, source: 'form', answers, ...changes };
};
const press = (ticket: Ticket, by: Person, action: string, more: Partial<ActionRequest> = {}): ActionRequest => {
  keys += 1;
  return { key: `press:${keys}`, action, about: ticketRef(ticket.id), by, answers: {}, ...more };
};

describeEachDatabase('the one path of every change', (kind) => {
  const hand = deskAtHand(kind, 2);
  const reported = async (changes: Partial<ReportRequest> = {}): Promise<Ticket> => {
    const done = await reportFault(hand.deps(), request(changes));
    if (done.kind !== 'reported') throw new Error(done.kind);
    return done.ticket;
  };
  const kept = async (id: Ticket['id']): Promise<Ticket> => {
    const found = await hand.stores[0]?.tickets.find(id);
    const log = (await hand.stores[0]?.tickets.events(id)) ?? [];
    expect(
      replay(
        id,
        log.map(({ event }) => event),
      ),
    ).toEqual(found);
    return found as Ticket;
  };

  test('a ticket is shown with its history as of one moment, in one transaction', async () => {
    const { id } = await reported();
    const deps = hand.inboundDeps();
    const transact = jest.spyOn(deps.uow, 'transact');
    const cards: Card[] = [];
    await lookAt(deps, { by: li, about: ticketRef(id), cards });
    expect(cards).toHaveLength(2);
    expect(transact).toHaveBeenCalledTimes(1);
  });

  test('a report is kept with its log, its wake-ups and its messages', async () => {
    const ticket = await reported();
    expect(await kept(ticket.id)).toMatchObject({
      state: 'new',
      title: '打印机卡纸',
      kind: 'hardware',
      place: 'shanghai',
    });
    const lease = { worker: 'w', now: at('09:11'), length: 30_000 as never };
    expect((await hand.stores[1]?.timers.claimDue(lease, 9))?.map(({ key }) => key)).toEqual(['rescue:0']);
    const messages = (await hand.stores[1]?.outbox.claim(lease, 9)) ?? [];
    expect(messages.map(({ announcement }) => announcement.slot)).toEqual([
      `${ticket.id}:engineers:slack`,
      `${ticket.id}:requester`,
    ]);
  });

  test.each([
    [{}, ['description', 'branch', 'item-']],
    [{ ...answers, description: '  ' }, ['description']],
    [{ ...answers, 'item-hardware': 'spaceship' }, ['branch']],
  ])('a report with answers %j is not taken, and names the fields', async (given, fields) => {
    const done = await reportFault(hand.deps(), request({ answers: given }));
    expect(done.kind === 'invalid' && Object.keys(done.fields)).toEqual(fields);
    expect(await hand.stores[0]?.tickets.countOpen()).toBe(0);
  });

  test('no event of a ticket lies before the one it follows, whoever acts while the clock was set back', async () => {
    const ticket = await reported();
    const beginning = hand.now;
    hand.now = after(hand.now, minutes(-20));
    expect((await actOn(hand.deps(1), press(ticket, li, 'claim'))).kind).toBe('done');
    const unreached = { key: 'u', about: ticketRef(ticket.id), person: li.id, why: 'away', reason: 'card' } as const;
    await reportUnreached(hand.deps(), unreached);
    hand.now = after(beginning, minutes(5));
    await actOn(hand.deps(), press(ticket, li, 'remote'));
    await kept(ticket.id);
    const log = (await hand.stores[0]?.tickets.events(ticket.id)) ?? [];
    expect(log.map(({ event }) => event.at)).toEqual([beginning, beginning, beginning, hand.now]);
  });

  test('the same report within minutes asks first, and either answer counts', async () => {
    const first = await reported();
    hand.now = at('09:15');
    const again = request();
    expect(await reportFault(hand.deps(), again)).toMatchObject({ kind: 'same', ticket: { id: first.id } });
    // The same window comes back with its answer, under the same key.
    const done = await reportFault(hand.deps(), { ...again, answers: { ...answers, same: 'new' } });
    expect(done.kind).toBe('reported');
    hand.now = at('09:40');
    expect((await reportFault(hand.deps(), request())).kind).toBe('reported');
  });

  test('the same delivery of a report makes one ticket, and asks nothing', async () => {
    const once = request();
    expect((await reportFault(hand.deps(), once)).kind).toBe('reported');
    expect(await reportFault(hand.deps(1), once)).toEqual({ kind: 'repeated' });
    expect(await hand.stores[0]?.tickets.countOpen()).toBe(1);
  });

  test('an engineer files for somebody who called (HOT-1)', async () => {
    expect(await reported({ by: li, requester: zhou })).toMatchObject({ filedBy: li.id, source: 'phone' });
  });

  test('a press that is repeated does nothing, and is not refused', async () => {
    const ticket = await reported();
    const claim = press(ticket, li, 'claim');
    expect(await actOn(hand.deps(), claim)).toMatchObject({ kind: 'done', record: { owner: li.id } });
    expect(await actOn(hand.deps(1), claim)).toEqual({ kind: 'repeated' });
    expect((await kept(ticket.id)).version).toBe(2);
  });

  test('a refusal and a form filled in wrongly write nothing, and the same press may be tried again', async () => {
    const ticket = await reported();
    const resolve = press(ticket, li, 'resolve', { answers: { cause: 'c', fix: 'f', advice: 'a' } });
    expect(await actOn(hand.deps(), resolve)).toEqual(refuse('refusal.claimFirst'));
    expect(await actOn(hand.deps(), press(ticket, li, 'duplicate', { answers: { of: 'x' } }))).toMatchObject({
      kind: 'invalid',
    });
    expect((await kept(ticket.id)).version).toBe(1);
    await actOn(hand.deps(), press(ticket, li, 'claim'));
    expect(await actOn(hand.deps(), resolve)).toMatchObject({ kind: 'done', record: { state: 'resolved' } });
  });

  test('two tickets are not each other’s duplicate, for then nobody works on either', async () => {
    const [one, other] = [await reported(), await reported({ answers: { ...answers, same: 'new' } })];
    await actOn(hand.deps(), press(one, li, 'duplicate', { answers: { of: `IT-${other.id}` } }));
    const back = await actOn(hand.deps(), press(other, li, 'duplicate', { answers: { of: `IT-${one.id}` } }));
    const facts = { ticket: `IT-${one.id}` };
    expect(back).toEqual(invalid({ of: { say: 'refusal.ticketCancelled', facts } }));
    expect((await kept(other.id)).state).toBe('new');
  });

  test('a ticket is no duplicate of one that does not exist', async () => {
    const ticket = await reported();
    const of = (number: string) => actOn(hand.deps(), press(ticket, li, 'duplicate', { answers: { of: number } }));
    expect(await of('IT-999')).toEqual(invalid({ of: { say: 'refusal.noTicket', facts: { ticket: 'IT-999' } } }));
    const other = await reported({ answers: { ...answers, same: 'new' } });
    expect(await of(`IT-${other.id}`)).toMatchObject({ kind: 'done', record: { state: 'cancelled' } });
  });

  test('a ticket that is named is not told to be missing when it cannot be read for a moment', async () => {
    const [ticket, other] = [await reported(), await reported({ answers: { ...answers, same: 'new' } })];
    let fails = 1;
    const { uow, ...deps } = hand.deps();
    const failing: typeof uow = {
      transact: (now, work) =>
        uow.transact(now, (tx) => {
          const read = tx.ticket.bind(tx);
          jest.spyOn(tx, 'ticket').mockImplementation(async (id) => {
            if (id === other.id && fails-- > 0) throw new Conflict('again');
            return read(id);
          });
          return work(tx);
        }),
    };
    const named = press(ticket, li, 'duplicate', { answers: { of: `IT-${other.id}` } });
    expect(await actOn({ ...deps, uow: failing }, named)).toMatchObject({ kind: 'done' });
  });

  test('a star that is tapped is a rating, and a low one asks why (SLA-6)', async () => {
    const ticket = await reported();
    await actOn(hand.deps(), press(ticket, li, 'claim'));
    await actOn(hand.deps(), press(ticket, li, 'resolve', { answers: { cause: 'c', fix: 'f', advice: 'a' } }));
    const good = await actOn(hand.deps(), press(ticket, zhou, 'rate', { value: '5' }));
    expect(good).toMatchObject({ kind: 'done', record: { rating: { stars: 5 } } });
    expect(good).not.toHaveProperty('next');
    const low = await actOn(hand.deps(), press(ticket, zhou, 'rate', { value: '2' }));
    expect(low).toMatchObject({
      kind: 'done',
      event: { stars: 2 },
      next: { fields: [{ name: 'stars' }, {}, {}, { name: 'complain' }] },
    });
  });

  test('unknown actions and tickets are told apart', async () => {
    const ticket = await reported();
    await expect(actOn(hand.deps(), press(ticket, li, 'explode'))).rejects.toThrow('no action is called');
    await expect(actOn(hand.deps(), { ...press(ticket, li, 'claim'), about: ticketRef(ticketId(7)) })).rejects.toThrow(
      'no ticket 7',
    );
  });

  test('a conflict is tried again, but not for ever', async () => {
    const ticket = await reported();
    let tries = 0;
    const failing = (times: number) => ({
      ...hand.deps(),
      pause: async () => undefined,
      uow: {
        transact: (async (now, work) => {
          tries += 1;
          if (tries <= times) throw new Conflict('again');
          return hand.deps().uow.transact(now, work);
        }) as ReturnType<typeof hand.deps>['uow']['transact'],
      },
    });
    expect(await actOn(failing(3), press(ticket, li, 'claim'))).toMatchObject({ kind: 'done' });
    expect(tries).toBe(4);
    tries = 0;
    await expect(actOn(failing(1000), press(ticket, li, 'resume'))).rejects.toThrow(Conflict);
  });

  test('twenty press claim at once in two processes: one owner, nineteen are told who (HOT-6)', async () => {
    const ticket = await reported();
    const engineers = [li, wang, tom, chen];
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        actOn(hand.deps(nth % 2), press(ticket, engineers[nth % 4] as Person, 'claim')),
      ),
    );
    const { owner, version } = await kept(ticket.id);
    expect(version).toBe(2);
    expect(all.filter(({ kind: done }) => done === 'done')).toHaveLength(1);
    for (const outcome of all.filter(isRefusal)) {
      expect([refuse('refusal.alreadyYours'), alreadyOwned(owner ?? li.id)]).toContainEqual(outcome);
    }
  });

  test('a wake-up that comes before its moment does nothing, and stays wanted', async () => {
    const ticket = await reported();
    const due = { about: ticketRef(ticket.id), key: 'rescue:1' };
    await fireTimer(hand.deps(), { ...due, key: 'rescue:0' });
    // The second step is wanted 45 s after the report, and it is not later than the report yet.
    expect(await fireTimer(hand.deps(), due)).toBe('unwanted');
    expect(await kept(ticket.id)).toMatchObject({ rescueSteps: 1 });
    hand.now = at('09:11');
    expect(await fireTimer(hand.deps(1), due)).toBe('fired');
  });

  test('a wake-up acts under its own name alone, though another is due', async () => {
    const ticket = await reported();
    const due = { about: ticketRef(ticket.id), key: 'rescue:9' };
    expect(await fireTimer(hand.deps(), due)).toBe('unwanted');
    expect(await kept(ticket.id)).toMatchObject({ version: 1, rescueSteps: 0 });
    expect(await fireTimer(hand.deps(1), { ...due, key: 'rescue:0' })).toBe('fired');
  });

  test('a wake-up whose ticket cannot be read for a moment is tried again, not forgotten', async () => {
    const ticket = await reported();
    let fails = 1;
    const { uow, ...deps } = hand.deps();
    const failing: typeof uow = {
      transact: (now, work) =>
        uow.transact(now, (tx) => {
          if (fails-- > 0) jest.spyOn(tx, 'ticket').mockRejectedValue(new Conflict('again'));
          return work(tx);
        }),
    };
    const due = { about: ticketRef(ticket.id), key: 'rescue:0' };
    expect(await fireTimer({ ...deps, uow: failing }, due)).toBe('fired');
    expect(await kept(ticket.id)).toMatchObject({ rescueSteps: 1 });
  });

  test('a call of the ladder that fails again is written down again; other failures once an hour', async () => {
    const ticket = await reported();
    const failed = { about: ticketRef(ticket.id), person: li.id, why: 'no account' };
    await reportUnreached(hand.deps(), { ...failed, key: 'one', reason: 'rescue' });
    await reportUnreached(hand.deps(), { ...failed, key: 'one', reason: 'rescue' });
    expect(await kept(ticket.id)).toMatchObject({ rescueAtOnce: at('09:10'), unreached: [{ person: li.id }] });
    hand.now = at('09:12');
    await reportUnreached(hand.deps(1), { ...failed, key: 'two', reason: 'card' });
    expect((await kept(ticket.id)).unreached).toHaveLength(1);
    await reportUnreached(hand.deps(1), { ...failed, key: 'three', reason: 'rescue' });
    expect(await kept(ticket.id)).toMatchObject({ rescueAtOnce: at('09:12'), unreached: [{}, { person: li.id }] });
    await reportUnreached(hand.deps(1), { ...failed, key: 'another', person: wang.id, reason: 'card' });
    expect((await kept(ticket.id)).unreached.map(({ person }) => person)).toEqual([li.id, li.id, wang.id]);
    hand.now = at('10:12');
    await reportUnreached(hand.deps(1), { ...failed, key: 'four', reason: 'card' });
    expect((await kept(ticket.id)).unreached).toHaveLength(4);
  });

  test('a wake-up acts once, and one that is no longer wanted does nothing', async () => {
    const ticket = await reported();
    const due = { about: ticketRef(ticket.id), key: 'rescue:0' };
    expect(await fireTimer(hand.deps(), due)).toBe('fired');
    expect(await fireTimer(hand.deps(1), due)).toBe('unwanted');
    expect(await kept(ticket.id)).toMatchObject({ rescueSteps: 1, rescueTold: [li.id] });
    await actOn(hand.deps(), press(ticket, li, 'claim'));
    expect(await fireTimer(hand.deps(), { ...due, key: 'rescue:1' })).toBe('unwanted');
    expect(await fireTimer(hand.deps(), { ...due, about: ticketRef(ticketId(7)) })).toBe('no-record');
  });
});
