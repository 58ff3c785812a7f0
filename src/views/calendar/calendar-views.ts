import type { CalendarEvent, CalendarYear } from '../../domain/calendar/calendar-year';
import {
  emptyParty,
  missingParties,
  objectsNow,
  partySpokenFor,
  putsRight,
  refuseConfirming,
  speakers,
  stuckWithout,
} from '../../domain/calendar/who-confirms';
import type { Party, Person, PersonId } from '../../domain/people/person';
import { isInside } from '../../domain/ticket/who-may';
import { usualHours } from '../../domain/time/operating-time';
import { type Facts, listOf, type Say, say } from '../../domain/words';
import { inTheMorning, type NewMessage } from '../notifications/recipients';
import { inPerson } from '../record/in-person';
import type { EventContext, HistoryLine, HistoryLines, Notifications, RecordViews } from '../record/record-views';
import { type CalendarView, stateSaid, stuckSaid, yearCard, yearFacts } from './year-card';

type Context<Event extends CalendarEvent = CalendarEvent> = EventContext<Event, CalendarYear, CalendarView>;

const toThem = inPerson<CalendarView>('calendar', yearCard);

const idsOf = (people: readonly Person[]): readonly PersonId[] => people.map(({ id }) => id);

/** The card of each of these; drawn anew it rings nobody. */
const cardsTo = (readers: readonly Person[], view: CalendarView, more: Partial<NewMessage> = {}) =>
  toThem.cards(idsOf(readers), view, () => more);

/** Those who may confirm it have it; nobody was shown what counted before years were confirmed. */
const redrawn = (view: CalendarView): readonly NewMessage[] =>
  view.record.shown && view.record.origin !== undefined ? cardsTo(speakers(view), view, { refreshes: true }) : [];

const facts = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...yearFacts(view),
  by: { person: event.by },
  ...more,
});

/** In the morning what comes at night. */
const toEach = (people: readonly PersonId[], context: Context, text: Say): readonly NewMessage[] =>
  toThem.said(people, context, text, {
    ...{ reason: 'calendar', ...inTheMorning(usualHours(context.view.desk.places[0].hours), context.event.at) },
  });

/** Everybody whom it concerns that it counts. */
const everybody = (view: CalendarView): readonly PersonId[] => [...idsOf(speakers(view)), ...putsRight(view)];

/** Who has still to confirm it, by party. */
const missingSaid = (view: CalendarView): Say =>
  say('desk.at', { at: listOf(missingParties(view.record, view).map((party) => say(`calendar.party.${party}`))) });

const partyOfIt = (party: Party): Facts => ({ party: say(`calendar.party.${party}`) });

/** Their card, and what is said where it stands. At night nobody leaves because of it. */
const cardsAndSaid = (people: readonly Person[], context: Context, text: Say): readonly NewMessage[] => [
  ...cardsTo(people, context.view, inTheMorning(usualHours(context.view.desk.places[0].hours), context.event.at)),
  ...toEach(idsOf(people), context, text).map((said) => ({ ...said, ringsForCard: true as const })),
];

/** Whoever speaks for the party that objected by now may take it back; the others put it right. */
function ofObjected(context: Context<Extract<CalendarEvent, { readonly type: 'reminded' }>>): readonly NewMessage[] {
  const { event, view } = context;
  const theirs = objectsNow(view.record, view).filter(({ id }) => event.told.includes(id));
  const others = event.told.filter((id) => !theirs.some((person) => person.id === id));
  return [
    ...cardsAndSaid(theirs, context, say('calendar.said.stillWrongYours', facts(context))),
    ...toEach(others, context, say('calendar.said.stillWrong', facts(context))),
  ];
}

/** What whoever has still to confirm reads: also where they did, and nobody of the other party is there any more. */
function askedSaid(context: Context): Say {
  const { record } = context.view;
  const empty = emptyParty(context.view);
  if (empty !== undefined && record.confirmations.length > 0) {
    return say('calendar.said.confirmAgain', facts(context, partyOfIt(empty)));
  }
  return say(record.before === undefined ? 'calendar.said.remind' : 'calendar.said.remindChanged', facts(context));
}

/**
 * Whoever has still to confirm it gets its card where they do not have it, or it cannot be pressed any more, and is rung
 * where it stands; leads read who that is.
 */
function reminders(context: Context<Extract<CalendarEvent, { readonly type: 'reminded' }>>): readonly NewMessage[] {
  const { event, view } = context;
  const { record } = view;
  const [stuck] = stuckWithout(record, view);
  if (stuck !== undefined) return toEach(event.told, context, say(stuckSaid(view), facts(context, partyOfIt(stuck))));
  if (record.state === 'objected') return ofObjected(context);
  const asked = speakers(view).filter(
    (person) => event.told.includes(person.id) && refuseConfirming(record, person, view) === undefined,
  );
  const others = event.told.filter((id) => !asked.some((person) => person.id === id));
  return [
    ...cardsAndSaid(asked, context, askedSaid(context)),
    ...toEach(others, context, say('calendar.said.stillMissing', facts(context, { who: missingSaid(view) }))),
  ];
}

const notifications: Notifications<CalendarYear, CalendarEvent, CalendarView> = {
  adopted: () => [],
  proposed: () => [],
  shown: ({ view }) => cardsTo(speakers(view), view),
  confirmed: (context) => [
    ...redrawn(context.view),
    ...(context.event.countsAt === undefined
      ? []
      : toEach(everybody(context.view), context, say('calendar.said.counts', facts(context)))),
  ],
  objected: (context) => [
    ...redrawn(context.view),
    ...toEach(
      everybody(context.view),
      context,
      say('calendar.said.objected', facts(context, { reason: context.event.reason })),
    ),
  ],
  reminded: reminders,
  replaced: (context) => redrawn(context.view),
  'not-reached': (context) =>
    toEach(
      putsRight(context.view).filter((id) => id !== context.event.person),
      context,
      say('calendar.said.notReached', facts(context, { person: { person: context.event.person } })),
    ),
};

const line = (text: Say): HistoryLine => ({ text });

const history: HistoryLines<CalendarEvent, CalendarView> = {
  adopted: () => line(say('calendar.past.adopted')),
  proposed: ({ origin }) => line(say('calendar.past.proposed', { origin: say(`calendar.origin.${origin}`) })),
  shown: () => undefined,
  confirmed: ({ by, party, countsAt, without }) => {
    const theirs = { by: { person: by }, party: say(`calendar.party.${party}`) };
    if (countsAt === undefined) return line(say('calendar.past.confirmed', theirs));
    const counts = { ...theirs, counts: { at: countsAt, style: 'date-time' } } as const;
    return line(
      without === undefined
        ? say('calendar.past.counts', counts)
        : say('calendar.past.countsAlone', { ...counts, without: say(`calendar.party.${without}`) }),
    );
  },
  objected: ({ by, party, reason }) =>
    line(say('calendar.past.objected', { by: { person: by }, party: say(`calendar.party.${party}`), reason })),
  reminded: ({ told }) =>
    told.length === 0
      ? undefined
      : line(say('calendar.past.reminded', { who: listOf(told.map((person) => ({ person }))) })),
  replaced: (_event, { view }) => line(say('calendar.past.replaced', { other: yearFacts(view)['other'] ?? '' })),
  'not-reached': ({ person }) => line(say('past.notReached', { person: { person } })),
};

/** How a calendar year is shown and told of. */
export const calendarViews: RecordViews<CalendarYear, CalendarEvent, CalendarView> = {
  viewOf: (base) => base,
  notifications,
  redrawn,
  history,
  maySee: (_year, viewer) => isInside(viewer),
  isInside: (_year, viewer) => isInside(viewer),
  cards: (view, viewer) => [yearCard(view, viewer, true)],
  line: (view, viewer) => {
    const party = partySpokenFor(viewer);
    const isMissing =
      party !== undefined && view.record.state === 'proposed' && missingParties(view.record, view).includes(party);
    const waits = isMissing || objectsNow(view.record, view).some(({ id }) => id === viewer.id);
    return {
      text: say('calendar.line', { ...yearFacts(view), state: stateSaid(view) }),
      ...(view.record.state === 'objected' ? { tone: 'bad' as const } : {}),
      waits,
    };
  },
};
