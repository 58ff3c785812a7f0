import { tellCoverage } from '../../src/commands/tell-coverage';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { DutyChange } from '../../src/domain/roster/duty-change';
import { ticketId } from '../../src/domain/ticket/ticket';
import { after, type Instant, minutes, seconds } from '../../src/domain/time/instant';
import type { Announcement } from '../../src/views/announcement';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { at, chen, kate, sun, wang } from '../kit/tickets';

const hole = (from: Instant, to: Instant): DutyChange => ({
  ...{ kind: 'temporary', span: { from, to }, shifts: [], places: [], skills: [] },
});

describeEachDatabase('what the roster lacks', (database) => {
  const hand = deskAtHand(database, 2);
  const tell = async (now: Instant) => {
    hand.now = now;
    await Promise.all(
      hand.stores.map(({ tasks, shared }, nth) =>
        tellCoverage({ ...hand.deps(nth), tasks, shared, worker: `worker-${nth}` }),
      ),
    );
    return said();
  };
  async function said(): Promise<readonly Announcement[]> {
    const { outbox } = storeOf(hand, 0);
    const lease = { worker: 'w', now: after(hand.now, seconds(1)), length: minutes(1) };
    const rows = await outbox.claim(lease, 500);
    for (const row of rows) await outbox.delivered(row, 'slack', { key: row.id, data: {} }, lease.now);
    return rows.map(({ announcement }) => announcement);
  }
  const decide = (id: number, changes: readonly DutyChange[]) =>
    hand.deps().uow.transact(hand.now, (tx) => tx.decideDuty(ticketRef(ticketId(id)), changes));
  const readers = (found: readonly Announcement[]) =>
    found.map(({ to }) => (to.kind === 'person' ? to.person : '')).sort();
  const wordsTo = (found: readonly Announcement[], reader: string): string =>
    JSON.stringify(found.find(({ to }) => to.kind === 'person' && to.person === reader)?.content);
  const nextWeek = hole(at('2026-12-03T18:00'), at('2026-12-03T20:00'));

  test('nothing is said of a roster that lacks nothing', async () => {
    expect(await tell(at('09:00'))).toEqual([]);
  });

  test('leads read it once a working morning by two processes, first as new and then as open, until it is put right', async () => {
    await decide(1, [nextWeek]);
    expect(await tell(at('08:30'))).toEqual([]);
    const first = await tell(at('09:00'));
    expect(readers(first)).toEqual([chen.id]);
    expect(wordsTo(first, chen.id)).toContain('coverage.new');
    expect(wordsTo(first, chen.id)).toContain('exception.take');
    expect(await tell(at('11:00'))).toEqual([]);
    const second = await tell(at('2026-11-25T09:00'));
    expect(readers(second)).toEqual([chen.id]);
    expect(wordsTo(second, chen.id)).toContain('coverage.open');
    expect(wordsTo(second, chen.id)).not.toContain('coverage.new');
    await decide(1, []);
    expect(await tell(at('2026-11-26T09:00'))).toEqual([]);
    await decide(1, [nextWeek]);
    expect(wordsTo(await tell(at('2026-11-27T09:00')), chen.id)).toContain('coverage.new');
  });

  test('managers read what begins within two working days, once; nobody at a weekend', async () => {
    await decide(1, [nextWeek]);
    expect(readers(await tell(at('2026-11-27T09:00')))).toEqual([chen.id]);
    expect(await tell(at('2026-11-28T09:00'))).toEqual([]);
    expect(readers(await tell(at('2026-11-30T09:00')))).toEqual([chen.id]);
    const soon = await tell(at('2026-12-01T09:00'));
    expect(readers(soon)).toEqual([chen.id, kate.id, sun.id]);
    expect(wordsTo(soon, sun.id)).not.toContain('exception.take');
    expect(readers(await tell(at('2026-12-02T09:00')))).toEqual([chen.id]);
  });

  test('on a day off leads and managers read what is new and begins before people work again, once, and nothing else', async () => {
    await decide(1, [nextWeek]);
    expect(readers(await tell(at('2026-11-27T09:00')))).toEqual([chen.id]);
    // It begins on Sunday, and is found on Saturday.
    await decide(2, [hole(at('2026-11-29T10:00'), at('2026-11-29T12:00'))]);
    expect(await tell(at('2026-11-28T08:59'))).toEqual([]);
    const saturday = await tell(at('2026-11-28T09:00'));
    expect(readers(saturday)).toEqual([chen.id, kate.id, sun.id]);
    expect(wordsTo(saturday, chen.id)).toContain('exception.take');
    expect(wordsTo(saturday, chen.id)).not.toContain(String(nextWeek.kind === 'temporary' && nextWeek.span.from));
    expect(await tell(at('2026-11-28T15:00'))).toEqual([]);
    expect(await tell(at('2026-11-29T09:00'))).toEqual([]);
    await decide(2, []);
    const monday = await tell(at('2026-11-30T09:00'));
    expect(readers(monday)).toEqual([chen.id]);
    expect(wordsTo(monday, chen.id)).toContain('coverage.open');
    expect(wordsTo(monday, chen.id)).not.toContain('coverage.new');
  });

  test('whoever could be put there is proposed, and not whoever is on duty then', async () => {
    await decide(1, [
      { kind: 'move', span: { from: at('2026-12-03T18:00'), to: at('2026-12-04T09:00') }, from: chen.id, to: null },
    ]);
    const words = wordsTo(await tell(at('09:00')), chen.id);
    expect(words).toContain('coverage.found.no-backup');
    expect(words).toMatch(/"exception\.put","value":"(li\.na|tom\.baker)\|/);
    expect(words).not.toContain(`"value":"${wang.id}`);
  });

  test('what begins after the desk was switched on that morning is told then, and what a dead process began is told by another', async () => {
    await decide(1, [nextWeek]);
    hand.now = at('14:00');
    const [store] = hand.stores;
    if (store === undefined) throw new Error('no store');
    const { tasks } = store;
    expect(await tasks.begin('coverage:2026-11-24', { worker: 'dead', now: hand.now, length: minutes(5) })).toBe(true);
    expect(await tell(at('14:01'))).toEqual([]);
    expect(readers(await tell(at('14:06')))).toEqual([chen.id]);
  });
});
