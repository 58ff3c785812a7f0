import { dutySpans } from '../../../src/domain/roster/duty-spans';
import { byPattern, type Shifts } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import { after, days, hours, type Instant } from '../../../src/domain/time/instant';
import { allShifts } from '../../kit/all-shifts';
import {
  acted,
  around,
  aSwap,
  beginsOf,
  begun,
  eventOf,
  named,
  rosterWith,
  rung,
  saidOf,
  takingOver,
  wakeUps,
} from '../../kit/swaps';
import { at, chen, context, desk, li, start, tom, wang } from '../../kit/tickets';

const wednesday = at('2026-11-25T09:00');
const toTom = () => aSwap(wednesday, { whom: tom.id });
const taken = () => acted(toTom(), 'accept', tom);

/** The desk file with Li's shift of Wednesday at another time, or none. */
const moved = (from: Instant | undefined, to = at('2026-11-25T20:00')): Shifts => ({
  ...byPattern(desk),
  pattern: allShifts(desk.duty).flatMap((shift) => {
    if (shift.primary !== li.id || shift.span.from !== wednesday) return [shift];
    return from === undefined ? [{ ...shift, primary: wang.id, backup: chen.id }] : [{ ...shift, span: { from, to } }];
  }),
});
const withSwap = (shifts: Shifts, swap: ReturnType<typeof taken>): Shifts => ({
  ...shifts,
  changes: rosterWith(swap).changes,
});
const first = (moment: Instant, shifts: Shifts) => whoIsOnDuty(moment, shifts).primary;

test('whoever took it is on duty in her place, for exactly that shift', () => {
  const shifts = rosterWith(taken());
  const span = { from: at('2026-11-25T00:00'), to: at('2026-11-26T00:00') };
  expect(dutySpans(span, shifts).map(({ from, primary }) => [from, primary])).toEqual([
    [span.from, wang.id],
    [wednesday, tom.id],
    [at('2026-11-25T18:00'), wang.id],
  ]);
});

test('a part of a shift changes hands alone', () => {
  const part = aSwap(wednesday, { whom: tom.id, from: at('2026-11-25T13:00'), to: at('2026-11-25T15:00') });
  const shifts = rosterWith(acted(part, 'accept', tom));
  const seen = ['12:59', '13:00', '14:59', '15:00'].map((time) => first(at(`2026-11-25T${time}`), shifts));
  expect(seen).toEqual([li.id, tom.id, tom.id, li.id]);
});

test('an exchange is two moves at once', () => {
  const [weekend = start] = beginsOf(tom, start);
  const swap = acted(aSwap(wednesday, { whom: tom.id, exchange: named(tom, weekend) }), 'accept', tom);
  const shifts = rosterWith(swap);
  expect([first(wednesday, shifts), first(weekend, shifts)]).toEqual([tom.id, li.id]);
  expect([first(after(wednesday, days(1)), shifts), first(after(weekend, days(7)), shifts)]).toEqual([li.id, tom.id]);
});

test('what was served until it was undone stays served', () => {
  const over = begun(eventOf(takingOver(tom, li)));
  const later = after(start, hours(2));
  const shifts = rosterWith(acted(over, 'undo', li, { now: around(over, later) }));
  expect([start, after(later, -1 as never), later].map((moment) => first(moment, shifts))).toEqual([
    tom.id,
    tom.id,
    li.id,
  ]);
});

test('a swap follows its shift where that moves, and both read it (lessons C #12)', () => {
  const swap = taken();
  const roster = withSwap(moved(at('2026-11-25T10:00')), swap);
  const rings = rung(swap, roster);
  expect(rings?.event).toMatchObject({
    type: 'moved',
    piece: { span: { from: at('2026-11-25T10:00'), to: at('2026-11-25T20:00') } },
  });
  const now = rings?.after ?? swap;
  expect(rung(now, withSwap(moved(at('2026-11-25T10:00')), now))?.event.type).toBe('ended');
  const shifts = withSwap(moved(at('2026-11-25T10:00')), now);
  expect([at('2026-11-25T10:00'), at('2026-11-25T19:59')].map((moment) => first(moment, shifts))).toEqual([
    tom.id,
    tom.id,
  ]);
  const told = rings === undefined ? [] : saidOf(swap, rings.event).filter(({ content }) => content.kind === 'message');
  expect(told.map(({ to }) => (to.kind === 'person' ? to.person : undefined))).toEqual([li.id, tom.id]);
});

test('a part keeps its own time, as far as the shift still has it', () => {
  const part = acted(aSwap(wednesday, { whom: tom.id, from: at('2026-11-25T13:00') }), 'accept', tom);
  const cut = rung(part, withSwap(moved(wednesday, at('2026-11-25T16:00')), part))?.event;
  expect(cut).toMatchObject({ piece: { span: { from: at('2026-11-25T13:00'), to: at('2026-11-25T16:00') } } });
});

test('where there is no such shift any more it is over', () => {
  const swap = taken();
  expect(rung(swap, withSwap(moved(undefined), swap))?.after).toMatchObject({ state: 'closed', ended: 'gone' });
});

test('one that was granted away otherwise meanwhile can be taken by nobody', () => {
  const [one, other] = [taken(), { ...aSwap(wednesday, { whom: chen.id }), id: 8 }];
  const now = context(other.lastEventAt, { shifts: rosterWith(one) });
  expect(() => acted(other, 'accept', chen, { now })).toThrow('swap.refusal.noShift');
  expect(rung(other, rosterWith(one))?.after).toMatchObject({ state: 'closed', ended: 'gone' });
});

test('what others decided about the shift afterwards does not move it', () => {
  const swap = taken();
  const changes = [
    ...rosterWith(swap).changes,
    {
      record: { kind: 'leave', id: 1 } as const,
      changes: [{ kind: 'move', span: swap.piece.span, from: li.id, to: chen.id, away: true } as const],
    },
  ];
  expect(
    wakeUps(swap, context(swap.lastEventAt, { shifts: { ...byPattern(desk), changes } })).map(({ kind }) => kind),
  ).toEqual(['end']);
});

test('a shift weeks ahead is looked at again as soon as imports about it are known to everybody', () => {
  const far = at('2026-12-22T09:00');
  const swap = acted(aSwap(far, { whom: tom.id }), 'accept', tom);
  expect(wakeUps(swap)[0]).toMatchObject({ kind: 'look', due: after(far, days(-12)) });
});
