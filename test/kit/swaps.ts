import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import { swapActions } from '../../src/commands/swap/actions';
import { swapBeginnings } from '../../src/commands/swap/beginnings';
import { swapKind } from '../../src/commands/swap/kind';
import type { Person } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { evolved, type Timer, wantedBy } from '../../src/domain/record/record';
import { type Invalid, isInvalid, isRefusal, type Refusal } from '../../src/domain/refusal';
import { shiftsOf } from '../../src/domain/roster/my-shifts';
import { byPattern, type Shifts } from '../../src/domain/roster/shifts';
import { beginSwap, type Swap, type SwapEvent } from '../../src/domain/swap/swap';
import { swapRules } from '../../src/domain/swap/swap-rules';
import { after, days, type Instant } from '../../src/domain/time/instant';
import type { Announcement } from '../../src/views/announcement';
import type { Answers } from '../../src/views/form';
import { announcementsOf } from '../../src/views/record/announcements-of';
import type { SwapView } from '../../src/views/swap/swap-card';
import { toEverybody } from '../../src/views/swap/swap-forms';
import { act, context, desk, li } from './tickets';

const path = pathOf(swapKind, () => kinds);
type Came = SwapEvent | Refusal | Invalid;

/** The name of somebody's shift that begins then, as a form has it. */
export const named = (of: Person, from: Instant): string => `${from}.${of.id}`;

/** When somebody's shifts begin in the coming week, by the desk file alone. */
export const beginsOf = (of: Person, from: Instant): readonly Instant[] =>
  shiftsOf(of.id, { from, to: after(from, days(8)) }, byPattern(desk)).map((shift) => shift.from);

/** What comes of asking with these answers. */
export function asking(by: Person, answers: Answers, now: DecisionContext = context()): Came {
  const [way] = swapBeginnings;
  if (!way) throw new Error('nothing begins a swap');
  const given = act(by, { whom: toEverybody, text: '', files: [], ...answers });
  return way.refuse(undefined, by, now) ?? way.decide(undefined, given, now);
}

/** What comes of one press on whoever is on duty. */
export function takingOver(by: Person, of: Person, now: DecisionContext = context()): Came {
  const way = swapBeginnings.find(({ id }) => id === 'take-over');
  if (!way) throw new Error('nothing takes over');
  return way.refuse(undefined, by, now) ?? way.decide(undefined, act(by, {}, of.id), now);
}

/** The event, where it was no refusal. */
export function eventOf(came: Came): SwapEvent {
  if (isRefusal(came) || isInvalid(came)) throw new Error(JSON.stringify(came));
  return came;
}

/** The swap that this event begins. */
export const begun = (event: SwapEvent, id = 7): Swap => ({ ...beginSwap(event), id });

/** Li asks for her shift that begins then. */
export const aSwap = (from: Instant, answers: Answers = {}, now?: DecisionContext): Swap =>
  begun(eventOf(asking(li, { shift: named(li, from), ...answers }, now)));

/** The roster with what these swaps say of it, in that order. */
export const rosterWith = (...swaps: readonly Swap[]): Shifts => ({
  ...byPattern(desk),
  changes: swaps.map((swap) => ({ record: { kind: 'swap', id: swap.id }, changes: swapRules.duty?.(swap) ?? [] })),
});

/** A moment, with the roster as that swap has it. */
export const around = (swap: Swap, at: Instant = swap.lastEventAt): DecisionContext =>
  context(at, { shifts: rosterWith(swap) });

/** What comes of an action: a no by the rule that draws its button, else what it decides. */
export function tried(
  swap: Swap,
  id: string,
  by: Person,
  { answers = {}, now = around(swap) }: { readonly answers?: Answers; readonly now?: DecisionContext } = {},
): Came {
  const action = swapActions.find((one) => one.id === id);
  if (!action) throw new Error(id);
  return action.refuse(swap, by, now) ?? action.decide(swap, act(by, answers), now);
}

type Tried = Parameters<typeof tried> extends [Swap, ...infer Rest] ? Rest : never;

/** The swap after an event. */
export const acting = (swap: Swap, event: SwapEvent): Swap => evolved(swapRules, swap, event);

/** The swap after somebody did it. */
export const acted = (swap: Swap, ...how: Tried): Swap => acting(swap, eventOf(tried(swap, ...how)));

/** Its wake-ups, the next one first. */
export const wakeUps = (swap: Swap, { at, shifts } = around(swap)): readonly Timer[] =>
  wantedBy(swapRules, swap, { desk, at, shifts }).toSorted((one, other) => one.due - other.due);

/** What the wake-up that is due next makes of it, at its moment; undefined where none does anything. */
export function rung(
  swap: Swap,
  shifts: Shifts = rosterWith(swap),
): { readonly at: Instant; readonly event: SwapEvent; readonly after: Swap } | undefined {
  for (const timer of wakeUps(swap, context(swap.lastEventAt, { shifts }))) {
    const fires = swapRules.timers.map((rule) => (rule.fires as Record<string, unknown>)[timer.kind]).find(Boolean);
    const fire = fires as (swap: Swap, timer: Timer, now: DecisionContext) => SwapEvent | undefined;
    const event = fire(swap, timer, context(timer.due, { shifts }));
    if (event !== undefined) return { at: timer.due, event, after: acting(swap, event) };
  }
  return undefined;
}

/** Everything its cards may show. */
export const viewOf = (swap: Swap, now = around(swap)): SwapView => path.viewOf(swap, now);

/** Who hears what of an event. */
export const saidOf = (before: Swap, event: SwapEvent): readonly Announcement[] => {
  const record = ['asked', 'took-over'].includes(event.type) ? before : acting(before, event);
  return announcementsOf(swapKind, { event, view: viewOf(record, around(record, event.at)), before }, record, desk);
};
