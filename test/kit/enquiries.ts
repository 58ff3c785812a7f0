import { enquiryActions } from '../../src/commands/enquiry/actions';
import { enquiryBeginnings } from '../../src/commands/enquiry/beginnings';
import { enquiryKind } from '../../src/commands/enquiry/kind';
import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import { beginEnquiry, type Enquiry, type EnquiryEvent } from '../../src/domain/enquiry/enquiry';
import { enquiryRules } from '../../src/domain/enquiry/enquiry-rules';
import type { Person } from '../../src/domain/people/person';
import type { DecisionContext, Linked } from '../../src/domain/record/decision-context';
import { evolved, type Timer, wantedBy } from '../../src/domain/record/record';
import { type Invalid, isInvalid, isRefusal, type Refusal } from '../../src/domain/refusal';
import { byPattern } from '../../src/domain/roster/shifts';
import type { Instant } from '../../src/domain/time/instant';
import type { Announcement } from '../../src/views/announcement';
import type { EnquiryView } from '../../src/views/enquiry/enquiry-card';
import type { Answers } from '../../src/views/form';
import { announcementsOf } from '../../src/views/record/announcements-of';
import { act, context, desk, zhou } from './tickets';

const path = pathOf(enquiryKind, () => kinds);

/** What comes of beginning an enquiry by this way. */
export function beginning(
  id: 'new' | 'of-ticket',
  by: Person,
  answers: Answers,
  {
    now = context(),
    on,
    value,
  }: { readonly now?: DecisionContext; readonly on?: Linked; readonly value?: string } = {},
): EnquiryEvent | Refusal | Invalid {
  const way = enquiryBeginnings.find((one) => one.id === id);
  if (!way) throw new Error(id);
  return way.refuse(on, by, now) ?? way.decide(on, act(by, answers, value), now);
}

/** The event, where it was no refusal. */
export function eventOf(came: EnquiryEvent | Refusal | Invalid): EnquiryEvent {
  if (isRefusal(came) || isInvalid(came)) throw new Error(JSON.stringify(came));
  return came;
}

/** A new enquiry of Zhou's, asked at that moment. */
export const anEnquiry = (text = '打印机怎么双面打印？', now = context(), by = zhou): Enquiry => ({
  ...beginEnquiry(eventOf(beginning('new', by, { text }, { now }))),
  id: 7,
});

/** What comes of an action: a no by the rule that draws its button, else what it decides. */
export function tried(
  enquiry: Enquiry,
  id: string,
  by: Person,
  { answers = {}, now = context() }: { readonly answers?: Answers; readonly now?: DecisionContext } = {},
): EnquiryEvent | Refusal | Invalid {
  const action = enquiryActions.find((one) => one.id === id);
  if (!action) throw new Error(id);
  return action.refuse(enquiry, by, now) ?? action.decide(enquiry, act(by, answers), now);
}

/** The enquiry after somebody did it. */
export const acted = (
  enquiry: Enquiry,
  ...[id, by, given]: Parameters<typeof tried> extends [Enquiry, ...infer Rest] ? Rest : never
): Enquiry => evolved(enquiryRules, enquiry, eventOf(tried(enquiry, id, by, given)));

/** The enquiry after an event. */
export const acting = (enquiry: Enquiry, event: EnquiryEvent): Enquiry => evolved(enquiryRules, enquiry, event);

/** Its wake-ups, by kind. */
export const wakeUps = (enquiry: Enquiry, at: Instant): readonly Timer[] =>
  wantedBy(enquiryRules, enquiry, { desk, at, shifts: byPattern(desk) });

/** What the wake-up that is due next makes of it, at its moment; undefined where there is none. */
export function rung(
  enquiry: Enquiry,
  around: (at: Instant) => DecisionContext = context,
): { readonly at: Instant; readonly event: EnquiryEvent; readonly after: Enquiry } | undefined {
  const [timer] = wakeUps(enquiry, enquiry.lastEventAt).toSorted((one, other) => one.due - other.due);
  if (timer === undefined) return undefined;
  const fires = enquiryRules.timers.map((rule) => (rule.fires as Record<string, unknown>)[timer.kind]).find(Boolean);
  const now = around(timer.due);
  const event = (fires as (enquiry: Enquiry, timer: Timer, now: DecisionContext) => EnquiryEvent)(enquiry, timer, now);
  return { at: timer.due, event, after: evolved(enquiryRules, enquiry, event) };
}

/** Everything its cards may show. */
export const viewOf = (enquiry: Enquiry, now = context()): EnquiryView => path.viewOf(enquiry, now);

/** Who hears what of an event. */
export const saidOf = (before: Enquiry, event: EnquiryEvent, now = context(event.at)): readonly Announcement[] => {
  const record = event.type === 'asked' ? before : evolved(enquiryRules, before, event);
  return announcementsOf(enquiryKind, { event, view: viewOf(record, now), before }, record, desk);
};
