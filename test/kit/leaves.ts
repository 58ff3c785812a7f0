import { kinds } from '../../src/commands/kinds';
import { leaveActions } from '../../src/commands/leave/actions';
import { fileLeave } from '../../src/commands/leave/begin-leave';
import { leaveKind } from '../../src/commands/leave/kind';
import { pathOf } from '../../src/commands/record/path';
import { beginLeave, type Leave, type LeaveEvent } from '../../src/domain/leave/leave';
import { leaveRules } from '../../src/domain/leave/leave-rules';
import type { Person } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { evolved, type Timer, wantedBy } from '../../src/domain/record/record';
import { type Invalid, isInvalid, isRefusal, type Refusal } from '../../src/domain/refusal';
import type { DutyDecision } from '../../src/domain/roster/duty-change';
import { byPattern, type Shifts } from '../../src/domain/roster/shifts';
import type { Instant } from '../../src/domain/time/instant';
import type { Announcement } from '../../src/views/announcement';
import type { Answers } from '../../src/views/form';
import type { LeaveView } from '../../src/views/leave/leave-card';
import { announcementsOf } from '../../src/views/record/announcements-of';
import { act, at, context, desk, li } from './tickets';

const path = pathOf(leaveKind, () => kinds);
type Came = LeaveEvent | Refusal | Invalid;

/** Wednesday and Thursday, in which Li is the first in the daytime. */
export const twoDays = { from: at('2026-11-25T09:00'), to: at('2026-11-26T18:00') };
/** The weekend, in which she has no shift. */
export const weekend = { from: at('2026-11-28T09:00'), to: at('2026-11-29T18:00') };

/** What comes of filing leave with these answers. */
export function filing(by: Person, answers: Answers = {}, now: DecisionContext = context()): Came {
  const given = act(by, { ...twoDays, reason: '家里有事', ...answers });
  return fileLeave.refuse(undefined, by, now) ?? fileLeave.decide(undefined, given, now);
}

/** The event, where it was no refusal. */
export function eventOf(came: Came): LeaveEvent {
  if (isRefusal(came) || isInvalid(came)) throw new Error(JSON.stringify(came));
  return came;
}

/** Leave that Li asks for, at ten past nine on Tuesday. */
export const aLeave = (answers: Answers = {}, by: Person = li, now: DecisionContext = context()): Leave => ({
  ...beginLeave(eventOf(filing(by, answers, now))),
  id: 7,
});

/** The roster with what these leaves say of it, in that order. */
export const rosterWith = (...leaves: readonly Leave[]): Shifts => ({
  ...byPattern(desk),
  changes: leaves.map(
    (leave): DutyDecision => ({
      record: { kind: 'leave', id: leave.id },
      changes: leaveRules.duty?.(leave) ?? [],
    }),
  ),
});

/** What comes of an action: a no by the rule that draws its button, else what it decides. */
export function tried(
  leave: Leave,
  id: string,
  by: Person,
  {
    answers = {},
    value,
    now = context(leave.lastEventAt),
  }: { readonly answers?: Answers; readonly value?: string; readonly now?: DecisionContext } = {},
): Came {
  const action = leaveActions.find((one) => one.id === id);
  if (!action) throw new Error(id);
  return action.refuse(leave, by, now) ?? action.decide(leave, act(by, answers, value), now);
}

type Tried = Parameters<typeof tried> extends [Leave, ...infer Rest] ? Rest : never;

/** The leave after somebody did it. */
export const acted = (leave: Leave, ...how: Tried): Leave => acting(leave, eventOf(tried(leave, ...how)));

/** The leave after an event. */
export const acting = (leave: Leave, event: LeaveEvent): Leave => evolved(leaveRules, leave, event);

/** Its wake-ups, the next one first. */
export const wakeUps = (leave: Leave): readonly Timer[] =>
  wantedBy(leaveRules, leave, { desk, at: leave.lastEventAt, shifts: byPattern(desk) }).toSorted(
    (one, other) => one.due - other.due,
  );

/** What that wake-up makes of it at its moment; undefined where nothing is to be done. */
export function rings(
  leave: Leave,
  timer: Timer,
  around: (at: Instant) => DecisionContext = context,
): LeaveEvent | undefined {
  const fires = leaveRules.timers.map((rule) => (rule.fires as Record<string, unknown>)[timer.kind]).find(Boolean);
  return (fires as (leave: Leave, timer: Timer, now: DecisionContext) => LeaveEvent | undefined)(
    leave,
    timer,
    around(timer.due),
  );
}

/** What the first wake-up that has something to do makes of it. */
export function rung(
  leave: Leave,
  around: (at: Instant) => DecisionContext = context,
): { readonly at: Instant; readonly event: LeaveEvent; readonly after: Leave } | undefined {
  for (const timer of wakeUps(leave)) {
    const event = rings(leave, timer, around);
    if (event !== undefined) return { at: timer.due, event, after: acting(leave, event) };
  }
  return undefined;
}

/** Everything its cards may show. */
export const viewOf = (leave: Leave, now = context(leave.lastEventAt)): LeaveView => path.viewOf(leave, now);

/** Who hears what of an event. */
export const saidOf = (before: Leave, event: LeaveEvent, now = context(event.at)): readonly Announcement[] => {
  const record = event.type === 'filed' ? before : acting(before, event);
  return announcementsOf(leaveKind, { event, view: viewOf(record, now), before }, record, desk);
};
