import type { PersonId } from '../../domain/people/person';
import type { Staff, StaffEvent } from '../../domain/staff/staff';
import { keepers, maySeeStaff, vetters } from '../../domain/staff/who-may';
import { theDesk } from '../../domain/ticket/event';
import { usualHours } from '../../domain/time/operating-time';
import { type Facts, type Say, say } from '../../domain/words';
import { inTheMorning, type NewMessage } from '../notifications/recipients';
import { inPerson } from '../record/in-person';
import type { EventContext, Notifications } from '../record/record-views';
import { whoDid } from '../who-did';
import { type StaffView, staffCard, staffFacts } from './staff-card';

type Context<Event extends StaffEvent = StaffEvent> = EventContext<Event, Staff, StaffView>;

const toThem = inPerson<StaffView>('staff', staffCard);

const customer = (view: StaffView): readonly PersonId[] => vetters(view.record, view).map(({ id }) => id);
const leads = (view: StaffView): readonly PersonId[] => keepers(view.record, view).map(({ id }) => id);

/**
 * Everybody who has a card of it; while the others rest, only whoever proposed it. Whoever it is about has one once they
 * may serve: until then they hear from the lead how it stands, and read it where they look.
 */
function readers(view: StaffView): readonly PersonId[] {
  const { proposedBy, untoldAt, person, activeAt } = view.record;
  if (untoldAt !== undefined) return [proposedBy];
  const theirs = person === undefined || activeAt === undefined ? [] : [person];
  return [...new Set([proposedBy, ...customer(view), ...leads(view), ...theirs])].filter((id) => {
    const reader = view.people.get(id);
    // Whoever proposed it may lead no more.
    return reader !== undefined && maySeeStaff(view.record, reader);
  });
}

/** The cards, drawn anew where they stand. */
const cards = (view: StaffView): readonly NewMessage[] => toThem.cards(readers(view), view);

const facts = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...staffFacts(view),
  by: whoDid(event.by),
  ...more,
});

/** To nobody who rests, or may know no more of it. */
const among = (people: readonly PersonId[], view: StaffView): readonly PersonId[] => {
  const there = readers(view);
  return people.filter((id) => there.includes(id));
};

const toEach = (
  people: readonly PersonId[],
  context: Context,
  text: Say,
  more?: Partial<NewMessage>,
): readonly NewMessage[] => toThem.said(among(people, context.view), context, text, { priority: 'at-once', ...more });

const files = (context: Context<Extract<StaffEvent, { readonly type: 'proposed' }>>): readonly NewMessage[] => {
  const { event, view } = context;
  return toThem.files(among(customer(view), view), view, say('staff.said.files', facts(context)), event.files);
};

/** The customer; and the leads, where none of them ended it. */
const hearsOfEnd = ({ event, view }: Context): readonly PersonId[] =>
  event.by === theDesk ? [...customer(view), ...leads(view)] : customer(view);

/** Who hears what of a profile: the customer's managers, the leads, and once they may serve whoever it is about. */
export const staffNotifications: Notifications<Staff, StaffEvent, StaffView> = {
  proposed: (context) => [...cards(context.view), ...files(context)],
  called: ({ view }) => cards(view),
  accepted: (context) => [
    ...cards(context.view),
    ...toEach(leads(context.view), context, say('staff.said.accepted', facts(context))),
  ],
  refused: (context) => [
    ...cards(context.view),
    ...toEach(leads(context.view), context, say('staff.said.refused', facts(context, { words: context.event.words }))),
  ],
  meeting: (context) => [
    ...cards(context.view),
    ...toEach(
      leads(context.view),
      context,
      context.event.words === ''
        ? say('staff.said.meeting', facts(context))
        : say('staff.said.meetingWhy', facts(context, { words: context.event.words })),
    ),
  ],
  signed: (context) => [
    ...cards(context.view),
    ...toEach([context.event.person], context, say('staff.said.youServe', facts(context))),
    ...toEach(customer(context.view), context, say('staff.said.serves', facts(context))),
  ],
  amended: (context) => [
    ...cards(context.view),
    ...toEach(customer(context.view), context, say('staff.said.amended', facts(context))),
  ],
  // One that comes late, as after an outage, waits for the morning.
  reminded: (context) =>
    toEach(
      context.event.told,
      context,
      say(`staff.said.remind.${context.event.for}`, facts(context)),
      inTheMorning(usualHours(context.view.desk.places[0].hours), context.event.at),
    ),
  gone: (context) => [
    ...cards(context.view),
    ...toEach(leads(context.view), context, say('staff.said.gone', facts(context))),
  ],
  // That somebody is there again leads hear once, not of each thing that waited for it.
  back: ({ view }) => cards(view),
  withdrawn: (context) => [
    ...cards(context.view),
    ...toEach(hearsOfEnd(context), context, say('staff.said.withdrawn', facts(context))),
  ],
  left: (context) => [
    ...cards(context.view),
    ...toEach(hearsOfEnd(context), context, say('staff.said.left', facts(context))),
  ],
  'not-reached': (context) =>
    customer(context.view).includes(context.event.person)
      ? toEach(
          leads(context.view),
          context,
          say('staff.said.notReached', facts(context, { gone: { person: context.event.person } })),
        )
      : [],
};

/** Its cards, where something about it changed without an event of its own. */
export const staffRedrawn = (view: StaffView): readonly NewMessage[] => cards(view);
