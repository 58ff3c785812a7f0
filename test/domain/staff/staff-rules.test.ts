import { staffKind } from '../../../src/commands/staff/kind';
import { refusePerson } from '../../../src/domain/exception/who-can';
import { type PersonId, personId } from '../../../src/domain/people/person';
import { isInvalid, isRefusal } from '../../../src/domain/refusal';
import { mayServe } from '../../../src/domain/roster/may-serve';
import { byPattern } from '../../../src/domain/roster/shifts';
import { openEnd } from '../../../src/domain/roster/vetting';
import { withProfile } from '../../../src/domain/roster/with-profile';
import { serviceOf } from '../../../src/domain/staff/service-of';
import type { Staff, StaffEvent } from '../../../src/domain/staff/staff';
import { whyNotTake } from '../../../src/domain/swap/who-takes';
import { theDesk } from '../../../src/domain/ticket/event';
import { after, days, minutes } from '../../../src/domain/time/instant';
import { isOpen } from '../../../src/domain/time/is-open';
import { usualHours } from '../../../src/domain/time/operating-time';
import {
  aCandidate,
  acted,
  acting,
  answers,
  around,
  lin,
  proposing,
  rosterWith,
  rung,
  tried,
  wakeUps,
  withLin,
} from '../../kit/staffs';
import { at, chen, desk, hours, kate, li, start, sun, zhou } from '../../kit/tickets';

const tomorrow = { from: at('2026-11-25T09:00'), to: at('2026-11-25T18:00') };
const signed = { answers: { signedAt: '2026-11-23' } };
const no = (came: object): string => (isRefusal(came) ? came.say : isInvalid(came) ? JSON.stringify(came) : 'done');

test('a roster holds somebody once the customer accepted them and their agreement is filed, and not before (STAFF-3, STAFF-8)', () => {
  const proposed = aCandidate();
  const accepted = acted(proposed, 'accept', sun);
  const active = acted(accepted, 'sign', chen, signed);
  const left = acted(active, 'leave', chen, { now: around(tomorrow.to) });
  const may = (...profiles: readonly Staff[]) => mayServe(lin.id, [tomorrow], rosterWith(...profiles));
  expect([may(), may(proposed), may(accepted), may(active)]).toEqual([false, false, false, true]);
  // What was served was served; from the moment they left on they are not there.
  expect(may(left)).toBe(true);
  expect(mayServe(lin.id, [{ from: tomorrow.from, to: after(tomorrow.to, days(1)) }], rosterWith(left))).toBe(false);
});

test('the desk file vouches for whoever was vetted on paper, until a record says otherwise', () => {
  const always = byPattern(desk);
  expect(mayServe(li.id, [tomorrow], always)).toBe(true);
  expect(mayServe(lin.id, [tomorrow], always)).toBe(false);
  // A profile that is only proposed takes nobody off the roster.
  const proposed = aCandidate({ person: li.id });
  expect(mayServe(li.id, [tomorrow], rosterWith(proposed))).toBe(true);
  const refused = acted(proposed, 'refuse', sun, { answers: { words: '资料不全' } });
  expect(mayServe(li.id, [tomorrow], rosterWith(refused))).toBe(false);
  const again = acted(acted({ ...proposed, id: 8 }, 'accept', sun), 'sign', chen, signed);
  expect(mayServe(li.id, [tomorrow], rosterWith(refused, again))).toBe(true);
});

test('a desk that asks for no vetting holds everybody', () => {
  const { vetting: _vetting, ...usual } = byPattern(desk);
  expect(mayServe(lin.id, [tomorrow], usual)).toBe(true);
  // Of whom the customer said no, it stays a no.
  const refused = acted(aCandidate(), 'refuse', sun, { answers: { words: '资料不全' } });
  expect(mayServe(lin.id, [tomorrow], { ...usual, service: serviceOf(refused) })).toBe(false);
});

test('the agreement is filed after the yes, by a lead, with a date that is not to come', () => {
  const proposed = aCandidate();
  expect(no(tried(proposed, 'sign', chen, signed))).toBe('staff.refusal.notVetted');
  const accepted = acted(proposed, 'accept', sun);
  expect(no(tried(accepted, 'sign', chen, { answers: { signedAt: '2026-12-24' } }))).toContain('staff.refusal.ahead');
  expect(no(tried(accepted, 'sign', chen, { answers: { signedAt: '11月' } }))).toContain('staff.refusal.notDate');
  expect(acted(accepted, 'sign', chen, signed)).toMatchObject({ state: 'active', person: lin.id });
  const nameless = acted(aCandidate({ person: '', name: '林涛' }), 'accept', sun);
  expect(no(tried(nameless, 'sign', chen, signed))).toContain('form.fillIn');
  const known = acted(nameless, 'sign', chen, { answers: { signedAt: '2026年11月23日', person: lin.id } });
  expect(mayServe(lin.id, [tomorrow], rosterWith(known))).toBe(true);
});

test('an account is nobody’s who proposed or accepted the profile, speaks for the customer, or of whom something was decided', () => {
  const nameless = acted(aCandidate({ person: '', name: '林涛' }), 'accept', sun);
  const other = { ...chen, id: personId('other.lead') };
  const people = new Map(withLin).set(other.id, other);
  const signing = (person: string, more: object = {}) =>
    no(
      tried(nameless, 'sign', other, {
        answers: { ...signed.answers, person },
        now: around(start, { people, ...more }),
      }),
    );
  expect(signing(chen.id)).toContain('staff.refusal.theirOwn');
  expect(signing(sun.id)).toContain('staff.refusal.theirOwn');
  expect(signing(other.id)).toContain('staff.refusal.yourself');
  expect(no(proposing(chen, { person: sun.id }))).toContain('staff.refusal.customers');
  const known = (staff: Staff) =>
    ({ others: [{ about: { kind: 'staff', id: 8 }, record: { ...staff, id: 8 } }] }) as const;
  const proposed = aCandidate();
  const refused = acted(proposed, 'refuse', sun, { answers: { words: '资料不全' } });
  const left = acted(acted(acted(proposed, 'accept', sun), 'sign', chen, signed), 'leave', chen);
  expect(signing(lin.id, known(proposed))).toContain('staff.refusal.hasProfile');
  for (const before of [refused, left]) {
    expect(signing(lin.id, known(before))).toContain('staff.refusal.decidedBefore');
    // By their account the customer reads who it is, and decides anew.
    expect(no(proposing(chen, {}, around(start, known(before))))).toBe('done');
  }
  // Who was replaced without a profile.
  const replaced = {
    kind: 'service',
    person: lin.id,
    span: { from: at('08:00'), to: openEnd },
    serves: false,
  } as const;
  expect(signing(lin.id, { shifts: { ...byPattern(desk), service: [replaced] } })).toContain('decidedBefore');
  expect(signing(lin.id, known(acted(proposed, 'withdraw', chen)))).toBe('done');
});

test('only a lead of the contractor proposes, each once, and only where somebody answers for the customer', () => {
  for (const by of [li, sun, kate, zhou]) expect(no(proposing(by))).toBe('staff.refusal.notLead');
  expect(no(proposing(chen, { person: '', name: '' }))).toContain('staff.refusal.whom');
  expect(no(proposing(chen, { person: chen.id }))).toContain('staff.refusal.yourself');
  expect(no(proposing(chen, { since: '很久' }))).toContain('staff.refusal.notDate');
  expect(no(proposing(chen, { seenOn: '' }))).toContain('staff.refusal.seenOn');
  const there = { others: [{ about: { kind: 'staff', id: 7 }, record: aCandidate() }] } as const;
  expect(no(proposing(chen, {}, around(start, there)))).toContain('staff.refusal.hasProfile');
  const people = new Map([chen, kate, lin].map((one) => [one.id, one]));
  expect(no(proposing(chen, {}, around(start, { people })))).toBe('staff.refusal.nobodyVets');
});

test('the customer is reminded after a working day, the lead hears of it after three, and of an agreement that is not filed', () => {
  const proposed = aCandidate();
  const first = rung(proposed);
  expect([first?.at, first?.event]).toMatchObject([at('2026-11-25T09:10'), { for: 'customer', told: [sun.id] }]);
  const second = first && rung(first.after);
  expect([second?.at, second?.event]).toMatchObject([at('2026-11-27T09:10'), { told: [sun.id, chen.id] }]);
  const accepted = acted(proposed, 'accept', sun);
  expect(rung(accepted)?.event).toMatchObject({ for: 'agreement', told: [chen.id] });
  // Whoever meets first decides after it.
  const meetAt = at('2026-11-26T10:00');
  const meeting = acted(proposed, 'meet', sun, { answers: { meetAt, words: '' } });
  expect(rung(meeting)?.at).toBe(at('2026-11-27T10:00'));
  expect(acted(meeting, 'accept', sun)).toMatchObject({ state: 'accepted', vettedBy: sun.id });
});

test('whoever is waited for is reminded of once a week from then on, and the customer every other week: ten weeks of each', () => {
  const proposed = aCandidate();
  const accepted = acted(proposed, 'accept', sun);
  for (const [waiting, heard] of [
    // The customer alone, both, and ten weeks.
    [proposed, { [sun.id]: 2 + 5, [chen.id]: 1 + 10 }],
    [accepted, { [sun.id]: 5, [chen.id]: 2 + 10 }],
  ] as const) {
    const told: PersonId[] = [];
    let now: Staff = waiting;
    for (let nth = 0; nth < 12; nth += 1) {
      const next = rung(now);
      if (next?.event.type !== 'reminded') throw new Error(`reminder ${nth} never came`);
      told.push(...next.event.told);
      expect(isOpen(usualHours(hours), next.at)).toBe(true);
      now = next.after;
    }
    expect(Object.fromEntries(Object.keys(heard).map((id) => [id, told.filter((one) => one === id).length]))).toEqual(
      heard,
    );
    expect(told).toHaveLength(Object.values(heard).reduce((sum, one) => sum + one, 0));
    // The second reminder was on Friday the 27th.
    expect(now.lastEventAt).toBe(at('2027-02-05T09:00'));
    expect(rung(acted(now, 'withdraw', chen))).toBeUndefined();
  }
});

test('whoever’s account is gone is waited for: nobody is reminded of them, and only who stays away has left', () => {
  const goes = (staff: Staff) => acting(staff, staffKind.personLeft?.(staff, lin.id, around(start)) as StaffEvent);
  const proposed = aCandidate();
  const active = acted(acted(proposed, 'accept', sun), 'sign', chen, signed);
  const away = { people: new Map(withLin).set(lin.id, { ...lin, active: false }) };
  for (const [staff, end] of [
    [proposed, 'withdrawn'],
    [active, 'left'],
  ] as const) {
    const gone = goes(staff);
    expect(gone).toMatchObject({ state: staff.state, goneAt: start });
    expect(serviceOf(gone)).toEqual(serviceOf(staff));
    expect(staffKind.personLeft?.(gone, lin.id, around(start))).toBeUndefined();
    // Five working days after; whoever is there by then is back, though nobody noticed.
    expect(wakeUps(gone).map(({ kind, due }) => [kind, due])).toEqual([['stays-away', at('2026-12-01T09:00')]]);
    expect(rung(gone)?.event).toMatchObject({ type: 'back', by: theDesk });
    expect(rung(gone, away)?.event).toMatchObject({ type: end, by: theDesk });
    expect(rung(gone, away)?.after).not.toHaveProperty('goneAt');
    const back = acting(gone, staffKind.personBack?.(gone, lin.id, around(at('2026-11-26T09:00'))) as StaffEvent);
    expect(back).toMatchObject({ state: staff.state });
    expect(wakeUps(back)[0]?.due).toEqual(staff.waits && at('2026-11-26T18:00'));
    expect(staffKind.personBack?.(back, lin.id, around(start))).toBeUndefined();
  }
  for (const other of [chen, sun]) expect(staffKind.personLeft?.(active, other.id, around(start))).toBeUndefined();
});

test('while nobody leads, the contractor’s managers keep the profiles', () => {
  const people = new Map([...withLin].filter(([id]) => id !== chen.id));
  const accepted = acted(aCandidate(), 'accept', sun);
  expect(rung(accepted, { people })?.event).toMatchObject({ for: 'agreement', told: [kate.id] });
  expect(acted(accepted, 'sign', kate, { ...signed, now: around(start, { people }) }).state).toBe('active');
  expect(no(proposing(kate, {}, around(start, { people })))).toBe('done');
  expect(no(tried(accepted, 'sign', kate, signed))).toBe('staff.refusal.notLead');
});

test('where nobody of the customer is there any more, leads hear that nobody answers', () => {
  const people = new Map([...withLin].filter(([id]) => id !== sun.id));
  expect(rung(aCandidate(), { people })?.event).toMatchObject({ for: 'customer', told: [chen.id] });
});

test('what is proposed at night is told in the morning', () => {
  const late = aCandidate({}, chen, around(at('22:00')));
  expect(late.untoldAt).toBe(at('22:00'));
  expect(rung(late)).toMatchObject({ at: at('2026-11-25T09:00'), event: { type: 'called' } });
});

test('dates are read as people write them, and stay the same date wherever they are read', () => {
  const { profile } = aCandidate({ since: '2020/3/1', sites: [] });
  expect(new Date(profile.since).toISOString()).toBe('2020-03-01T12:00:00.000Z');
  expect(profile.familiar).toEqual([]);
  expect(no(proposing(chen, { since: '2021-02-30' }))).toContain('staff.refusal.notDate');
  expect(personId(String(answers['person']))).toBe(lin.id);
});

test('the skills of a profile count more than those of the desk file, for whoever stands in, is put on, or is given a ticket', () => {
  const active = acted(acted(aCandidate({ skills: ['office'] }), 'accept', sun), 'sign', chen, signed);
  const shifts = rosterWith(active);
  expect(withProfile(lin, at('09:00'), shifts).skills).toEqual([]);
  expect(withProfile(lin, after(start, days(1)), { service: shifts.service ?? [] }).skills).toEqual(['office']);
  const later = around(after(active.lastEventAt, minutes(1)), { shifts });
  const put = { span: tomorrow, skills: ['hardware'] };
  expect(refusePerson(lin, put, later)).toMatchObject({ say: 'exception.refusal.skills' });
  expect(refusePerson(lin, { ...put, skills: ['office'] }, later)).toBeUndefined();
  const piece = { of: li.id, span: tomorrow, shift: { ...tomorrow, part: 'primary', places: [], skills: [] } } as const;
  expect(whyNotTake(lin, { piece }, later)).toBe('skills');
  const unvetted = around(start, { shifts: byPattern(desk) });
  expect(whyNotTake(lin, { piece }, unvetted)).toBe('unvetted');
  const { vetting: _vetting, ...free } = byPattern(desk);
  expect(whyNotTake(lin, { piece }, { ...unvetted, shifts: free })).toBeUndefined();
});
