import { complaintKind } from '../../src/commands/complaint/kind';
import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import type { Complaint } from '../../src/domain/complaint/complaint';
import { maySeeComplaint } from '../../src/domain/complaint/who-may';
import { type Person, personId } from '../../src/domain/people/person';
import { noRecord } from '../../src/domain/refusal';
import type { Button, Card } from '../../src/views/card';
import { announcementsOf } from '../../src/views/record/announcements-of';
import { aComplaint, admin, around, desk, did, qian, woken } from '../kit/complaints';
import { at, chen, li, liHasIt, sun, tom, wang, zhou } from '../kit/tickets';

const path = pathOf(complaintKind, () => kinds);
const now = around(at('09:40'));
const stranger: Person = { ...zhou, id: personId('slack:U0WU') };
const present: readonly Person[] = [zhou, li, wang, tom, chen, sun, qian, admin, stranger];
const everyPart: readonly Person[] = [
  ...present,
  ...[li, chen, sun, qian].map((person) => ({ ...person, active: false })),
  { ...chen, gone: Object.keys(chen.identities) },
];

/** Every state that a complaint can be in, about each of these people. */
function* gallery(): Generator<readonly [name: string, complaint: Complaint]> {
  for (const about of [li, chen, sun, qian, admin]) {
    const name = (state: string) => `${state}, about ${about.id}`;
    let open = aComplaint({ against: about.id });
    yield [name('open'), open];
    yield [name('reminded'), woken(open)[0]];
    for (const holder of [chen, sun, qian].filter((one) => one !== about)) {
      const taken = did('take', open, holder, now);
      yield [name(`taken by ${holder.id}`), taken];
      const answered = did('answer', taken, holder, now);
      yield [name(`answered by ${holder.id}`), answered];
      yield [name(`accepted from ${holder.id}`), did('accept', answered, zhou, now)];
      open = did('not-accept', answered, zhou, now);
      yield [name(`not accepted from ${holder.id}`), open];
    }
    yield [name('taken back'), did('withdraw', aComplaint({ against: about.id }), zhou, now)];
  }
  yield ['about a ticket', aComplaint({}, now, liHasIt())];
}

const buttonsOf = (cards: readonly Card[]): readonly Button[] =>
  cards
    .flatMap(({ parts }) => parts)
    .flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : []));

const states = [...gallery()];

test('what stands on somebody’s cards is what they may do, and whoever may not know of it is refused as if there were none', () => {
  const wrong: string[] = [];
  let offered = 0;
  const none = noRecord('IT-C7');
  for (const [name, complaint] of states) {
    const view = path.viewOf(complaint, now);
    for (const by of everyPart) {
      const here = { ...now, people: new Map(now.people).set(by.id, by) };
      const sees = maySeeComplaint(complaint, by, here);
      const there = path.viewOf(complaint, here);
      const shown = new Set(sees ? buttonsOf(complaintKind.cards(there, by)).map(({ action }) => action) : []);
      offered += shown.size;
      for (const { id, refuse: refused } of complaintKind.actions) {
        const no = refused(complaint, by, here);
        if ((no === undefined) !== shown.has(id)) wrong.push(`${name}, ${by.id}: ${id} ${JSON.stringify(no)}`);
        if (!sees && JSON.stringify(no) !== JSON.stringify(none)) wrong.push(`${name}, ${by.id} reads of ${id}`);
      }
    }
    expect(view.record).toBe(complaint);
  }
  expect(wrong).toEqual([]);
  expect(offered).toBeGreaterThan(100);
});

test('whoever a complaint is about, or has no part in it, is shown nothing and told nothing, whatever happens', () => {
  const wrong: string[] = [];
  let told = 0;
  for (const [name, complaint] of states) {
    for (const by of complaint.excluded) {
      const person = now.people.get(by);
      if (person && maySeeComplaint(complaint, person, now)) wrong.push(`${name}: ${by} sees it`);
    }
    const view = path.viewOf(complaint, now);
    for (const type of ['complained', 'taken', 'added', 'answered', 'passed-up', 'moved-up', 'accepted', 'withdrawn']) {
      const event = {
        type,
        by: zhou.id,
        at: now.at,
        told: complaint.told,
        level: complaint.level,
        how: 'said',
      } as never;
      for (const { to } of announcementsOf(complaintKind, { event, view, before: complaint }, complaint, desk)) {
        told += 1;
        const mayHear = to.kind === 'person' && now.people.get(to.person);
        if (!mayHear || !maySeeComplaint(complaint, mayHear, now))
          wrong.push(`${name}: ${type} to ${JSON.stringify(to)}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(told).toBeGreaterThan(200);
});
