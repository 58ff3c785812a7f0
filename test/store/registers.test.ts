import { randomBytes } from 'node:crypto';
import type { Asset } from '../../src/domain/asset/asset';
import type { DutyShift } from '../../src/domain/desk';
import { type Person, personId } from '../../src/domain/people/person';
import type { Ticket } from '../../src/domain/ticket/ticket';
import type { Instant } from '../../src/domain/time/instant';
import type { Store } from '../../src/store/open-store';
import { describeEachDatabase } from '../kit/databases';
import { openTicket, recordTicket } from '../kit/ticket-in-tx';
import { twoStores } from './open-test-store';
import { aDraft, aPerson, later, li, nine, noted, wang, zhang } from './samples';

const saveAll = (store: Store, people: readonly Person[], now: Instant): Promise<void> =>
  store.people.changeAll(new Map(people.map((person) => [person.id, () => person])), now);

describeEachDatabase('registers', (kind) => {
  const stores = twoStores(kind);
  const report = (changes: Partial<Ticket>) =>
    stores.one.uow.transact(nine, (tx) => openTicket(tx, aDraft(changes), noted()));

  test('find a person by name and by account', async () => {
    await stores.one.people.save(aPerson(), nine);
    expect(await stores.two.people.find(li)).toEqual(aPerson());
    expect(await stores.two.people.byAccount('slack', 'U1')).toEqual(aPerson());
    expect(await stores.two.people.byAccount('slack', 'u1')).toBeUndefined();
  });

  test('find several people by one question, and nobody who is not known or not meant', async () => {
    for (const id of [li, wang, zhang]) await stores.one.people.save(aPerson({ id, identities: {} }), nine);
    const found = await stores.two.people.findEach([zhang, li, personId('nobody')]);
    expect(found.map(({ id }) => id).sort()).toEqual([li, zhang].sort());
    expect(await stores.two.people.findEach([])).toEqual([]);
  });

  test('replace a person whole, with their accounts and roles', async () => {
    await stores.one.people.save(aPerson(), nine);
    const changed = aPerson({ roles: [], name: 'Li', identities: { slack: 'U2' } });
    await stores.one.people.save(changed, later(1));
    expect(await stores.one.people.find(li)).toEqual(changed);
    expect(await stores.one.people.byAccount('slack', 'U1')).toBeUndefined();
    expect(await stores.one.people.staff()).toEqual([]);
  });

  test('give an account to whoever was saved with it last', async () => {
    await stores.one.people.save(aPerson(), nine);
    await stores.one.people.save(aPerson({ id: wang }), nine);
    expect((await stores.one.people.byAccount('slack', 'U1'))?.id).toBe(wang);
    expect((await stores.one.people.staff()).map((person) => person.id)).toEqual([li, wang]);
  });

  test('move an account to another person together with what else either of them has', async () => {
    const met = aPerson({ id: wang, roles: [], identities: { wecom: 'x' }, home: 'wecom' });
    await saveAll(stores.one, [aPerson(), met], nine);
    const both = aPerson({ identities: { slack: 'U1', wecom: 'x' }, home: 'wecom', gone: ['slack'] });
    await saveAll(stores.one, [both, { ...met, identities: {} }], later(1));
    expect(await stores.two.people.byAccount('wecom', 'x')).toEqual(both);
    expect(await stores.two.people.byAccount('slack', 'U1')).toEqual(both);
    expect((await stores.two.people.find(wang))?.identities).toEqual({});
  });

  test('keep what each of many changes of one person, at the same moment and from several processes', async () => {
    await stores.one.people.save(aPerson(), nine);
    const skills = Array.from({ length: 12 }, (_, nth) => `skill${nth}`);
    const change = (skill: string, nth: number) =>
      (nth % 2 ? stores.one : stores.two).people.change(
        li,
        (known) => known && { ...known, skills: [...known.skills, skill] },
        nine,
      );
    await Promise.all(skills.map(change));
    expect([...((await stores.one.people.find(li))?.skills ?? [])].sort()).toEqual([...skills].sort());
  });

  test('add somebody once, whom several processes meet at the same moment', async () => {
    const meet = (store: Store, skill: string) =>
      store.people.change(li, (known) => known ?? aPerson({ skills: [skill] }), nine);
    const met = await Promise.all([meet(stores.one, 'a'), meet(stores.two, 'b'), meet(stores.two, 'c')]);
    const kept = await stores.one.people.find(li);
    expect(met.map(({ after }) => after)).toEqual([kept, kept, kept]);
    expect(await stores.one.people.byAccount('slack', 'U1')).toEqual(kept);
  });

  test('bring nobody back whom another removed meanwhile, and change nothing of them', async () => {
    expect(await stores.one.people.change(li, (known) => known && { ...known, name: 'x' }, nine)).toEqual({});
    expect(await stores.one.people.everyone()).toEqual([]);
  });

  test('leave an account with whoever was given it, though its former owner is changed later', async () => {
    await stores.one.people.save(aPerson(), nine);
    await stores.one.people.save(aPerson({ id: wang }), nine);
    await stores.two.people.change(li, (known) => known && { ...known, name: 'Li' }, nine);
    expect((await stores.one.people.byAccount('slack', 'U1'))?.id).toBe(wang);
    await stores.one.people.change(wang, (known) => known && { ...known, identities: {} }, nine);
    await stores.two.people.change(li, (known) => known && { ...known, name: '李工' }, nine);
    expect((await stores.one.people.byAccount('slack', 'U1'))?.id).toBe(li);
  });

  test('keep a draft, and more of it under the same name', async () => {
    const draft = { id: 'd1', person: li, text: '坏了', files: [] };
    await stores.one.drafts.keep(draft, nine);
    await stores.one.drafts.keep({ ...draft, text: '坏了\n是打印机' }, later(1));
    expect(await stores.two.drafts.find('d1')).toMatchObject({ text: '坏了\n是打印机' });
  });

  test('know shifts that overlap a span, newest word first; what was written down stays', async () => {
    const shift = (from: number, to: number, primary = li) => ({
      span: { from: later(from), to: later(to) },
      primary,
      backup: null,
      places: [],
      skills: [],
    });
    await stores.one.roster.add([shift(0, 10), shift(10, 20)], nine);
    expect(await stores.two.roster.recordedUntil()).toBeUndefined();
    await stores.one.roster.record(shift(0, 10, wang), later(5));
    expect(await stores.two.roster.recordedUntil()).toBe(later(10));
    await stores.two.roster.record(shift(0, 10, zhang), later(6));
    const span = { from: later(9), to: later(10) };
    expect(await stores.two.roster.shifts(span)).toEqual({
      history: [shift(0, 10, wang)],
      overrides: [shift(0, 10)],
      changes: [],
      ...{ service: [], unseen: [] },
    });
  });

  test('know an imported shift once by its start, place and skill, and take others away in the same step', async () => {
    const shift = (from: number, to: number, more: Partial<DutyShift> = {}): DutyShift => ({
      span: { from: later(from), to: later(to) },
      primary: li,
      backup: null,
      places: [],
      skills: [],
      ...more,
    });
    const here = shift(0, 10, { places: ['hq', 'sh'] });
    await stores.one.roster.add([shift(0, 10), here, shift(10, 20)], nine);
    await stores.one.roster.record(shift(0, 10, { primary: zhang }), later(5));
    const longer = shift(0, 15, { places: ['sh', 'hq'], primary: wang });
    await stores.two.roster.add([longer], later(6), [shift(10, 20)]);
    const day = { from: nine, to: later(100) };
    expect(await stores.one.roster.imported(day)).toEqual([shift(0, 10), longer]);
    expect(await stores.one.roster.imported({ from: later(1), to: later(100) })).toEqual([]);
    expect(await stores.one.roster.shifts(day)).toEqual({
      history: [shift(0, 10, { primary: zhang })],
      overrides: [longer, shift(0, 10)],
      changes: [],
      ...{ service: [], unseen: [] },
    });
  });

  test('keep a thousand people and devices in one step, and list them', async () => {
    const ids = Array.from({ length: 1200 }, (_, nth) => personId(`p${1000 + nth}`));
    const people = ids.map((id) => aPerson({ id, identities: { slack: `U${id}`, wecom: id } }));
    await saveAll(stores.one, people, nine);
    const renamed = people.map((person) => ({ ...person, name: '王工' }));
    await saveAll(stores.one, renamed, later(1));
    expect(await stores.two.people.everyone()).toEqual(renamed);
    expect(await stores.two.people.byAccount('wecom', 'p2199')).toEqual(renamed.at(-1));
  });

  test('keep devices by tag and find them by user', async () => {
    const printer: Asset = {
      tag: 'PR-1',
      type: 'printer',
      name: '打印机',
      place: 'hq',
      user: zhang,
      warrantyUntil: '2027-01-31',
      vendor: '',
    };
    await stores.one.assets.save([printer, { ...printer, tag: 'PC-1', user: null }], nine);
    await stores.one.assets.save([{ ...printer, name: 'new' }], nine);
    expect(await stores.two.assets.ofUser(zhang)).toEqual([{ ...printer, name: 'new' }]);
    await stores.one.assets.save([], nine);
    expect((await stores.two.assets.all()).map(({ tag }) => tag)).toEqual(['PC-1', 'PR-1']);
  });

  test('keep a picture of a megabyte, byte for byte', async () => {
    const png = randomBytes(1_000_000);
    await stores.one.pictures.put('digest', Buffer.from('old'));
    await stores.one.pictures.put('digest', png);
    // `toEqual` would look at each of a million bytes as at a value of its own.
    expect((await stores.two.pictures.get('digest'))?.equals(png)).toBe(true);
    expect(await stores.two.pictures.get('none')).toBeUndefined();
  });

  test('list tickets of requester and engineer, and those that are open', async () => {
    const first = await report({ owner: li });
    const second = await report({ reportedAt: later(1), owner: wang, collaborators: [li] });
    const closed = await report({ reportedAt: later(2), owner: li, state: 'closed' });
    const ids = async (tickets: Promise<readonly Ticket[]>) => (await tickets).map((ticket) => ticket.id);
    expect(await ids(stores.two.tickets.ofRequester(zhang, 2))).toEqual([closed, second]);
    expect(await ids(stores.two.tickets.ofEngineer(li, 10))).toEqual([first, second]);
    expect(await ids(stores.two.tickets.open(10))).toEqual([first, second]);
    expect(await stores.two.tickets.owners(10)).toEqual([
      { id: first, owner: li },
      { id: second, owner: wang },
    ]);
    expect(await stores.two.tickets.owners(1)).toEqual([{ id: first, owner: li }]);
    expect(await ids(stores.two.tickets.openNaming(wang))).toContain(second);
    expect(await ids(stores.two.tickets.openNaming(personId('wan')))).toEqual([]);
    expect(await stores.two.tickets.countOpen()).toBe(2);
    await stores.one.uow.transact(nine, async (tx) => {
      const ticket = await tx.ticket(second);
      await recordTicket(tx, { ...ticket, version: 2, collaborators: [] }, noted());
    });
    expect(await ids(stores.two.tickets.ofEngineer(li, 10))).toEqual([first]);
    expect(await ids(stores.two.tickets.ofEngineer(wang, 10))).toEqual([second]);
  });

  test('count every rating on the day it was first given, also those before a ticket was reopened (3.1, 3.2)', async () => {
    const resolution = { cause: '', fix: '', advice: '', by: li, at: later(10) };
    const given = (stars: number, first: number, last = first) => ({
      ...{ stars, reasons: [], comment: 'pastRatings', firstAt: later(first), at: later(last) },
    });
    const twice = await report({ state: 'closed', resolution, pastRatings: [given(2, 20)], rating: given(5, 40) });
    const sameDay = await report({ state: 'closed', resolution, pastRatings: [given(1, 21)], rating: given(5, 22) });
    const unsaid = await report({ state: 'claimed', pastRatings: [given(3, 23, 45)] });
    const once = await report({ state: 'closed', resolution, rating: given(4, 50) });
    const { ledger } = stores.two;
    const span = (from: number, to: number) => ({ from: later(from), to: later(to) });
    const ids = async (one: number, other: number) =>
      (await ledger.ratedIn(span(one, other))).map(({ id }) => id).toSorted((a, b) => a - b);
    const stars = async (one: number, other: number) =>
      (await ledger.ratingsIn(span(one, other))).map((rating) => rating.stars).toSorted((a, b) => a - b);
    expect(await ids(20, 30)).toEqual([twice, sameDay, unsaid]);
    expect(await stars(20, 30)).toEqual([1, 2, 3, 5]);
    expect(await ids(40, 50)).toEqual([twice]);
    expect(await stars(40, 50)).toEqual([5]);
    expect(await ids(50, 60)).toEqual([once]);
    expect(await stars(20, 60)).toEqual([1, 2, 3, 4, 5, 5]);
  });

  test('add up tickets by when they were reported, resolved or cancelled, and rated', async () => {
    const resolution = { cause: '', fix: '', advice: '', by: li, at: later(10) };
    const rating = { stars: 5, reasons: [], comment: '', firstAt: later(20), at: later(21) };
    const open = await report({});
    const done = await report({ state: 'resolved', resolution });
    const rated = await report({ state: 'closed', resolution: { ...resolution, at: later(11) }, rating });
    const reopened = await report({ state: 'claimed', resolution });
    const cancelled = { reason: 'withdrawn', note: '', at: later(13) } as const;
    const withdrawn = await report({ state: 'cancelled', cancelled });
    const ids = async (tickets: Promise<readonly Ticket[]>) => (await tickets).map((ticket) => ticket.id);
    const { ledger } = stores.two;
    const span = (from: number, to: number) => ({ from: later(from), to: later(to) });
    expect(await ids(ledger.reportedIn(span(0, 1)))).toEqual([open, done, rated, reopened, withdrawn]);
    expect(await ids(ledger.reportedIn(span(1, 2)))).toEqual([]);
    expect(await ids(ledger.endedIn(span(10, 12)))).toEqual([done, rated]);
    expect(await ids(ledger.endedIn(span(13, 14)))).toEqual([withdrawn]);
    expect(await ids(ledger.endedIn(span(10, 11)))).toEqual([done]);
    expect(await ids(ledger.ratedIn(span(20, 21)))).toEqual([rated]);
    expect(await ids(ledger.ratedIn(span(21, 22)))).toEqual([]);
    expect((await ledger.ratingsIn(span(20, 21))).map(({ stars }) => typeof stars)).toEqual(['number']);
    expect(await ids(ledger.openNow())).toEqual([open, reopened]);
  });
});
