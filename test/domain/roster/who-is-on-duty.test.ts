import fc from 'fast-check';
import type { DutyShift } from '../../../src/domain/desk';
import { personId } from '../../../src/domain/people/person';
import { nextDutyChange } from '../../../src/domain/roster/duty-changes';
import { rosteredAt } from '../../../src/domain/roster/everybody-on-duty';
import type { Asked } from '../../../src/domain/roster/fit';
import { shiftKey } from '../../../src/domain/roster/shift-key';
import type { Shifts } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import { type Instant, instant } from '../../../src/domain/time/instant';

const at = (time: string): Instant => instant(`2026-11-20T${time}+08:00`);
const shift = (primary: string, changes: Partial<DutyShift> = {}): DutyShift => ({
  span: { from: at('09:00'), to: at('18:00') },
  primary: personId(primary),
  backup: null,
  places: [],
  skills: [],
  ...changes,
});
const noon = at('12:00');
const primaryOf = (shifts: Partial<Shifts>, asked?: Asked, when = noon) =>
  whoIsOnDuty(when, { overrides: [], pattern: [], changes: [], ...shifts }, asked).primary;

describe('who is on duty', () => {
  test('is the one whose shift it is, from its first moment to its last', () => {
    const pattern = [shift('li', { backup: personId('wang') })];
    expect(whoIsOnDuty(at('09:00'), { overrides: [], pattern, changes: [] })).toEqual({
      primary: 'li',
      backup: 'wang',
    });
    expect(primaryOf({ pattern }, {}, at('17:59:59.999'))).toBe('li');
    expect(whoIsOnDuty(at('18:00'), { overrides: [], pattern, changes: [] })).toEqual({ primary: null, backup: null });
  });

  test.each([
    ['place and skill', { place: 'tower', skill: 'SW-1' }, 'both'],
    ['the place', { place: 'tower', skill: 'HW-1' }, 'place'],
    ['the skill', { place: 'annex', skill: 'SW-1' }, 'skill'],
    ['everything', { place: 'annex', skill: 'HW-1' }, 'general'],
    ['everything, when nothing is asked', {}, 'general'],
    ['the place, when no skill is asked', { place: 'tower' }, 'place'],
  ])('is the one made for %s', (_, asked, expected) => {
    const pattern = [
      shift('general'),
      shift('skill', { skills: ['SW-1'] }),
      shift('place', { places: ['tower'] }),
      shift('both', { places: ['tower'], skills: ['SW-1'] }),
    ];
    expect(primaryOf({ pattern }, asked)).toBe(expected);
    expect(primaryOf({ pattern: pattern.toReversed() }, asked)).toBe(expected);
  });

  test('is the one made for the place before the one made for the skill', () => {
    const pattern = [shift('skill', { skills: ['SW-1'] }), shift('place', { places: ['tower'] })];
    for (const shifts of [pattern, pattern.toReversed()]) {
      expect(primaryOf({ pattern: shifts }, { place: 'tower', skill: 'SW-1' })).toBe('place');
    }
  });

  test('is the first of equals, which is the one that began first', () => {
    const early = shift('zhao', { span: { from: at('08:00'), to: at('18:00') } });
    expect(primaryOf({ pattern: [shift('li'), early] })).toBe('zhao');
    expect(primaryOf({ pattern: [shift('li'), shift('wang')] })).toBe('li');
  });

  test('is somebody when nothing is asked and only limited shifts exist', () => {
    expect(primaryOf({ pattern: [shift('li', { places: ['tower'] })] })).toBe('li');
    expect(primaryOf({ pattern: [shift('li', { places: ['tower'] })] }, { place: 'annex' })).toBeNull();
  });

  test('is the newest override, however close the pattern fits', () => {
    const overrides = [shift('newest'), shift('older')];
    const pattern = [shift('li', { places: ['tower'] })];
    expect(primaryOf({ overrides, pattern }, { place: 'tower' })).toBe('newest');
  });

  test('is an override made for the place or the skill, where that is asked about', () => {
    const overrides = [shift('zhao', { places: ['tower'] }), shift('qian', { skills: ['SW-1'] })];
    const asks = [{ place: 'tower' }, { place: 'annex', skill: 'SW-1' }, { place: 'tower', skill: 'SW-1' }];
    expect(asks.map((asked) => primaryOf({ overrides, pattern: [shift('li')] }, asked))).toEqual([
      'zhao',
      'qian',
      'zhao',
    ]);
  });

  test('is not an override for another time, place or skill', () => {
    const overrides = [
      shift('evening', { span: { from: at('18:00'), to: at('20:00') } }),
      shift('annex', { places: ['annex'] }),
      shift('printers', { skills: ['HW-1'] }),
    ];
    expect(primaryOf({ overrides, pattern: [shift('li')] }, { place: 'tower', skill: 'SW-1' })).toBe('li');
    expect(primaryOf({ overrides, pattern: [shift('li')] }, { place: 'tower' })).toBe('li');
    expect(primaryOf({ overrides, pattern: [shift('li')] })).toBe('li');
  });
});

test('a shift is the same one by when it begins, and by where and for what, in any order', () => {
  const one = shift('li', { places: ['tower', 'annex'], skills: ['SW-1', 'HW-1'] });
  const turned = shift('wang', { places: ['annex', 'tower'], skills: ['HW-1', 'SW-1'] });
  expect(shiftKey(turned)).toBe(shiftKey(one));
  const others = [
    shift('li', { ...one, span: { ...one.span, from: at('10:00') } }),
    shift('li', { ...one, places: ['tower'] }),
    shift('li', { ...one, skills: ['SW-1'] }),
  ];
  expect(new Set([one, ...others].map(shiftKey)).size).toBe(4);
  expect(shiftKey(shift('li', { places: ['a', 'b'] }))).not.toBe(shiftKey(shift('li', { places: ['ab'] })));
  expect(shiftKey(shift('li', { skills: ['a', 'b'] }))).not.toBe(shiftKey(shift('li', { skills: ['ab'] })));
});

test('an override without limits sends everybody older home', () => {
  const limited = shift('zhao', { places: ['annex'], backup: personId('qian') });
  const overrides = [limited, shift('sun'), shift('older')];
  expect(rosteredAt(noon, { overrides, pattern: [shift('li')], changes: [] })).toEqual(['zhao', 'qian', 'sun']);
  expect(rosteredAt(noon, { overrides: [limited], pattern: [shift('li'), shift('li')], changes: [] })).toEqual([
    'zhao',
    'qian',
    'li',
  ]);
  expect(rosteredAt(at('20:00'), { overrides, pattern: [shift('li')], changes: [] })).toEqual([]);
});

describe('whatever the roster', () => {
  const hour = fc.integer({ min: 0, max: 48 }).map((count) => (at('00:00') + count * 3_600_000) as Instant);
  const someOf = (...names: readonly string[]) => fc.subarray([...names]);
  const anyShift = fc
    .tuple(
      hour,
      hour,
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.constantFrom('e', 'f', null),
      someOf('p', 'q'),
      someOf('s', 't'),
    )
    .map(
      ([one, other, primary, backup, places, skills]): DutyShift => ({
        span: { from: Math.min(one, other) as Instant, to: Math.max(one, other) as Instant },
        primary: personId(primary),
        backup: backup === null ? null : personId(backup),
        places,
        skills,
      }),
    );
  const anyShifts = fc.record({
    overrides: fc.array(anyShift, { maxLength: 4 }),
    pattern: fc.array(anyShift, { maxLength: 6 }),
    changes: fc.constant([]),
  });
  const anyAsked: fc.Arbitrary<Asked> = fc.record({
    place: fc.constantFrom('p', 'q', 'r', undefined),
    skill: fc.constantFrom('s', 't', 'u', undefined),
  });

  /** The roster as a preview draws it: from change to change. */
  function preview(shifts: Shifts, asked: Asked): readonly { from: Instant; primary: string | null }[] {
    const drawn = [];
    for (let from: Instant | undefined = at('00:00'); from !== undefined; from = nextDutyChange(from, shifts)) {
      drawn.push({ from, primary: whoIsOnDuty(from, shifts, asked).primary });
    }
    return drawn;
  }

  test('the preview says what is true at every moment', () => {
    fc.assert(
      fc.property(anyShifts, anyAsked, fc.integer({ min: 0, max: 49 * 3_600_000 }), (shifts, asked, offset) => {
        const now = (at('00:00') + offset) as Instant;
        const drawn = preview(shifts, asked).findLast(({ from }) => from <= now);
        expect(drawn?.primary).toBe(whoIsOnDuty(now, shifts, asked).primary);
      }),
      { numRuns: 500 },
    );
  });

  test('whoever is on duty is rostered', () => {
    fc.assert(
      fc.property(anyShifts, anyAsked, hour, (shifts, asked, now) => {
        const { primary, backup } = whoIsOnDuty(now, shifts, asked);
        const rostered = rosteredAt(now, shifts);
        expect([primary, backup].every((person) => person === null || rostered.includes(person))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
