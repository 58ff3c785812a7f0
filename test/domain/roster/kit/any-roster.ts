import fc from 'fast-check';
import { compileDuty, type DutyRow } from '../../../../src/config/calendar/compile-duty';
import type { DutyScope, DutyShift } from '../../../../src/domain/desk';
import { type PersonId, personId } from '../../../../src/domain/people/person';
import type { DutyChange, DutyDecision } from '../../../../src/domain/roster/duty-change';
import type { Asked } from '../../../../src/domain/roster/fit';
import type { PastDuty, Shifts } from '../../../../src/domain/roster/shifts';
import { type Instant, instant, type Span } from '../../../../src/domain/time/instant';
import { dateOf } from '../../../../src/domain/time/local-date';

/** A zone with the days around one of its changes of the clock, or without any. */
const zones = [
  { zone: 'Asia/Shanghai', from: '2026-10-08', until: '2026-10-13' },
  { zone: 'Europe/Berlin', from: '2026-03-27', until: '2026-04-01' },
  { zone: 'America/New_York', from: '2026-10-30', until: '2026-11-04' },
  { zone: 'Australia/Lord_Howe', from: '2026-04-03', until: '2026-04-08' },
] as const;
/** Worked although they fall on a weekend (5.5). */
const makeUpDays: ReadonlySet<string> = new Set(['2026-10-10', '2026-03-28', '2026-10-31', '2026-04-04']);

const who = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f').map(personId);
const perhaps = fc.option(who, { nil: null });
const clock = fc.constantFrom('00:00', '02:00', '02:30', '08:00', '09:00', '12:00', '18:00', '22:00');
const line = fc.constantFrom('operating' as const, 'emergency' as const, undefined);
const limits: fc.Arbitrary<DutyScope> = fc
  .record({ places: fc.subarray(['p', 'q']), skills: fc.subarray(['s', 't']), line })
  .map(({ line: its, ...rest }) => (its === undefined ? rest : { ...rest, line: its }));
const scope = fc.oneof(fc.constant<DutyScope>({ places: [], skills: [] }), limits);
const days = fc.constantFrom<DutyRow['days']>([1, 2, 3, 4, 5], [6, 7], [1, 2, 3, 4, 5, 6, 7], (day) =>
  makeUpDays.has(dateOf(day)),
);
const row: fc.Arbitrary<DutyRow> = fc
  .record({ days, from: clock, to: clock, primary: who, backup: perhaps, scope })
  .map(({ scope: its, ...rest }) => ({ ...rest, ...its }));

/** A stretch of those days: ends at any minute, or where a shift may end. */
const spanIn = (from: Instant, to: Instant): fc.Arbitrary<Span> => {
  const moment = fc.integer({ min: 0, max: (to - from) / 900_000 }).map((quarter) => from + quarter * 900_000);
  const hour = fc.integer({ min: 0, max: (to - from) / 3_600_000 }).map((count) => from + count * 3_600_000);
  return fc
    .tuple(fc.oneof(moment, hour), fc.oneof(moment, hour))
    .map(([one, other]) => ({ from: Math.min(one, other) as Instant, to: Math.max(one, other) as Instant }));
};

function changesIn(from: Instant, to: Instant): fc.Arbitrary<DutyDecision> {
  const span = spanIn(from, to);
  const shift = fc
    .record({ span, primary: who, backup: perhaps, scope })
    .map(({ scope: its, ...rest }): DutyShift => ({ ...rest, ...its }));
  const move = fc
    .record({ span, from: who, to: perhaps, scope: fc.option(scope, { nil: undefined }) })
    .map(({ scope: its, ...rest }): DutyChange => ({ kind: 'move', ...rest, ...(its && { scope: its }) }));
  const change = fc.oneof(
    ...[move, move, move],
    shift.map((its): DutyChange => ({ kind: 'override', ...its })),
    fc
      .record({ span, scope, shifts: fc.array(shift, { maxLength: 3 }) })
      .map(({ scope: its, ...rest }): DutyChange => ({ kind: 'temporary', ...rest, ...its })),
    fc
      .record({ span, scope, person: who })
      .map(({ scope: its, ...rest }): DutyChange => ({ kind: 'extra', ...rest, ...its })),
  );
  const exchange = fc.tuple(span, who, who).map(([its, one, other]): readonly DutyChange[] => [
    { kind: 'move', span: its, from: one, to: other },
    { kind: 'move', span: its, from: other, to: one },
  ]);
  const chain = fc
    .tuple(span, who, who)
    .map(([its, one, other]): readonly DutyChange[] => [{ kind: 'move', span: its, from: one, to: other }]);
  return fc
    .oneof(fc.array(change, { minLength: 1, maxLength: 3 }), exchange, chain)
    .map((changes) => ({ record: { kind: 'ticket', id: 1 }, changes }));
}

/** Some days of one roster. */
export interface AnyRoster {
  readonly shifts: Shifts;
  readonly span: Span;
}

/**
 * Rosters of a few people with everything that may be in one: rows of weekdays and make-up days, over midnight and over a
 * change of the clock, imports, written history, leave, swaps, chains of them, exceptions.
 */
export const anyRoster: fc.Arbitrary<AnyRoster> = fc.constantFrom(...zones).chain(({ zone, from, until }) => {
  const span = { from: instant(`${from}T00:00Z`), to: instant(`${until}T00:00Z`) };
  const imported = fc
    .record({ span: spanIn(span.from, span.to), primary: who, backup: perhaps, scope })
    .map(({ scope: its, ...rest }): DutyShift => ({ ...rest, ...its }));
  const past = fc
    .record({ span: spanIn(span.from, span.to), primary: perhaps, backup: fc.constant<PersonId | null>(null), scope })
    .map(({ scope: its, ...rest }): PastDuty => ({ ...rest, ...its }));
  return fc
    .record({
      rows: fc.array(row, { maxLength: 4 }),
      history: fc.oneof(fc.constant<PastDuty[]>([]), fc.array(past, { maxLength: 2 })),
      overrides: fc.array(imported, { maxLength: 2 }),
      changes: fc.array(changesIn(span.from, span.to), { maxLength: 5 }),
    })
    .map(({ rows, ...kept }) => ({ span, shifts: { ...kept, pattern: compileDuty(rows, zone, { from, until }) } }));
});

/** What may be asked of it. */
export const anyAsked: fc.Arbitrary<Asked> = fc.record({
  place: fc.constantFrom('p', 'q', 'r', undefined),
  skill: fc.constantFrom('s', 't', 'u', undefined),
  line,
});
