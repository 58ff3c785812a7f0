import { actOn, begin } from '../../../src/commands/act';
import type { Outcome } from '../../../src/commands/record/bound-kind';
import type { Leave } from '../../../src/domain/leave/leave';
import { type Person, personId } from '../../../src/domain/people/person';
import type { RecordRef } from '../../../src/domain/record/record-ref';
import type { Answers } from '../../../src/views/form';
import { describeEachDatabase } from '../../kit/databases';
import { deskAtHand, storeOf } from '../../kit/desk-at-hand';
import { twoDays } from '../../kit/leaves';
import { chen, li, start, tom, wang } from '../../kit/tickets';

const zhao: Person = { ...chen, id: personId('other.lead'), name: '赵敏' };

// Whoever presses may do so in any process; what each decides is judged by what the other one has decided.
describeEachDatabase('leave that is pressed in two processes at once', (database) => {
  const hand = deskAtHand(database, 2);
  let keys = 0;
  beforeEach(() => storeOf(hand, 0).people.changeAll(new Map([[zhao.id, () => zhao]]), start));

  const file = async (by: Person, nth = 0, answers: Answers = {}): Promise<Outcome> =>
    begin(hand.deps(nth), {
      ...{ key: `b${++keys}`, action: 'leave.new', by },
      answers: { ...twoDays, reason: '家里有事', ...answers },
    } as never);
  const filed = async (by: Person): Promise<RecordRef> => {
    const came = await file(by);
    if (came.kind !== 'done') throw new Error(JSON.stringify(came));
    return came.about;
  };
  const press = (nth: number, about: RecordRef, by: Person, action: string, answers: Answers = {}): Promise<Outcome> =>
    actOn(hand.deps(nth), { key: `a${++keys}`, about, by, action, answers });
  const kept = (about: RecordRef, nth = 0): Promise<Leave> =>
    hand.deps(nth).uow.transact(hand.now, (tx) => tx.load<Leave>(about));
  const says = async () =>
    (await storeOf(hand, 1).roster.shifts(twoDays)).changes.flatMap(({ record, changes }) =>
      changes.map((change) => [record.id, change.kind === 'move' ? `${change.from} ${change.to}` : change.kind]),
    );
  const asked = async (): Promise<RecordRef> => {
    const about = await filed(li);
    await press(0, about, li, 'choose', { person: tom.id });
    return about;
  };

  test('a substitute and a lead are both heard, and it is granted once', async () => {
    const about = await asked();
    const came = await Promise.all([press(0, about, tom, 'accept'), press(1, about, chen, 'approve')]);
    expect(came.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(await kept(about)).toMatchObject({ state: 'granted', substitute: tom.id, approvedBy: chen.id });
    expect(await says()).toEqual([[about.id, `${li.id} ${tom.id}`]]);
  });

  test('of two leads the first decides, and the other reads that', async () => {
    const about = await asked();
    const came = await Promise.all([press(0, about, chen, 'approve'), press(1, about, zhao, 'approve')]);
    expect(came.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refusal']);
    const other = (await kept(about)).approvedBy;
    expect(came.find(({ kind }) => kind === 'refusal')).toMatchObject({
      say: 'leave.refusal.isApproved',
      facts: { person: { person: other } },
    });
  });

  test('whoever is asked no more cannot say yes, and whoever has said it stays until the next one does', async () => {
    const about = await asked();
    const [yes, moved] = await Promise.all([
      press(0, about, tom, 'accept'),
      press(1, about, li, 'choose', { person: chen.id }),
    ]);
    expect(moved.kind).toBe('done');
    expect(await kept(about)).toMatchObject({ asked: chen.id, ...(yes.kind === 'done' ? { substitute: tom.id } : {}) });
  });

  test('nobody is approved to stand in for two at once, though they said yes to both', async () => {
    const [first, second] = [await asked(), await filed(wang)];
    await press(0, second, wang, 'choose', { person: tom.id });
    await press(0, first, tom, 'accept');
    await press(0, second, tom, 'accept');
    const came = await Promise.all([press(0, first, chen, 'approve'), press(1, second, zhao, 'approve')]);
    expect(came.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refusal']);
    expect(came.find(({ kind }) => kind === 'refusal')).toMatchObject({ say: 'leave.refusal.why.on-duty' });
    expect(await says()).toHaveLength(1);
  });

  test('of two leaves of one person in the same time one is granted at most', async () => {
    await Promise.all([file(li, 0), file(li, 1)]);
    const open = await storeOf(hand, 0).records.open<Leave>('leave', 9);
    const abouts = open.map(({ id }): RecordRef => ({ kind: 'leave', id }));
    for (const about of abouts) {
      await press(0, about, li, 'choose', { person: tom.id });
      await press(0, about, tom, 'accept');
    }
    const [one, other = one] = abouts;
    if (one === undefined || other === undefined) throw new Error('none was filed');
    await Promise.all([press(0, one, chen, 'approve'), press(1, other, zhao, 'approve')]);
    expect(await says()).toHaveLength(1);
  });
});
