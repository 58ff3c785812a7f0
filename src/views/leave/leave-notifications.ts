import { standingInFor } from '../../domain/leave/cover';
import { hoursOf } from '../../domain/leave/hours';
import type { Leave, LeaveEvent } from '../../domain/leave/leave';
import { approversOf } from '../../domain/leave/who-may';
import { leadsOf } from '../../domain/people/leads';
import type { PersonId } from '../../domain/people/person';
import { type Facts, type Say, say } from '../../domain/words';
import { inTheMorning, message, type NewMessage, toPerson } from '../notifications/recipients';
import { inPerson } from '../record/in-person';
import type { EventContext, Notifications } from '../record/record-views';
import { type LeaveView, leaveCard, leaveFacts } from './leave-card';

type Context<Event extends LeaveEvent = LeaveEvent> = EventContext<Event, Leave, LeaveView>;

const toThem = inPerson<LeaveView>('leave', leaveCard);

/** Who decides it, whoever wrote it down or approved it, and the leads whose it is not. */
function leading({ record, people }: LeaveView): readonly PersonId[] {
  const { filedBy, approvedBy, person } = record;
  const others = [...people.values()].filter(({ id }) => id !== person);
  const also = [filedBy, approvedBy].filter((id) => id !== undefined);
  return [...new Set([...approversOf(record, { people }), ...leadsOf(others).map(({ id }) => id), ...also])];
}

/** Everybody who has a card of it; while the others rest, only whoever it is of, and who wrote it down. */
function readers(view: LeaveView): readonly PersonId[] {
  const { person, filedBy, everAsked, untoldAt } = view.record;
  const own = [person, ...(filedBy === undefined ? [] : [filedBy])];
  return [...new Set(untoldAt === undefined ? [...own, ...leading(view), ...everAsked] : own)];
}

/** The cards: these people are sent one where theirs cannot be drawn anew, everybody else's changes where it stands. */
const cards = (
  view: LeaveView,
  sent: readonly PersonId[] = [],
  more: Partial<NewMessage> = {},
): readonly NewMessage[] =>
  toThem.cards(readers(view), view, ({ id }) => ({
    ...{ priority: 'at-once', ...(sent.includes(id) ? {} : { onlyInPlace: true as const }), ...more },
  }));

const facts = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...leaveFacts(view),
  by: { person: event.by },
  ...more,
});

/** To nobody who rests. */
const toEach = (people: readonly PersonId[], context: Context, text: Say): readonly NewMessage[] => {
  const { view } = context;
  const there = view.record.untoldAt === undefined ? people : people.filter((id) => readers(view).includes(id));
  return toThem.said(there, context, text, {
    ...{ priority: 'at-once', ...inTheMorning(hoursOf(view.desk), view.at, view.record.span.from) },
  });
};

/** They, and whoever wrote it down for them. */
const theirs = ({ record: { person, filedBy } }: LeaveView): readonly PersonId[] =>
  filedBy === undefined ? [person] : [person, filedBy];

/** Whether they were sent its card before: a new one is noticed by itself. */
const hadCard = ({ view, before }: Context, person: PersonId): boolean =>
  before.everAsked.includes(person) || leading(view).includes(person);

/** Everybody whose answer it still waits for. */
function awaited({ view }: Context): readonly NewMessage[] {
  return view.record.untoldAt === undefined ? cards(view, readers(view)) : [];
}

/** Whoever goes on leave stands in for somebody: those who counted on them hear who does now. */
function passedOn(context: Context, absent: PersonId): readonly NewMessage[] {
  const { view } = context;
  const text = say('leave.said.passedOn', facts(context, { absent: { person: absent } }));
  return [...toEach(leading(view), context, text), { ...toPerson(absent, 'record', message(text)), priority: 'usual' }];
}

/** That it is granted: to everybody whom it concerns. */
function granted(context: Context): readonly NewMessage[] {
  const { view, before } = context;
  const { state, substitute } = view.record;
  if (state !== 'granted' || before.state === 'granted') return [];
  return [
    ...toEach(
      theirs(view),
      context,
      say(substitute === undefined ? 'leave.said.grantedAlone' : 'leave.said.granted', facts(context)),
    ),
    ...(substitute === undefined ? [] : toEach([substitute], context, say('leave.said.youStandIn', facts(context)))),
    ...standingInFor(view.record, view).flatMap((absent) => passedOn(context, absent)),
  ];
}

/** Who stood in, or was to. */
const standIns = ({ asked, substitute }: Leave): readonly PersonId[] =>
  [asked, substitute].filter((id) => id !== undefined);

/** Who hears what of a leave: whoever it is of, who stands in, and the leads. */
export const leaveNotifications: Notifications<Leave, LeaveEvent, LeaveView> = {
  filed: (context) => [
    ...cards(context.view, readers(context.view)),
    ...(context.event.by === context.event.person
      ? []
      : toEach([context.event.person], context, say('leave.said.filedForYou', facts(context)))),
    ...toThem.files(
      leading(context.view).filter((id) => id !== context.event.by && readers(context.view).includes(id)),
      context.view,
      say('leave.said.files', facts(context)),
      context.event.files,
    ),
  ],
  called: (context) => awaited(context),
  asked: (context) => [
    ...cards(context.view, [context.event.to]),
    ...(hadCard(context, context.event.to)
      ? toEach([context.event.to], context, say('leave.said.asked', facts(context)))
      : []),
    ...(context.before.asked === undefined || context.before.asked === context.event.to
      ? []
      : toEach([context.before.asked], context, say('leave.said.askedNoMore', facts(context)))),
  ],
  accepted: (context) => [
    ...cards(context.view, approversOf(context.view.record, context.view)),
    ...(context.view.record.state === 'granted'
      ? granted(context)
      : toEach(theirs(context.view), context, say('leave.said.accepted', facts(context)))),
    ...(context.view.record.approvedBy === undefined
      ? toEach(approversOf(context.view.record, context.view), context, say('leave.said.toApprove', facts(context)))
      : []),
    ...(context.before.substitute === undefined || context.before.substitute === context.event.by
      ? []
      : toEach([context.before.substitute], context, say('leave.said.askedNoMore', facts(context)))),
  ],
  refused: (context) => [
    ...cards(context.view, theirs(context.view)),
    ...toEach(theirs(context.view), context, say('leave.said.refused', facts(context, { words: context.event.words }))),
  ],
  approved: (context) => [
    ...cards(context.view),
    ...(context.view.record.state === 'granted'
      ? granted(context)
      : toEach(theirs(context.view), context, say('leave.said.approved', facts(context)))),
  ],
  declined: (context) => [
    ...cards(context.view),
    ...toEach(
      theirs(context.view),
      context,
      say('leave.said.declined', facts(context, { words: context.event.words })),
    ),
    ...toEach(standIns(context.before), context, say('leave.said.noMore', facts(context))),
  ],
  reminded: (context) => {
    const isAlone = context.event.of === 'lead' && approversOf(context.view.record, context.view).length === 0;
    const text = isAlone ? 'leave.said.noApprover' : (`leave.said.remind.${context.event.of}` as const);
    return toEach(context.event.told, context, say(text, facts(context)));
  },
  'substitute-gone': (context) => [
    ...cards(context.view, [...theirs(context.view), ...leading(context.view)]),
    ...toEach(
      [...theirs(context.view), ...leading(context.view)],
      context,
      say('leave.said.substituteGone', facts(context, { gone: { person: context.event.person } })),
    ),
  ],
  // From now on they may say that they are back: where their card cannot be drawn anew they get another one, not at night.
  begun: ({ view }) => cards(view, [view.record.person], inTheMorning(hoursOf(view.desk), view.at)),
  uncovered: (context) => {
    const more = { span: { span: context.event.first } } as const;
    const { person } = context.view.record;
    return [
      ...cards(context.view, theirs(context.view)),
      ...toEach([person], context, say('leave.said.uncoveredYou', facts(context, more))),
      ...toEach(
        context.event.told.filter((id) => id !== person),
        context,
        say('leave.said.uncovered', facts(context, more)),
      ),
    ];
  },
  back: (context) => [
    ...cards(context.view),
    ...toEach(
      [...standIns(context.before), ...theirs(context.view), ...leading(context.view)],
      context,
      say('leave.said.back', facts(context)),
    ),
  ],
  withdrawn: (context) => [
    ...cards(context.view),
    ...toEach(
      [...standIns(context.before), ...theirs(context.view), ...leading(context.view)],
      context,
      say('leave.said.withdrawn', facts(context)),
    ),
  ],
  ended: (context) => cards(context.view),
  'not-reached': (context) =>
    context.event.person === context.view.record.asked
      ? toEach(
          [...theirs(context.view), ...leading(context.view)],
          context,
          say('leave.said.notReached', facts(context, { gone: { person: context.event.person } })),
        )
      : [],
};

/** Its cards, where something about it changed without an event of its own. */
export const leaveRedrawn = (view: LeaveView): readonly NewMessage[] => cards(view);
