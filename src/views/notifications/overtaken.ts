import type { PersonId } from '../../domain/people/person';
import { type Slot, slotName } from '../../domain/record/slot';
import { isLoweringAsked } from '../../domain/ticket/correct';
import { hasOpenPromise } from '../../domain/ticket/talk';
import { isOpen, type Ticket } from '../../domain/ticket/ticket';
import { type Say, say } from '../../domain/words';
import { doubtsOn } from './doubt-notifications';
import {
  message,
  type NewMessage,
  type NotificationContext,
  notificationFacts,
  personalSlot,
  toPerson,
} from './recipients';

/** A card with a question that somebody was sent alone, as a ticket remembers it. */
interface Question {
  readonly role: 'ask' | 'silence' | 'promise' | 'handover' | 'assign' | 'lowering' | 'doubt';
  readonly person: PersonId;
  readonly which: number;
}

/** The questions that stand open on a ticket: whoever presses a button of theirs is not refused. */
function questionsOn(context: NotificationContext, ticket: Ticket): readonly Question[] {
  const { progress } = context.view.desk;
  const { owner, handover, assignment, lowering, progressAskedFor: hour, lastReportAt, promise } = ticket;
  if (!isOpen(ticket)) return doubtsOn(context, ticket).map((one) => ({ role: 'doubt', ...one }));
  const toOwner = (role: 'ask' | 'silence' | 'promise', which: number | undefined): readonly Question[] =>
    owner === undefined || which === undefined ? [] : [{ role, person: owner, which }];
  return [
    ...toOwner('ask', hour !== undefined && lastReportAt < hour - progress.askBefore ? hour : undefined),
    ...toOwner('silence', ticket.silenceAskedAt),
    ...toOwner('promise', hasOpenPromise(ticket) ? promise?.remindedAt : undefined),
    ...(isLoweringAsked(ticket) && lowering
      ? [{ role: 'lowering', person: ticket.requester, which: lowering.at } as const]
      : []),
    ...(handover ? [{ role: 'handover', person: handover.to, which: handover.at } as const] : []),
    ...(assignment ? [{ role: 'assign', person: assignment.to, which: assignment.at } as const] : []),
  ];
}

/** What takes the place of a question that nobody need answer any more; `said` are the slots that were dealt with. */
export function overtaken(context: NotificationContext, said: readonly NewMessage[]): readonly NewMessage[] {
  const open = new Set(questionsOn(context, context.view.ticket).map((one) => slotName(slotOf(context, one))));
  const done = new Set(said.map(({ slot }) => slot && slotName(slot)));
  return questionsOn(context, context.before)
    .map((one) => ({ one, slot: slotOf(context, one) }))
    .filter(({ slot }) => !open.has(slotName(slot)) && !done.has(slotName(slot)))
    .map(({ one, slot }) => ({
      ...toPerson(one.person, 'card', message(nowSaid(context, one)), slot),
      // Where it stands no more to be changed, an owner is not told that nothing is left to do.
      ...(isReminder(one) ? { onlyInPlace: true as const } : {}),
    }));
}

const isReminder = ({ role }: Question): boolean => role === 'ask' || role === 'silence' || role === 'promise';

const slotOf = ({ view }: NotificationContext, { role, person, which }: Question): Slot =>
  personalSlot(view, role, { person, which });

function nowSaid(context: NotificationContext, { role }: Question): Say {
  const facts = notificationFacts(context);
  if (role === 'lowering') return say('notice.loweringOver', facts);
  if (role === 'doubt') return say('notice.doubtOver', facts);
  if (role === 'handover') return say('notice.offerOver', facts);
  if (role === 'assign') return say('assign.over', facts);
  return say(role === 'promise' ? 'notice.promiseOver' : 'notice.askDone', facts);
}
