import type { Trouble } from '../../domain/auditor/trouble';
import type { LogRules } from '../../domain/record/log-rules';
import type { RecordRef } from '../../domain/record/record-ref';
import { after, before, type Instant, minutes } from '../../domain/time/instant';
import { isOutage } from '../../ports/is-outage';
import type { Overdue, OverdueMessage, OverdueMessages, OverdueTimer, OverdueTimers } from '../../ports/queues';
import type { Records } from '../../ports/records';
import type { Look } from './look';

/** What looking at queues needs. */
export interface QueueParts {
  readonly timers: OverdueTimers;
  readonly outbox: OverdueMessages;
  readonly records: Pick<Records, 'find'>;
  readonly rules: readonly LogRules[];
}

/** What is overdue for less is the next look's business. A desk that has just come back catches up first. */
const late = { timers: minutes(2), messages: minutes(10) } as const;
/** A message that was refused rests no longer than this, unless the platform asks for more. */
const betweenTries = minutes(2);
/** Overdue ones that are looked at one by one; the rest is counted. */
const most = 100;

/**
 * Wake-ups that were overdue at the look before and are still, and messages that every look of ten minutes found waiting. One
 * look alone proves nothing: a wake-up may be written after its moment and is acted on a second later, and a message may have
 * rested until the morning.
 */
export const lookAtQueues =
  (parts: QueueParts): Look =>
  async (now, { overdue, upSince }) => {
    const timers = await parts.timers.overdue(before(now, late.timers), now, most);
    const messages = await parts.outbox.waiting(after(now, betweenTries), most);
    const seen = new Map(overdue.messages);
    const waiting = messages.first.map(({ id }): readonly [string, Instant] => [id, seen.get(id) ?? now]);
    const isOld = ([, since]: readonly [string, Instant]): boolean =>
      Math.max(since, upSince) <= before(now, late.messages);
    const old = waiting.filter(isOld).map(([id]) => id);
    const isBack = upSince > before(now, late.timers);
    return {
      found: [
        ...(await timerTroubles(parts, lasting(timers, isBack ? [] : overdue.timers))),
        ...messageTroubles(lasting(messages, old)),
      ],
      remember: { overdue: { timers: timers.first.map(({ id }) => id), messages: waiting } },
    };
  };

/** Those of them that were there before; where all that is looked at was, so is the rest. */
function lasting<Thing extends { readonly id: string }>(
  { count, first }: Overdue<Thing>,
  seen: readonly string[],
): Overdue<Thing> {
  const still = first.filter(({ id }) => seen.includes(id));
  return { count: still.length === first.length ? count : still.length, first: still };
}

async function timerTroubles(parts: QueueParts, { count, first }: Overdue<OverdueTimer>): Promise<readonly Trouble[]> {
  const reasons = [...new Set(first.map(({ why }) => why))];
  const troubles: Trouble[] = [];
  for (const why of reasons) {
    const these = first.filter((one) => one.why === why);
    const rest = why === first[0]?.why ? count - first.length : 0;
    const urgent = await urgentOf(
      parts,
      these.map(({ about }) => about),
    );
    troubles.push({ cause: 'wake-ups-late', why, count: these.length + rest, urgent, records: recordsOf(these) });
  }
  return troubles;
}

const recordsOf = (things: readonly { readonly about?: RecordRef }[]): readonly RecordRef[] =>
  things.flatMap(({ about }) => about ?? []);

/** How many of these records can't wait for the morning, as far as they can be read. */
export async function urgentOf(
  { records, rules }: Pick<QueueParts, 'records' | 'rules'>,
  about: readonly RecordRef[],
): Promise<number> {
  let urgent = 0;
  for (const one of about) {
    const record = await records.find(one).catch(unread);
    if (record !== undefined && rules.find(({ name }) => name === one.kind)?.urgent(record)) urgent += 1;
  }
  return urgent;
}

function unread(error: unknown): undefined {
  if (isOutage(error)) throw error;
}

const isUrgent = ({ priority }: OverdueMessage): boolean => priority === 'urgent' || priority === 'at-once';

function messageTroubles({ count, first }: Overdue<OverdueMessage>): readonly Trouble[] {
  const reasons = [...new Set(first.map(({ why }) => why))];
  return reasons.map((why) => {
    const these = first.filter((one) => one.why === why);
    const rest = why === first[0]?.why ? count - first.length : 0;
    return {
      cause: 'messages-late',
      ...(why === undefined ? {} : { why }),
      ...{ count: these.length + rest, urgent: these.filter(isUrgent).length, records: recordsOf(these) },
    };
  });
}

/** Whether it is long enough after its moment that somebody should hear of it. */
export const isLate = (due: Instant, done: Instant): boolean => due < before(done, late.timers);
