import type { Attendance } from '../../src/domain/attendance/attendance';
import type { Desk } from '../../src/domain/desk';
import { mostLines } from '../../src/domain/handover/begin-for';
import type { HandoverList } from '../../src/domain/handover/handover-list';
import { withoutPart } from '../../src/domain/people/in-file';
import type { PersonId } from '../../src/domain/people/person';
import { begin } from '../../src/domain/ticket/evolve';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { type Instant, minutes } from '../../src/domain/time/instant';
import { describeEachDatabase } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { shiftsAtHand, type Told } from '../kit/shift-messages';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { aReport, at, chen, desk, happened, li, start, tom, wang } from '../kit/tickets';

/** What is said of whom and as what, in order. */
const short = (told: readonly Told[]): readonly string[] => told.map(({ person, as }) => `${person} ${as}`).sort();

describeEachDatabase('a shift that begins or ends', (database) => {
  const hand = deskAtHand(database, 2);
  const { tell, told, decide } = shiftsAtHand(hand);

  const tellAt = async (now: Instant, by: Desk = desk) => {
    hand.now = now;
    await tell(by);
    return told();
  };
  const cardOf = (all: readonly Told[], person: PersonId): string =>
    JSON.stringify(all.find((one) => one.person === person)?.card);

  test('is told to whoever is first now, to the backup, and to whoever goes home', async () => {
    expect(await tellAt(start)).toEqual([]);
    const evening = await tellAt(at('18:00'));
    expect(short(evening)).toEqual(['chen.hao backup', 'li.na off', 'wang.lei primary']);
    const wangs = evening.find(({ person }) => person === wang.id)?.card;
    expect(wangs?.title.facts).toEqual({ until: { at: at('2026-11-25T09:00'), style: 'time' } });
    expect(cardOf(evening, wang.id)).toContain(`"shift.before"`);
    expect(cardOf(evening, wang.id)).toContain(`"shift.thenBackup"`);
    expect(cardOf(evening, li.id)).toMatch(/shift\.next.*wang\.lei/);
    // Wang stays, as the backup: that was said in the evening.
    expect(short(await tellAt(at('2026-11-25T09:00')))).toEqual(['chen.hao off', 'li.na primary']);
  });

  test('is not told twice by whatever happens in the same minute, nor by a process that starts then', async () => {
    await tellAt(start);
    expect(await tellAt(at('18:00'))).toHaveLength(3);
    expect(await tellAt(at('18:00'))).toEqual([]);
    expect(await tellAt(at('18:01'))).toEqual([]);
  });

  test('names what nobody has, what is urgent, what is theirs and what they promised, each once', async () => {
    const ids: Ticket['id'][] = [];
    for (const urgent of [false, true, false]) {
      const report = aReport({ at: start, urgent });
      ids.push(await hand.deps().uow.transact(start, (tx) => openTicket(tx, begin(report), report)));
    }
    await tellAt(start);
    const evening = await tellAt(at('18:00'));
    const card = cardOf(evening, wang.id);
    expect(card).toMatch(/"shift\.unassigned","facts":\{"count":3\}/);
    expect(card.indexOf('IT-1002')).toBeLessThan(card.indexOf('IT-1001'));
    expect(card).not.toContain('打印机卡纸');
    expect(cardOf(evening, li.id)).toContain('shift.nothingLeft');
    expect(ids).toHaveLength(3);
  });

  test('makes as many lists as what is left takes, and says of each what it holds (STAFF-6)', async () => {
    const left = mostLines + 3;
    for (let nth = 0; nth < left; nth += 1) {
      const report = aReport({ at: start });
      const claimed = { type: 'claimed', by: li.id, at: start } as const;
      await hand.deps().uow.transact(start, async (tx) => {
        const id = await openTicket(tx, begin(report), report);
        await recordTicket(tx, happened({ ...begin(report), id }, claimed), claimed);
      });
    }
    await tellAt(start);
    const away = { from: at('2026-11-25T09:00'), to: at('2026-11-28T00:00') };
    await decide(1, [{ kind: 'move', span: away, from: li.id, to: tom.id }]);
    const card = cardOf(await tellAt(at('18:00')), li.id);
    const lists = await storeOf(hand, 0).records.open<HandoverList>('handover', 99);
    const held = lists.map(({ lines }) => lines.length).toSorted((one, other) => other - one);
    expect(held).toEqual([mostLines, 3]);
    for (const count of held) expect(card).toContain(`"count":${count}`);
    expect(card).not.toContain('shift.stillTheirs');
    expect(lists.map(({ to }) => to)).toEqual([tom.id, tom.id]);
  });

  test('follows leave and swap, and a decision within the shift at once (lessons C #13)', async () => {
    await tellAt(start);
    const evening = { from: at('18:00'), to: at('2026-11-25T09:00') };
    await decide(1, [{ kind: 'move', span: evening, from: wang.id, to: tom.id }]);
    // Wang has the night no more, so his day ends here.
    expect(short(await tellAt(at('18:00')))).toEqual([
      'chen.hao backup',
      'li.na off',
      'tom.baker primary',
      'wang.lei off',
    ]);
    hand.now = at('20:00');
    await decide(2, [{ kind: 'move', span: { ...evening, from: at('20:00') }, from: tom.id, to: li.id }]);
    const taken = await tellAt(at('20:00'));
    expect(short(taken)).toEqual(['li.na primary', 'tom.baker off']);
    expect(cardOf(taken, li.id)).toMatch(/shift\.before.*tom\.baker/);
    // Undone within the hour: the shift is given back, and that is told, too.
    await decide(2, []);
    expect(short(await tellAt(at('20:10')))).toEqual(['li.na off', 'tom.baker primary']);
  });

  test('a backup is first, at once, when whoever was first is out of reach', async () => {
    await tellAt(start);
    const gone = { ...li, active: false };
    await storeOf(hand, 0).people.save(gone, start);
    const first = await tellAt(at('10:00'));
    expect(short(first)).toEqual(['wang.lei primary']);
    expect(cardOf(first, wang.id)).not.toContain('shift.since');
  });

  test.each([
    ['is named in the desk file no more', withoutPart(wang)],
    ['has no role any more', { ...wang, roles: [] }],
  ])("is the backup's as the first when whoever has the imported shift %s (STAFF-3)", async (_what, left) => {
    const { roster, people } = storeOf(hand, 0);
    const night = { from: at('18:00'), to: at('2026-11-25T09:00') };
    await roster.add([{ span: night, primary: wang.id, backup: tom.id, places: [], skills: [] }], start);
    await people.save(left, start);
    await tellAt(start);
    const all = await tellAt(at('18:00'));
    expect(short(all)).toEqual(['li.na off', 'tom.baker primary']);
    expect(JSON.stringify(all)).not.toContain(wang.id);
  });

  test('that was missed is told late with its time, and one that is over is not told', async () => {
    await tellAt(start);
    const soon = await tellAt(at('18:04'));
    expect(cardOf(soon, wang.id)).not.toContain('shift.since');
    // The desk was off over the day that Li had.
    const later = await tellAt(at('2026-11-25T19:00'));
    expect(short(later)).toEqual([]);
    expect(short(await tellAt(at('2026-11-26T11:30')))).toEqual(['chen.hao off', 'li.na primary']);
  });

  test('whose beginning was missed says since when', async () => {
    await tellAt(start);
    const late = await tellAt(at('19:30'));
    expect(short(late)).toEqual(['chen.hao backup', 'li.na off', 'wang.lei primary']);
    expect(cardOf(late, wang.id)).toContain(JSON.stringify({ at: { at: at('18:00'), style: 'time' } }));
    expect(cardOf(late, li.id)).toContain('shift.ended');
  });

  test('that began minutes before the desk was started for the first time is told, an older one not', async () => {
    expect(short(await tellAt(at('18:03')))).toEqual(['chen.hao backup', 'li.na off', 'wang.lei primary']);
  });

  test('nobody on duty is said as it is', async () => {
    await tellAt(start);
    const hole = { from: at('18:00'), to: at('20:00') };
    await decide(1, [{ kind: 'temporary', span: hole, shifts: [], places: [], skills: [] }]);
    const evening = await tellAt(at('18:00'));
    expect(short(evening)).toEqual(['li.na off', 'wang.lei off']);
    expect(cardOf(evening, li.id)).toContain('shift.nobody');
  });

  test('awaits whoever comes on duty once for all processes, who has the night as it begins, and nobody in it or again (STAFF-6)', async () => {
    const asking: Desk = { ...desk, signIn: { within: minutes(15) } };
    const awaited = async (): Promise<readonly PersonId[]> => {
      const { records } = storeOf(hand, 0);
      const found = await records.open<Attendance>('attendance', 99);
      return found.map(({ person }) => person);
    };
    await tellAt(at('17:50'), asking);
    expect(short(await tellAt(at('18:00'), asking))).toHaveLength(3);
    expect((await awaited()).toSorted()).toEqual([chen.id, wang.id]);
    // Somebody else has the rest of the night.
    const rest = { from: at('2026-11-25T03:00'), to: at('2026-11-25T07:00') };
    await decide(2, [{ kind: 'move', span: rest, from: wang.id, to: tom.id }]);
    expect(cardOf(await tellAt(rest.from, asking), tom.id)).not.toContain('"action":"sign-in"');
    const night = await awaited();
    const morning = await tellAt(at('2026-11-25T09:00'), asking);
    expect(cardOf(morning, li.id)).toContain('"action":"sign-in"');
    expect((await awaited()).filter((id) => !night.includes(id))).toEqual([li.id]);
    // She gives half an hour of it away, and has it back: it is the same shift.
    const noon = { from: at('2026-11-25T11:00'), to: at('2026-11-25T11:30') };
    hand.now = at('2026-11-25T10:00');
    await decide(3, [{ kind: 'move', span: noon, from: li.id, to: tom.id }]);
    await tellAt(noon.from, asking);
    await tellAt(noon.to, asking);
    expect((await awaited()).filter((id) => !night.includes(id)).toSorted()).toEqual([li.id, tom.id].toSorted());
  });
});
