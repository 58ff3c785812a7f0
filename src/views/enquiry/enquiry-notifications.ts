import type { Enquiry, EnquiryEvent } from '../../domain/enquiry/enquiry';
import { concernedIn, leadsFor } from '../../domain/enquiry/who-answers';
import { homeOf, isChat, type PersonId } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import type { Slot } from '../../domain/record/slot';
import { type Facts, type Say, say } from '../../domain/words';
import { engineersSlot } from '../announcement';
import { asCard, asMessage, type Message } from '../card';
import { message, type NewMessage, toPerson } from '../notifications/recipients';
import type { EventContext, Notifications } from '../record/record-views';
import { rewordedSaid } from '../record/reworded-said';
import { answeredCard, askerCard, channelCard, type EnquiryView, enquiryCard, enquiryFacts } from './enquiry-card';

type Context<Event extends EnquiryEvent = EnquiryEvent> = EventContext<Event, Enquiry, EnquiryView>;
type Of<Type extends EnquiryEvent['type']> = Context<Extract<EnquiryEvent, { readonly type: Type }>>;

const slotOf = ({ about }: Pick<EnquiryView, 'about'>, role: string, nth?: number): Slot => ({
  ...{ about, role },
  ...(nth === undefined ? {} : { nth }),
});

/** Whom the card in the channel concerns, where there is none; nobody while they rest. */
const recipients = (view: EnquiryView): readonly PersonId[] =>
  view.record.untoldAt === undefined ? concernedIn(view.record, view) : [];

const engineers = (view: EnquiryView, told: readonly PersonId[]) =>
  ({ kind: 'engineers', place: view.record.place, recipients: told }) as const;

/**
 * Both cards, and below its answer the question whether that is all, drawn anew where they stand. Its asker is told in words
 * of what happens, so their card only comes again when it offers something else: at its end.
 */
function cards(view: EnquiryView): readonly NewMessage[] {
  const { record, people } = view;
  const asker = people.get(record.asker);
  const each = recipients(view).flatMap((id) => {
    const person = people.get(id);
    return person === undefined ? [] : [[id, asCard(enquiryCard(view, person))] as const];
  });
  return [
    {
      to: engineers(view, recipients(view)),
      content: asCard(channelCard(view)),
      ...(each.length === 0 ? {} : { each: Object.fromEntries(each) }),
      reason: 'record',
      slot: engineersSlot(view.about),
    },
    ...(asker === undefined
      ? []
      : [
          {
            ...toPerson(asker.id, 'record', asCard(askerCard(view, asker)), slotOf(view, 'asker')),
            ...(hasBegun(record) && record.state !== 'closed' ? { refreshes: true as const } : {}),
          },
        ]),
    ...(record.answeredAt === undefined || !readsInChat(view) ? [] : [whetherAll(view)]),
  ];
}

/** Whether anything has happened since it was asked. */
const hasBegun = ({ openedAt, lastEventAt }: Enquiry): boolean => lastEventAt > openedAt;

/** Stands below the newest answer. */
const whetherAll = (view: EnquiryView): NewMessage =>
  toPerson(view.record.asker, 'record', asCard(answeredCard(view)), slotOf(view, 'answer', view.record.answersSent));

/** Whoever reads by mail alone presses nothing: what they are asked is said below the answer. */
const readsInChat = ({ record, people }: EnquiryView): boolean => {
  const asker = people.get(record.asker);
  const home = asker && homeOf(asker);
  return home === undefined || isChat(home);
};

const facts = ({ event, view }: Context, more: Facts = {}): Facts => ({
  ...enquiryFacts(view),
  by: { person: event.by },
  ...more,
});

/** Said to whoever answers, below their card; never of what they did themselves. */
function toAnswering({ event, view }: Context, text: Say, more: Partial<Omit<Message, 'text'>> = {}): NewMessage {
  const told = recipients(view).filter((id) => id !== event.by);
  return {
    to: engineers(view, told),
    content: message(text, { mentions: told, ...more }),
    under: engineersSlot(view.about),
    reason: 'record',
    priority: 'at-once',
  };
}

const toAsker = ({ event, view }: Context, text: Say): readonly NewMessage[] =>
  event.by === view.record.asker
    ? []
    : [{ ...toPerson(view.record.asker, 'record', message(text)), under: slotOf(view, 'asker'), priority: 'at-once' }];

const toEach = (people: readonly PersonId[], { event }: Context, text: Say): readonly NewMessage[] =>
  people.flatMap((id) =>
    id === event.by ? [] : [{ ...toPerson(id, 'record', message(text)), priority: 'at-once' } as const],
  );

const filesTo = (context: Of<'asked'> | Of<'asked-more'>): readonly NewMessage[] => {
  const { files } = context.event;
  return files.length === 0 ? [] : [toAnswering(context, say('enquiry.said.files', facts(context)), { files })];
};

/** Lines one below the other. */
const below = (lines: readonly Say[]): Say | undefined => {
  const [first, ...rest] = lines;
  return first && rest.reduce((above, next) => say('enquiry.below', { above, next }), first);
};

/** The answer, whole: each question quoted with what is answered to it, then what is still open. */
function answerSaid(context: Of<'answered'>): NewMessage {
  const { event, view } = context;
  const { record } = view;
  const several = record.questions.length > 1;
  const pairs = event.answers.map(({ question, text }) =>
    say(several ? 'enquiry.pair' : 'enquiry.pairOnly', {
      nth: question + 1,
      question: record.questions[question]?.text ?? '',
      text,
    }),
  );
  const rest = record.questions.some(({ open }) => open)
    ? say('enquiry.said.stillOpen', facts(context))
    : readsInChat(view)
      ? undefined
      : say('enquiry.said.answerBack', facts(context));
  const text = below([say('enquiry.said.answered', facts(context)), ...pairs, ...(rest === undefined ? [] : [rest])]);
  return {
    ...toPerson(
      record.asker,
      'record',
      asMessage({ text: text ?? say('enquiry.said.answered'), from: event.by, files: event.files }),
    ),
    under: slotOf(view, 'asker'),
    surfaces: true,
    priority: 'at-once',
  };
}

/**
 * The answer by the way its question came, for whoever is told things in a chat besides: it comes back complete where it
 * was asked (HOT-8).
 */
function answerBack(context: Of<'answered'>): readonly NewMessage[] {
  const { source } = context.view.record;
  if ((source !== 'mail' && source !== 'oa') || !readsInChat(context.view)) return [];
  const { content, to, reason, priority } = answerSaid(context);
  return [{ content, to, reason, via: source, ...(priority && { priority }) }];
}

/** Who hears what of an enquiry: its asker, whoever answers, and leads when an answer is not there in time. */
export const enquiryNotifications: Notifications<Enquiry, EnquiryEvent, EnquiryView> = {
  asked: (context) => [
    ...cards(context.view),
    ...filesTo(context),
    ...(context.event.about === undefined
      ? toAsker(context, say('enquiry.said.filedForYou', facts(context)))
      : toAsker(
          context,
          say(
            'enquiry.said.wasTicket',
            facts(context, { ticket: `${context.view.desk.prefix}-${context.event.about.id}` }),
          ),
        )),
  ],
  called: (context) => [
    ...cards(context.view),
    context.view.record.state === 'new'
      ? { ...toAnswering(context, say('enquiry.said.waits', facts(context))), ringsForCard: true }
      : toAnswering(context, say('enquiry.said.newWords', facts(context))),
  ],
  claimed: (context) => [...cards(context.view), ...toAsker(context, say('enquiry.said.claimed', facts(context)))],
  returned: (context) => [
    ...cards(context.view),
    toAnswering(context, say('enquiry.said.returned', facts(context, { reason: context.event.reason }))),
  ],
  'owner-gone': (context) => {
    const gone = facts(context, { person: { person: context.event.person } });
    return [
      ...cards(context.view),
      toAnswering(context, say('enquiry.said.ownerGone', gone)),
      ...toAsker(context, say('enquiry.said.ownerGoneToYou', gone)),
    ];
  },
  assigned: (context) => [
    ...cards(context.view),
    ...toEach(
      [context.event.to],
      context,
      say('enquiry.said.assignedToYou', facts(context, { reason: context.event.reason })),
    ),
    ...toAsker(context, say('enquiry.said.claimed', facts(context, { by: { person: context.event.to } }))),
  ],
  answered: (context) => [answerSaid(context), ...answerBack(context), ...cards(context.view)],
  'asked-more': (context) => [
    ...cards(context.view),
    toAnswering(context, say('enquiry.said.askedMore', facts(context, { text: context.event.text }))),
    ...filesTo(context),
  ],
  reworded: (context) => [
    ...cards(context.view),
    ...(context.view.record.state === 'closed'
      ? []
      : [toAnswering(context, rewordedSaid(context.event, recordKey(context.view.desk, context.view.about)))]),
  ],
  reminded: (context) =>
    toEach(
      context.event.told,
      context,
      say(
        context.view.record.owner === undefined ? 'enquiry.said.stillWaits' : 'enquiry.said.reminded',
        facts(context),
      ),
    ),
  missed: (context) => [
    ...cards(context.view),
    ...toAsker(context, say('enquiry.said.missed', facts(context, { was: { at: context.event.due, style: 'time' } }))),
    ...toEach(
      [...new Set([...context.event.told, ...leadsFor(context.view.record, context.view)])],
      context,
      say('enquiry.said.missedInside', facts(context, { was: { at: context.event.due, style: 'time' } })),
    ),
  ],
  'asked-again': (context) => toAsker(context, say('enquiry.said.isThatAll', facts(context))),
  confirmed: (context) => [
    ...cards(context.view),
    ...(context.event.how === 'silence' ? toAsker(context, say('enquiry.said.closedSilently', facts(context))) : []),
  ],
  withdrawn: (context) => [...cards(context.view), toAnswering(context, say('enquiry.said.withdrawn', facts(context)))],
  'became-ticket': (context) => [
    ...cards(context.view),
    toAnswering(context, say('enquiry.said.becameTicket', facts(context))),
    ...toAsker(context, say('enquiry.said.becameTicketToYou', facts(context))),
  ],
  'not-reached': (context) =>
    context.event.person === context.view.record.asker
      ? [
          toAnswering(
            context,
            say('enquiry.said.notReached', facts(context, { person: { person: context.event.person } })),
          ),
        ]
      : [],
};

/** Its cards, where something about it changed without an event of its own. */
export const enquiryRedrawn = (view: EnquiryView): readonly NewMessage[] => cards(view);
