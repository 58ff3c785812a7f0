import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import { replacementActions } from '../../src/commands/replacement/actions';
import { replacementBeginnings } from '../../src/commands/replacement/beginnings';
import { replacementKind } from '../../src/commands/replacement/kind';
import type { Person } from '../../src/domain/people/person';
import type { DecisionContext, Listed } from '../../src/domain/record/decision-context';
import { evolved, type Timer, wantedBy } from '../../src/domain/record/record';
import { type Invalid, isInvalid, isRefusal, type Refusal } from '../../src/domain/refusal';
import { beginReplacement, type Replacement, type ReplacementEvent } from '../../src/domain/replacement/replacement';
import { replacementRules } from '../../src/domain/replacement/replacement-rules';
import { byPattern } from '../../src/domain/roster/shifts';
import type { Staff } from '../../src/domain/staff/staff';
import type { Instant } from '../../src/domain/time/instant';
import type { Answers } from '../../src/views/form';
import type { ReplacementView } from '../../src/views/replacement/replacement-card';
import { aCandidate, around as aroundLin, acted as staffActed } from './staffs';
import { act, at, chen, desk, liHasIt, sun, wang } from './tickets';

const path = pathOf(replacementKind, () => kinds);
type Came = ReplacementEvent | Refusal | Invalid;

/** The profile of Lin, who may be on duty. */
export const linsProfile: Staff = staffActed(staffActed(aCandidate(), 'accept', sun), 'sign', chen, {
  answers: { signedAt: '2026-11-23' },
});

/** The same before the customer has answered. */
export const linProposed: Staff = aCandidate();

const listed = (staff: Staff): Listed => ({ about: { kind: 'staff', id: staff.id }, record: staff, linked: [] });

/** A moment, with the profiles that are linked as they stand; a ticket of Wang's is open where it is handed over. */
export const around = (
  now?: Instant,
  { staff = linsProfile, ...changes }: Partial<DecisionContext> & { readonly staff?: Staff } = {},
): DecisionContext => {
  const ticket = { ...liHasIt(), owner: wang.id };
  return aroundLin(now, {
    listed: [listed(staff), { about: { kind: 'ticket', id: ticket.id }, record: ticket, linked: [] }],
    candidates: [{ id: staff.id, staff }],
    theirs: [ticket.id],
    ...changes,
  } as Partial<DecisionContext>);
};

/** What comes of demanding (`demand`) or announcing (`announce`) it. */
export function beginning(
  name: 'demand' | 'announce',
  by: Person,
  more: Answers = {},
  now: DecisionContext = around(),
): Came {
  const found = replacementBeginnings.find(({ id }) => id === name);
  if (!found) throw new Error(name);
  const answers = { engineer: wang.id, reason: '响应不及时', due: at('2026-12-14T09:00'), knows: 'yes', ...more };
  return found.refuse(undefined, by, now) ?? found.decide(undefined, act(by, answers), now);
}

/** The event, where it was no refusal. */
export function eventOf(came: Came): ReplacementEvent {
  if (isRefusal(came) || isInvalid(came)) throw new Error(JSON.stringify(came));
  return came;
}

/** Sun demands at ten past nine on Tuesday that Wang is replaced. */
export const aDemand = (more: Answers = {}, now?: DecisionContext): Replacement => ({
  ...beginReplacement(eventOf(beginning('demand', sun, more, now))),
  id: 3,
});

/** Chen announces it for a Monday nearly three weeks later. */
export const anAnnouncement = (more: Answers = {}, now?: DecisionContext): Replacement => ({
  ...beginReplacement(eventOf(beginning('announce', chen, more, now))),
  id: 3,
});

/** What comes of an action: a no by the rule that draws its button, else what it decides. */
export function tried(
  replacement: Replacement,
  id: string,
  by: Person,
  {
    answers = {},
    now = around(replacement.lastEventAt),
  }: { readonly answers?: Answers; readonly now?: DecisionContext } = {},
): Came {
  const action = replacementActions.find((one) => one.id === id);
  if (!action) throw new Error(id);
  return action.refuse(replacement, by, now) ?? action.decide(replacement, act(by, answers), now);
}

type Tried = Parameters<typeof tried> extends [Replacement, ...infer Rest] ? Rest : never;

/** The change after somebody did it. */
export const acted = (replacement: Replacement, ...how: Tried): Replacement =>
  acting(replacement, eventOf(tried(replacement, ...how)));

/** The change after an event. */
export const acting = (replacement: Replacement, event: ReplacementEvent): Replacement =>
  evolved(replacementRules, replacement, event);

/** Its wake-ups, the next one first. */
export const wakeUps = (
  replacement: Replacement,
  { desk: file = desk, at: now = replacement.lastEventAt }: Partial<Pick<DecisionContext, 'desk' | 'at'>> = {},
): readonly Timer[] =>
  wantedBy(replacementRules, replacement, { desk: file, at: now, shifts: byPattern(desk) }).toSorted(
    (one, other) => one.due - other.due,
  );

/** What the first wake-up makes of it; with the rules of that desk, from that moment on. */
export function rung(replacement: Replacement, by: Partial<Pick<DecisionContext, 'desk' | 'at'>> = {}) {
  const [timer] = wakeUps(replacement, by);
  if (timer === undefined) return undefined;
  const fires = replacementRules.timers
    .map((rule) => (rule.fires as Record<string, unknown>)[timer.kind])
    .find(Boolean);
  const event = (fires as (of: Replacement, timer: Timer, now: DecisionContext) => ReplacementEvent)(
    ...([replacement, timer, around(timer.due, by.desk === undefined ? {} : { desk: by.desk })] as const),
  );
  return { at: timer.due, event, after: acting(replacement, event) };
}

/** Everything its cards may show. */
export const viewOf = (replacement: Replacement, now = around(replacement.lastEventAt)): ReplacementView =>
  path.viewOf(replacement, now);
