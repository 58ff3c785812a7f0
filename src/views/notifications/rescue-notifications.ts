import { placeOf } from '../../domain/desk';
import { homeOf, type PersonId } from '../../domain/people/person';
import { ticketRef } from '../../domain/record/record-ref';
import type { EventOf } from '../../domain/ticket/event';
import { isOpen } from '../../domain/time/is-open';
import { usualHours } from '../../domain/time/operating-time';
import { unlessCalendarEnds } from '../../domain/time/unless-calendar-ends';
import { say } from '../../domain/words';
import { engineersSlot } from '../announcement';
import { rescueCard } from '../rescue-card';
import {
  beyondCard,
  callsOfStep,
  card,
  message,
  type NewMessage,
  type NotificationContext,
  notificationFacts,
  personalSlot,
  redrawn,
  rescueSlot,
  toEngineers,
  toPerson,
  toPersonUnder,
} from './recipients';

type Taken = NotificationContext<EventOf<'rescue-step-taken'>>;

/** Where a person is told things; a name no platform has for somebody nowhere. */
const homeOn = ({ view }: NotificationContext, person: PersonId): string => {
  const found = view.people.get(person);
  return (found && homeOf(found)) ?? '';
};

/** Whether the call had to wait for an opening: then the ticket's card and photos have come to nobody in person yet. */
function waited({ view: { ticket, desk }, before }: NotificationContext): boolean {
  const { hours } = placeOf(desk, ticket.place);
  return !ticket.urgent && unlessCalendarEnds(() => isOpen(usualHours(hours), before.rescueFrom)) === false;
}

const photosFor = (context: NotificationContext, person: PersonId): readonly NewMessage[] =>
  beyondCard(context).map(({ content }) => toPersonUnder(rescueSlot(context.view, person), person, 'rescue', content));

/** Whom the ladder calls, each in person, and what everybody reads of it. */
export function rescueNotifications(context: Taken): readonly NewMessage[] {
  const { told, unreached, step, repeats } = context.event;
  // The new card has just named whoever is on duty; the first step only rings at their door, as do repeated calls.
  const quiet = step === 0 || told.length === 0 || repeats;
  const rung = message(say('notice.rescue', notificationFacts(context)), { mentions: told, eachHasCard: true });
  return [
    ...callsOf(context),
    ...(quiet ? [] : [toEngineers(context, 'rescue', rung)]),
    ...(quiet || !goesBeyondDuty(context) ? [] : redrawn(context)),
    ...unreached.map((person) =>
      toEngineers(
        context,
        'unreached',
        message(say('notice.notReached', notificationFacts(context, { person: { person } }))),
      ),
    ),
  ];
}

/**
 * A call to each in their chat, by whatever ways they are called: whoever answers a telephone finds there what is wanted.
 * What becomes of it is kept with the ticket (`calls`).
 */
function callsOf(context: Taken): readonly NewMessage[] {
  const { told, again, step } = context.event;
  const { assignment } = context.view.ticket;
  const calls = callsOfStep(context);
  const rested = step === 0 && waited(context);
  // Whoever was named has the card that asks them.
  const unnamed = (person: PersonId): boolean => person !== assignment?.to;
  const anew = message(say('notice.rescueAgain', notificationFacts(context)));
  return [
    // The first step comes with the card itself: where that was sent to them in person, it has rung already.
    ...told.filter(unnamed).map((person) => ({
      ...toPerson(person, 'rescue', card(rescueCard(context.view, person)), rescueSlot(context.view, person)),
      ...(step === 0 && !rested
        ? { echoes: engineersSlot(ticketRef(context.view.ticket.id), homeOn(context, person)) }
        : {}),
      calls,
    })),
    ...(rested ? told.flatMap((person) => photosFor(context, person)) : []),
    // An edited card notifies nobody: whoever has it already hears a new line below it.
    ...again.filter(unnamed).map((person) => ({
      ...toPersonUnder(rescueSlot(context.view, person), person, 'rescue', anew),
      ringsForCard: true as const,
      calls,
    })),
    ...(assignment !== undefined && step > 0 && told.includes(assignment.to)
      ? [
          {
            ...toPersonUnder(
              personalSlot(context.view, 'assign', { person: assignment.to, which: assignment.at }),
              assignment.to,
              'rescue',
              anew,
            ),
            calls,
          },
        ]
      : []),
  ];
}

/** Whether a step calls others than whoever is on duty: then the card shows what became of the calls before. */
const goesBeyondDuty = ({ event: { meant } }: Taken): boolean =>
  meant !== undefined &&
  (meant.people !== undefined || meant.tell.some((one) => one !== 'primary' && one !== 'backup'));
