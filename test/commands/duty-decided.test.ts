import { fireTimer } from '../../src/commands/act';
import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import { reportFault } from '../../src/commands/report-fault';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { DutyChange } from '../../src/domain/roster/duty-change';
import type { TicketId } from '../../src/domain/ticket/ticket';
import { after, days, hours, type Instant } from '../../src/domain/time/instant';
import type { RecordView } from '../../src/views/record/record-view';
import { followRoster } from '../../src/wiring/follow-roster';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { noteKind, withNotes } from '../kit/note-kind';
import { at, desk, li, start, tom, wang, zhou } from '../kit/tickets';
import { answered, type Note, type NoteEvent, noteRef, pinned } from '../store/kit/a-note-kind';

/** A note stands for any kind that says of duty: until it is answered, its reader stands in for Li. */
const move = ({ reader }: Note): DutyChange => ({
  ...{ kind: 'move', span: { from: at('00:00'), to: after(at('00:00'), days(1)) }, from: li.id, to: reader },
});
const path = pathOf<Note, NoteEvent, RecordView<Note>>(
  { ...noteKind, duty: (record) => (record.answer === undefined ? [move(record)] : []) },
  () => kinds,
);
const forTom = pinned({ by: zhou.id, reader: tom.id, at: start });

describeEachDatabase('what a record says of duty', (database) => {
  withNotes();
  const hand = deskAtHand(database, 2);

  const report = async (nth: number, key: string): Promise<TicketId> => {
    const request = { key, by: zhou, requester: zhou, source: 'form' } as const;
    const answers = { branch: 'hardware', 'item-hardware': 'printer', description: key };
    const done = await reportFault(hand.deps(nth), { ...request, answers });
    if (done.kind !== 'reported') throw new Error(done.kind);
    return done.ticket.id;
  };
  /** Who is told first when nobody claims it. */
  const calledFor = async (id: TicketId, nth: number) => {
    const store = storeOf(hand, nth);
    const rescue = (await store.records.timers(ticketRef(id))).find(({ kind }) => kind === 'rescue');
    if (rescue === undefined) throw new Error('no rescue');
    hand.now = rescue.due;
    await fireTimer(hand.deps(nth), { about: ticketRef(id), key: rescue.key });
    const events = await store.tickets.events(id);
    return events.flatMap(({ event }) => (event.type === 'rescue-step-taken' ? event.told : []));
  };
  const draft: Note = { ...noteKind.begin(forTom), id: 1000 };
  const onDutyIn = (nth: number) =>
    hand.deps(nth).uow.transact(hand.now, async (tx) => (await path.contextOf(tx, desk, draft)).duty);
  const decide = (nth = 0) => hand.deps(nth).uow.transact(hand.now, (tx) => path.open(tx, desk, forTom, zhou));

  test('decides in every process: a ticket that is reported afterwards goes to whoever stands in', async () => {
    expect(await onDutyIn(1)).toEqual({ primary: li.id, backup: wang.id });
    await hand.deps(0).uow.transact(hand.now, async (tx) => {
      const note = await path.open(tx, desk, forTom, zhou);
      expect((await path.contextOf(tx, desk, note)).duty.primary).toBe(tom.id);
    });
    expect((await onDutyIn(0)).primary).toBe(tom.id);
    // What the other process remembers is a second old at most.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await onDutyIn(1)).primary).toBe(tom.id);
    expect(await calledFor(await report(1, 'printer'), 1)).toEqual([tom.id]);
  });

  test('counts no more once it is taken back, at once in the process that does so', async () => {
    const note = await decide();
    expect((await onDutyIn(0)).primary).toBe(tom.id);
    await hand.deps(0).uow.transact(hand.now, async (tx) => {
      const known = await tx.load<Note>(noteRef(note.id));
      await path.apply(tx, await path.contextOf(tx, desk, known), known, answered(tom.id, hand.now));
      expect((await path.contextOf(tx, desk, known)).duty.primary).toBe(li.id);
    });
    expect((await onDutyIn(0)).primary).toBe(li.id);
    expect((await storeOf(hand, 1).roster.shifts(move(note).span)).changes).toEqual([]);
  });

  test('is kept with its record or not at all', async () => {
    const undone = hand.deps(0).uow.transact(hand.now, async (tx) => {
      await path.open(tx, desk, forTom, zhou);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await onDutyIn(0)).primary).toBe(li.id);
    expect((await storeOf(hand, 0).roster.shifts(move(draft).span)).changes).toEqual([]);
  });

  test('moves the wake-ups of others to whoever comes on duty then, once, by whichever process sees it first', async () => {
    const renewed: number[] = [];
    const follow = [0, 1].map((nth) => {
      const { roster, shared } = storeOf(hand, nth);
      const changed = async () => void renewed.push(nth);
      return followRoster({ roster, shared, clock: { now: (): Instant => after(hand.now, hours(1)) }, changed });
    });
    const round = async () => {
      for (const part of follow) await part.run(() => undefined);
    };
    await round();
    expect(renewed).toEqual([0]);
    await round();
    await decide(1);
    await round();
    await round();
    expect(renewed).toEqual([0, 0]);
  });
});
