import { compileDuty, type DutyRow } from '../src/config/calendar/compile-duty';
import { type PersonId, personId } from '../src/domain/people/person';
import type { DutyChange, DutyDecision } from '../src/domain/roster/duty-change';
import { dutySpans } from '../src/domain/roster/duty-spans';
import { onShiftFor, rosteredAt } from '../src/domain/roster/everybody-on-duty';
import type { Asked } from '../src/domain/roster/fit';
import type { PastDuty, Shifts } from '../src/domain/roster/shifts';
import { whoIsOnDuty } from '../src/domain/roster/who-is-on-duty';
import { after, days, hours, type Instant, instant, type Span } from '../src/domain/time/instant';
import { dayNumber } from '../src/domain/time/local-date';
import type { Benchmark } from './kit/benchmark';
import { median, quantile, round } from './kit/numbers';

const begins = instant('2026-01-01T00:00+08:00');
const year = 365;
const places = Array.from({ length: 5 }, (_, nth) => `place-${nth}`);
const skills = ['office', 'printer', 'network'];
const engineers = Array.from({ length: 50 }, (_, nth) => personId(`engineer-${nth}`)) as [PersonId, ...PersonId[]];

const spanOn = (day: number, from: number, length: number): Span => ({
  from: after(after(begins, days(day % year)), hours(from)),
  to: after(after(begins, days(day % year)), hours(from + length)),
});
const engineer = (nth: number): PersonId => engineers[nth % engineers.length] as PersonId;

/** Five places with a rotation each, by day, by night and for printers, and an emergency line over all of them. */
const rows: readonly DutyRow[] = [
  ...places.flatMap((place, nth): DutyRow[] => {
    const all = { days: [1, 2, 3, 4, 5, 6, 7], places: [place] } as const;
    const members = engineers.slice(nth * 10, nth * 10 + 10) as unknown as readonly [PersonId, ...PersonId[]];
    const weekly = { members, days: 7, handover: 540, start: dayNumber('2026-01-05'), first: 0 };
    return [
      { ...all, from: '09:00', to: '18:00', primary: weekly, backup: { ...weekly, first: 1 }, line: 'operating' },
      { ...all, from: '18:00', to: '09:00', primary: { ...weekly, days: 1, first: 2 }, backup: null },
      { ...all, from: '09:00', to: '18:00', primary: engineer(nth + 3), backup: null, skills: ['printer'] },
    ];
  }),
  {
    ...{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', line: 'emergency' },
    primary: { members: engineers, days: 1, handover: 540, start: dayNumber('2026-01-05'), first: 0 },
    backup: null,
  },
];

/** A year of leave, exchanges, exceptions and one more person, a dozen of each engineer's. */
function decisions(): readonly DutyDecision[] {
  return engineers.flatMap((who, nth) =>
    Array.from({ length: 12 }, (_, month): DutyDecision => {
      const span = spanOn(month * 30 + nth, 9, month % 3 === 0 ? 72 : 9);
      const other = engineer(nth + month + 1);
      const move: DutyChange = { kind: 'move', span, from: who, to: other };
      const kinds: readonly (readonly DutyChange[])[] = [
        [move],
        [move, { ...move, from: other, to: who }],
        [{ kind: 'override', span, primary: who, backup: other, places: [places[nth % 5] ?? ''], skills: [] }],
        [{ kind: 'extra', span, person: who, places: [], skills: [] }],
      ];
      return { record: { kind: 'ticket', id: nth * 12 + month }, changes: kinds[month % 4] ?? [] };
    }),
  );
}

/** What was written down of the half of the year that is over. */
const history = (): readonly PastDuty[] =>
  Array.from({ length: year / 2 }, (_, day) => day).flatMap((day) =>
    places.flatMap((place, nth) =>
      [9, 18].map((hour) => ({
        ...{ span: spanOn(day, hour, hour === 9 ? 9 : 15), primary: engineer(day + nth), backup: null },
        ...{ places: [place], skills: [] },
      })),
    ),
  );

const imports = () =>
  Array.from({ length: 100 }, (_, nth) => ({
    ...{
      span: spanOn(nth * 3, 9, 9),
      primary: engineer(nth),
      backup: null,
      places: [places[nth % 5] ?? ''],
      skills: [],
    },
  }));

/** How long one answer takes, of so many, each measured by itself. */
function timed(count: number, work: (at: Instant, asked: Asked) => unknown): readonly number[] {
  return Array.from({ length: count }, (_, nth) => {
    const at = after(begins, hours((nth * 7) % (year * 24)));
    const asked: Asked = { place: places[nth % 5], skill: skills[nth % 3], line: nth % 2 ? 'operating' : 'emergency' };
    const before = performance.now();
    work(at, asked);
    return performance.now() - before;
  });
}

const told = (took: readonly number[]) => ({
  msMedian: round(median(took)),
  msP99: round(quantile(took, 0.99)),
  msMost: round(Math.max(...took)),
});

/** What asking who is on duty costs a desk with fifty engineers and a year of exceptions. */
export const roster: Benchmark = {
  name: 'roster',
  measures:
    'who is on duty: 50 engineers, 5 places, 12 compiled years, 600 decisions, 100 imports, half a year of history',
  run({ quick }) {
    const count = quick ? 2000 : 20_000;
    const compiling = performance.now();
    const pattern = compileDuty(rows, 'Asia/Shanghai');
    const compiled = performance.now() - compiling;
    const shifts: Shifts = { pattern, changes: decisions(), overrides: imports(), history: history() };
    timed(500, (at, asked) => whoIsOnDuty(at, shifts, asked));
    const answers = timed(count, (at, asked) => whoIsOnDuty(at, shifts, asked));
    const everybody = timed(count / 4, (at, asked) => [rosteredAt(at, shifts), onShiftFor(at, shifts, asked)]);
    const fortnights = timed(count / 100, (at, asked) =>
      dutySpans({ from: at, to: after(at, days(14)) }, shifts, asked),
    );
    return Promise.resolve({
      parameters: { count, shifts: pattern.length, decisions: shifts.changes.length },
      results: {
        whoIsOnDuty: told(answers),
        everybodyOnShift: told(everybody),
        fortnight: told(fortnights),
        compileMs: round(compiled),
      },
      goals: [{ stated: 'whoIsOnDuty answers in under 1 ms (p99)', reached: quantile(answers, 0.99) < 1 }],
    });
  },
};
