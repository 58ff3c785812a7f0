import { type PersonId, servesAs } from '../../domain/people/person';
import type { EventOf } from '../../domain/ticket/event';
import { say } from '../../domain/words';
import { silenceCard, silenceFacts } from '../silence-card';
import {
  callsOfStep,
  card,
  message,
  type NewMessage,
  type NotificationContext,
  personalSlot,
  redrawn,
  toPerson,
} from './recipients';

/**
 * Its owner is asked for words, whoever else a step calls is told. Leads and managers read of it in their list, which says
 * what becomes of that; the engineers' card shows then what became of the calls before.
 */
export function silenceNotifications(
  context: NotificationContext<EventOf<'silence-step-taken'>>,
): readonly NewMessage[] {
  const { event, view } = context;
  const { owner } = view.ticket;
  // A manager whom the step names reads it there only once it calls the managers.
  const reachesManagers = view.desk.silence?.[event.step]?.tell.includes('managers') === true;
  const readsList = (id: PersonId): boolean => {
    const person = view.people.get(id);
    return person !== undefined && (servesAs(person, 'lead') || (reachesManagers && servesAs(person, 'manager')));
  };
  const others = event.told.filter((id) => id !== owner && !readsList(id));
  const calls = callsOfStep(context);
  const slot = owner && personalSlot(view, 'silence', { person: owner, which: event.at });
  return [
    ...(owner !== undefined && event.told.includes(owner)
      ? [{ ...toPerson(owner, 'progress-ask', card(silenceCard(view)), slot), calls }]
      : []),
    ...others.map((id) => ({
      ...toPerson(id, 'warning', message(say('notice.silence', silenceFacts(view)))),
      calls,
    })),
    ...(event.told.some((id) => id !== owner) ? redrawn(context) : []),
  ];
}
