import { onRoster, type PersonId } from '../../domain/people/person';
import type { Replacement, ReplacementEvent } from '../../domain/replacement/replacement';
import { daysLeft } from '../../domain/replacement/ten-days';
import { customersOf, leadingIt, maySeeReplacement } from '../../domain/replacement/who-may';
import { usualHours } from '../../domain/time/operating-time';
import { type Facts, type Say, say } from '../../domain/words';
import { inTheMorning, type NewMessage } from '../notifications/recipients';
import { inPerson } from '../record/in-person';
import type { EventContext, Notifications } from '../record/record-views';
import { type ReplacementView, replacementCard, replacementFacts } from './replacement-card';

type Context<Event extends ReplacementEvent = ReplacementEvent> = EventContext<Event, Replacement, ReplacementView>;

const toThem = inPerson<ReplacementView>('replacement', replacementCard);

const leads = (view: ReplacementView): readonly PersonId[] => leadingIt(view.record, view).map(({ id }) => id);
const customer = (view: ReplacementView): readonly PersonId[] => customersOf(view.record, view).map(({ id }) => id);

/** Everybody who has a card of it; the engineer once a lead has spoken with them. */
function readers(view: ReplacementView): readonly PersonId[] {
  const { engineer, begunBy, untoldAt } = view.record;
  if (untoldAt !== undefined) return [begunBy];
  return [...new Set([begunBy, ...customer(view), ...leads(view), engineer])].filter((id) => {
    const reader = view.people.get(id);
    return reader !== undefined && maySeeReplacement(view.record, reader);
  });
}

/** The cards, drawn anew where they stand. */
const cards = (view: ReplacementView): readonly NewMessage[] => toThem.cards(readers(view), view);

const facts = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...replacementFacts(view),
  by: { person: event.by },
  ...more,
});

/** To nobody who rests, or is told nothing of it. */
const toEach = (
  people: readonly PersonId[],
  context: Context,
  text: Say,
  more?: Partial<NewMessage>,
): readonly NewMessage[] => {
  const there = readers(context.view);
  const heard = people.filter((id) => there.includes(id));
  return toThem.said(heard, context, text, more);
};

/** What the desk says by itself waits for the morning, also where it comes late. */
const whenOpen = ({ event, view }: Context): Partial<NewMessage> =>
  inTheMorning(usualHours(view.desk.places[0].hours), event.at);

/** Leads and the customer; whom it is about reads it on their card. */
const both = (view: ReplacementView): readonly PersonId[] => [...leads(view), ...customer(view)];

/** Whether whoever was to be replaced has not left since. */
const isThereStill = ({ people, record: { engineer } }: ReplacementView): boolean => {
  const person = people.get(engineer);
  return person !== undefined && onRoster(person);
};

/**
 * Both parties hear once that a calendar counts by which it is another day, or another notice; and of what is done already,
 * where that was late. It waits for the morning.
 */
function recounted(context: Context): readonly NewMessage[] {
  const { before, view } = context;
  const { because, state, due, notice, endedAt = due } = view.record;
  const told = (people: readonly PersonId[], text: Say): readonly NewMessage[] =>
    toEach(people, context, text, whenOpen(context));
  if (because === 'announced') {
    if (notice === before.notice) return [];
    const isFull = notice === 'full';
    if (notice !== 'asked')
      return told(both(view), say(isFull ? 'replacement.said.now.full' : 'replacement.said.now.short', facts(context)));
    return [
      ...told(customer(view), say('replacement.said.now.asked', facts(context))),
      ...told(leads(view), say('replacement.said.now.waits', facts(context))),
    ];
  }
  if (state === 'done') {
    if (due === before.due && endedAt <= due) return [];
    const done: Facts = { done: { at: endedAt, style: 'date-time' } };
    return told(both(view), say('replacement.said.now.done', facts(context, done)));
  }
  return due === before.due ? [] : told(both(view), say('replacement.said.now.due', facts(context)));
}

/** Who hears what of a change of staff: both parties, and kindly and late whoever it is about. */
export const replacementNotifications: Notifications<Replacement, ReplacementEvent, ReplacementView> = {
  demanded: (context) => [
    ...cards(context.view),
    ...toEach(leads(context.view), context, say('replacement.said.demanded', facts(context))),
  ],
  announced: (context) => [
    ...cards(context.view),
    ...toEach(
      customer(context.view),
      context,
      say(context.event.notice === 'asked' ? 'replacement.said.asked' : 'replacement.said.announced', facts(context)),
    ),
  ],
  called: ({ view }) => cards(view),
  agreed: (context) => [
    ...cards(context.view),
    ...toEach(leads(context.view), context, say('replacement.said.agreed', facts(context))),
  ],
  objected: (context) => [
    ...cards(context.view),
    ...toEach(
      leads(context.view),
      context,
      say('replacement.said.objected', facts(context, { words: context.event.words })),
    ),
  ],
  postponed: (context) => [
    ...cards(context.view),
    ...toEach(customer(context.view), context, say('replacement.said.postponed', facts(context))),
  ],
  recounted: (context) => [...cards(context.view), ...recounted(context)],
  linked: (context) => [
    ...cards(context.view),
    ...toEach(customer(context.view), context, say('replacement.said.linked', facts(context))),
  ],
  talked: (context) => cards(context.view),
  handing: (context) => [
    ...cards(context.view),
    ...toEach(both(context.view), context, say('replacement.said.handing', facts(context))),
    // Where nothing was open it is over with that.
    ...(context.view.record.state === 'done'
      ? toEach([context.view.record.engineer], context, say('replacement.yours.done', facts(context)))
      : []),
  ],
  done: (context) => [
    ...cards(context.view),
    ...toEach(both(context.view), context, say('replacement.said.done', facts(context))),
    ...toEach([context.view.record.engineer], context, say('replacement.yours.done', facts(context))),
  ],
  reminded: (context) => {
    const { event, view } = context;
    const count = daysLeft(view.desk, event.at, view.record.due);
    const text = event.late
      ? say('replacement.said.overdue', facts(context))
      : say('replacement.said.reminded', facts(context, { count }));
    return [...cards(view), ...toEach(event.told, context, text, whenOpen(context))];
  },
  overdue: (context) => [
    ...cards(context.view),
    ...toEach(context.event.told, context, say('replacement.said.overdue', facts(context)), whenOpen(context)),
  ],
  withdrawn: (context) => [
    ...cards(context.view),
    ...toEach(
      both(context.view),
      context,
      say(isThereStill(context.view) ? 'replacement.said.withdrawn' : 'replacement.said.withdrawnGone', facts(context)),
    ),
  ],
  'not-reached': (context) =>
    context.event.person === context.view.record.engineer
      ? []
      : toEach(
          leads(context.view),
          context,
          say('replacement.said.notReached', facts(context, { gone: { person: context.event.person } })),
        ),
};

/** Its cards, where something about it changed without an event of its own. */
export const replacementRedrawn = (view: ReplacementView): readonly NewMessage[] => cards(view);
