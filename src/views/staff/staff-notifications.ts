import type { PersonId } from '../../domain/people/person';
import type { Slot } from '../../domain/record/slot';
import type { Staff, StaffEvent } from '../../domain/staff/staff';
import { keepers } from '../../domain/staff/staff-rules';
import { maySeeStaff, vetters } from '../../domain/staff/who-may';
import { theDesk } from '../../domain/ticket/event';
import { type Facts, type Say, say } from '../../domain/words';
import { asCard } from '../card';
import { message, type NewMessage, toPerson } from '../notifications/recipients';
import type { EventContext, Notifications } from '../record/record-views';
import { whoDid } from '../who-did';
import { type StaffView, staffCard, staffFacts } from './staff-card';

type Context<Event extends StaffEvent = StaffEvent> = EventContext<Event, Staff, StaffView>;

const slotOf = ({ about }: Pick<StaffView, 'about'>, person: PersonId): Slot => ({ about, role: 'staff', person });

const customer = (view: StaffView): readonly PersonId[] => vetters(view.record, view).map(({ id }) => id);
const leads = (view: StaffView): readonly PersonId[] => keepers(view.record, view);

/**
 * Everybody who has a card of it; while the others rest, only whoever proposed it. Whoever it is about has one once they
 * may serve: until then they hear from the lead how it stands, and read it where they look.
 */
function readers(view: StaffView): readonly PersonId[] {
  const { proposedBy, untoldAt, person, activeAt } = view.record;
  if (untoldAt !== undefined) return [proposedBy];
  const theirs = person === undefined || activeAt === undefined ? [] : [person];
  return [...new Set([proposedBy, ...customer(view), ...leads(view), ...theirs])];
}

/** The cards, drawn anew where they stand. */
const cards = (view: StaffView): readonly NewMessage[] =>
  readers(view).flatMap((id) => {
    const reader = view.people.get(id);
    // Whoever proposed it may lead no more.
    if (reader === undefined || !maySeeStaff(view.record, reader)) return [];
    return [toPerson(id, 'record', asCard(staffCard(view, reader)), slotOf(view, id))];
  });

const facts = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...staffFacts(view),
  by: whoDid(event.by),
  ...more,
});

/** Said below their cards; never of what they did themselves, and to nobody who rests. */
const toEach = (people: readonly PersonId[], { event, view }: Context, text: Say): readonly NewMessage[] =>
  [...new Set(people)].flatMap((id) =>
    id === event.by || !readers(view).includes(id)
      ? []
      : [
          {
            ...toPerson(id, 'record', message(text)),
            ...{ under: slotOf(view, id), surfaces: true, priority: 'at-once' },
          } as const,
        ],
  );

const files = (context: Context<Extract<StaffEvent, { readonly type: 'proposed' }>>): readonly NewMessage[] =>
  context.event.files.length === 0
    ? []
    : customer(context.view)
        .filter((id) => readers(context.view).includes(id))
        .map(
          (id): NewMessage => ({
            ...toPerson(id, 'record', message(say('staff.said.files', facts(context)), { files: context.event.files })),
            under: slotOf(context.view, id),
          }),
        );

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
  reminded: (context) =>
    toEach(context.event.told, context, say(`staff.said.remind.${context.event.for}`, facts(context))),
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
