import type { Desk } from '../desk';
import { leadsOf } from '../people/leads';
import { type PersonId, servesAs } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { type RecordRules, redactedByType, type TimerRule } from '../record/record';
import { theDesk } from '../ticket/event';
import { forwardAsKnown } from '../time/forward-as-known';
import { after, hours, type Instant, minutes } from '../time/instant';
import { closesAt, opensAt } from '../time/working-day';
import { lookedAt, shiftsLeft } from './cover';
import { hoursOf, toldAt } from './hours';
import { type Awaited, beginLeave, evolveLeave, isRunning, type Leave, type LeaveEvent } from './leave';
import { approversOf } from './who-may';

type Rule<Kind extends string> = TimerRule<Leave, LeaveEvent, Kind>;

/** So much operating time after somebody began to be waited for they are reminded; the second time others hear of it. */
export const remindedAfter = [hours(4), hours(8)] as const;

/** The last time: as the last working day before it begins opens, while there is still somebody to be found. */
function lastReminder({ span }: Leave, desk: Desk, before: Instant): Instant | undefined {
  const day = hoursOf(desk).days.findLast((one) => closesAt(one) <= span.from);
  const at = day && opensAt(day);
  return at !== undefined && at > before ? at : undefined;
}

/** Whoever files one in the moment in which it begins has so long to find somebody before it is told that nobody is. */
const grace = minutes(15);

/** What came while everybody rested is told when the desk opens. */
const calling: Rule<'call'> = {
  wanted: ({ untoldAt }, { desk }) =>
    untoldAt === undefined ? [] : [{ kind: 'call', key: `call:${untoldAt}`, due: toldAt(desk, untoldAt) }],
  fires: { call: (_leave, _timer, { at }) => ({ type: 'called', by: theDesk, at }) },
};

const awaited: readonly Awaited[] = ['substitute', 'lead', 'choice'];

/** Who is reminded; the second time also whoever stands over them. */
function told(leave: Leave, of: Awaited, now: Pick<DecisionContext, 'people'>): readonly PersonId[] {
  const again = (leave.waits[of]?.reminders ?? 0) > 0;
  const approvers = approversOf(leave, now);
  if (of === 'lead') {
    const managers = [...now.people.values()].filter((person) => servesAs(person, 'manager')).map(({ id }) => id);
    const told = [...new Set([...approvers, ...(again ? managers : [])])];
    // Nobody can approve it: whoever waits for that hears so, as often as a lead would.
    return told.length > 0 ? told : [leave.filedBy ?? leave.person];
  }
  // Who is waited for themselves is reminded of that.
  const others = again && leave.waits.lead === undefined ? approvers : [];
  const whom = of === 'substitute' ? leave.asked : (leave.filedBy ?? leave.person);
  return [...new Set([...(whom === undefined ? [] : [whom]), ...others])];
}

/** While somebody is waited for: a reminder, and one that others hear too; in operating time. */
const reminding: Rule<'remind'> = {
  wanted: (leave, { desk }) =>
    awaited.flatMap((of) => {
      const waits = leave.waits[of];
      if (waits === undefined || waits.reminders > remindedAfter.length) return [];
      const [length, isLast] = [
        remindedAfter[waits.reminders] ?? remindedAfter[1],
        waits.reminders === remindedAfter.length,
      ];
      const usual = forwardAsKnown(hoursOf(desk), waits.since, length);
      const due = isLast ? lastReminder(leave, desk, usual) : usual;
      if (due === undefined) return [];
      return [{ kind: 'remind', key: `remind:${of}:${waits.since}:${waits.reminders}`, due, about: of } as const];
    }),
  fires: {
    remind: (leave, { about }, now) => {
      const of = awaited.find((one) => one === about);
      return of && { type: 'reminded', by: theDesk, at: now.at, of, told: told(leave, of, now) };
    },
  },
};

/** Who hears that it begins while its shifts are still theirs: they, whoever wrote it down, and the leads. */
const toldOfHole = (leave: Leave, { people }: Pick<DecisionContext, 'people'>): readonly PersonId[] => {
  const others = [...people.values()].filter(({ id }) => id !== leave.person);
  const wrote = leave.filedBy === undefined ? [] : [leave.filedBy];
  return [...new Set([leave.person, ...wrote, ...leadsOf(others).map(({ id }) => id)])];
};

function uncovered(leave: Leave, now: DecisionContext): LeaveEvent | undefined {
  const [first] = shiftsLeft(leave, now);
  if (first === undefined) return undefined;
  const { from, to } = first;
  return { type: 'uncovered', by: theDesk, at: now.at, told: toldOfHole(leave, now), first: { from, to } };
}

/** Nobody has said that they take their shifts: it is not granted, or was while they had none. */
const mayHaveHole = ({ state, alone }: Leave): boolean => state === 'asked' || alone;

/** Its beginning and its end. Not granted by then, it is told at once where they are on duty, else when the desk opens. */
const lasting: Rule<'begin' | 'begin-open' | 'end'> = {
  wanted: (leave, { desk }) => {
    if (!isRunning(leave)) return [];
    const begins = Math.max(leave.span.from, after(leave.openedAt, grace)) as Instant;
    const isOpenToHole = mayHaveHole(leave) && leave.holeTold === undefined;
    return [
      ...(leave.begun || begins >= leave.span.to ? [] : [{ kind: 'begin', key: 'begin', due: begins } as const]),
      ...(isOpenToHole && toldAt(desk, begins) < leave.span.to
        ? [{ kind: 'begin-open', key: 'begin-open', due: toldAt(desk, begins) } as const]
        : []),
      { kind: 'end', key: 'end', due: leave.span.to },
    ];
  },
  fires: {
    begin: (leave, _timer, now) => {
      const [first] = mayHaveHole(leave) ? shiftsLeft(leave, now) : [];
      if (first !== undefined) return first.from <= now.at ? uncovered(leave, now) : undefined;
      return leave.state === 'granted' ? { type: 'begun', by: theDesk, at: now.at } : undefined;
    },
    'begin-open': (leave, _timer, now) => uncovered(leave, now),
    end: (_leave, _timer, { at }) => ({ type: 'ended', by: theDesk, at }),
  },
};

const asItIs = <Event>(event: Event): Event => event;

/** The leave as a kind of record. */
export const leaveRules: RecordRules<Leave, LeaveEvent> = {
  name: 'leave',
  begin: beginLeave,
  evolve: evolveLeave,
  timers: [calling, reminding, lasting],
  needs: ({ person, span, filedBy, everAsked, lastEventAt }) => ({
    people: [person, ...everAsked, ...(filedBy === undefined ? [] : [filedBy])],
    around: lookedAt(span),
    calls: true,
    lastAt: lastEventAt,
  }),
  index: ({ state, openedAt, endedAt, person, filedBy, asked, substitute }) => ({
    state,
    open: state === 'asked' || state === 'granted',
    openedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    parties: [
      { person, part: 'absent' },
      ...(filedBy === undefined ? [] : [{ person: filedBy, part: 'filer' }]),
      ...(asked === undefined ? [] : [{ person: asked, part: 'asked' }]),
      ...(substitute === undefined ? [] : [{ person: substitute, part: 'substitute' }]),
    ],
    // Why somebody is away is found by nobody.
    words: '',
  }),
  account: ({ person }) => person,
  duty: ({ person, covers }) => covers.map(({ span, to }) => ({ kind: 'move', span, from: person, to, away: true })),
  redacted: redactedByType<LeaveEvent>({
    // Whoever wrote it down, the reason is theirs.
    filed: (event, how) => ({
      ...event,
      person: how.person(event.person),
      reason: how.text(event.reason, event.person),
      files: how.files(event.files, event.person),
    }),
    called: asItIs,
    asked: (event, how) => ({ ...event, to: how.person(event.to) }),
    accepted: asItIs,
    refused: (event, how) => ({ ...event, words: how.text(event.words, event.by) }),
    approved: asItIs,
    declined: (event, how) => ({ ...event, words: how.text(event.words, event.by) }),
    reminded: (event, how) => ({ ...event, told: event.told.map(how.person) }),
    'substitute-gone': (event, how) => ({ ...event, person: how.person(event.person) }),
    begun: asItIs,
    uncovered: (event, how) => ({ ...event, told: event.told.map(how.person) }),
    back: asItIs,
    withdrawn: asItIs,
    ended: asItIs,
    'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
  }),
};
