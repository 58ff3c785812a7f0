import { consentReason, openQuestion, waitsForConsent } from '../../domain/consent/about-ticket';
import { leadsOf } from '../../domain/people/leads';
import { onRoster, type PersonId } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import { type EventOf, theDesk } from '../../domain/ticket/event';
import { say, typed } from '../../domain/words';
import { asMessage } from '../card';
import { conductCard } from '../conduct-card';
import { progressAskCard } from '../progress-ask-card';
import { promiseReminderCard } from '../promise-reminder-card';
import { progressText, waitingReason } from '../ticket-facts';
import { automaticNews } from './automatic-notifications';
import { afterwards, isAfterwards } from './doubt-notifications';
import {
  beyondCard,
  bothCards,
  canWait,
  card,
  elsewhere,
  message,
  type NewMessage,
  type NotificationContext,
  notificationFacts,
  peopleWith,
  personalSlot,
  rescueSlot,
  toEngineers,
  toPerson,
  toRequester,
  toRequesterAtOnce,
} from './recipients';
import type { TicketNotifications } from './ticket-notifications';

/** Whoever had it, is in person told by whom and why, and the requester reads of the one who had it. */
function returned(context: NotificationContext<EventOf<'claim-returned'>>): readonly NewMessage[] {
  const { event, before, view } = context;
  const { owner: former = event.by } = before;
  const facts = notificationFacts(context, { reason: event.reason, former: { person: former } });
  const byOther = former !== event.by;
  const { primary } = view.duty;
  const mentions = primary === null || canWait(view) ? [] : [primary];
  return [
    ...bothCards(context),
    toEngineers(
      context,
      'claimed',
      message(say(byOther ? 'notice.returnedByOther' : 'notice.returned', facts), { mentions }),
    ),
    toRequesterAtOnce(context, 'claimed', message(say('notice.returnedToYou', facts))),
    ...(byOther ? [toPerson(former, 'claimed', message(say('notice.returnedFromYou', facts)))] : []),
  ];
}

/** Whoever sets out first is reminded of how to behave there (SITE-1); once a ticket, and nobody else reads it. */
function conductFor(context: NotificationContext<EventOf<'dispatched'>>): readonly NewMessage[] {
  const { view, before, event } = context;
  const wentBefore = before.marks.some(({ milestone }) => milestone === 'dispatched');
  return wentBefore || view.desk.conduct.length === 0 ? [] : [toPerson(event.by, 'note', card(conductCard(view)))];
}

/** Whether the desk does not count on them any more: what is owed by them is nobody's until a lead gives it to somebody. */
function isGone({ view: { people } }: NotificationContext, id: PersonId): boolean {
  const person = people.get(id);
  return person !== undefined && !onRoster(person);
}

/**
 * The question has a card of its own; that its ticket waits for it only now, as it waited for something else or nobody had
 * it, is said.
 */
function waitsNow(context: NotificationContext<EventOf<'waiting-started'>>): readonly NewMessage[] {
  const { event, view } = context;
  const question = event.by === theDesk ? openQuestion(view.linked) : undefined;
  if (question === undefined) return [];
  const consent = recordKey(view.desk, { kind: 'consent', id: question.id });
  const said = message(say('consent.said.waitsNow', notificationFacts(context, { consent })));
  return [toRequester(context, 'waiting', said), toEngineers(context, 'waiting', said)];
}

/** Claim, work, waiting, progress and promises. */
export const workNotifications: TicketNotifications<
  | 'reported'
  | 'claimed'
  | 'claim-returned'
  | 'remote-started'
  | 'dispatched'
  | 'arrived'
  | 'located'
  | 'progress-asked'
  | 'progress-reported'
  | 'updates-chosen'
  | 'noted'
  | 'replied'
  | 'promised'
  | 'promise-reminded'
  | 'promise-kept'
  | 'promise-slipped'
  | 'waiting-started'
  | 'resumed'
> = {
  reported: (context) => [...bothCards(context), ...beyondCard(context)],
  claimed: (context) => [
    ...bothCards(context),
    // It is not so any more that nobody has it.
    {
      ...toRequester(context, 'claimed', message(say('notice.claimed', notificationFacts(context)))),
      outdates: 'standing',
    },
    ...context.view.ticket.rescueTold.map((person) =>
      toPerson(
        person,
        'claimed',
        message(say('notice.claimedElsewhere', notificationFacts(context))),
        rescueSlot(context.view, person),
      ),
    ),
  ],
  'claim-returned': returned,
  'remote-started': (context) => [
    ...bothCards(context),
    toRequester(context, 'progress', message(say('notice.remote', notificationFacts(context)))),
  ],
  dispatched: (context) => [
    ...bothCards(context),
    toRequester(context, 'progress', message(say('notice.underway', notificationFacts(context)))),
    ...conductFor(context),
  ],
  arrived: (context) => bothCards(context),
  located: (context) => [
    ...bothCards(context),
    toRequester(
      context,
      'progress',
      message(say('notice.located', notificationFacts(context, { finding: context.event.finding }))),
    ),
    toEngineers(
      context,
      'note',
      message(say('notice.located', notificationFacts(context, { finding: context.event.finding }))),
    ),
  ],
  'progress-asked': (context) => {
    const { owner } = context.view.ticket;
    if (owner === undefined || isGone(context, owner)) return [];
    const asked = card(progressAskCard(context.view, context.event.hour));
    return [
      toPerson(
        owner,
        'progress-ask',
        asked,
        personalSlot(context.view, 'ask', { person: owner, which: context.event.hour }),
      ),
    ];
  },
  'progress-reported': (context) => {
    const { event, view } = context;
    if (event.automatic) return automaticNews(context);
    const words = asMessage({ text: progressText(event), from: event.by });
    const { owner, progressAskedFor: hour } = view.ticket;
    const settled = message(say('notice.progressSent', notificationFacts(context)));
    return [
      ...bothCards(context),
      toRequester(context, 'progress', words),
      toEngineers(context, 'progress', words),
      ...(owner !== undefined && hour !== undefined
        ? [toPerson(owner, 'progress-ask', settled, personalSlot(view, 'ask', { person: owner, which: hour }))]
        : []),
    ];
  },
  'updates-chosen': (context) => bothCards(context),
  noted: (context) => {
    const { text, inThread, thread } = context.event;
    const noted = toEngineers(context, 'note', message(say('notice.note', notificationFacts(context, { text }))));
    return inThread ? elsewhere(noted, thread) : [noted];
  },
  replied: (context) => {
    const { event, view } = context;
    const { owner } = view.ticket;
    const onlyFiles = { text: say('notice.sentFiles', notificationFacts(context)), files: event.files };
    const words = event.text === '' ? onlyFiles : { text: typed(event.text), from: event.by, files: event.files };
    const wentOn = event.side === 'requester' && view.ticket.pauses.at(-1)?.to === event.at;
    const isAlone = event.side === 'engineers' || isAfterwards(context);
    const mentions = isAlone || owner === undefined ? [] : [owner];
    const toThem = event.side === 'engineers' ? toRequesterAtOnce : toRequester;
    // What was typed in a form stands in no thread yet: the speaker's own side reads it too.
    const reads = (side: typeof event.side): boolean => event.side !== side || event.inThread !== true;
    const inside = toEngineers(context, 'reply', asMessage({ ...words, mentions }));
    const among = reads('engineers') ? [inside] : elsewhere(inside, event.thread);
    return [
      ...bothCards(context, 'gathered'),
      ...(reads('requester') ? [toThem(context, 'reply', asMessage(words))] : []),
      ...(isAfterwards(context) ? afterwards(context, among) : among),
      ...(wentOn ? [toRequester(context, 'waiting', message(say('notice.answered')))] : []),
    ];
  },
  promised: (context) => [
    ...bothCards(context),
    toRequester(
      context,
      'promise',
      message(
        say(
          'notice.promised',
          notificationFacts(context, { due: { at: context.event.due, style: 'time' }, text: context.event.text }),
        ),
      ),
    ),
  ],
  'promise-reminded': (context) => {
    const { owner, promise } = context.view.ticket;
    if (owner !== undefined && isGone(context, owner)) {
      const facts = notificationFacts(context, { due: { at: promise?.due ?? context.event.at, style: 'time' } });
      const leads = leadsOf(context.view.people.values());
      return leads.map(({ id }) => toPerson(id, 'promise', message(say('assign.promiseOfGone', facts))));
    }
    return owner === undefined
      ? []
      : [
          toPerson(
            owner,
            'promise',
            card(promiseReminderCard(context.view)),
            personalSlot(context.view, 'promise', { person: owner, which: context.event.at }),
          ),
        ];
  },
  'promise-kept': (context) => bothCards(context),
  'promise-slipped': (context) => {
    const facts = notificationFacts(context, {
      due: { at: context.event.due, style: 'time' },
      newDue: { at: context.event.newDue, style: 'time' },
    });
    const { owner } = context.view.ticket;
    const slipped = message(say('notice.slippedInside', facts));
    return [
      ...bothCards(context, 'gathered'),
      toRequesterAtOnce(context, 'promise', message(say('notice.slipped', facts))),
      toEngineers(context, 'promise', slipped),
      ...[...new Set([...(owner === undefined ? [] : [owner]), ...peopleWith(context, 'lead')])].map((person) =>
        toPerson(person, 'promise', slipped),
      ),
    ];
  },
  'waiting-started': (context) => {
    if (context.event.reason === consentReason) return [...bothCards(context), ...waitsNow(context)];
    const facts = notificationFacts(context, {
      reason: waitingReason(context.view.desk, context.event),
      note: context.event.note,
    });
    const key = context.event.endsWhenAnswered ? 'notice.waitingForYou' : 'notice.waiting';
    const tell = context.event.endsWhenAnswered ? toRequesterAtOnce : toRequester;
    return [...bothCards(context), tell(context, 'waiting', message(say(key, facts)))];
  },
  resumed: (context) => [
    ...bothCards(context),
    ...((waitsForConsent(context.before) && context.event.by === theDesk) || openQuestion(context.view.linked)
      ? []
      : [toRequester(context, 'waiting', message(say('notice.resumed', notificationFacts(context))))]),
  ],
};
