import { actOn, fireTimer, reportCall } from '../../src/commands/act';
import { tellSilent } from '../../src/commands/tell-silent';
import { ticketOf, ticketRef } from '../../src/domain/record/record-ref';
import { begin } from '../../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import type { Announcement } from '../../src/views/announcement';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { openTicket } from '../kit/ticket-in-tx';
import { aReport, at, chen, li, start, sun, wang } from '../kit/tickets';

describeEachDatabase('jobs that nobody hears of', (database) => {
  const hand = deskAtHand(database, 2);

  const partsOf = (nth = 0) => {
    const store = hand.stores[nth];
    if (!store) throw new Error('there is no such process');
    return { ...hand.deps(nth), ledger: store.ledger, shared: store.shared };
  };
  const tell = (nth = 0) => tellSilent(partsOf(nth));

  /** So many tickets, claimed by Wang, of which the first automatic report is due an hour later. */
  async function tickets(
    count: number,
    changes: Parameters<typeof aReport>[0] = {},
    claimed = true,
  ): Promise<readonly Ticket['id'][]> {
    const ids: Ticket['id'][] = [];
    for (let nth = 0; nth < count; nth += 1) {
      const report = aReport({ at: hand.now, ...changes });
      const id = await hand.deps().uow.transact(hand.now, (tx) => openTicket(tx, begin(report), report));
      const request = { key: `claim:${id}`, action: 'claim', about: ticketRef(id), by: wang, answers: {} };
      if (claimed) await actOn(hand.deps(), request);
      ids.push(id);
    }
    return ids;
  }

  async function reported(ids: readonly Ticket['id'][], now: Instant): Promise<void> {
    hand.now = now;
    for (const ticket of ids) {
      const due = { about: ticketRef(ticket), key: 'progress-report' };
      expect(await fireTimer(hand.deps(), due)).toBe('fired');
    }
  }

  /** Every list that was said, in order. */
  async function lists(): Promise<readonly Announcement[]> {
    const { outbox } = hand.stores[0] ?? {};
    const found: Announcement[] = [];
    const lease = { worker: 'w', now: after(hand.now, minutes(1)), length: minutes(1) };
    for (let rows = await outbox?.claim(lease, 500); rows?.length; rows = await outbox?.claim(lease, 500)) {
      for (const row of rows) {
        found.push(row.announcement);
        await outbox?.delivered(row, 'slack', { key: row.id, data: {} }, lease.now);
      }
    }
    return found.filter(({ reason }) => reason === 'silent');
  }

  const readers = (found: readonly Announcement[]) => found.map(({ to }) => (to.kind === 'person' ? to.person : ''));

  test('eleven of them are one list to the lead, the worst first, each with its button (6.2)', async () => {
    const usual = await tickets(10);
    const [urgent] = await tickets(1, { urgent: true });
    await reported([...usual, urgent ?? ticketId(0)], at('10:11'));
    expect(await tell()).toEqual({ kind: 'told' });
    const found = await lists();
    expect(readers(found)).toEqual([chen.id]);
    const [list] = found;
    if (list?.content.kind !== 'card') throw new Error('it is no card');
    const buttons = list.content.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
    const acts = buttons.filter(({ action }) => action !== 'look');
    const worst = [urgent, ...usual.slice(0, 4)];
    expect(acts.map(({ about }) => ticketOf(about))).toEqual(worst);
    expect(buttons.filter((button) => !acts.includes(button)).map(({ about }) => ticketOf(about))).toEqual(worst);
    expect(JSON.stringify(list.content)).toContain('"count":6');
    expect(JSON.stringify(list.content)).not.toContain('卡纸');
  });

  test('an hour lies between two lists, and a list without anything new is not said', async () => {
    const ids = await tickets(3);
    await reported(ids.slice(0, 1), at('10:11'));
    expect(await tell()).toEqual({ kind: 'told' });
    await reported(ids.slice(1, 2), at('10:20'));
    expect(await tell()).toEqual({ kind: 'later', at: at('11:11') });
    hand.now = at('11:11');
    expect(await tell()).toEqual({ kind: 'told' });
    hand.now = at('14:00');
    expect(await tell()).toEqual({ kind: 'nothing' });
    expect(await lists()).toHaveLength(2);
  });

  test('whichever process says it, it is said once, and the next one knows', async () => {
    await reported(await tickets(2), at('10:11'));
    const told = await Promise.all([tell(0), tell(1), tell(0), tell(1)]);
    expect(told.filter(({ kind }) => kind === 'told')).toHaveLength(1);
    expect(await tell(1)).toMatchObject({ kind: 'later' });
    expect(await lists()).toHaveLength(1);
  });

  test('where whoever began a list died before it was said, another says it, once', async () => {
    await reported(await tickets(2), at('10:11'));
    const dies = {
      ...partsOf(0),
      uow: { transact: dyingAfterFirst(hand.deps(0).uow.transact.bind(hand.deps(0).uow)) },
    };
    await expect(tellSilent(dies)).rejects.toThrow('killed');
    expect(await tell(1)).toMatchObject({ kind: 'later' });
    hand.now = at('10:13');
    expect(await tell(1)).toEqual({ kind: 'told' });
    hand.now = at('10:20');
    expect(await tell(0)).toMatchObject({ kind: 'later' });
    expect(await lists()).toHaveLength(1);
  });

  test('whoever is on duty reads of those that nobody has, and nobody else does; urgent ones call by themselves', async () => {
    const ids = await tickets(2, {}, false);
    const [urgent] = await tickets(1, { urgent: true }, false);
    await reported([...ids, urgent ?? ticketId(0)], at('10:11'));
    await tell();
    const found = await lists();
    expect(new Set(readers(found))).toEqual(new Set([chen.id, li.id]));
    const theirs = found.find(({ to }) => to.kind === 'person' && to.person === li.id);
    const parts = theirs?.content.kind === 'card' ? theirs.content.parts : [];
    const buttons = parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
    expect(buttons.map(({ action, about }) => [action, ticketOf(about)])).toEqual(
      ['claim', 'look'].flatMap((action) => ids.map((id) => [action, id])),
    );
  });

  test('managers read of what the ladder brought as far as them, once, without a button that would refuse them', async () => {
    const [id = ticketId(0)] = await tickets(1);
    hand.now = start;
    for (const now of [at('11:10'), at('14:10'), at('2026-11-25T09:10')]) {
      hand.now = now;
      const ticket = await hand.stores[0]?.tickets.find(id);
      const due = { about: ticketRef(id), key: `silence:${ticket?.silenceSteps ?? 0}` };
      expect(await fireTimer(hand.deps(), due)).toBe('fired');
      await tell();
    }
    const found = await lists();
    const theirs = found.filter(({ to }) => to.kind === 'person' && to.person === sun.id);
    expect(theirs).toHaveLength(1);
    const actions = [...JSON.stringify(theirs).matchAll(/"action":"([^"]*)"/g)].map(([, action]) => action);
    expect(actions).toEqual(['look']);
  });

  test('a list brings the steps of those that it names, for nobody reads of those that it counts', async () => {
    const ids = await tickets(7);
    for (const [nth, now] of [at('11:10'), at('14:10')].entries()) {
      hand.now = now;
      for (const id of ids) {
        expect(await fireTimer(hand.deps(), { about: ticketRef(id), key: `silence:${nth}` })).toBe('fired');
      }
    }
    await tell();
    const [list] = await lists();
    expect(list?.calls?.map(({ about }) => ticketOf(about))).toEqual(ids.slice(0, 5));
    expect(JSON.stringify(list?.content)).toContain('"count":2');
  });

  test('each list brings its reader the steps that told them, until something is heard of it', async () => {
    const [id = ticketId(0)] = await tickets(1);
    const about = ticketRef(id);
    const silent = async (now: Instant) => {
      hand.now = now;
      const ticket = await hand.stores[0]?.tickets.find(id);
      expect(await fireTimer(hand.deps(), { about, key: `silence:${ticket?.silenceSteps ?? 0}` })).toBe('fired');
      await tell();
    };
    const brought = async () =>
      (await lists()).map(({ to, calls = [] }) => [
        to.kind === 'person' ? to.person : '',
        ...calls.map(({ about: of, ladder, step }) => [of, ladder, step]),
      ]);
    hand.now = start;
    await silent(at('11:10'));
    expect(await brought()).toEqual([[chen.id]]);
    await silent(at('14:10'));
    expect(await brought()).toEqual([[chen.id, [about, 'silence', 1]]]);
    const call = { ladder: 'silence', step: 1, at: at('14:10') } as const;
    // Nobody heard of it: the next list brings it once more, and where that came none does any more.
    await silent(at('2026-11-25T09:10'));
    expect(await brought()).toContainEqual([chen.id, [about, 'silence', 1]]);
    await reportCall(hand.deps(), { about, person: chen.id, call });
    await silent(at('2026-11-26T09:00'));
    expect(await brought()).toEqual([[chen.id, [about, 'silence', 3]]]);
    expect((await hand.stores[0]?.tickets.find(id))?.receipts).toMatchObject([
      { ladder: 'silence', step: 1, person: chen.id, outcome: 'delivered' },
    ]);
  });
});

/** Reads well once, and is killed before it says anything. */
function dyingAfterFirst<Transact extends (...given: never[]) => Promise<unknown>>(transact: Transact): Transact {
  let calls = 0;
  return ((...given: never[]) => {
    calls += 1;
    if (calls > 1) throw new Error('killed');
    return transact(...given);
  }) as Transact;
}
