import type { Desk } from '../desk';
import { isThere } from '../people/leaving';
import type { PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { type RecordRules, redactedByType, type TimerRule } from '../record/record';
import { type Redaction, whoeverItIsFor } from '../record/redaction';
import { toldAt } from '../record/when-told';
import { theDesk } from '../ticket/event';
import { aWeekLater } from '../time/a-week-later';
import { forwardAsKnown } from '../time/forward-as-known';
import { hours, type Instant } from '../time/instant';
import { usualHours } from '../time/operating-time';
import { serviceOf } from './service-of';
import { beginStaff, endedBy, evolveStaff, isCurrent, type Profile, type Staff, type StaffEvent } from './staff';
import { awaitedUntil } from './stays-away';
import { keepers, vetters } from './who-may';

type Rule<Kind extends string> = TimerRule<Staff, StaffEvent, Kind>;
type Waiting = NonNullable<Staff['waits']>;

/**
 * So much operating time after somebody began to be waited for they are reminded; the second time leads hear of it. From
 * then on leads are reminded once a week for as long as it lasts, and the customer with them every other week.
 */
export const remindedAfter = [hours(8), hours(24)] as const;

/** What was proposed while everybody rested is told when the desk opens. */
const calling: Rule<'call'> = {
  wanted: ({ untoldAt }, { desk }) =>
    untoldAt === undefined
      ? []
      : [{ kind: 'call', key: `call:${untoldAt}`, due: toldAt({ place: desk.places[0].id }, desk, untoldAt) }],
  fires: { call: (_staff, _timer, { at }) => ({ type: 'called', by: theDesk, at }) },
};

function told(staff: Staff, now: DecisionContext): readonly PersonId[] {
  const { waits } = staff;
  if (waits === undefined) return [];
  const customer = vetters(staff, now).map(({ id }) => id);
  const leads = keepers(staff, now).map(({ id }) => id);
  // Where nobody of the customer is there, leads hear at once that nobody answers.
  const first = waits.for === 'customer' && customer.length > 0 ? customer : leads;
  if (waits.reminders === 0) return first;
  if (waits.reminders < remindedAfter.length) return [...new Set([...first, ...leads])];
  const isLeadsAlone = (waits.reminders - remindedAfter.length) % 2 === 0;
  return isLeadsAlone ? leads : [...new Set([...customer, ...leads])];
}

/** When they are reminded next. */
function remindedAt({ since, reminders, remindedAt: last = since }: Waiting, { places: [first] }: Desk): Instant {
  const length = remindedAfter[reminders];
  if (length !== undefined) return forwardAsKnown(usualHours(first.hours), since, length);
  return aWeekLater(first.hours, Math.max(since, last) as Instant);
}

const reminding: Rule<'remind'> = {
  wanted: ({ waits, goneAt }, { desk }) => {
    if (waits === undefined || goneAt !== undefined) return [];
    const due = remindedAt(waits, desk);
    return [{ kind: 'remind', key: `remind:${waits.for}:${waits.since}:${waits.reminders}`, due }];
  },
  fires: {
    remind: (staff, _timer, now) =>
      staff.waits && {
        ...{ type: 'reminded', by: theDesk, at: now.at, for: staff.waits.for },
        told: told(staff, now),
      },
  },
};

/** Whoever is away for days has left; that they are back may have been missed. */
const stayingAway: Rule<'stays-away'> = {
  wanted: ({ goneAt }, { desk }) =>
    goneAt === undefined ? [] : [{ kind: 'stays-away', key: `stays-away:${goneAt}`, due: awaitedUntil(desk, goneAt) }],
  fires: {
    'stays-away': (staff, _timer, { at, people }) => {
      const person = staff.person === undefined ? undefined : people.get(staff.person);
      const isBack = person !== undefined && isThere(person);
      return isBack ? { type: 'back', by: theDesk, at } : endedBy(staff, { by: theDesk, at });
    },
  },
};

const asItIs = <Event>(event: Event): Event => event;

/** A profile as a kind of record. */
export const staffRules: RecordRules<Staff, StaffEvent> = {
  name: 'staff',
  begin: beginStaff,
  evolve: evolveStaff,
  timers: [calling, reminding, stayingAway],
  needs: ({ person, proposedBy, vettedBy, lastEventAt }) => ({
    people: [person, proposedBy, vettedBy].filter((id) => id !== undefined),
    lastAt: lastEventAt,
  }),
  index: ({ state, openedAt, endedAt, person, proposedBy }) => ({
    state,
    open: isCurrent({ state }),
    openedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    parties: [
      ...(person === undefined ? [] : [{ person, part: 'engineer' }]),
      { person: proposedBy, part: 'proposer' },
    ],
    // What is known of somebody is found by nobody.
    words: '',
  }),
  account: ({ person, proposedBy }) => person ?? proposedBy,
  service: serviceOf,
  redacted: redactedByType<StaffEvent>({
    // All of it is about them, whoever wrote it, also before anybody said which account is theirs.
    proposed: (event, how) => ({
      ...event,
      ...(event.person === undefined ? {} : { person: how.person(event.person) }),
      name: how.text(event.name, whoeverItIsFor),
      profile: redactedProfile(event.profile, how),
      note: how.text(event.note, whoeverItIsFor),
      files: how.files(event.files, whoeverItIsFor),
    }),
    called: asItIs,
    accepted: asItIs,
    refused: (event, how) => ({ ...event, words: how.text(event.words, whoeverItIsFor, true) }),
    meeting: (event, how) => ({ ...event, words: how.text(event.words, whoeverItIsFor, true) }),
    signed: (event, how) => ({ ...event, person: how.person(event.person) }),
    amended: (event, how) => ({
      ...event,
      ...(event.person === undefined ? {} : { person: how.person(event.person) }),
      profile: redactedProfile(event.profile, how),
    }),
    reminded: (event, how) => ({ ...event, told: event.told.map(how.person) }),
    gone: asItIs,
    back: asItIs,
    withdrawn: asItIs,
    left: (event, how) => ({ ...event, words: how.text(event.words, whoeverItIsFor, true) }),
    'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
  }),
};

const redactedProfile = (profile: Profile, how: Redaction): Profile => ({
  ...profile,
  education: how.text(profile.education, whoeverItIsFor),
});
