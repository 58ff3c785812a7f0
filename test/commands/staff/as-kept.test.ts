import { lookAfterRoster } from '../../../src/chat/people/look-after-roster';
import { actOn, begin, fireTimer, formFor } from '../../../src/commands/act';
import type { Outcome } from '../../../src/commands/record/bound-kind';
import { type Person, personId } from '../../../src/domain/people/person';
import type { RecordRef } from '../../../src/domain/record/record-ref';
import type { Staff } from '../../../src/domain/staff/staff';
import { after, days, seconds } from '../../../src/domain/time/instant';
import type { Answers } from '../../../src/views/form';
import { describeEachDatabase } from '../../kit/databases';
import { deskAtHand, storeOf } from '../../kit/desk-at-hand';
import { chen, sun, wang, zhou } from '../../kit/tickets';

const other: Person = { ...chen, id: personId('other.lead'), name: '赵敏', identities: { slack: 'U0OTHER' } };
const profile = { education: '本科', since: '2021-07-01', skills: [], sites: [], seenOn: '', note: '', files: [] };
const signed = { signedAt: '2026-11-23' };

describeEachDatabase('what is kept of the people of the contract', (database) => {
  const hand = deskAtHand(database, 2);
  let key = 0;
  const does = (by: Person, action: string, about: RecordRef, answers: Answers = {}, nth = 0): Promise<Outcome> => {
    key += 1;
    return actOn(hand.deps(nth), { key: `${action}:${key}`, action, about, by, answers });
  };
  const begins = (by: Person, action: string, answers: Answers, nth = 0): Promise<Outcome> => {
    key += 1;
    return begin(hand.deps(nth), { key: `${action}:${key}`, action, by, answers });
  };
  const done = (came: Outcome): RecordRef => {
    if (came.kind !== 'done') throw new Error(JSON.stringify(came));
    return came.about;
  };
  const propose = (answers: Answers, by = chen, nth = 0) => begins(by, 'staff.new', { ...profile, ...answers }, nth);
  const kept = (about: RecordRef) => storeOf(hand, 0).records.find<Staff>(about);

  const look = (nth = 0) => lookAfterRoster({ ...hand.inboundDeps(), ...storeOf(hand, nth) });

  beforeEach(() => storeOf(hand, 0).people.change(other.id, () => other, hand.now));

  test('an account is named for one profile, also where two leads do so at once', async () => {
    const named = done(await propose({ person: '', name: '林涛' }));
    done(await does(sun, 'accept', named));
    const came = await Promise.all([
      propose({ person: zhou.id, name: '' }, other, 1),
      does(chen, 'sign', named, { ...signed, person: zhou.id }, 0),
      propose({ person: zhou.id, name: '' }, chen, 0),
    ]);
    expect(came.map(({ kind }) => kind).toSorted()).toEqual(['done', 'invalid', 'invalid']);
    const theirs = await storeOf(hand, 0).records.ofPerson<Staff>('staff', { person: zhou.id, part: 'engineer' }, 9);
    expect(theirs).toHaveLength(1);
  });

  test('whom the customer refused comes by no other name', async () => {
    const refused = done(await propose({ person: zhou.id, name: '' }));
    done(await does(sun, 'refuse', refused, { words: '资料不全' }));
    const named = done(await propose({ person: '', name: '林涛' }));
    done(await does(sun, 'accept', named));
    expect(await does(chen, 'sign', named, { ...signed, person: zhou.id })).toMatchObject({ kind: 'invalid' });
    expect(await kept(named)).toMatchObject({ state: 'accepted' });
  });

  test('an engineer is replaced once at a time, also where both parties begin it at once', async () => {
    const given = { engineer: wang.id, reason: '调往其他项目', due: after(hand.now, days(40)), knows: 'no' };
    const both = () =>
      Promise.all([begins(sun, 'replacement.demand', given, 0), begins(chen, 'replacement.announce', given, 1)]);
    const came = await both();
    expect(came.map(({ kind }) => kind).toSorted()).toEqual(['done', 'invalid']);
    // What was taken back stands in nobody's way.
    const [first, second] = came;
    const about = done(first?.kind === 'done' ? first : (second as Outcome));
    done(await does(first?.kind === 'done' ? sun : chen, 'withdraw', about, { words: '' }));
    expect((await both()).map(({ kind }) => kind).toSorted()).toEqual(['done', 'invalid']);
  });

  test('whoever’s account is gone for a day is who they were once they are back: vetted, and to be replaced (STAFF-3)', async () => {
    const about = done(await propose({ person: wang.id, name: '' }));
    done(await does(sun, 'accept', about));
    done(await does(chen, 'sign', about, signed));
    const demand = done(await begins(sun, 'replacement.demand', { engineer: wang.id, reason: '响应不及时' }));
    await look();
    const isThere = async (active: boolean, nth: number) => {
      await storeOf(hand, 0).people.change(wang.id, (known) => known && { ...known, active }, hand.now);
      hand.now = after(hand.now, seconds(2));
      await look(nth);
    };
    for (const nth of [0, 1]) {
      await isThere(false, nth);
      expect(await kept(about)).toMatchObject({ state: 'active', goneAt: expect.anything() });
      hand.now = after(hand.now, days(1));
      await isThere(true, nth);
      expect(await kept(about)).toMatchObject({ state: 'active' });
      expect(await kept(about)).not.toHaveProperty('goneAt');
      expect(await kept(demand)).toMatchObject({ state: 'open' });
    }
    // Who stays away has left.
    await isThere(false, 0);
    const [timer] = await storeOf(hand, 0).records.timers(about);
    if (timer === undefined) throw new Error('nobody looks whether they stay away');
    hand.now = timer.due;
    await fireTimer(hand.deps(), { about, key: timer.key });
    expect(await kept(about)).toMatchObject({ state: 'left' });
    expect(await kept(demand)).toMatchObject({ state: 'open' });
  });

  test('a candidate can take over from somebody, whoever proposed them and wherever they are by now', async () => {
    const about = done(await propose({ person: '', name: '林涛' }, other));
    await storeOf(hand, 0).people.change(other.id, (known) => known && { ...known, active: false }, hand.now);
    const demand = done(await begins(sun, 'replacement.demand', { engineer: wang.id, reason: '响应不及时' }));
    const form = await formFor(hand.deps(), { about: demand, action: 'link', by: chen });
    expect(JSON.stringify(form)).toContain('林涛');
    expect(await does(chen, 'link', demand, { successor: String(about.id) })).toMatchObject({ kind: 'done' });
  });
});
