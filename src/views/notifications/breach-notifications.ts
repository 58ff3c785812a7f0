import { own } from '../../domain/own';
import type { PersonId } from '../../domain/people/person';
import { isQuiet } from '../../domain/progress/quiet';
import { termsOf } from '../../domain/sla/terms';
import type { EventOf } from '../../domain/ticket/event';
import { hasOpenPromise } from '../../domain/ticket/talk';
import type { Milestone } from '../../domain/ticket/ticket';
import { type Fact, type Facts, type Say, say, type WordKey } from '../../domain/words';
import { clockName, namesOf } from '../ticket-facts';
import type { TicketView } from '../ticket-view';
import {
  bothCards,
  message,
  type NewMessage,
  type NotificationContext,
  notificationFacts,
  peopleWith,
  toEngineers,
  toPerson,
  toRequesterAtOnce,
} from './recipients';

type Breach = EventOf<'clock-breached'>;

/** What had not come about when a clock ran out, in the requester's words. */
const notDone: { readonly [To in Milestone]?: WordKey } = {
  responded: 'notice.missed.responded',
  arrived: 'notice.missed.arrived',
  assisted: 'notice.missed.assisted',
  located: 'notice.missed.located',
  resolved: 'notice.missed.resolved',
};

/** The sentence follows the clock that ran out, whoever has the ticket. */
function whatWasMissed({ clocks, desk, ticket }: TicketView, { clause, startedAt }: Breach): Say {
  const clock = clocks.find((one) => one.clause === clause && one.startedAt === startedAt);
  const { slaTargets } = termsOf(desk, ticket, clock?.round ?? 1);
  const target = slaTargets.find((one) => one.clause === clause);
  const goal = clock?.regime === 'outside' ? target?.outside : target?.inside;
  const key = goal ? own(notDone, goal.to) : undefined;
  return key === undefined ? say('notice.missed.other', { clause: clockName(clause) }) : say(key);
}

/** Who is called to help: the backup and the leads, but for the owner, who has it already, and whoever waits for it. */
const helpersOf = (context: NotificationContext<Breach>): readonly PersonId[] => {
  const { duty, ticket } = context.view;
  const called = new Set([...(duty.backup === null ? [] : [duty.backup]), ...peopleWith(context, 'lead')]);
  return [...called].filter((person) => person !== ticket.owner && person !== ticket.requester);
};

/** What the requester reads of the help that was called, which is nothing where nobody could be. */
function help(context: NotificationContext<Breach>, helpers: readonly PersonId[]): Fact {
  const { owner } = context.view.ticket;
  if (helpers.length === 0) return '';
  if (owner !== undefined) return say('notice.missedHelp');
  const isLeadCalled = peopleWith(context, 'lead').some((lead) => helpers.includes(lead));
  return say(isLeadCalled ? 'notice.missedLead' : 'notice.missedBackup');
}

/** When they hear next; where the next report rings nobody they are promised news, and no time. */
function nextHeard({ event: { newTime }, view: { ticket } }: NotificationContext<Breach>): Say {
  if (newTime !== null && isQuiet(ticket, newTime) && !hasOpenPromise(ticket)) return say('notice.nextNews');
  return say('notice.nextUpdate', { next: newTime === null ? say('notice.soon') : { at: newTime, style: 'time' } });
}

function missedAmongUs(owner: PersonId | undefined, helpers: readonly PersonId[], facts: Facts) {
  const missed = say(owner === undefined ? 'notice.breachedOpen' : 'notice.breached', facts);
  const people = namesOf(helpers);
  const toldOf = people ? say('notice.breachedTold', { ...facts, people }) : say('notice.breachedAlone', facts);
  // Who cannot take the ticket is told of it, not asked to.
  return { missed, told: owner === undefined ? toldOf : missed };
}

/** Nobody is asked to help themselves: where engineers are told in person, whoever has it reads who was asked. */
function ownWords(
  { view: { ticket } }: NotificationContext<Breach>,
  helpers: readonly PersonId[],
  facts: Facts,
): Pick<NewMessage, 'each'> {
  if (ticket.owner === undefined) return {};
  const people = namesOf(helpers);
  const said = message(
    say(people ? 'notice.breachedOwn' : 'notice.breachedOwnAlone', people ? { ...facts, people } : facts),
  );
  return { each: { [ticket.owner]: said } };
}

/** A promise of the contract was missed: the requester is told what and when they hear next, help is called (HOT-9). */
export function breachNews(context: NotificationContext<Breach>): readonly NewMessage[] {
  const { event, view } = context;
  const { owner } = view.ticket;
  const helpers = helpersOf(context);
  const facts = notificationFacts(context, {
    clause: clockName(event.clause),
    due: { at: event.due, style: 'time' },
    next: nextHeard(context),
    what: whatWasMissed(view, event),
    help: help(context, helpers),
  });
  const { missed, told } = missedAmongUs(owner, helpers, facts);
  const called = owner === undefined ? helpers : [owner, ...helpers];
  const managers = event.clause === 'SLA-2' ? peopleWith(context, 'manager') : [];
  const { requester } = view.ticket;
  const onlyTold = managers.filter((person) => ![owner, requester, ...helpers].includes(person));
  return [
    ...bothCards(context),
    toRequesterAtOnce(
      context,
      'breach',
      message(say(owner === undefined ? 'notice.breachedUnclaimed' : 'notice.breachedToYou', facts)),
    ),
    { ...toEngineers(context, 'breach', message(missed, { mentions: called })), ...ownWords(context, helpers, facts) },
    ...helpers.map((person) => toPerson(person, 'breach', message(missed))),
    ...onlyTold.map((person) => toPerson(person, 'breach', message(told))),
  ];
}
