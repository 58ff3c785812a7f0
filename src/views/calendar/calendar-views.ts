import type { CalendarEvent, CalendarYear } from '../../domain/calendar/calendar-year';
import {
  missingParties,
  partySpokenFor,
  putsRight,
  refuseConfirming,
  speakers,
} from '../../domain/calendar/who-confirms';
import type { Person, PersonId } from '../../domain/people/person';
import type { Slot } from '../../domain/record/slot';
import { isInside } from '../../domain/ticket/who-may';
import { usualHours } from '../../domain/time/operating-time';
import { type Facts, listOf, type Say, say } from '../../domain/words';
import { asCard } from '../card';
import { inTheMorning, message, type NewMessage, toPerson } from '../notifications/recipients';
import type { EventContext, HistoryLine, HistoryLines, Notifications, RecordViews } from '../record/record-views';
import { type CalendarView, stateSaid, yearCard, yearFacts } from './year-card';

type Context<Event extends CalendarEvent = CalendarEvent> = EventContext<Event, CalendarYear, CalendarView>;

const slotOf = ({ about }: Pick<CalendarView, 'about'>, person: PersonId): Slot => ({
  ...{ about, role: 'calendar', person },
});

/** The card of each of these; drawn anew it rings nobody. */
const cardsTo = (readers: readonly Person[], view: CalendarView, more: Partial<NewMessage> = {}) =>
  readers.map(
    (reader): NewMessage => ({
      ...{ ...toPerson(reader.id, 'record', asCard(yearCard(view, reader)), slotOf(view, reader.id)), ...more },
    }),
  );

/** Those who may confirm it have it; nobody was shown what counted before years were confirmed. */
const redrawn = (view: CalendarView): readonly NewMessage[] =>
  view.record.shown && view.record.origin !== undefined ? cardsTo(speakers(view), view, { refreshes: true }) : [];

const facts = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...yearFacts(view),
  by: { person: event.by },
  ...more,
});

/** Said below their cards, in the morning what comes at night; never of what they did themselves. */
const toEach = (people: readonly PersonId[], { event, view }: Context, text: Say): readonly NewMessage[] =>
  [...new Set(people)]
    .filter((id) => id !== event.by)
    .map((id) => ({
      ...{ ...toPerson(id, 'calendar', message(text)), under: slotOf(view, id), surfaces: true },
      ...inTheMorning(usualHours(view.desk.places[0].hours), event.at),
    }));

const idsOf = (people: readonly Person[]): readonly PersonId[] => people.map(({ id }) => id);

/** Everybody whom it concerns that it counts. */
const everybody = (view: CalendarView): readonly PersonId[] => [...idsOf(speakers(view)), ...putsRight(view)];

/** Who has still to confirm it, by party. */
const missingSaid = (view: CalendarView): Say =>
  say('desk.at', { at: listOf(missingParties(view.record, view).map((party) => say(`calendar.party.${party}`))) });

/**
 * Whoever has still to confirm it gets its card where they do not have it, or it cannot be pressed any more, and is rung
 * where it stands; leads read who that is.
 */
function reminders(context: Context<Extract<CalendarEvent, { readonly type: 'reminded' }>>): readonly NewMessage[] {
  const { event, view } = context;
  const { record } = view;
  if (record.state === 'objected') return toEach(event.told, context, say('calendar.said.stillWrong', facts(context)));
  const asked = speakers(view).filter(
    (person) => event.told.includes(person.id) && refuseConfirming(record, person, view) === undefined,
  );
  const others = event.told.filter((id) => !asked.some((person) => person.id === id));
  const text = say(
    record.before === undefined ? 'calendar.said.remind' : 'calendar.said.remindChanged',
    facts(context),
  );
  return [
    ...cardsTo(asked, view),
    ...toEach(idsOf(asked), context, text).map((said) => ({ ...said, ringsForCard: true as const })),
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
    const waits =
      party !== undefined && view.record.state === 'proposed' && missingParties(view.record, view).includes(party);
    return {
      text: say('calendar.line', { ...yearFacts(view), state: stateSaid(view) }),
      ...(view.record.state === 'objected' ? { tone: 'bad' as const } : {}),
      waits,
    };
  },
};
