import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import { staffActions } from '../../src/commands/staff/actions';
import { propose } from '../../src/commands/staff/begin-staff';
import { staffKind } from '../../src/commands/staff/kind';
import { type Person, personId } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { evolved, type Timer, wantedBy } from '../../src/domain/record/record';
import { type Invalid, isInvalid, isRefusal, type Refusal } from '../../src/domain/refusal';
import { byPattern, type Shifts } from '../../src/domain/roster/shifts';
import { serviceOf } from '../../src/domain/staff/service-of';
import { beginStaff, type Staff, type StaffEvent } from '../../src/domain/staff/staff';
import { staffRules } from '../../src/domain/staff/staff-rules';
import type { Instant } from '../../src/domain/time/instant';
import type { Answers } from '../../src/views/form';
import type { StaffView } from '../../src/views/staff/staff-card';
import { act, chen, context, desk, everybody, li } from './tickets';

const path = pathOf(staffKind, () => kinds);
type Came = StaffEvent | Refusal | Invalid;

/** A newcomer with an account in chat, of whom the desk file says nothing. */
export const lin: Person = { ...li, id: personId('lin.tao'), name: '林涛', identities: { slack: 'U0LINTAO' } };

/** Everybody, and Lin. */
export const withLin = new Map([...everybody, lin].map((person) => [person.id, person]));
export const around = (at?: Instant, changes: Partial<DecisionContext> = {}): DecisionContext =>
  context(at, { people: withLin, ...changes });

/** What a lead writes of Lin. */
export const answers: Answers = {
  ...{ person: lin.id, education: '本科，计算机网络', since: '2021-07-01', skills: ['hardware'] },
  ...{ sites: ['shanghai'], seenOn: '2026-11-02', note: '有两年驻场经验' },
};

/** What comes of proposing somebody with these answers. */
export function proposing(by: Person, more: Answers = {}, now: DecisionContext = around()): Came {
  const given = act(by, { ...answers, ...more });
  return propose.refuse(undefined, by, now) ?? propose.decide(undefined, given, now);
}

/** The event, where it was no refusal. */
export function eventOf(came: Came): StaffEvent {
  if (isRefusal(came) || isInvalid(came)) throw new Error(JSON.stringify(came));
  return came;
}

/** Lin, whom Chen proposes at ten past nine on Tuesday. */
export const aCandidate = (more: Answers = {}, by: Person = chen, now: DecisionContext = around()): Staff => ({
  ...beginStaff(eventOf(proposing(by, more, now))),
  id: 7,
});

/** What comes of an action: a no by the rule that draws its button, else what it decides. */
export function tried(
  staff: Staff,
  id: string,
  by: Person,
  {
    answers: given = {},
    now = around(staff.lastEventAt),
  }: { readonly answers?: Answers; readonly now?: DecisionContext } = {},
): Came {
  const action = staffActions.find((one) => one.id === id);
  if (!action) throw new Error(id);
  return action.refuse(staff, by, now) ?? action.decide(staff, act(by, given), now);
}

type Tried = Parameters<typeof tried> extends [Staff, ...infer Rest] ? Rest : never;

/** The profile after somebody did it. */
export const acted = (staff: Staff, ...how: Tried): Staff => acting(staff, eventOf(tried(staff, ...how)));

/** The profile after an event. */
export const acting = (staff: Staff, event: StaffEvent): Staff => evolved(staffRules, staff, event);

/** Its wake-ups, the next one first. */
export const wakeUps = (staff: Staff): readonly Timer[] =>
  wantedBy(staffRules, staff, { desk, at: staff.lastEventAt, shifts: byPattern(desk) }).toSorted(
    (one, other) => one.due - other.due,
  );

/** What the first wake-up makes of it. */
export function rung(
  staff: Staff,
  changes: Partial<DecisionContext> = {},
): { readonly at: Instant; readonly event: StaffEvent; readonly after: Staff } | undefined {
  for (const timer of wakeUps(staff)) {
    const fires = staffRules.timers.map((rule) => (rule.fires as Record<string, unknown>)[timer.kind]).find(Boolean);
    const event = (fires as (staff: Staff, timer: Timer, now: DecisionContext) => StaffEvent | undefined)(
      ...([staff, timer, around(timer.due, changes)] as const),
    );
    if (event !== undefined) return { at: timer.due, event, after: acting(staff, event) };
  }
  return undefined;
}

/** The roster with what these profiles say of who may serve. */
export const rosterWith = (...profiles: readonly Staff[]): Shifts => ({
  ...byPattern(desk),
  service: profiles.flatMap(serviceOf),
});

/** Everything its cards may show. */
export const viewOf = (staff: Staff, now = around(staff.lastEventAt)): StaffView => path.viewOf(staff, now);
