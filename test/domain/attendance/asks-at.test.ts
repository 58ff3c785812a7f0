import { compileDesk } from '../../../src/config/compile-desk';
import { readDeskFile } from '../../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../../src/demo/demo-desk';
import { asksAt, type Duty } from '../../../src/domain/attendance/expected-at';
import type { Desk, DutyLine } from '../../../src/domain/desk';
import { instant, minutes, type Span } from '../../../src/domain/time/instant';
import { at, desk as demo } from '../../kit/tickets';

const both: Duty = { places: [], lines: [undefined] };
const only = (...lines: readonly DutyLine[]): Duty => ({ places: [], lines });

const signIn = { within: minutes(15) };
const desk = { ...demo, signIn };

/** The same desk elsewhere. */
function deskIn(zone: string): Desk & Pick<typeof desk, 'signIn'> {
  const read = readDeskFile(demoDesk.replaceAll('Asia/Shanghai', zone), 'demo');
  if (read.problems !== undefined) throw new Error('the desk file is wrong');
  return { ...compileDesk(read.file), signIn };
}

/** When whoever has it from then to then is asked, as Shanghai writes it. */
const asked = (from: string, to: string, duty: Duty = both, within = signIn.within): string | undefined => {
  const found = asksAt(duty, { from: at(from), to: at(to) }, { ...desk, signIn: { within } })?.at;
  return found === undefined ? undefined : new Date(found + 8 * 3_600_000).toISOString().slice(0, 16);
};

// The place is open from nine to twelve and from one to six; 2026-11-24 is a Tuesday.
describe('who is to be at a post signs in as it opens first in their shift (STAFF-6)', () => {
  test.each([
    ['as it begins', '09:00', '18:00', '2026-11-24T09:00'],
    ['as it begins while the place is open', '10:30', '20:00', '2026-11-24T10:30'],
    ['where it begins before the place opens', '07:00', '15:00', '2026-11-24T09:00'],
    ['where it begins in the break', '12:10', '20:00', '2026-11-24T13:00'],
    ['from midnight', '2026-11-24T00:00', '2026-11-25T00:00', '2026-11-24T09:00'],
    ['where the night goes on into the morning', '2026-11-24T20:00', '2026-11-25T10:00', '2026-11-25T09:00'],
    ['over a weekend into Monday', '2026-11-27T18:30', '2026-11-30T18:00', '2026-11-30T09:00'],
    // A Saturday that is worked.
    ['on a make-up working day', '2026-10-10T08:00', '2026-10-10T18:00', '2026-10-10T09:00'],
  ])('%s', (_, from, to, when) => {
    expect(asked(from, to)).toBe(when);
    expect(asked(from, to, only('operating'))).toBe(when);
  });

  test('at whichever of their places opens first', () => {
    const berlin = deskIn('Europe/Berlin').places[0];
    const two = { ...desk, places: [desk.places[0], { ...berlin, id: 'berlin' }] as const };
    const span = { from: at('07:00'), to: at('23:00') };
    expect(asksAt(both, span, two)).toEqual({ place: 'shanghai', at: at('09:00') });
    expect(asksAt({ ...both, places: ['berlin'] }, span, two)).toEqual({ place: 'berlin', at: at('16:00') });
  });

  test('by the clock of the place, also on the day it is put back (DST)', () => {
    const berlin = deskIn('Europe/Berlin');
    const [friday, monday] = ['2026-10-23', '2026-10-26'].map((date) => ({
      from: instant(`${date}T05:00:00Z`),
      to: instant(`${date}T15:00:00Z`),
    })) as [Span, Span];
    expect(asksAt(both, friday, berlin)?.at).toBe(instant('2026-10-23T07:00:00Z'));
    expect(asksAt(both, monday, berlin)?.at).toBe(instant('2026-10-26T08:00:00Z'));
    // The night of the change has an hour more.
    const sunday = { from: instant('2026-10-24T22:00:00Z'), to: instant('2026-10-25T22:00:00Z') };
    expect(asksAt(both, sunday, berlin)?.at).toBe(instant('2026-10-25T06:00:00Z'));
  });
});

describe('whoever has only to be reached says so as it begins, and never in the night (TIME-2)', () => {
  test.each([
    ['in the evening', '18:00', '2026-11-25T09:00', '2026-11-24T18:00'],
    ['on a day off', '2026-11-28T09:00', '2026-11-29T09:00', '2026-11-28T09:00'],
    ['on a holiday', '2026-10-01T09:00', '2026-10-02T09:00', '2026-10-01T09:00'],
    ['where it begins in the night', '2026-11-24T23:30', '2026-11-25T08:00', '2026-11-25T07:00'],
    ['where it begins after midnight', '2026-11-24T02:00', '2026-11-24T08:30', '2026-11-24T07:00'],
    ['where it is over as the night is', '2026-11-24T23:00', '2026-11-25T07:00', undefined],
  ])('%s', (_, from, to, when) => {
    expect(asked(from, to)).toBe(when);
    expect(asked(from, to, only('emergency'))).toBe(when);
    // Nobody waits at a post that is closed.
    expect(asked(from, to, only('operating'))).toBeUndefined();
  });

  test('the emergency line is asked for as it begins, also while the place is open; together with the other as that opens', () => {
    expect(asked('07:30', '18:00', only('emergency'))).toBe('2026-11-24T07:30');
    expect(asked('07:30', '18:00', only('emergency', 'operating'))).toBe('2026-11-24T09:00');
  });

  test.each([
    ['as it begins, where others would be told before the night', '22:29', 15, '2026-11-24T22:29'],
    ['after the night, where others would be told in it', '22:30', 15, '2026-11-25T07:00'],
    ['after the night, where they would be reminded in it', '22:50', 15, '2026-11-25T07:00'],
    ['by how long they have: little', '22:50', 4, '2026-11-24T22:50'],
    ['by how long they have: much', '21:00', 60, '2026-11-25T07:00'],
    ['also where telling others comes after the night', '20:00', 330, '2026-11-25T07:00'],
    ['as it begins, where all of it but the night is spanned', '22:00', 570, '2026-11-24T22:00'],
  ])('%s', (_, from, within, when) => {
    expect(asked(from, '2026-11-25T09:00', only('emergency'), minutes(within))).toBe(when);
    // Who is at a post then does not sleep.
    expect(asked('17:30', '2026-11-25T08:00', only('operating'), minutes(within))).toBe('2026-11-24T17:30');
  });

  test('what would ring after the shift rings nobody', () => {
    expect(asked('22:40', '22:58', only('emergency'))).toBe('2026-11-24T22:40');
    expect(asked('22:40', '2026-11-25T06:00', only('emergency'))).toBeUndefined();
  });

  test('in nights that are an hour longer or shorter, too (DST)', () => {
    const berlin = deskIn('Europe/Berlin');
    const from = (moment: string, end: string) =>
      asksAt(only('emergency'), { from: instant(moment), to: instant(end) }, berlin)?.at;
    expect(from('2026-10-24T20:29:00Z', '2026-10-25T08:00:00Z')).toBe(instant('2026-10-24T20:29:00Z'));
    expect(from('2026-10-24T20:30:00Z', '2026-10-25T08:00:00Z')).toBe(instant('2026-10-25T06:00:00Z'));
    expect(from('2026-03-28T21:29:00Z', '2026-03-29T08:00:00Z')).toBe(instant('2026-03-28T21:29:00Z'));
    expect(from('2026-03-28T21:30:00Z', '2026-03-29T08:00:00Z')).toBe(instant('2026-03-29T05:00:00Z'));
  });
});
