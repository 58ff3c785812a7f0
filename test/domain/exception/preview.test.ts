import fc from 'fast-check';
import type { Desk } from '../../../src/domain/desk';
import { changesOf, type Plan } from '../../../src/domain/exception/plan';
import { previewOf } from '../../../src/domain/exception/preview';
import { askedBy } from '../../../src/domain/exception/who-is-asked';
import { personId } from '../../../src/domain/people/person';
import { byPattern } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import { after, hours, type Instant, type Span } from '../../../src/domain/time/instant';
import { at, chen, context, desk, li, start, tom, wang } from '../../kit/tickets';
import { type AnyRoster, anyRoster } from '../roster/kit/any-roster';

/** Two places and three kinds of work. */
const places = ['p', 'q'].map((id) => ({ ...desk.places[0], id }));
const catalogue = ['s', 't', 'u'].map((id) => ({ ...desk.catalogue[0], id }));
const twoPlaces = { ...desk, places, catalogue } as unknown as Desk;

const who = fc.constantFrom('a', 'b', 'c', 'g').map(personId);
/** All whom a roster or a plan may name. */
const people = new Map(
  ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [personId(name), { ...li, id: personId(name) }]),
);
const limits = fc.record({ places: fc.subarray(['p', 'q']), skills: fc.subarray(['s', 't']) });

/** Any plan within those days, told by shares of them. */
const planIn = ({ span }: AnyRoster): fc.Arbitrary<Plan> => {
  const moment = fc
    .integer({ min: 0, max: (span.to - span.from) / 3_600_000 })
    .map((nth) => after(span.from, hours(nth)));
  const its = fc
    .tuple(moment, moment)
    .filter(([one, other]) => one !== other)
    .map(([one, other]): Span => ({ from: Math.min(one, other) as Instant, to: Math.max(one, other) as Instant }));
  const posts = fc.record({ primary: who, backup: fc.option(who, { nil: null }) });
  return fc.oneof(
    fc.record({ span: its, limits, person: who, instead: fc.option(who, { nil: undefined }) }).map(
      ({ limits: scope, instead, ...rest }): Plan => ({
        ...{ does: 'put-on', ...rest, ...scope },
        ...(instead === undefined ? {} : { instead }),
      }),
    ),
    fc
      .record({ span: its, limits, posts })
      .map(({ limits: scope, posts: two, ...rest }): Plan => ({ does: 'override', ...rest, ...two, ...scope })),
    fc
      .record({ span: its, limits, shifts: fc.array(fc.record({ span: its, posts }), { minLength: 1, maxLength: 3 }) })
      .map(
        ({ limits: scope, shifts, ...rest }): Plan => ({
          ...{ does: 'temporary', ...rest, ...scope },
          shifts: shifts.map(({ posts: two, ...shift }) => ({ ...shift, ...two })),
        }),
      ),
  );
};

const cases = anyRoster.chain((roster) => planIn(roster).map((plan) => ({ ...roster, plan })));

test('a preview says at every moment what the roster would say, were it in force (STAFF-7)', () => {
  // A ticket is always of one of the lines.
  const line = fc.constantFrom('operating' as const, 'emergency' as const);
  const asked = fc.record({ place: fc.constantFrom('p', 'q'), skill: fc.constantFrom('s', 't', 'u'), line });
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(cases, asked, share, ({ shifts, plan, span }, question, part) => {
      const now = { at: span.from, desk: twoPlaces, people, shifts };
      const { changes, more } = previewOf({ plan }, now);
      if (more > 0) return;
      const moment = (plan.span.from + Math.floor(part * (plan.span.to - plan.span.from))) as Instant;
      const record = { kind: 'exception', id: 0 } as const;
      const said = { ...shifts, changes: [...shifts.changes, { record, changes: changesOf(plan, plan.span) }] };
      const [was, becomes] = [whoIsOnDuty(moment, shifts, question), whoIsOnDuty(moment, said, question)];
      const shown = changes.filter(
        (one) =>
          one.from <= moment && moment < one.to && (one.places.length === 0 || one.places.includes(question.place)),
      );
      const isSame = was.primary === becomes.primary && was.backup === becomes.backup;
      if (!isSame) expect(shown.map((one) => [one.was, one.becomes])).toContainEqual([was, becomes]);
      if (shown.length === 0) expect(isSame).toBe(true);
    }),
    { numRuns: 100 },
  );
});

const evening = { from: at('2026-11-25T18:00'), to: at('2026-11-25T22:00') };
const everywhere = { places: [], skills: [] };

test('it counts the hours in which nobody is on duty, and says what the roster would lack', () => {
  const now = context();
  const gap: Plan = {
    ...{ does: 'temporary', span: evening, ...everywhere },
    shifts: [{ span: { ...evening, to: at('2026-11-25T20:30') }, primary: tom.id, backup: null }],
  };
  const { uncovered, clashes, changes } = previewOf({ plan: gap }, now);
  expect(uncovered).toEqual({ was: 0, becomes: hours(1.5) });
  expect(clashes.map(({ kind }) => kind)).toEqual(['no-backup', 'no-primary']);
  expect(changes).toMatchObject([
    { was: { primary: wang.id, backup: chen.id }, becomes: { primary: tom.id, backup: null } },
    { was: { primary: wang.id }, becomes: { primary: null, backup: null } },
  ]);
});

test('asks whoever it puts on, but for its lead and whoever is on duty then anyway; nobody where it begins soon (STAFF-6)', () => {
  const now = { at: start, shifts: byPattern(desk) };
  const override = (primary: typeof li, backup: typeof li, span = evening): Plan => ({
    ...{ does: 'override', span, primary: primary.id, backup: backup.id, ...everywhere },
  });
  expect(askedBy(override(li, tom), chen.id, now)).toEqual([li.id, tom.id]);
  expect(askedBy(override(chen, tom), chen.id, now)).toEqual([tom.id]);
  expect(askedBy(override(wang, tom), chen.id, now)).toEqual([tom.id]);
  const today = { from: at('18:00'), to: at('22:00') };
  expect(askedBy(override(li, tom, today), chen.id, now)).toEqual([]);
});
