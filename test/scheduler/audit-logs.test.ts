import { actOn } from '../../src/commands/act';
import { reportFault } from '../../src/commands/report-fault';
import { type KindName, type RecordRef, ticketRef } from '../../src/domain/record/record-ref';
import { evolve } from '../../src/domain/ticket/evolve';
import { type Ticket, type TicketId, ticketId } from '../../src/domain/ticket/ticket';
import { ticketLog } from '../../src/domain/ticket/ticket-log';
import type { Records } from '../../src/ports/records';
import { createLogAudit, equalsItsLog } from '../../src/scheduler/audit-logs';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { openTicket, recordTicket, wantTimers } from '../kit/ticket-in-tx';
import { aReport, aTicket, at, desk, li, liHasIt, zhou } from '../kit/tickets';
import { FakeLogger } from './fakes';

const answers = { branch: 'hardware', 'item-hardware': 'printer' };

describeEachDatabase('tickets and their logs', (kind) => {
  const hand = deskAtHand(kind, 1);

  test('are compared round by round; a ticket that is not what its log adds up to is named', async () => {
    const [store] = hand.stores;
    if (!store) throw new Error('no store');
    const ids: TicketId[] = [];
    for (const key of ['a', 'b', 'c']) {
      const request = { key, by: zhou, requester: zhou, source: 'form' } as const;
      const done = await reportFault(hand.deps(), { ...request, answers: { ...answers, description: key } });
      if (done.kind !== 'reported') throw new Error(done.kind);
      ids.push(done.ticket.id);
      await actOn(hand.deps(), {
        key: `${key}1`,
        action: 'claim',
        about: ticketRef(done.ticket.id),
        by: li,
        answers: {},
      });
    }
    const logger = new FakeLogger();
    const audit = createLogAudit({
      records: store.records,
      rules: [ticketLog],
      logger,
      desk,
      clock: { now: () => hand.now },
    });
    expect(await audit()).toEqual([]);

    // One with an event too many, and one whose row says something that never happened.
    const [many, other] = [ids[0] as TicketId, ids[2] as TicketId];
    await hand.deps().uow.transact(at('09:12'), async (tx) => {
      const ticket = await tx.ticket(many);
      // Kept beside an event that its ticket does not show.
      const raised = { type: 'urgency-raised', by: zhou.id, at: at('09:12') } as const;
      await recordTicket(tx, { ...ticket, version: ticket.version + 1 }, raised);
      const third = await tx.ticket(other);
      const said = { type: 'noted', by: li.id, at: at('09:12'), text: 'x' } as const;
      await recordTicket(tx, { ...evolve(third, said), owner: zhou.id }, said);
    });
    expect((await audit()).toSorted()).toEqual([`${many}`, `${other}`]);
    expect(logger.lines).toContainEqual({
      level: 'error',
      message: 'records are not what their logs add up to',
      facts: { records: [`${many}`, `${other}`] },
    });
    expect(await store.tickets.newest(2)).toEqual([other, ids[1]]);
  });

  test('are looked at for what was decided: a verdict that the rules would not give is named', async () => {
    const [store] = hand.stores;
    if (!store) throw new Error('no store');
    const request = { key: 'v', by: zhou, requester: zhou, source: 'form' } as const;
    const done = await reportFault(hand.deps(), { ...request, answers: { ...answers, description: 'v' } });
    if (done.kind !== 'reported') throw new Error(done.kind);
    const { id } = done.ticket;
    await actOn(hand.deps(), { key: 'v1', action: 'claim', about: ticketRef(id), by: li, answers: {} });
    const logger = new FakeLogger();
    const parts = { ...store, rules: [ticketLog], logger, clock: { now: () => hand.now } };
    expect(await createLogAudit({ ...parts, desk })()).toEqual([]);
    await hand.deps().uow.transact(at('09:12'), async (tx) => {
      const ticket = await tx.ticket(id);
      const [kept] = ticket.verdicts ?? [];
      if (kept === undefined) throw new Error('nothing was decided');
      const decided = [{ ...kept, state: 'missed' as const, terms: 7 }];
      const said = { type: 'noted', by: li.id, at: at('09:12'), text: 'x', decided } as const;
      await recordTicket(tx, evolve(ticket, said), said);
    });
    expect(await createLogAudit({ ...parts, desk })()).toEqual([`${id}`]);
    const facts = { verdicts: { [id]: ['SLA-2 missed/met'] } };
    expect(logger.lines).toContainEqual({ level: 'error', message: 'verdicts are not what the rules say', facts });
    // By a version of the terms that this process has not read yet it is no business of its own.
    const terms = { inForce: 6, newest: 6, of: () => undefined };
    expect(await createLogAudit({ ...parts, desk: { ...desk, terms } })()).toEqual([]);
  });

  test('are found for their wake-ups by what may still want some, a page at a time', async () => {
    const [store] = hand.stores;
    if (!store) throw new Error('no store');
    const opened = (changes: Partial<Ticket>, timer = false) =>
      hand.deps().uow.transact(hand.now, async (tx) => {
        const { id: _, ...draft } = aTicket(changes);
        const id = await openTicket(tx, draft, aReport());
        if (timer)
          await wantTimers(tx, { ...draft, id }, [{ kind: 'callback-remind', key: 'callback-remind', due: hand.now }]);
        return id;
      });
    const { id: _, ...claimed } = liHasIt();
    const resolution = (moment: string) => ({ cause: '', fix: '', advice: '', by: li.id, at: at(moment) });
    const rating = { stars: 5, reasons: [], comment: '', firstAt: at('09:00'), at: at('09:00') };
    const long = '2026-11-02T09:00';
    const wanted = [
      await opened({}),
      await opened(claimed),
      await opened({ state: 'resolved', resolution: resolution(long) }),
      await opened({ state: 'closed', resolution: resolution('09:00') }),
      await opened({ state: 'closed', resolution: resolution(long), rating }, true),
    ];
    await opened({ state: 'closed', resolution: resolution(long) });
    await opened({ state: 'closed', resolution: resolution('09:00'), rating });
    const since = at('2026-11-17T09:00');
    expect(await store.tickets.wanting(since, ticketId(0), 100)).toEqual(wanted);
    const first = await store.tickets.wanting(since, ticketId(0), 2);
    expect(first).toEqual(wanted.slice(0, 2));
    expect(await store.tickets.wanting(since, first[1] as TicketId, 2)).toEqual(wanted.slice(2, 4));
  });
});

test('a ticket that moves on while it is compared is compared again, and is no fault', async () => {
  const before = aTicket();
  const claimed = { type: 'claimed', by: li.id, at: at('09:11') } as const;
  const after = evolve(before, claimed);
  const log = [aReport(), claimed];
  const seen = [before, after, after];
  const moving = { find: async () => seen.shift() ?? after, events: async () => log } as unknown as Records;
  expect(await equalsItsLog({ records: moving }, before.id)).toBe(true);
  const stays = { ...moving, find: async () => before } as unknown as Records;
  expect(await equalsItsLog({ records: stays }, before.id)).toBe(false);
});

test('goes through all tickets, fifty at a time, and begins anew', async () => {
  const all = Array.from({ length: 120 }, (_, n) => ticketId(n + 1));
  const looked: number[] = [];
  const records = {
    find: async ({ id }: RecordRef) => void looked.push(id) as never,
    events: async () => [],
    after: async (_kind: KindName, id: number, limit: number) => all.filter((one) => one > id).slice(0, limit),
  };
  const parts = { records, rules: [ticketLog], logger: new FakeLogger(), desk };
  const audit = createLogAudit({ ...parts, clock: { now: () => at('09:00') } });
  for (const length of [50, 100, 120, 170]) {
    await audit();
    expect(looked).toHaveLength(length);
  }
  expect(looked.slice(0, 120)).toEqual(all);
});
