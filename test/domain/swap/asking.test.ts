import { isInvalid, isRefusal } from '../../../src/domain/refusal';
import { byPattern } from '../../../src/domain/roster/shifts';
import { after, days, type Instant, minutes } from '../../../src/domain/time/instant';
import { isOpen } from '../../../src/domain/time/is-open';
import type { Answers } from '../../../src/views/form';
import {
  acted,
  around,
  aSwap,
  asking,
  begun,
  eventOf,
  named,
  rosterWith,
  rung,
  takingOver,
  tried,
  wakeUps,
} from '../../kit/swaps';
import { at, chen, context, desk, everybody, hours, li, start, tom, wang, zhou } from '../../kit/tickets';

const wednesday = at('2026-11-25T09:00');

/** What somebody reads who is refused, by its key; at which fields, where a form says it. */
function refusedBy(by: typeof li, answers: Answers, now = context()): unknown {
  const came = asking(by, { shift: named(li, wednesday), ...answers }, now);
  if (isInvalid(came)) return Object.fromEntries(Object.entries(came.fields).map(([name, said]) => [name, said?.say]));
  return isRefusal(came) ? came.say : came.type;
}

test('everybody who can is asked: on the roster, skilled, not on duty and not away then (STAFF-4)', () => {
  expect(aSwap(wednesday).asked.toSorted()).toEqual([chen.id, tom.id]);
  const away = {
    kind: 'move',
    span: { from: wednesday, to: after(wednesday, days(1)) },
    from: tom.id,
    to: null,
  } as const;
  const changes = [{ record: { kind: 'leave', id: 1 } as const, changes: [{ ...away, away: true } as const] }];
  expect(aSwap(wednesday, {}, context(start, { shifts: { ...byPattern(desk), changes } })).asked).toEqual([chen.id]);
  const people = new Map(
    everybody.map((one) => [
      one.id,
      one.id === tom.id ? { ...one, active: false } : one.id === chen.id ? { ...one, skills: ['network'] } : one,
    ]),
  );
  expect(refusedBy(li, {}, context(start, { people }))).toEqual({ whom: 'swap.refusal.nobody' });
});

test('nobody asks for what is not theirs, past, or given away, nor somebody who cannot', () => {
  expect(refusedBy(zhou, {})).toBe('refusal.notEngineer');
  expect(refusedBy(tom, {})).toEqual({ shift: 'swap.refusal.notYourShift' });
  expect(refusedBy(li, { shift: named(li, at('2026-11-23T09:00')) })).toEqual({ shift: 'form.fillIn' });
  expect(refusedBy(li, { shift: 'x' })).toEqual({ shift: 'form.fillIn' });
  expect(refusedBy(li, { whom: wang.id })).toEqual({ whom: 'swap.refusal.on-duty' });
  expect(refusedBy(li, { whom: li.id })).toEqual({ whom: 'swap.refusal.yourOwn' });
  expect(refusedBy(li, { from: at('2026-11-25T08:00') })).toEqual({ from: 'swap.refusal.notWithin' });
  const given = acted(aSwap(wednesday, { whom: tom.id }), 'accept', tom);
  expect(refusedBy(li, {}, context(start, { shifts: rosterWith(given) }))).toEqual({ shift: 'form.fillIn' });
});

test('the same time is asked about once, until that is answered', () => {
  const open = aSwap(wednesday, { to: at('2026-11-25T12:00') });
  const others = [{ about: { kind: 'swap', id: open.id } as const, record: open }];
  expect(refusedBy(li, {}, context(start, { others }))).toEqual({ shift: 'swap.refusal.askedAlready' });
  expect(refusedBy(li, { from: at('2026-11-25T12:00') }, context(start, { others }))).toBe('asked');
  const answered = [{ ...others[0], record: acted(open, 'withdraw', li) } as (typeof others)[number]];
  expect(refusedBy(li, {}, context(start, { others: answered }))).toBe('asked');
});

test('what runs already is asked about at once, and undone within the hour', () => {
  const night = at('2026-11-24T18:00');
  const running = eventOf(asking(chen, { shift: named(wang, night), whom: tom.id }, context(at('22:00'))));
  expect(running).not.toHaveProperty('resting');
  const taken = acted(begun(running), 'accept', tom);
  expect(tried(taken, 'undo', tom)).toMatchObject({ type: 'undone' });
  expect(rung(begun(running))).toMatchObject({ at: at('2026-11-25T09:00'), event: { type: 'lapsed' } });
});

test('those asked are reminded 4, 3, 2 and 1 weeks, 3, 2 and 1 days and 12 h before, in working hours', () => {
  // Tuesday in a month; a reminder at nine in the evening comes before the desk closes.
  let swap = { ...aSwap(at('2026-12-29T09:00')) };
  const rings: Instant[] = [];
  for (let ring = rung(swap); ring?.event.type === 'reminded'; ring = rung(swap)) {
    rings.push(ring.at);
    swap = ring.after;
  }
  expect(rings).toEqual(
    ['12-01T09:00', '12-08T09:00', '12-15T09:00', '12-22T09:00', '12-25T17:59', '12-28T09:00', '12-28T17:59'].map(
      (time) => at(`2026-${time}`),
    ),
  );
  expect(rings.every((moment) => isOpen(hours, moment))).toBe(true);
});

test('who asks late is not told of the reminders that were missed: the next one only', () => {
  const late = aSwap(at('2026-11-26T09:00'), {}, context(at('14:00')));
  const timers = wakeUps(late);
  expect(timers.filter(({ kind }) => kind === 'remind').map(({ due }) => due)).toEqual([at('2026-11-25T09:00')]);
});

test('what is asked at night rings when the desk opens, unless the shift begins before', () => {
  const night = aSwap(wednesday, {}, context(at('22:00')));
  expect(night.untoldAt).toBeUndefined();
  const calm = aSwap(at('2026-11-26T09:00'), {}, context(at('22:00')));
  expect(rung(calm)).toMatchObject({ at: at('2026-11-25T09:00'), event: { type: 'called' } });
});

test('whoever comes second reads who has it, and who is late that it has begun', () => {
  const swap = aSwap(wednesday);
  const taken = acted(swap, 'accept', tom);
  expect(tried(taken, 'accept', chen)).toMatchObject({ say: 'swap.refusal.taken', facts: { who: { person: tom.id } } });
  expect(tried(swap, 'accept', chen, { now: context(wednesday) })).toMatchObject({ say: 'swap.refusal.begun' });
  expect(tried(swap, 'accept', wang)).toMatchObject({ say: 'swap.refusal.on-duty' });
});

test('either takes it back within the hour, and not once it begins; a lead later', () => {
  const taken = acted(aSwap(wednesday, { whom: tom.id }), 'accept', tom);
  const after61 = around(taken, after(taken.lastEventAt, minutes(61)));
  for (const by of [li, tom]) {
    expect(tried(taken, 'undo', by)).toMatchObject({ type: 'undone' });
    expect(tried(taken, 'undo', by, { now: after61 })).toMatchObject({ say: 'swap.refusal.tooLate' });
  }
  expect(tried(taken, 'give-back', chen, { now: after61 })).toMatchObject({ kind: 'invalid' });
  expect(tried(taken, 'give-back', chen, { now: after61, answers: { reason: '病了' } })).toMatchObject({
    reason: '病了',
  });
  expect(tried(taken, 'give-back', tom, { now: after61 })).toMatchObject({ say: 'swap.refusal.notLead' });
});

test('a running shift is taken over by whoever is free, and taken back as long as it lasts (C #10)', () => {
  expect(takingOver(wang, li)).toMatchObject({ say: 'swap.refusal.youAreOn' });
  expect(takingOver(tom, chen)).toMatchObject({ say: 'swap.refusal.notOnDuty' });
  expect(takingOver(tom, { ...li, id: 'nobody' as never })).toMatchObject({ say: 'refusal.staleButton' });
  expect(takingOver(zhou, li)).toMatchObject({ say: 'refusal.notEngineer' });
  const over = begun(eventOf(takingOver(tom, li)));
  const evening = around(over, at('17:00'));
  expect(tried(over, 'undo', tom, { now: evening })).toMatchObject({ say: 'swap.refusal.tooLate' });
  expect(tried(over, 'undo', li, { now: evening })).toMatchObject({ type: 'undone' });
  expect(rung(over)).toMatchObject({ at: at('18:00'), event: { type: 'ended' } });
});

test('whoever asked one in vain asks everybody else with one press, as long as the shift is to come (C #9)', () => {
  const refused = acted(aSwap(wednesday, { whom: tom.id }), 'refuse', tom, { answers: { text: '' } });
  expect(refused).toMatchObject({ state: 'closed', ended: 'refused' });
  const again = acted(refused, 'ask-all', li);
  expect(again).toMatchObject({ state: 'asked', toAll: true, asked: [tom.id, chen.id], refusedBy: [tom.id] });
  expect(again).not.toHaveProperty('ended');
  expect(acted(again, 'accept', chen)).toMatchObject({ state: 'taken', takenBy: chen.id });
  // Everybody has said no: nobody is left to ask.
  const nobody = acted(again, 'refuse', chen, { answers: { text: '' } });
  expect(nobody).toMatchObject({ state: 'closed', ended: 'refused' });
  expect(isRefusal(tried(nobody, 'ask-all', li))).toBe(true);
  expect(isRefusal(tried(refused, 'ask-all', wang))).toBe(true);
  expect(isRefusal(tried(refused, 'ask-all', li, { now: around(refused, wednesday) }))).toBe(true);
});
