import type { PersonId } from '../../domain/people/person';
import { type Slot, slotName } from '../../domain/record/slot';
import { isLoweringAsked } from '../../domain/ticket/correct';
import { hasOpenPromise } from '../../domain/ticket/talk';
import { isOpen, type Ticket } from '../../domain/ticket/ticket';
import { type Say, say, type WordKey } from '../../domain/words';
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
  readonly kind: 'ask' | 'silence' | 'promise' | 'handover' | 'assign' | 'lowering' | 'doubt';
  readonly person: PersonId;
  readonly which: number;
}

/** The questions that stand open on a ticket: whoever presses a button of theirs is not refused. */
function questionsOn(context: NotificationContext, ticket: Ticket): readonly Question[] {
  const { progress } = context.view.desk;
  const { owner, handover, assignment, lowering, progressAskedFor: hour, lastReportAt, promise } = ticket;
  if (!isOpen(ticket)) return doubtsOn(context, ticket).map((one) => ({ kind: 'doubt', ...one }));
  const toOwner = (kind: 'ask' | 'silence' | 'promise', which: number | undefined): readonly Question[] =>
    owner === undefined || which === undefined ? [] : [{ kind, person: owner, which }];
  return [
    ...toOwner('ask', hour !== undefined && lastReportAt < hour - progress.askBefore ? hour : undefined),
    ...toOwner('silence', ticket.silenceAskedAt),
    ...toOwner('promise', hasOpenPromise(ticket) ? promise?.remindedAt : undefined),
    ...(isLoweringAsked(ticket) && lowering
      ? [{ kind: 'lowering', person: ticket.requester, which: lowering.at } as const]
      : []),
    ...(handover ? [{ kind: 'handover', person: handover.to, which: handover.at } as const] : []),
    ...(assignment ? [{ kind: 'assign', person: assignment.to, which: assignment.at } as const] : []),
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

const isReminder = ({ kind }: Question): boolean => kind === 'ask' || kind === 'silence' || kind === 'promise';

const slotOf = ({ view }: NotificationContext, { kind, person, which }: Question): Slot =>
  personalSlot(view, kind, { person, which });

const overSaid: Readonly<Record<Question['kind'], WordKey>> = {
  ask: 'notice.askDone',
  silence: 'notice.askDone',
  promise: 'notice.promiseOver',
  handover: 'notice.offerOver',
  assign: 'assign.over',
  lowering: 'notice.loweringOver',
  doubt: 'notice.doubtOver',
};

const nowSaid = (context: NotificationContext, { kind }: Question): Say =>
  say(overSaid[kind], notificationFacts(context));
